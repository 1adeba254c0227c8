import { PROCEEDING_KIND_ORDER, TABLE_FOUR_COLUMNS_ORDER, type ReportTables } from '@yishen/annual-report';
import {
  APPLICANT_KIND_ORDER,
  OUTCOME_ROW_ORDER,
  PUBLICATION_FIGURE_ORDER,
  type ProceedingKind,
  type TableThreeRow,
} from '@yishen/statute';
import type { CellPlace } from '../report/figures';

/** The figures of a published report as they are typed, by the name of their place. */
export type TypedFigures = Readonly<Record<string, string>>;

const RESULTS = TABLE_FOUR_COLUMNS_ORDER.filter((column) => column !== 'total');

/** The name under which a figure is typed. */
export function typedName({ table, row, column }: CellPlace): string {
  return `${table}/${row}/${column}`;
}

/** Whether a figure is typed; the totals follow from the others. */
export function isTyped({ table, row, column }: CellPlace): boolean {
  return table === 'two' || (column !== 'total' && row !== 'T');
}

/** What may stand in a place: whole numbers, and decimals where the form asks for an amount. Everything else is left out. */
export function readable({ table, row }: CellPlace, text: string): string {
  if (table === 'two' && row === 'fees') return /^\d*(\.\d{0,6})?/.exec(text)?.[0] ?? '';
  return text.replace(/\D/g, '').slice(0, 9);
}

/** The tables that typed figures make: what is not typed is zero in tables three and four, and not recorded in table two. */
export function tablesTyped(year: number, typed: TypedFigures): ReportTables {
  const count = (table: 'three' | 'four', row: string, column: string): number =>
    Number(typed[typedName({ table, row, column })] ?? 0);
  const withTotal = (cells: readonly number[]): number[] => [...cells, cells.reduce((sum, cell) => sum + cell, 0)];
  const three = (row: string) => withTotal(APPLICANT_KIND_ORDER.map((kind) => count('three', row, kind)));
  const outcomes = OUTCOME_ROW_ORDER.map(three);
  const concluded = APPLICANT_KIND_ORDER.map((_, at) => outcomes.reduce((sum, row) => sum + (row[at] ?? 0), 0));
  return {
    year,
    two: Object.fromEntries(
      PUBLICATION_FIGURE_ORDER.map((figure) => [
        figure,
        typed[typedName({ table: 'two', row: figure, column: 'value' })]?.replace(/\.$/, '') || null,
      ]),
    ) as ReportTables['two'],
    three: {
      ...Object.fromEntries(OUTCOME_ROW_ORDER.map((row, at) => [row, outcomes[at]])),
      N: three('N'),
      C: three('C'),
      T: withTotal(concluded),
      F: three('F'),
    } as Record<TableThreeRow, number[]>,
    four: Object.fromEntries(
      PROCEEDING_KIND_ORDER.map((kind) => [kind, withTotal(RESULTS.map((result) => count('four', kind, result)))]),
    ) as Record<ProceedingKind, number[]>,
  };
}
