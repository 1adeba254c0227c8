import type { Instant, PlainDate } from '@yishen/calendar';
import type {
  Appellant,
  Challenged,
  Forum,
  HearingProcedure,
  OrderKind,
  ProceedingKind,
  ProceedingOutcomeCode,
  ProceedingResult,
  ResultOutcome,
  Standing,
} from '@yishen/statute';
import type { DomainEvent } from '../event';
import type { Sealed } from '../sealed';
import type { ProceedingDeadline, ProceedingDeadlineKind } from './clock';

/** A reconsideration or a suit against the agency was opened (条例 第五十一条): the first instance of a dispute line. */
export type ProceedingOpened = DomainEvent<
  'ProceedingOpened',
  {
    readonly agencyId: string;
    readonly kind: ProceedingKind;
    readonly openedOn: PlainDate;
    /** The stream of the request it is about, when it is about one. */
    readonly request?: string;
    /** What it attacks; absent when that was not recorded. */
    readonly challenges?: Challenged;
    /** The agency's standing; `respondent` when absent. */
    readonly standing?: Standing;
    /** The stream of the reconsideration that the suit follows. */
    readonly reconsideration?: string;
    /** The reconsideration organ or court, and its number of the case. */
    readonly body?: Sealed;
    readonly caseNumber?: Sealed;
    readonly note?: Sealed;
  }
>;

/** The proceeding came to an end: its open instance was concluded. */
export type ProceedingConcluded = DomainEvent<
  'ProceedingConcluded',
  { readonly outcome: ProceedingOutcomeCode; readonly concludedOn: PlainDate; readonly column?: ProceedingResult }
>;

/** A further instance of the dispute was opened: appeal, retrial, or a first instance heard anew after a remand. */
export type InstanceOpened = DomainEvent<
  'InstanceOpened',
  {
    /** The number of the instance in the line. */
    readonly n: number;
    readonly forum: Exclude<Forum, 'reconsideration'>;
    readonly openedOn: PlainDate;
    readonly body?: Sealed;
    readonly caseNumber?: Sealed;
  }
>;

/** The copy of the application, complaint or appeal reached us: our reply period runs (复议法 第四十八条、第五十四条，行诉法 第六十七条). */
export type NoticeReceived = DomainEvent<
  'NoticeReceived',
  {
    readonly instance: number;
    readonly receivedOn: PlainDate;
    readonly procedure: HearingProcedure;
    /** The day the body accepted or docketed the case, from which its own period runs. */
    readonly acceptedOn?: PlainDate;
    readonly note?: Sealed;
  }
>;

/** Our reply and evidence went to the body: handed in, or posted before expiry (民事诉讼法 第八十五条). */
export type ReplyFiled = DomainEvent<
  'ReplyFiled',
  { readonly instance: number; readonly filedOn: PlainDate; readonly note?: Sealed }
>;

/** A hearing was set for a day. */
export type HearingSet = DomainEvent<
  'HearingSet',
  { readonly n: number; readonly instance: number; readonly on: PlainDate; readonly note?: Sealed }
>;

/** The body put its decision off (复议法 第六十二条，行诉法 第八十一条、第八十八条). */
export type DecisionPutOff = DomainEvent<
  'DecisionPutOff',
  { readonly instance: number; readonly days: number; readonly noticedOn: PlainDate }
>;

/** The proceeding was suspended (复议法 第三十九条，行诉解释 第八十七条). */
export type ProceedingSuspended = DomainEvent<
  'ProceedingSuspended',
  { readonly n: number; readonly instance: number; readonly on: PlainDate; readonly note?: Sealed }
>;

/** A suspended proceeding went on. */
export type ProceedingResumed = DomainEvent<'ProceedingResumed', { readonly n: number; readonly on: PlainDate }>;

/** An instance was decided (domain.md 4.5). */
export type InstanceConcluded = DomainEvent<
  'InstanceConcluded',
  {
    readonly instance: number;
    readonly outcome: ProceedingOutcomeCode;
    /** What a judgment that changes the one below decides. */
    readonly result?: ResultOutcome;
    readonly decidedOn: PlainDate;
    readonly receivedOn: PlainDate;
    /** The day the other side received it, when known: his period to go on runs from there. */
    readonly opponentReceivedOn?: PlainDate;
    /** The column of table four by the mapping and setting of that moment; absent when the outcome has none of its own. */
    readonly column?: ProceedingResult;
    readonly note?: Sealed;
  }
>;

/** Somebody appealed against a decision of first instance (行诉法 第八十五条). */
export type AppealFiled = DomainEvent<
  'AppealFiled',
  { readonly n: number; readonly instance: number; readonly by: Appellant; readonly filedOn: PlainDate }
>;

/** A 行政复议意见书 reached us: what was put right is reported within sixty days (复议法 第七十六条). */
export type OpinionReceived = DomainEvent<
  'OpinionReceived',
  { readonly n: number; readonly instance: number; readonly receivedOn: PlainDate; readonly note?: Sealed }
>;

/** What was put right was reported to the reconsideration organ. */
export type OpinionReported = DomainEvent<'OpinionReported', { readonly n: number; readonly reportedOn: PlainDate }>;

/** A decision that orders the agency to answer anew or to act reached us, with its period or the default one (domain.md 4.7). */
export type OrderReceived = DomainEvent<
  'OrderReceived',
  {
    readonly n: number;
    readonly instance: number;
    readonly order: OrderKind;
    readonly receivedOn: PlainDate;
    readonly workingDays?: number;
    /** The order names no period: the working days are the agency's default of that moment (domain.md 9, Q14). */
    readonly byDefault?: true;
    readonly until?: PlainDate;
    /** The new answer was ordered on the request in the same append: its clock runs there, and nowhere else. */
    readonly onRequest?: true;
    readonly note?: Sealed;
  }
>;

/** What was ordered was done: the new answer given, the decision carried out. */
export type OrderCarriedOut = DomainEvent<'OrderCarriedOut', { readonly n: number; readonly carriedOutOn: PlainDate }>;

/** Names a recorded fact: its event type, and its number or that of its instance. */
export interface FactReference {
  readonly type: ProceedingFact['type'];
  readonly n: number;
}

/** A recorded fact was wrong: what it says now, or that it never was. */
export type ProceedingCorrected = DomainEvent<
  'ProceedingCorrected',
  {
    readonly of: FactReference;
    readonly changes: Readonly<Record<string, string | number>>;
    readonly voided?: true;
    readonly reason: Sealed;
  }
>;

/** The deadlines derived from the facts are no longer those recorded before: the whole new list. */
export type ProceedingDeadlinesChanged = DomainEvent<
  'DeadlinesChanged',
  { readonly derivation: number; readonly deadlines: readonly ProceedingDeadline[]; readonly closed: boolean }
>;

/** A reminder before a deadline was given. */
export type ProceedingDeadlineWarned = DomainEvent<
  'DeadlineWarned',
  {
    readonly kind: ProceedingDeadlineKind;
    readonly ref: number;
    readonly derivation: number;
    readonly workingDaysLeft: number;
    readonly dueOn: PlainDate;
  }
>;

/** A deadline of ours passed: found by the timer, confirmed by the fold. */
export type ProceedingDeadlineMissed = DomainEvent<
  'DeadlineMissed',
  {
    readonly kind: ProceedingDeadlineKind;
    readonly ref: number;
    readonly derivation: number;
    readonly dueOn: PlainDate;
    readonly at: Instant;
  }
>;

/** The papers for the reconsideration organ or the court were put together: what they were is proved by their digest. */
export type CourtBundleMade = DomainEvent<
  'CourtBundleMade',
  {
    /** SHA-256 of the whole file, in hex. */
    readonly sha256: string;
    readonly files: number;
    /** What the case lacks, as the index says it. */
    readonly missing: number;
    /** The version of the request that it is made from. */
    readonly requestVersion: number;
    readonly by: string;
  }
>;

/** The facts of a proceeding: what people record, and may correct. */
export type ProceedingFact =
  | ProceedingOpened
  | InstanceOpened
  | NoticeReceived
  | ReplyFiled
  | HearingSet
  | DecisionPutOff
  | ProceedingSuspended
  | ProceedingResumed
  | InstanceConcluded
  | AppealFiled
  | OpinionReceived
  | OpinionReported
  | OrderReceived
  | OrderCarriedOut;

/** Every event of a proceeding's stream. */
export type ProceedingEvent =
  | ProceedingFact
  | ProceedingConcluded
  | ProceedingCorrected
  | CourtBundleMade
  | ProceedingDeadlinesChanged
  | ProceedingDeadlineWarned
  | ProceedingDeadlineMissed;
