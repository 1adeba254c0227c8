import { dateOfInstant, yearOf, type PlainDate } from '@yishen/calendar';
import type { DomainEvent } from '../event';
import { Rejected } from '../rejected';
import { actorOf, dateNotAfterToday, type DecisionContext } from '../request/context';
import type { Sealed } from '../sealed';

/** The figures of a report as they were when it was signed: tables two, three and four, row by row. */
export interface SignedTables {
  readonly two: Readonly<Record<string, string | null>>;
  readonly three: Readonly<Record<string, readonly number[]>>;
  readonly four: Readonly<Record<string, readonly number[]>>;
}

/** A written part of the report was edited; every revision is kept. */
export type NarrativeEdited = DomainEvent<
  'NarrativeEdited',
  { readonly part: string; readonly revision: number; readonly text: Sealed; readonly by: string }
>;

/** A version of the report was signed: the fold of the log up to a position (条例 第四十九条、第五十条). */
export type ReportSigned = DomainEvent<
  'ReportSigned',
  {
    readonly n: number;
    readonly epoch: string;
    /** Everything up to here is in it. */
    readonly position: string;
    readonly tables: SignedTables;
    /** The revision of each written part. */
    readonly narrative: Readonly<Record<string, number>>;
    /** How many errors its checks still named. */
    readonly errors: number;
    readonly signedOn: PlainDate;
    /** Why it was signed with errors, or why it restates an earlier version. */
    readonly reason?: Sealed;
    readonly by: string;
  }
>;

/** A signed version was published. */
export type ReportPublished = DomainEvent<
  'ReportPublished',
  { readonly n: number; readonly publishedOn: PlainDate; readonly where: Sealed; readonly by: string }
>;

/** Every event of a report's stream. */
export type ReportEvent = NarrativeEdited | ReportSigned | ReportPublished;

/** A signed version as `decide` needs it. */
export interface ReportVersion {
  readonly n: number;
  readonly epoch: string;
  readonly position: string;
  readonly tables: SignedTables;
  readonly narrative: Readonly<Record<string, number>>;
  readonly errors: number;
  readonly signedOn: PlainDate;
  readonly by: string;
  readonly publishedOn?: PlainDate;
}

/** The report of an agency's year: the revisions of its texts and its versions. */
export interface Report {
  readonly narrative: Readonly<Record<string, number>>;
  readonly versions: readonly ReportVersion[];
}

/** A report nobody has worked on. */
export const UNWRITTEN_REPORT: Report = { narrative: {}, versions: [] };

/** Edits a written part, on top of the revision its author saw. */
export interface EditNarrative {
  readonly type: 'EditNarrative';
  readonly part: string;
  readonly text: Sealed;
  readonly baseRevision: number;
}

/** Signs the report as the log stands at a position. */
export interface SignReport {
  readonly type: 'SignReport';
  readonly year: number;
  readonly epoch: string;
  readonly position: string;
  readonly tables: SignedTables;
  /** How many errors the checks name, and how many records of the agency are held back. */
  readonly errors: number;
  readonly parked: number;
  readonly reason?: Sealed | undefined;
}

/** Records that a signed version was published. */
export interface PublishReport {
  readonly type: 'PublishReport';
  readonly n: number;
  readonly publishedOn: string;
  readonly where: Sealed;
}

/** Every command of a report's stream. */
export type ReportCommand = EditNarrative | SignReport | PublishReport;

/** Folds one event into the report; never throws. */
export function evolveReport(state: Report, event: ReportEvent): Report {
  switch (event.type) {
    case 'NarrativeEdited':
      return { ...state, narrative: { ...state.narrative, [event.data.part]: event.data.revision } };
    case 'ReportSigned': {
      const { n, epoch, position, tables, narrative, errors, signedOn, by } = event.data;
      const version = { n, epoch, position, tables, narrative, errors, signedOn, by };
      return { ...state, versions: [...state.versions, version] };
    }
    case 'ReportPublished': {
      const { n, publishedOn } = event.data;
      const versions = state.versions.map((version) => (version.n === n ? { ...version, publishedOn } : version));
      return { ...state, versions };
    }
    default:
      return state;
  }
}

/** Decides the writing, signing and publishing of a report. Throws `Rejected`. */
export function decideReport(
  commands: readonly ReportCommand[],
  state: Report,
  context: DecisionContext,
): readonly ReportEvent[] {
  const events: ReportEvent[] = [];
  let after = state;
  for (const command of commands) {
    for (const event of decideOne(command, after, context)) {
      events.push(event);
      after = evolveReport(after, event);
    }
  }
  return events;
}

function decideOne(command: ReportCommand, state: Report, context: DecisionContext): ReportEvent[] {
  const by = actorOf(context);
  switch (command.type) {
    case 'EditNarrative': {
      const { part, text, baseRevision } = command;
      const current = state.narrative[part] ?? 0;
      // Two people at once: the second learns of the first's text and keeps his own until he has seen it.
      if (baseRevision !== current) throw new Rejected('report.narrative-changed', { part, current, baseRevision });
      return [{ type: 'NarrativeEdited', schema: 1, data: { part, revision: current + 1, text, by } }];
    }
    case 'SignReport':
      return sign(command, state, context, by);
    case 'PublishReport': {
      const version = state.versions.find(({ n }) => n === command.n);
      if (!version) throw new Rejected('report.version-unknown', { n: command.n });
      if (version.publishedOn !== undefined) throw new Rejected('report.already-published', { n: command.n });
      const publishedOn = dateNotAfterToday(command.publishedOn, context.now, 'report.published-in-future');
      if (publishedOn < version.signedOn) {
        throw new Rejected('report.published-before-signed', { publishedOn, signedOn: version.signedOn });
      }
      return [{ type: 'ReportPublished', schema: 1, data: { n: command.n, publishedOn, where: command.where, by } }];
    }
  }
}

function sign(command: SignReport, state: Report, { now }: DecisionContext, by: string): ReportEvent[] {
  const { year, epoch, position, tables, errors, parked, reason } = command;
  const signedOn = dateOfInstant(now);
  if (yearOf(signedOn) <= year) throw new Rejected('report.year-not-over', { year });
  // A held-back record may belong in any cell: what is signed must be whole.
  if (parked > 0) throw new Rejected('report.parked', { parked });
  if (errors > 0 && !reason) throw new Rejected('report.errors-need-reason', { errors });
  const last = state.versions.at(-1);
  if (last && sameTables(last.tables, tables) && sameRevisions(last.narrative, state.narrative)) {
    throw new Rejected('report.already-signed', { n: last.n });
  }
  if (last && !reason) throw new Rejected('report.restatement-needs-reason', { n: last.n });
  const n = (last?.n ?? 0) + 1;
  const { narrative } = state;
  const data = { n, epoch, position, tables, narrative, errors, signedOn, ...(reason ? { reason } : {}), by };
  return [{ type: 'ReportSigned', schema: 1, data }];
}

/** Whether two sets of tables have the same figures. */
export function sameTables(a: SignedTables, b: SignedTables): boolean {
  return changedCells(a, b).length === 0;
}

/** A figure that differs between two sets of tables; `column` counts from 0, and is 0 for a figure of table two. */
export interface ChangedCell {
  readonly table: 'two' | 'three' | 'four';
  readonly row: string;
  readonly column: number;
  readonly was: string | null;
  readonly is: string | null;
}

/** The figures that differ, row by row in the order of the second set. */
export function changedCells(a: SignedTables, b: SignedTables): readonly ChangedCell[] {
  const two = Object.entries(b.two).flatMap(([row, is]): ChangedCell[] => {
    const was = a.two[row] ?? null;
    return was === is ? [] : [{ table: 'two', row, column: 0, was, is }];
  });
  const counted = (['three', 'four'] as const).flatMap((table) =>
    Object.entries(b[table]).flatMap(([row, values]) =>
      values.flatMap((value, column): ChangedCell[] => {
        const before = a[table][row]?.[column];
        if (before === value) return [];
        return [{ table, row, column, was: before === undefined ? null : String(before), is: String(value) }];
      }),
    ),
  );
  return [...two, ...counted];
}

function sameRevisions(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean {
  const parts = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...parts].every((part) => a[part] === b[part]);
}
