import { normFigures, type CountedNorm } from '@yishen/domain';
import type { PublicationFigure } from '@yishen/statute';
import { unexplainedCarry, type UnexplainedCarry } from './opening';
import {
  isOnRecord,
  reportTables,
  type Counter,
  type InstancesPolicy,
  type Opening,
  type ReportTables,
} from './tables';

type Figures = Readonly<Partial<Record<PublicationFigure, string>>>;

interface TakenOver {
  readonly year: number;
  readonly tables: object;
}

/** Cases that the report cannot rely on: date of receipt not confirmed or not proved, or concluded and in no row or column. */
export interface CaseGap {
  readonly gap: 'unconfirmed' | 'unevidenced' | 'uncounted';
  readonly total: number;
  /** There may be more: they are counted no further than this. */
  readonly more: boolean;
  /** The first of them. */
  readonly cases: readonly { readonly id: string; readonly code: string }[];
}

/** What is recorded for the report of a year, in the shapes in which it is stored; `Before` is of the year before. */
export interface YearSources {
  readonly counters: readonly (Pick<Counter, 'year' | 'count'> &
    Readonly<Record<'measure' | 'kind' | 'row', string>>)[];
  readonly figures: Figures;
  readonly figuresBefore: Figures;
  /** The newest published report that was taken over, of the year or an earlier one. */
  readonly opening: TakenOver | undefined;
  readonly openingBefore: TakenOver | undefined;
  readonly gaps: readonly CaseGap[];
  /** The documents of the register that were issued by the end of the year. */
  readonly norms: readonly (Pick<CountedNorm, 'struck'> &
    Readonly<Record<'kind' | 'issuedOn', string> & { repealedOn: string | null }>)[];
}

/** The tables of a year with what they are held against. */
export interface YearTables {
  readonly tables: ReportTables;
  /** The year before, when anything of it is on record. */
  readonly lastYear?: ReportTables;
  readonly unexplained: readonly UnexplainedCarry[];
  readonly gaps: readonly CaseGap[];
  /** What the register of documents gives for table two; a figure that somebody recorded stands before it. */
  readonly registered: Figures;
}

/** The tables of a year, of the year before, and what the cases on record do not explain (domain.md 3.5.4); shown, rehearsed and signed alike. */
export function yearTables(sources: YearSources, year: number, instances: InstancesPolicy): YearTables {
  const counters = sources.counters as readonly Counter[];
  const opening = openingOf(sources.opening);
  const norms = sources.norms as readonly CountedNorm[];
  const registered = normFigures(norms, year);
  const figuresBefore = { ...normFigures(norms, year - 1), ...sources.figuresBefore };
  const tablesBefore = (figures: Figures) =>
    reportTables(counters, figures, year - 1, instances, openingOf(sources.openingBefore));
  // Old documents entered in the register do not make a year before the first one here.
  const before = isOnRecord(tablesBefore(sources.figuresBefore)) ? tablesBefore(figuresBefore) : undefined;
  return {
    tables: reportTables(counters, { ...registered, ...sources.figures }, year, instances, opening),
    ...(before ? { lastYear: before } : {}),
    unexplained: opening?.year === year - 1 ? unexplainedCarry(counters, opening) : [],
    gaps: sources.gaps,
    registered,
  };
}

function openingOf(taken: TakenOver | undefined): Opening | undefined {
  return taken && ({ ...taken.tables, year: taken.year } as Opening);
}
