import { PUBLICATION_FIGURE_ORDER, TABLE_THREE_ROW_ORDER, type PublicationFigure } from '@yishen/statute';
import { withoutLastZeros } from './import/figure';
import { PROCEEDING_KIND_ORDER, type ReportTables } from './tables';

// Sums of 万元 have at most six decimals (one 分), and are added as whole numbers of the last place.
const PLACES = 6;

/**
 * Adds up one or more reports of a year, cell by cell, in all three tables (domain.md 3.5.7). A figure of table two that no report
 * has recorded stays unrecorded; one that some reports lack is the sum of the others, and `lacking` names it.
 */
export function consolidated(reports: readonly ReportTables[]): {
  readonly tables: ReportTables;
  readonly lacking: readonly PublicationFigure[];
} {
  const [first] = reports;
  if (!first) throw new RangeError('a consolidation of nothing');
  const summed = (rowOf: (report: ReportTables) => readonly number[]): number[] =>
    rowOf(first).map((_, at) => reports.reduce((sum, report) => sum + (rowOf(report)[at] ?? 0), 0));
  const of = <Key extends string>(keys: readonly Key[], rowOf: (report: ReportTables, key: Key) => readonly number[]) =>
    Object.fromEntries(keys.map((key) => [key, summed((report) => rowOf(report, key))])) as Record<Key, number[]>;
  const figures = PUBLICATION_FIGURE_ORDER.map((figure) => {
    const values = reports.map(({ two }) => two[figure] ?? null);
    return { figure, sum: decimalSum(values), lacks: values.includes(null) };
  });
  return {
    tables: {
      year: first.year,
      two: Object.fromEntries(figures.map(({ figure, sum }) => [figure, sum])) as ReportTables['two'],
      three: of(TABLE_THREE_ROW_ORDER, ({ three }, row) => three[row]),
      four: of(PROCEEDING_KIND_ORDER, ({ four }, kind) => four[kind]),
    },
    lacking: figures.flatMap(({ figure, lacks }) => (lacks ? [figure] : [])),
  };
}

function decimalSum(values: readonly (string | null)[]): string | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  const sum = known.reduce((total, value) => total + unitsOf(value), 0n);
  const digits = sum.toString().padStart(PLACES + 1, '0');
  const fraction = withoutLastZeros(digits.slice(-PLACES));
  return fraction ? `${digits.slice(0, -PLACES)}.${fraction}` : digits.slice(0, -PLACES);
}

function unitsOf(value: string): bigint {
  const [whole = '0', fraction = ''] = value.split('.');
  return BigInt(whole + fraction.slice(0, PLACES).padEnd(PLACES, '0'));
}
