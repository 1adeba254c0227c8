import { numberIn } from '../import/figure';
import type { PublishedReport } from '../import/publishedReport';
import { found, type ReportFinding } from './finding';
import { twoCell } from './places';

// Departments of the State Council and governments of provinces, cities with districts and autonomous prefectures can make
// 规章 (立法法 第九十一条, 第九十三条). These parts of an agency's name show its rank:
const COUNTRY = /^(?:国家|国务院|中华人民共和国|中国)/;
const LOWEST = /(?:街道(?:办事处|办)?|镇(?:人民政府|政府)?|乡(?:人民政府|政府)?|苏木(?:人民政府)?|村民委员会|社区)$/;
const COUNTY_OFFICE = /^(?:人民政府|政府)?$|(?:局|委|办公室|办|中心|院|厅|队|所|委员会)$/;
const DEPARTMENT = /(?:局|委员会|办公室|中心|队|所)$/;

/** Whether an agency can make 规章, judged by its name: `no`, `doubtful` for a department of a city or province, else `yes`. */
function rulePower(agency: string): 'yes' | 'no' | 'doubtful' {
  if (COUNTRY.test(agency)) return 'yes';
  if (LOWEST.test(agency) || isOfCounty(agency)) return 'no';
  return DEPARTMENT.test(agency) && !/人民政府办公[室厅]$/.test(agency) ? 'doubtful' : 'yes';
}

// Looks at the last 县, 旗 or 区 of the name and what follows it; a 自治区 is not a county.
function isOfCounty(agency: string): boolean {
  const seat = Math.max(...['县', '旗', '区'].map((name) => agency.lastIndexOf(name)));
  return seat >= 0 && !agency.slice(0, seat + 1).endsWith('自治区') && COUNTY_OFFICE.test(agency.slice(seat + 1));
}

/** Finds 规章 in the report of an agency without the power to make them (domain.md 3.3). */
export function agencyPowerFindings({ agency, two }: PublishedReport): readonly ReportFinding[] {
  const figures = (['rulesIssued', 'rulesRepealed', 'rulesInForce'] as const).filter(
    (figure) => (numberIn(two.figures[figure]) ?? 0) > 0,
  );
  const power = rulePower(agency);
  if (figures.length === 0 || power === 'yes') return [];
  const values = figures.map((figure) => numberIn(two.figures[figure])).join('、');
  const cells = figures.map(twoCell);
  return power === 'no'
    ? [found('rules.noPower', `${agency}没有规章制定权，表二“规章”应为 0，报告填了 ${values}`, cells)]
    : [found('rules.doubtfulPower', `${agency}是部门，规章由人民政府制定；表二“规章”填了 ${values}，请核对`, cells)];
}
