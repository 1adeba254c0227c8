import { OUTCOME_ROW_ORDER, PROCEEDING_KINDS, TABLE_THREE_ROW_ORDER, type TableThreeRow } from '@yishen/statute';
import { COUNTED_CELLS, cellLabel, cellValue, type Cell } from './cells';
import { PROCEEDING_KIND_ORDER, TABLE_THREE_COLUMNS, type ReportTables } from './tables';

/** One identity of the report that does not hold: the cells it names, both sides and their difference. */
export interface Finding {
  readonly rule: 'balance' | 'outcomeSum' | 'rowSum' | 'tableFourSum' | 'count';
  readonly cells: readonly Cell[];
  /** The rule in the form's own words. */
  readonly statement: string;
  readonly left: number;
  readonly right: number;
  readonly difference: number;
}

/** Every identity of 30号 that the tables break (domain.md 3.5.1–3.5.3, 3.5.5); an empty list means they balance. */
export function checkTables(tables: Pick<ReportTables, 'three' | 'four'>): readonly Finding[] {
  return [...countFindings(tables), ...columnFindings(tables), ...rowFindings(tables), ...fourFindings(tables)];
}

/** How many identities `checkTables` looks at: 7 balances, 7 outcome sums, 25 row sums, 3 sums of table four. */
export const IDENTITY_COUNT = 7 + 7 + TABLE_THREE_ROW_ORDER.length + PROCEEDING_KIND_ORDER.length;

function countFindings(tables: Pick<ReportTables, 'three' | 'four'>): Finding[] {
  return COUNTED_CELLS.map((cell) => ({ cell, value: cellValue(tables, cell) }))
    .filter(({ value }) => !Number.isInteger(value) || Number(value) < 0)
    .map(({ cell, value }) =>
      finding('count', [cell], `${cellLabel(cell)} 应为非负整数`, Number(value ?? Number.NaN), 0),
    );
}

function columnFindings({ three }: Pick<ReportTables, 'three'>): Finding[] {
  return TABLE_THREE_COLUMNS.flatMap((column, at) => {
    const value = (row: TableThreeRow): number => three[row][at] ?? 0;
    const cells = (rows: readonly TableThreeRow[]): Cell[] => rows.map((row) => ({ table: 'three', row, column }));
    const outcomes = OUTCOME_ROW_ORDER.reduce((sum, row) => sum + value(row), 0);
    const name = cellLabel({ table: 'three', row: 'T', column }).split(' · ')[1] ?? column;
    return [
      ...unequal(
        'balance',
        cells(['N', 'C', 'T', 'F']),
        `${name}列：第一项加第二项之和，等于第三项加第四项之和`,
        value('N') + value('C'),
        value('T') + value('F'),
      ),
      ...unequal(
        'outcomeSum',
        cells(['T', ...OUTCOME_ROW_ORDER]),
        `${name}列：三（七）总计等于各项办理结果之和`,
        value('T'),
        outcomes,
      ),
    ];
  });
}

function rowFindings({ three }: Pick<ReportTables, 'three'>): Finding[] {
  return TABLE_THREE_ROW_ORDER.flatMap((row) => {
    const cells = three[row];
    const sum = cells.slice(0, -1).reduce((total, cell) => total + cell, 0);
    const cell: Cell = { table: 'three', row, column: 'total' };
    return unequal('rowSum', [cell], `${cellLabel(cell)}等于各申请人列之和`, cells.at(-1) ?? 0, sum);
  });
}

function fourFindings({ four }: Pick<ReportTables, 'four'>): Finding[] {
  return PROCEEDING_KIND_ORDER.flatMap((row) => {
    const cells = four[row];
    const sum = cells.slice(0, -1).reduce((total, cell) => total + cell, 0);
    const statement = `表四${PROCEEDING_KINDS[row].label}：总计等于维持、纠正、其他结果与尚未审结之和`;
    return unequal('tableFourSum', [{ table: 'four', row, column: 'total' }], statement, cells.at(-1) ?? 0, sum);
  });
}

function unequal(
  rule: Finding['rule'],
  cells: readonly Cell[],
  statement: string,
  left: number,
  right: number,
): Finding[] {
  return left === right ? [] : [finding(rule, cells, statement, left, right)];
}

function finding(
  rule: Finding['rule'],
  cells: readonly Cell[],
  statement: string,
  left: number,
  right: number,
): Finding {
  return { rule, cells, statement, left, right, difference: left - right };
}
