import type { PublishedReport } from '../import/publishedReport';
import { agencyPowerFindings } from './agencyPower';
import { found, type ReportFinding } from './finding';
import { identityFindings } from './identities';
import { lastYearFindings, tableTwoFindings } from './lastYear';
import { placeFindings } from './places';
import { feeFindings, type KnownFees } from './processingFee';
import { sectionFindings } from './sections';
import { templateFindings } from './template';
import { textFindings } from './textAgainstTables';

/** What a report is checked against, besides itself. */
export interface CheckAgainst extends KnownFees {
  /** The report of the year before, when there is one. */
  readonly lastYear?: PublishedReport;
  /** The year that runs now: a report of it or of a later year cannot be complete. */
  readonly currentYear?: number;
}

const FIRST_YEAR_OF_30 = 2021;

/** Runs every check on a report, our own or another agency's (domain.md 3.5, 8.6, 8.7), and returns the findings, errors first. */
export function checkReport(report: PublishedReport, against: CheckAgainst = {}): readonly ReportFinding[] {
  const findings = [
    ...headFindings(report, against),
    ...placeFindings(report),
    ...identityFindings(report),
    ...tableTwoFindings(report),
    ...(against.lastYear ? lastYearFindings(report, against.lastYear) : []),
    ...agencyPowerFindings(report),
    ...sectionFindings(report),
    ...templateFindings(report),
    ...textFindings(report),
    ...feeFindings(report, against),
  ];
  return [
    ...findings.filter(({ severity }) => severity === 'error'),
    ...findings.filter(({ severity }) => severity === 'warning'),
  ];
}

function headFindings({ agency, year, form }: PublishedReport, { currentYear }: CheckAgainst): ReportFinding[] {
  return [
    ...(agency === '' ? [found('agency.unknown', '标题和说明中没有机关名称')] : []),
    ...(year === undefined ? [found('year.unknown', '标题和说明中没有年份')] : []),
    ...(year !== undefined && currentYear !== undefined && year > currentYear
      ? [found('year.future', `${year} 年尚未开始`)]
      : []),
    ...(form === '2019' && year !== undefined && year >= FIRST_YEAR_OF_30
      ? [found('form.obsolete', `${year} 年度报告仍用 2019 年的格式（国办公开办函〔2019〕60号）`)]
      : []),
  ];
}
