import {
  APPLICANT_KIND_ORDER,
  PROCEEDING_KINDS,
  PUBLICATION_FIGURE_ORDER,
  TABLE_THREE_ROW_ORDER,
  type ApplicantKind,
  type ProceedingKind,
  type ProceedingResult,
  type PublicationFigure,
  type TableThreeRow,
} from '@yishen/statute';
import type { Contribution, Measure } from './contributions';

/** A column of table three: an applicant kind or 总计. */
export type TableThreeColumn = ApplicantKind | 'total';

/** The seven columns of table three in printed order. */
export const TABLE_THREE_COLUMNS: readonly TableThreeColumn[] = [...APPLICANT_KIND_ORDER, 'total'];

/** A column of a group of table four. */
export type TableFourColumn = ProceedingResult | 'pending' | 'total';

/** The five columns of each group of table four in printed order. */
export const TABLE_FOUR_COLUMNS_ORDER: readonly TableFourColumn[] = [
  'upheld',
  'corrected',
  'other',
  'pending',
  'total',
];

/** The groups of table four in printed order. */
export const PROCEEDING_KIND_ORDER = Object.keys(PROCEEDING_KINDS) as readonly ProceedingKind[];

/** Tables two, three and four of one agency and year: 10 recorded figures (`null`: not recorded, which is not zero), 175 and 15 counts. */
export interface ReportTables {
  readonly year: number;
  readonly two: Readonly<Record<PublicationFigure, string | null>>;
  readonly three: Readonly<Record<TableThreeRow, readonly number[]>>;
  readonly four: Readonly<Record<ProceedingKind, readonly number[]>>;
}

/** How the instances of a dispute count: as one line in a year by the latest of them, or each by itself (domain.md 9, Q9). */
export type InstancesPolicy = 'latest' | 'each';

/** The measures that table four sums under each policy: what begins and what ends. */
export const DISPUTE_MEASURES = {
  latest: ['opened', 'ended'],
  each: ['instanceOpened', 'instanceEnded'],
} as const satisfies Record<InstancesPolicy, readonly [Measure, Measure]>;

/** A sum of ledger lines: how often an agency has a contribution. */
export interface Counter extends Contribution {
  readonly count: number;
}

/** The published report with which an agency begins; its tables replace the counts of that year and all years before. */
export type Opening = Pick<ReportTables, 'year' | 'three' | 'four'> & Partial<Pick<ReportTables, 'two'>>;

/**
 * Makes the tables of a year from an agency's counters (of all years up to it) and its recorded figures. 上年结转 and 结转下年度 are
 * differences of running sums, so 一 + 二 = 三 + 四 holds in every column by construction (30号 勾稽关系). An agency that began
 * with a published report carries in what that report carried out.
 */
export function reportTables(
  counters: readonly Counter[],
  figures: Readonly<Partial<Record<PublicationFigure, string>>>,
  year: number,
  instances: InstancesPolicy = 'latest',
  opening?: Opening,
): ReportTables {
  if (opening && opening.year === year) return publishedThen(opening, figures);
  const count = counting(opening && opening.year < year ? countersAfter(counters, opening, instances) : counters);
  const three = Object.fromEntries(
    TABLE_THREE_ROW_ORDER.map((row) => [
      row,
      withTotal(APPLICANT_KIND_ORDER.map((kind) => threeCell(count, row, kind, year))),
    ]),
  ) as Record<TableThreeRow, number[]>;
  const four = Object.fromEntries(
    PROCEEDING_KIND_ORDER.map((kind) => [kind, withTotal(fourCells(count, kind, year, instances))]),
  ) as Record<ProceedingKind, number[]>;
  const two = Object.fromEntries(PUBLICATION_FIGURE_ORDER.map((figure) => [figure, figures[figure] ?? null])) as Record<
    PublicationFigure,
    string | null
  >;
  return { year, two, three, four };
}

const PENDING = TABLE_FOUR_COLUMNS_ORDER.indexOf('pending');

// The counters of a later year when an agency began with a published report: the report's carry-out replaces, column by column, what
// is counted up to its year (domain.md 3.5.4), so that 上年结转 is what was published.
function countersAfter(
  counters: readonly Counter[],
  opening: Opening,
  instances: InstancesPolicy = 'latest',
): readonly Counter[] {
  const { year, three, four } = opening;
  const carried = APPLICANT_KIND_ORDER.map((kind, at): Counter => {
    return { measure: 'received', year, kind, row: '', count: three.F[at] ?? 0 };
  });
  const [measure] = DISPUTE_MEASURES[instances];
  const pending = PROCEEDING_KIND_ORDER.map((kind): Counter => {
    return { measure, year, kind, row: '', count: four[kind][PENDING] ?? 0 };
  });
  return [...counters.filter((counter) => counter.year > year), ...carried, ...pending];
}

// The tables of the year's published report, whose table two may be corrected here.
function publishedThen(
  { year, two, three, four }: Opening,
  figures: Readonly<Partial<Record<PublicationFigure, string>>>,
): ReportTables {
  const figureOf = (figure: PublicationFigure): string | null => figures[figure] ?? two?.[figure] ?? null;
  const said = Object.fromEntries(PUBLICATION_FIGURE_ORDER.map((figure) => [figure, figureOf(figure)]));
  return { year, two: said as Record<PublicationFigure, string | null>, three, four };
}

type Count = (measure: Measure, kind: Contribution['kind'], matches: (counter: Counter) => boolean) => number;

function counting(counters: readonly Counter[]): Count {
  const groups = new Map<string, Counter[]>();
  for (const counter of counters) {
    const key = `${counter.measure}|${counter.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), counter]);
  }
  return (measure, kind, matches) =>
    (groups.get(`${measure}|${kind}`) ?? []).filter(matches).reduce((sum, counter) => sum + counter.count, 0);
}

function threeCell(count: Count, row: TableThreeRow, kind: ApplicantKind, year: number): number {
  const open = (until: number): number =>
    count('received', kind, (counter) => counter.year <= until) -
    count('concluded', kind, (counter) => counter.year <= until);
  switch (row) {
    case 'N':
      return count('received', kind, (counter) => counter.year === year);
    case 'C':
      return open(year - 1);
    case 'T':
      return count('concluded', kind, (counter) => counter.year === year);
    case 'F':
      return open(year);
    default:
      return count('concluded', kind, (counter) => counter.year === year && counter.row === row);
  }
}

function fourCells(count: Count, kind: ProceedingKind, year: number, instances: InstancesPolicy): number[] {
  const [begin, end] = DISPUTE_MEASURES[instances];
  const ended = (row: ProceedingResult): number =>
    count(end, kind, (counter) => counter.year === year && counter.row === row);
  const pending =
    count(begin, kind, (counter) => counter.year <= year) - count(end, kind, (counter) => counter.year <= year);
  return [ended('upheld'), ended('corrected'), ended('other'), pending];
}

function withTotal(cells: number[]): number[] {
  return [...cells, cells.reduce((sum, cell) => sum + cell, 0)];
}

/** The value of a cell of table three. */
export function tableThreeCell(tables: ReportTables, row: TableThreeRow, column: TableThreeColumn): number {
  return tables.three[row][TABLE_THREE_COLUMNS.indexOf(column)] ?? 0;
}

/** Whether a year has anything on record: a count that is not zero, or a figure of table two. */
export function isOnRecord({ two, three, four }: ReportTables): boolean {
  const counts = [...Object.values(three), ...Object.values(four)].flat();
  return counts.some((count) => count !== 0) || Object.values(two).some((figure) => figure !== null);
}
