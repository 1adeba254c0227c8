import {
  dateOfInstant,
  dayNumber,
  plainDate,
  weekday,
  workingDaysBefore,
  yearOf,
  type PlainDate,
} from '@yishen/calendar';
import { DEFAULT_SETTINGS, REPORT_DUTIES, reportDueDay } from '@yishen/statute';
import type { DomainEvent } from '../event';
import { Rejected } from '../rejected';
import { actorOf, clockContextOf, dateNotAfterToday, dateOf, type DecisionContext } from '../request/context';
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
    /** The version contains everything up to this position. */
    readonly position: string;
    readonly tables: SignedTables;
    /** The revision of each written part. */
    readonly narrative: Readonly<Record<string, number>>;
    /** The written parts as printed, figures filled in, as JSON; versions signed before 2026-11-27 lack them. */
    readonly texts?: Sealed;
    /** How many errors the checks still found. */
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

/**
 * The report was computed at a cut of the log, checked and drafted, and the people responsible are asked to finish it by a day (条例
 * 第四十九条). Until a version is signed every cut is a rehearsal; a cut that somebody asked for asks nobody.
 */
export type ReportCut = DomainEvent<
  'ReportCut',
  {
    readonly year: number;
    /** The legal day of the cut. */
    readonly on: PlainDate;
    readonly epoch: string;
    readonly position: string;
    readonly errors: number;
    readonly warnings: number;
    /** Records of the agency that are held back. */
    readonly parked: number;
    readonly dueOn: PlainDate;
    readonly article: string;
    readonly asked: boolean;
    readonly by: string;
  }
>;

/**
 * The published report of a year was taken over from a file or typed in. Where the agency starts with this system, its carry-out
 * is the opening balance of the next year; a superior counts it where nothing was signed here. A correction is another such event.
 */
export type ReportRecorded = DomainEvent<
  'ReportRecorded',
  {
    readonly year: number;
    readonly source: 'file' | 'hand';
    /** SHA-256 of the file. */
    readonly sha256?: string;
    readonly tables: SignedTables;
    readonly by: string;
  }
>;

/** One of the reports that a consolidation adds up: its agency, its version, and the digest of its figures. */
export interface ConsolidatedPart {
  readonly agencyId: string;
  /** `own` is the consolidating agency's; the others were signed here, consolidated here, or taken over from a file. */
  readonly kind: 'own' | 'signed' | 'consolidated' | 'recorded';
  /** The version; 0 for a recorded report and for own figures that nobody has signed. */
  readonly n: number;
  readonly digest: string;
}

/** The consolidated report of a superior was signed: it pins every version that it adds up (条例 第四十九条第二款). */
export type ConsolidationSigned = DomainEvent<
  'ConsolidationSigned',
  {
    readonly n: number;
    readonly year: number;
    readonly parts: readonly ConsolidatedPart[];
    /** The subordinates that had not submitted. */
    readonly absent: readonly string[];
    readonly tables: SignedTables;
    readonly errors: number;
    readonly signedOn: PlainDate;
    readonly reason?: Sealed;
    readonly by: string;
  }
>;

/** A subordinate was reminded of its report (催报). */
export type SubordinateReminded = DomainEvent<
  'SubordinateReminded',
  { readonly year: number; readonly agencyId: string; readonly on: PlainDate; readonly by: string }
>;

/** Every event of a report's stream. */
export type ReportEvent =
  | NarrativeEdited
  | ReportSigned
  | ReportPublished
  | ReportCut
  | ReportRecorded
  | ConsolidationSigned
  | SubordinateReminded;

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
  readonly cuts: readonly ReportCut['data'][];
  readonly recorded?: ReportRecorded['data'];
  readonly consolidations: readonly ConsolidationSigned['data'][];
  readonly reminders: readonly SubordinateReminded['data'][];
}

/** A report nobody has worked on. */
export const UNWRITTEN_REPORT: Report = {
  narrative: {},
  versions: [],
  cuts: [],
  consolidations: [],
  reminders: [],
};

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
  readonly texts?: Sealed | undefined;
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

/** Records the report at a cut; `asks` is true for the year-end's cut, false for a rehearsal that somebody wanted to see. */
export interface CutReport {
  readonly type: 'CutReport';
  readonly year: number;
  readonly on: string;
  readonly epoch: string;
  readonly position: string;
  readonly errors: number;
  readonly warnings: number;
  readonly parked: number;
  readonly asks: boolean;
}

/** Takes over the published report of a year. */
export interface RecordReport {
  readonly type: 'RecordReport';
  readonly year: number;
  readonly source: 'file' | 'hand';
  readonly sha256?: string | undefined;
  readonly tables: SignedTables;
}

/** Signs the sum of the reports of an agency and its subordinates. */
export interface SignConsolidation {
  readonly type: 'SignConsolidation';
  readonly year: number;
  readonly parts: readonly ConsolidatedPart[];
  readonly absent: readonly string[];
  readonly tables: SignedTables;
  readonly errors: number;
  readonly reason?: Sealed | undefined;
}

/** Records that a subordinate was reminded. */
export interface RemindSubordinate {
  readonly type: 'RemindSubordinate';
  readonly year: number;
  readonly agencyId: string;
}

/** Every command of a report's stream. */
export type ReportCommand =
  EditNarrative | SignReport | PublishReport | CutReport | RecordReport | SignConsolidation | RemindSubordinate;

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
    case 'ConsolidationSigned':
      return { ...state, consolidations: [...state.consolidations, event.data] };
    case 'SubordinateReminded':
      return { ...state, reminders: [...state.reminders, event.data] };
    case 'ReportRecorded':
      return { ...state, recorded: event.data };
    case 'ReportCut':
      return { ...state, cuts: [...state.cuts, event.data] };
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
      // When two people edit at once, the second learns of the first's text and keeps their own until they have seen it.
      if (baseRevision !== current) throw new Rejected('report.narrative-changed', { part, current, baseRevision });
      return [{ type: 'NarrativeEdited', schema: 1, data: { part, revision: current + 1, text, by } }];
    }
    case 'SignReport':
      return sign(command, state, context, by);
    case 'CutReport':
      return cut(command, state, context, by);
    case 'RecordReport':
      return record(command, state, context, by);
    case 'SignConsolidation':
      return signConsolidation(command, state, context, by);
    case 'RemindSubordinate': {
      const { year, agencyId } = command;
      const on = dateOfInstant(context.now);
      if (state.reminders.some((one) => one.agencyId === agencyId && one.on === on)) return [];
      return [{ type: 'SubordinateReminded', schema: 1, data: { year, agencyId, on, by } }];
    }
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
  const { year, epoch, position, tables, texts, errors, parked, reason } = command;
  const signedOn = dateOfInstant(now);
  if (yearOf(signedOn) <= year) throw new Rejected('report.year-not-over', { year });
  // A held-back record may change any cell, and a signed report must be whole.
  if (parked > 0) throw new Rejected('report.parked', { parked });
  if (errors > 0 && !reason) throw new Rejected('report.errors-need-reason', { errors });
  const last = state.versions.at(-1);
  if (last && sameTables(last.tables, tables) && sameRevisions(last.narrative, state.narrative)) {
    throw new Rejected('report.already-signed', { n: last.n });
  }
  if (last && !reason) throw new Rejected('report.restatement-needs-reason', { n: last.n });
  const n = (last?.n ?? 0) + 1;
  const { narrative } = state;
  const written = texts ? { texts } : {};
  const why = reason ? { reason } : {};
  const data = { n, epoch, position, tables, narrative, ...written, errors, signedOn, ...why, by };
  return [{ type: 'ReportSigned', schema: 1, data }];
}

function signConsolidation(
  command: SignConsolidation,
  state: Report,
  { now }: DecisionContext,
  by: string,
): ReportEvent[] {
  const { year, parts, absent, tables, errors, reason } = command;
  const signedOn = dateOfInstant(now);
  if (yearOf(signedOn) <= year) throw new Rejected('report.year-not-over', { year });
  if (absent.length > 0 && !reason) throw new Rejected('report.absent-need-reason', { absent: absent.length });
  if (errors > 0 && !reason) throw new Rejected('report.errors-need-reason', { errors });
  const last = state.consolidations.at(-1);
  if (last && sameTables(last.tables, tables) && last.parts.length === parts.length) {
    throw new Rejected('report.already-signed', { n: last.n });
  }
  if (last && !reason) throw new Rejected('report.restatement-needs-reason', { n: last.n });
  const n = (last?.n ?? 0) + 1;
  const data = { n, year, parts, absent, tables, errors, signedOn, ...(reason ? { reason } : {}), by };
  return [{ type: 'ConsolidationSigned', schema: 1, data }];
}

function record(command: RecordReport, state: Report, { now }: DecisionContext, by: string): ReportEvent[] {
  const { year, source, sha256, tables } = command;
  if (yearOf(dateOfInstant(now)) <= year) throw new Rejected('report.year-not-over', { year });
  // A copy must not overwrite what was counted and signed here.
  const last = state.versions.at(-1);
  if (last) throw new Rejected('report.already-signed', { n: last.n });
  if (state.recorded && sameTables(state.recorded.tables, tables)) return [];
  const data = { year, source, ...(sha256 === undefined ? {} : { sha256 }), tables, by };
  return [{ type: 'ReportRecorded', schema: 1, data }];
}

// Asking twice for one day does nothing, and nobody is asked once a version is published.
function cut(command: CutReport, state: Report, context: DecisionContext, by: string): ReportEvent[] {
  const { year, epoch, position, errors, warnings, parked, asks } = command;
  const on = dateOf(command.on);
  if (asks && state.versions.some(({ publishedOn }) => publishedOn !== undefined)) return [];
  if (asks && state.cuts.some((done) => done.asked && done.on === on)) return [];
  const dueOn = reportDueOn(year, context);
  const { article } = REPORT_DUTIES[clockContextOf(context).policy.reportDuty];
  const data = { year, on, epoch, position, errors, warnings, parked, dueOn, article, asked: asks, by };
  return [{ type: 'ReportCut', schema: 1, data }];
}

/** The last day for the report of a year (条例 第四十九条): by the agency's duty, less the working days it wants to be earlier. */
export function reportDueOn(year: number, context: Pick<DecisionContext, 'calendar' | 'policy'>): PlainDate {
  const { calendar, policy = DEFAULT_SETTINGS } = context;
  const last = plainDate(reportDueDay(year, policy.reportDuty));
  return policy.reportDaysEarlier === 0 ? last : workingDaysBefore(calendar, last, policy.reportDaysEarlier);
}

/** Whether the year-end cuts a report on a day: the first of January, every Monday, and 7, 3, 1 and 0 days before it is due. */
export function isCutDay(on: PlainDate, dueOn: PlainDate): boolean {
  const left = dayNumber(dueOn) - dayNumber(on);
  return on.endsWith('-01-01') || weekday(on) === MONDAY || [7, 3, 1, 0].includes(left);
}

const MONDAY = 1;

/** Whether two sets of tables have the same figures. */
function sameTables(a: SignedTables, b: SignedTables): boolean {
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
