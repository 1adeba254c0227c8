import { PROCEEDING_KINDS, PUBLICATION_FIGURE_ORDER, type PublicationFigure } from '@yishen/statute';
import { numberIn } from '../import/figure';
import type { PublishedReport } from '../import/publishedReport';
import { PROCEEDING_KIND_ORDER, TABLE_THREE_COLUMNS } from '../tables';
import { checkedCellLabel, differing, found, type CheckedCell, type ReportFinding } from './finding';
import { columnName, publishedCell } from './identities';
import { twoCell } from './places';

const MOST = 5;
const LEAST = 0.2;

/** Finds where a report does not fit the last one: 上年结转 in each column (3.5.4), the running balance of table two, jumps. */
export function lastYearFindings(report: PublishedReport, last: PublishedReport): readonly ReportFinding[] {
  return [
    ...agencyFindings(report, last),
    ...carryFindings(report, last),
    ...runningFindings(report, last),
    ...jumpFindings(report, last),
  ];
}

function agencyFindings({ agency }: PublishedReport, last: PublishedReport): ReportFinding[] {
  const isSame = agency === '' || last.agency === '' || agency.endsWith(last.agency) || last.agency.endsWith(agency);
  return isSame
    ? []
    : [found('agency.otherLastYear', `本报告的机关是“${agency}”，上一年度报告的机关是“${last.agency}”`)];
}

function carryFindings({ three }: PublishedReport, last: PublishedReport): ReportFinding[] {
  return TABLE_THREE_COLUMNS.flatMap((column, at) => {
    const [left, right] = [numberIn(three.C?.[at]), numberIn(last.three.F?.[at])];
    if (left === undefined || right === undefined || left === right) return [];
    const statement = `${columnName(column)}列：上年结转应等于上一年度的“四、结转下年度继续办理”`;
    return [differing(found('carry.differs', statement, [publishedCell('C', column)]), left, right)];
  });
}

const RUNNING = [
  ['rulesIssued', 'rulesRepealed', 'rulesInForce'],
  ['normativeIssued', 'normativeRepealed', 'normativeInForce'],
] as const satisfies readonly (readonly [PublicationFigure, PublicationFigure, PublicationFigure])[];

function runningFindings({ two }: PublishedReport, last: PublishedReport): ReportFinding[] {
  return RUNNING.flatMap((figures) => {
    const [issued, repealed, inForce] = figures.map((figure) => numberIn(two.figures[figure]));
    const before = numberIn(last.two.figures[figures[2]]);
    if (issued === undefined || repealed === undefined || inForce === undefined || before === undefined) return [];
    const right = before + issued - repealed;
    const statement = `${checkedCellLabel(twoCell(figures[2]))}应等于上年现行有效 ${before} 加本年制发 ${issued} 减本年废止 ${repealed}`;
    return inForce === right
      ? []
      : [differing(found('tableTwo.runningBalance', statement, figures.map(twoCell)), inForce, right)];
  });
}

/** Finds where table two contradicts itself: fewer documents in force than the year issued less those it repealed. */
export function tableTwoFindings({ two, form }: PublishedReport): readonly ReportFinding[] {
  if (form === '2019') return [];
  return RUNNING.flatMap((figures) => {
    const [issued, repealed, inForce] = figures.map((figure) => numberIn(two.figures[figure]));
    if (issued === undefined || repealed === undefined || inForce === undefined || inForce >= issued - repealed)
      return [];
    const statement = `${checkedCellLabel(twoCell(figures[2]))}少于本年制发 ${issued} 减本年废止 ${repealed}`;
    return [differing(found('tableTwo.inForceTooFew', statement, figures.map(twoCell)), inForce, issued - repealed)];
  });
}

function jumpFindings(report: PublishedReport, last: PublishedReport): ReportFinding[] {
  const compared: readonly (readonly [CheckedCell, number | undefined, number | undefined])[] = [
    ...PUBLICATION_FIGURE_ORDER.map(
      (figure) => [twoCell(figure), numberIn(report.two.figures[figure]), numberIn(last.two.figures[figure])] as const,
    ),
    ...(['N', 'T'] as const).map(
      (row) =>
        [publishedCell(row, 'total'), numberIn(report.three[row]?.at(-1)), numberIn(last.three[row]?.at(-1))] as const,
    ),
    ...PROCEEDING_KIND_ORDER.map(
      (row) =>
        [
          { table: 'four' as const, row, column: 'total' },
          numberIn(report.four[row]?.at(-1)),
          numberIn(last.four[row]?.at(-1)),
        ] as const,
    ),
  ];
  return compared.flatMap(([cell, now, before]) => {
    if (now === undefined || before === undefined || before === 0 || now === before) return [];
    const ratio = now / before;
    if (ratio <= MOST && ratio >= LEAST) return [];
    const label =
      cell.table === 'four'
        ? `表四 ${PROCEEDING_KINDS[cell.row as 'reconsideration'].label} · 总计`
        : checkedCellLabel(cell);
    return [differing(found('jump', `${label}：本年 ${now}，上一年 ${before}，请核对`, [cell]), now, before)];
  });
}
