import { APPLICANT_KINDS, PROCEEDING_KINDS, TABLE_THREE_ROW_ORDER, isApplicantKind } from '@yishen/statute';
import { cellLabel, type Cell } from '../cells';
import { outcomeRowsOf } from '../import/exchange';
import { numberIn, type PublishedFigure } from '../import/figure';
import type { PublishedReport } from '../import/publishedReport';
import type { PublishedRow } from '../import/tableThree';
import { PROCEEDING_KIND_ORDER, TABLE_THREE_COLUMNS } from '../tables';
import { differing, found, type ReportFinding } from './finding';
import type { RuleId } from './rules';

/** The tables that the identities concern. */
export type IdentityTables = Pick<PublishedReport, 'three' | 'four'>;

/** The name of a row of table three in a finding, including the undivided row of the form of 2019. */
export function publishedRowLabel(row: PublishedRow): string {
  return row === 'O'
    ? '表三 （六）其他处理'
    : (cellLabel({ table: 'three', row, column: 'total' }).split(' · ')[0] ?? row);
}

/** The cell of table three for a published row; the undivided row has the cell of its group's last row. */
export function publishedCell(row: PublishedRow, column: string): Cell {
  return { table: 'three', row: row === 'O' ? 'O3' : row, column };
}

/** Finds every identity of 30号 that tables three and four break, by column and row (domain.md 3.5.1–3.5.3, 3.5.5). Empty places count as zero. */
export function identityFindings(report: PublishedReport): readonly ReportFinding[] {
  return [...columnFindings(report), ...rowFindings(report), ...fourFindings(report)];
}

function columnFindings(report: PublishedReport): ReportFinding[] {
  const { three } = report;
  const outcomes = outcomeRowsOf(report);
  const value = (row: PublishedRow, at: number): number => numberIn(three[row]?.[at]) ?? 0;
  const isThere = (rows: readonly PublishedRow[], at: number): boolean =>
    rows.every(
      (row) => three[row] !== undefined && !(at === TABLE_THREE_COLUMNS.length - 1 && isEmpty(three[row][at])),
    );
  return TABLE_THREE_COLUMNS.flatMap((column, at) => {
    const cells = (rows: readonly PublishedRow[]): Cell[] => rows.map((row) => publishedCell(row, column));
    const name = columnName(column);
    const balance: PublishedRow[] = ['N', 'C', 'T', 'F'];
    const sum: PublishedRow[] = ['T', ...outcomes];
    return [
      ...(isThere(balance, at)
        ? unequal(
            'balance',
            `${name}列：第一项加第二项之和，等于第三项加第四项之和`,
            cells(balance),
            value('N', at) + value('C', at),
            value('T', at) + value('F', at),
          )
        : []),
      ...(isThere(sum, at)
        ? unequal(
            'outcomeSum',
            `${name}列：三（七）总计等于各项办理结果之和`,
            cells(sum),
            value('T', at),
            outcomes.reduce((total, row) => total + value(row, at), 0),
          )
        : []),
    ];
  });
}

function rowFindings({ three }: IdentityTables): ReportFinding[] {
  const rows: readonly PublishedRow[] = [...TABLE_THREE_ROW_ORDER, 'O'];
  return rows.flatMap((row) => {
    const figures = three[row];
    const total = figures?.at(-1);
    if (!figures || isEmpty(total)) return [];
    const statement = `${publishedRowLabel(row)} · 总计等于各申请人列之和`;
    return unequal('rowSum', statement, [publishedCell(row, 'total')], numberIn(total) ?? 0, sumBut(figures));
  });
}

function fourFindings({ four }: IdentityTables): ReportFinding[] {
  return PROCEEDING_KIND_ORDER.flatMap((row) => {
    const figures = four[row];
    const total = figures?.at(-1);
    if (!figures || isEmpty(total)) return [];
    const statement = `表四${PROCEEDING_KINDS[row].label}：总计等于维持、纠正、其他结果与尚未审结之和`;
    const cell: Cell = { table: 'four', row, column: 'total' };
    return unequal('tableFourSum', statement, [cell], numberIn(total) ?? 0, sumBut(figures));
  });
}

function sumBut(figures: readonly PublishedFigure[]): number {
  return figures.slice(0, -1).reduce((sum, figure) => sum + (numberIn(figure) ?? 0), 0);
}

// An empty total has its own finding, so it is not compared.
function isEmpty(figure: PublishedFigure | undefined): boolean {
  return numberIn(figure) === undefined;
}

/** The printed name of a column of table three. */
export function columnName(column: string): string {
  return isApplicantKind(column) ? APPLICANT_KINDS[column].label : '总计';
}

function unequal(
  rule: RuleId,
  statement: string,
  cells: readonly Cell[],
  left: number,
  right: number,
): ReportFinding[] {
  return left === right ? [] : [differing(found(rule, statement, cells), left, right)];
}
