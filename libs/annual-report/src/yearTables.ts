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

/** Cases on which the report cannot rely: the date of receipt is not confirmed or not proved, or the conclusion has no row or column. */
export interface CaseGap {
  readonly gap: 'unconfirmed' | 'unevidenced' | 'uncounted';
  readonly total: number;
  /** Whether there may be more, because counting stops at a limit. */
  readonly more: boolean;
  /** The first of them. */
  readonly cases: readonly { readonly id: string; readonly code: string }[];
}

/** The records for the report of a year, in their stored shapes; `Before` marks those of the year before. */
export interface YearSources {
  readonly counters: readonly (Pick<Counter, 'year' | 'count'> &
    Readonly<Record<'measure' | 'kind' | 'row', string>>)[];
  readonly figures: Figures;
  readonly figuresBefore: Figures;
  /** The newest imported report, of the year or an earlier one. */
  readonly opening: TakenOver | undefined;
  readonly openingBefore: TakenOver | undefined;
  readonly gaps: readonly CaseGap[];
  /** The documents of the register that were issued by the end of the year. */
  readonly norms: readonly (Pick<CountedNorm, 'struck'> &
    Readonly<Record<'kind' | 'issuedOn', string> & { repealedOn: string | null }>)[];
}

/** The tables of a year, with what they are compared with. */
export interface YearTables {
  readonly tables: ReportTables;
  /** The tables of the year before, when it has anything on record. */
  readonly lastYear?: ReportTables;
  readonly unexplained: readonly UnexplainedCarry[];
  readonly gaps: readonly CaseGap[];
  /** The figures of the register of documents for table two; a recorded figure takes precedence. */
  readonly registered: Figures;
}

/** Makes the tables of a year and of the year before, with what the cases do not explain (domain.md 3.5.4), to show, rehearse and sign. */
export function yearTables(sources: YearSources, year: number, instances: InstancesPolicy): YearTables {
  const counters = sources.counters as readonly Counter[];
  const opening = openingOf(sources.opening);
  const norms = sources.norms as readonly CountedNorm[];
  const registered = normFigures(norms, year);
  const figuresBefore = { ...normFigures(norms, year - 1), ...sources.figuresBefore };
  const tablesBefore = (figures: Figures) =>
    reportTables(counters, figures, year - 1, instances, openingOf(sources.openingBefore));
  // Old documents in the register alone do not make a last year.
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
