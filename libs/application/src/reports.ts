import {
  UNWRITTEN_REPORT,
  decideReport,
  evolveReport,
  reportStream,
  type Permission,
  type CutReport,
  type NarrativeEdited,
  type RecordReport,
  type Report,
  type ReportCommand,
  type ReportEvent,
  type ReportSigned,
  type SignConsolidation,
  type SignedTables,
} from '@yishen/domain';
import { digestOf, type RecordedEvent } from '@yishen/event-store';
import { requirePermission, type Caller } from './access';
import { type CommandAnswer, type Desk } from './desk';
import { folded, type Fold } from './folds';
import type { Loaded } from './reading';
import { SEALED_FIELDS, reportKey } from './sealedFields';
import { sealedUnder, type SealText } from './sealing';
import { execute } from './steps';

/** The fold of a report. */
const REPORT_FOLD: Fold<Report, ReportEvent> = { initial: UNWRITTEN_REPORT, evolve: evolveReport };

/** Names the report of an agency's year. */
export interface ReportYear {
  readonly agencyId: string;
  readonly year: number;
}

/** What is signed: the figures at a position of the log, and what the checks found. */
export interface SignatureInput extends ReportYear {
  readonly epoch: string;
  readonly position: string;
  readonly tables: SignedTables;
  /** The written parts as printed, as JSON. */
  readonly texts: string;
  readonly errors: number;
  readonly parked: number;
  readonly reason?: string | undefined;
}

/** A cut: the report of a year on a day, at a position of the log. */
export type CutInput = ReportYear & Omit<CutReport, 'type'>;

/** What is signed of a consolidation. */
export type ConsolidationInput = ReportYear &
  Omit<SignConsolidation, 'type' | 'reason'> & { readonly reason?: string | undefined };

/** The report that counts for an agency in its superior's. */
export interface StandingReport {
  readonly kind: 'signed' | 'consolidated' | 'recorded';
  readonly n: number;
  readonly tables: SignedTables;
  readonly errors: number;
  /** SHA-256 of the figures. */
  readonly digest: string;
}

/** The command methods of annual reports (条例 第四十九条、第五十条). */
export function reportCommands(desk: Desk) {
  const onReport = (
    caller: Caller,
    commandId: string,
    act: Permission,
    { agencyId, year }: ReportYear,
    body: object,
    commandOf: (seal: SealText) => ReportCommand,
  ): Promise<CommandAnswer> =>
    execute(desk, {
      caller,
      commandId,
      act,
      body,
      id: `${agencyId}-${year}`,
      stream: reportStream(agencyId, year),
      fold: REPORT_FOLD,
      scope: agencyId,
      prepare: () => sealedUnder(desk, { keyId: reportKey(agencyId, year), agency: agencyId }, commandOf),
      decide: (state, { context }, command) => decideReport([command], state, context),
    });

  return {
    /** Saves a written part of a report on top of the revision its author saw. */
    editNarrative: (
      caller: Caller,
      commandId: string,
      input: ReportYear & { readonly part: string; readonly text: string; readonly baseRevision: number },
    ): Promise<CommandAnswer> => {
      const { part, text, baseRevision } = input;
      return onReport(caller, commandId, 'report.write', input, { part, text, baseRevision }, (seal) => ({
        type: 'EditNarrative',
        part,
        text: seal(SEALED_FIELDS.narrative, text),
        baseRevision,
      }));
    },

    /** Signs a report: a version is agency, year, epoch and log position. */
    signReport: (caller: Caller, commandId: string, input: SignatureInput): Promise<CommandAnswer> => {
      const { year, epoch, position, tables, texts, errors, parked, reason } = input;
      // The body leaves out what the log held at the moment, so that a resent signature is the same one.
      return onReport(caller, commandId, 'report.sign', input, { reason }, (seal) => ({
        type: 'SignReport',
        year,
        epoch,
        position,
        tables,
        texts: seal(SEALED_FIELDS.narrative, texts),
        errors,
        parked,
        ...(reason ? { reason: seal(SEALED_FIELDS.reportReason, reason) } : {}),
      }));
    },

    /** Takes over the published report of a year, from a file or by hand: the opening balance of the next. */
    recordReport: (
      caller: Caller,
      commandId: string,
      input: ReportYear & Pick<RecordReport, 'source' | 'sha256' | 'tables'>,
    ): Promise<CommandAnswer> => {
      const { year, source, sha256, tables } = input;
      return onReport(caller, commandId, 'report.record', input, { source, sha256, tables }, () => ({
        type: 'RecordReport',
        year,
        source,
        sha256,
        tables,
      }));
    },

    /** Signs the consolidated report of an agency's year; it pins what it adds up (条例 第四十九条第二款). */
    signConsolidation: (caller: Caller, commandId: string, input: ConsolidationInput): Promise<CommandAnswer> => {
      const { year, parts, absent, tables, errors, reason } = input;
      // The body leaves out what the subordinates had signed at the moment, so that a resent signature is the same one.
      return onReport(caller, commandId, 'report.sign', input, { reason, of: 'consolidation' }, (seal) => ({
        type: 'SignConsolidation',
        year,
        parts,
        absent,
        tables,
        errors,
        ...(reason ? { reason: seal(SEALED_FIELDS.reportReason, reason) } : {}),
      }));
    },

    /** Records that a subordinate was reminded of its report (催报). */
    remindSubordinate: (
      caller: Caller,
      commandId: string,
      input: ReportYear & { readonly subordinate: string },
    ): Promise<CommandAnswer> => {
      const { year, subordinate } = input;
      return onReport(caller, commandId, 'report.write', input, { subordinate }, () => ({
        type: 'RemindSubordinate',
        year,
        agencyId: subordinate,
      }));
    },

    /**
     * The reports that count for agencies in their superior's for a year, in the order asked for: the one an agency consolidated
     * and signed, else the one it signed, else the one taken over from a file; `undefined` without any. Shows figures only, no
     * case.
     */
    standingReports: async (
      caller: Caller,
      { agencyIds, year }: { readonly agencyIds: readonly string[]; readonly year: number },
    ): Promise<readonly (StandingReport | undefined)[]> => {
      for (const agencyId of agencyIds) requirePermission(caller, 'report.read', agencyId);
      const standing: (StandingReport | undefined)[] = [];
      for (let from = 0; from < agencyIds.length; from += READ_AT_ONCE) {
        const some = agencyIds.slice(from, from + READ_AT_ONCE);
        const streams = await Promise.all(some.map((agencyId) => desk.store.readStream(reportStream(agencyId, year))));
        standing.push(...streams.map(standingOf));
      }
      return standing;
    },

    /** Records the report at a cut of the log; `asks` opens the incident that it is due (条例 第四十九条). */
    cutReport: (caller: Caller, commandId: string, input: CutInput): Promise<CommandAnswer> => {
      const { year, on, epoch, position, errors, warnings, parked, asks } = input;
      return onReport(caller, commandId, 'report.cut', input, { on, asks }, () => ({
        type: 'CutReport',
        year,
        on,
        epoch,
        position,
        errors,
        warnings,
        parked,
        asks,
      }));
    },

    /** The written parts of a signed version as they were printed; `undefined` when they were not kept or are erased. */
    signedTexts: async (
      caller: Caller,
      { agencyId, year, n }: ReportYear & { readonly n: number },
    ): Promise<string | undefined> => {
      requirePermission(caller, 'report.read', agencyId);
      const signed = (await desk.store.readStream(reportStream(agencyId, year)))
        .filter(({ type }) => type === 'ReportSigned')
        .map(({ data }) => data as unknown as ReportSigned['data']);
      const texts = signed.find((one) => one.n === n)?.texts;
      if (!texts) return undefined;
      const [clear] = await desk.vault.unsealMany([{ sealed: texts, field: SEALED_FIELDS.narrative }]);
      return clear;
    },

    /** Records that a signed version was published, and where. */
    publishReport: (
      caller: Caller,
      commandId: string,
      input: ReportYear & { readonly n: number; readonly publishedOn: string; readonly where: string },
    ): Promise<CommandAnswer> => {
      const { n, publishedOn, where } = input;
      return onReport(caller, commandId, 'report.publish', input, { n, publishedOn, where }, (seal) => ({
        type: 'PublishReport',
        n,
        publishedOn,
        where: seal(SEALED_FIELDS.reportPlace, where),
      }));
    },

    /** The newest text of each written part of a report, by part; a part nobody has written is not in it. */
    narrativeTexts: async (
      caller: Caller,
      { agencyId, year }: ReportYear,
    ): Promise<ReadonlyMap<string, { readonly revision: number; readonly text: string }>> => {
      requirePermission(caller, 'report.read', agencyId);
      const newest = new Map<string, NarrativeEdited['data']>();
      for (const { type, data } of await desk.store.readStream(reportStream(agencyId, year))) {
        if (type !== 'NarrativeEdited') continue;
        const edited = data as unknown as NarrativeEdited['data'];
        newest.set(edited.part, edited);
      }
      const edits = [...newest.values()];
      const clear = await desk.vault.unsealMany(
        edits.map(({ text }) => ({ sealed: text, field: SEALED_FIELDS.narrative })),
      );
      return new Map(
        edits.flatMap(({ part, revision }, at) => {
          const text = clear[at];
          return text === undefined ? [] : [[part, { revision, text }] as const];
        }),
      );
    },

    /** The report of an agency's year with its events; version 0 while nobody has worked on it. */
    loadReport: async (caller: Caller, { agencyId, year }: ReportYear): Promise<Loaded<Report>> => {
      requirePermission(caller, 'report.read', agencyId);
      const stream = reportStream(agencyId, year);
      const events = await desk.store.readStream(stream);
      const { state } = folded(events, REPORT_FOLD);
      return { id: `${agencyId}-${year}`, stream, scope: agencyId, version: events.length, events, state };
    },
  };
}

// A province has thousands of subordinates, and a pool has few connections.
const READ_AT_ONCE = 16;

function standingOf(events: readonly RecordedEvent[]): StandingReport | undefined {
  const { versions, consolidations, recorded } = folded(events, REPORT_FOLD).state;
  const of = (kind: StandingReport['kind'], n: number, tables: SignedTables, errors: number): StandingReport => ({
    kind,
    n,
    tables,
    errors,
    digest: digestOf(tables),
  });
  const summed = consolidations.at(-1);
  if (summed) return of('consolidated', summed.n, summed.tables, summed.errors);
  const signed = versions.at(-1);
  if (signed) return of('signed', signed.n, signed.tables, signed.errors);
  return recorded && of('recorded', 0, recorded.tables, 0);
}
