import {
  APPLICANT_KINDS,
  APPLICANT_KIND_ORDER,
  OUTCOME_GROUPS,
  PROCEEDING_KINDS,
  TABLE_FOUR_COLUMNS,
  TABLE_THREE_LABELS,
  isApplicantKind,
  isProceedingKind,
  type TableThreeRow,
} from '@yishen/statute';
import type { Contribution, Measure } from './contributions';
import {
  DISPUTE_MEASURES,
  PROCEEDING_KIND_ORDER,
  TABLE_FOUR_COLUMNS_ORDER,
  TABLE_THREE_COLUMNS,
  type InstancesPolicy,
  type ReportTables,
  type TableFourColumn,
} from './tables';

/** A counted cell of the report: table three by row and applicant column, table four by group (row) and result column. */
export interface Cell {
  readonly table: 'three' | 'four';
  readonly row: string;
  readonly column: string;
}

/** A term of a cell: the ledger lines that match, and the sign with which they count. */
export interface CellTerm {
  readonly measure: Measure;
  readonly kinds: readonly Contribution['kind'][];
  /** Only lines of this outcome row or result column; all lines when absent. */
  readonly row?: string;
  /** Only lines of this year; otherwise lines of every year up to `untilYear`. */
  readonly year?: number;
  readonly untilYear?: number;
  readonly sign: 1 | -1;
}

/** The terms that select the ledger lines of a cell, as data for a query or a test; `undefined` for a cell that does not exist. */
export function cellTerms(
  cell: Cell,
  year: number,
  instances: InstancesPolicy = 'latest',
): readonly CellTerm[] | undefined {
  return cell.table === 'three' ? tableThreeTerms(cell, year) : tableFourTerms(cell, year, instances);
}

function tableThreeTerms({ row, column }: Cell, year: number): readonly CellTerm[] | undefined {
  if (!Object.hasOwn(TABLE_THREE_LABELS, row)) return undefined;
  const kinds = column === 'total' ? APPLICANT_KIND_ORDER : isApplicantKind(column) ? [column] : undefined;
  if (!kinds) return undefined;
  const open = (untilYear: number): CellTerm[] => [
    { measure: 'received', kinds, untilYear, sign: 1 },
    { measure: 'concluded', kinds, untilYear, sign: -1 },
  ];
  switch (row as TableThreeRow) {
    case 'N':
      return [{ measure: 'received', kinds, year, sign: 1 }];
    case 'C':
      return open(year - 1);
    case 'T':
      return [{ measure: 'concluded', kinds, year, sign: 1 }];
    case 'F':
      return open(year);
    default:
      return [{ measure: 'concluded', kinds, row, year, sign: 1 }];
  }
}

function tableFourTerms(
  { row, column }: Cell,
  year: number,
  instances: InstancesPolicy,
): readonly CellTerm[] | undefined {
  if (!isProceedingKind(row) || !isTableFourColumn(column)) return undefined;
  const kinds = [row];
  const [begin, end] = DISPUTE_MEASURES[instances];
  const ended = { measure: end, kinds, year, sign: 1 } as const;
  const pending: CellTerm[] = [
    { measure: begin, kinds, untilYear: year, sign: 1 },
    { measure: end, kinds, untilYear: year, sign: -1 },
  ];
  if (column === 'total') return [ended, ...pending];
  return column === 'pending' ? pending : [{ ...ended, row: column }];
}

function isTableFourColumn(column: string): column is TableFourColumn {
  return (TABLE_FOUR_COLUMNS_ORDER as readonly string[]).includes(column);
}

/** Whether a ledger line counts in a term. */
export function termMatches(term: CellTerm, line: Contribution): boolean {
  return (
    term.measure === line.measure &&
    term.kinds.includes(line.kind) &&
    (term.row === undefined || term.row === line.row) &&
    (term.year === undefined || term.year === line.year) &&
    (term.untilYear === undefined || line.year <= term.untilYear)
  );
}

/** The printed name of a cell, e.g. `表三 三（一）予以公开 · 自然人`. */
export function cellLabel(cell: Cell): string {
  if (cell.table === 'four') {
    const group = isProceedingKind(cell.row) ? PROCEEDING_KINDS[cell.row].label : cell.row;
    const column = isTableFourColumn(cell.column) ? TABLE_FOUR_COLUMNS[cell.column] : cell.column;
    return `表四 ${group} · ${column}`;
  }
  const row = Object.hasOwn(TABLE_THREE_LABELS, cell.row) ? fullLabel(cell.row as TableThreeRow) : cell.row;
  const column =
    cell.column === 'total' ? '总计' : isApplicantKind(cell.column) ? APPLICANT_KINDS[cell.column].label : cell.column;
  return `表三 ${row} · ${column}`;
}

/** The figure in a counted cell; `undefined` for a cell that the tables do not have. */
export function cellValue(
  tables: Pick<ReportTables, 'three' | 'four'>,
  { table, row, column }: Cell,
): number | undefined {
  const columns: readonly string[] = table === 'three' ? TABLE_THREE_COLUMNS : TABLE_FOUR_COLUMNS_ORDER;
  const rows: Readonly<Record<string, readonly number[]>> = tables[table];
  return rows[row]?.[columns.indexOf(column)];
}

// The label of a row in a group begins with a number that repeats in every group, so the group's label goes before it.
function fullLabel(row: TableThreeRow): string {
  const group = OUTCOME_GROUPS.find(({ rows }) => (rows as readonly string[]).includes(row));
  return `${group?.label ?? ''}${TABLE_THREE_LABELS[row]}`;
}

/** Every counted cell of the report: 175 of table three and 15 of table four. */
export const COUNTED_CELLS: readonly Cell[] = [
  ...Object.keys(TABLE_THREE_LABELS).flatMap((row) =>
    TABLE_THREE_COLUMNS.map((column): Cell => ({ table: 'three', row, column })),
  ),
  ...PROCEEDING_KIND_ORDER.flatMap((row) =>
    TABLE_FOUR_COLUMNS_ORDER.map((column): Cell => ({ table: 'four', row, column })),
  ),
];
