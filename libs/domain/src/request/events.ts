import type { Instant, PlainDate } from '@yishen/calendar';
import type {
  ApplicantKind,
  Channel,
  ConsultedParty,
  DecisionCode,
  EvidenceKind,
  FeeBasis,
  FeeLine,
  Review,
  ServiceMode,
  SilenceMeaning,
  Stance,
} from '@yishen/statute';
import type { Deadline, DeadlineKind } from '../clock';
import type { DomainEvent } from '../event';
import type { FileReference, Sealed } from '../sealed';
import type { RequestActName, ServedStep } from './actFields';
import type { Remedies } from './standingAnswer';
import type { LetterEvent } from './letters';

/** The applicant as the log knows him: a reference and a kind; the rest is sealed with his own key. */
export interface Applicant {
  readonly person: string;
  readonly kind: ApplicantKind;
  readonly name: Sealed;
  readonly identity?: Sealed;
  readonly contact: Sealed;
  /** 委托代理人: both need papers (domain.md 1.4). */
  readonly agent?: { readonly name: Sealed; readonly contact?: Sealed; readonly authority?: FileReference };
  /** Further persons on the same form: one 件, counted in the column of the first (domain.md 3.6.5). */
  readonly joint?: readonly { readonly kind: ApplicantKind; readonly name: Sealed }[];
}

/** What proves a date: a file or a note. */
export interface Evidence {
  readonly kind: EvidenceKind;
  readonly note?: Sealed;
  readonly file?: FileReference;
}

interface Arrived {
  readonly agencyId: string;
  /** The short code shown to people, derived from the stream id. */
  readonly code: string;
  readonly channel: Channel;
  readonly applicant: Applicant;
  /** What is asked for, sealed with the request's own key. */
  readonly content: Sealed;
  readonly scan?: FileReference;
}

/** A request reached the agency by a channel whose date is fixed only by confirming with the applicant (条例 第三十一条第二、三项). */
export type RequestArrived = DomainEvent<'RequestArrived', Arrived & { readonly arrivedOn: PlainDate }>;

/** Somebody tried to reach the applicant to confirm the receipt. */
export type ContactAttempted = DomainEvent<
  'ContactAttempted',
  { readonly attemptedOn: PlainDate; readonly outcome: 'reached' | 'unreachable'; readonly note?: Sealed }
>;

/** The date of receipt was confirmed with the applicant (条例 第三十一条第二、三项). */
export type ReceiptConfirmed = DomainEvent<
  'ReceiptConfirmed',
  { readonly receivedOn: PlainDate; readonly evidence: Evidence }
>;

/** A request reached the agency, and its date of receipt is known (条例 第二十九条、第三十一条). */
export type RequestReceived = DomainEvent<
  'RequestReceived',
  Arrived & {
    readonly receivedOn: PlainDate;
    readonly evidence?: Evidence;
    /** The request this one was split from at registration (一事一申请, domain.md 3.6.4). */
    readonly splitFrom?: string;
    /** The number it had in the agency's register before it was brought here. */
    readonly formerNumber?: string;
  }
>;

/** Proof of the date of receipt was added later. */
export type ReceiptEvidenced = DomainEvent<'ReceiptEvidenced', { readonly evidence: Evidence }>;

/** The applicant's column of table three was recorded anew (domain.md 3.6.11). */
export type ApplicantKindSet = DomainEvent<
  'ApplicantKindSet',
  { readonly kind: ApplicantKind; readonly reason: Sealed }
>;

/** The request was split into several, each with a number of its own; it counts no more itself (domain.md 3.6.4). */
export type RequestSplit = DomainEvent<
  'RequestSplit',
  { readonly into: readonly string[]; readonly splitOn: PlainDate }
>;

/** The applicant was told, once, what to supplement and until when (条例 第三十条). */
export type SupplementNoticeIssued = DomainEvent<
  'SupplementNoticeIssued',
  {
    readonly n: number;
    readonly issuedOn: PlainDate;
    readonly items: readonly Sealed[];
    readonly guidance?: Sealed;
    readonly replyWorkingDays: number;
    /** Whether the reply period starts afresh with the supplement; not, by default, after a notice later than the law allows. */
    readonly restarts: boolean;
  }
>;

/** A notice reached its addressee. */
export type NoticeServed = DomainEvent<
  'NoticeServed',
  {
    readonly step: ServedStep;
    readonly n: number;
    readonly servedOn: PlainDate;
    readonly serviceMode: ServiceMode;
    readonly evidence?: Evidence;
  }
>;

/** The supplemented request reached the agency: the reply period starts afresh (条例 第三十条). */
export type SupplementReceived = DomainEvent<
  'SupplementReceived',
  {
    readonly n: number;
    readonly receivedOn: PlainDate;
    readonly channel: Channel;
    /** Posted before the end of the period is in time (民事诉讼法 第八十五条). */
    readonly postedOn?: PlainDate;
    readonly content: Sealed;
    readonly lateReason?: Sealed;
  }
>;

/** The engine found that a period given to the applicant has run out: a person confirms (design.md §4). */
export type LapseProposed = DomainEvent<
  'LapseProposed',
  {
    readonly kind: DeadlineKind;
    readonly ref: number;
    readonly derivation: number;
    readonly dueOn: PlainDate;
    /** The article the deadline rests on; absent in events of old. */
    readonly article?: string;
    readonly at: Instant;
  }
>;

/** The request is taken as given up: not supplemented or not paid in time (条例 第三十条; 109号 第六条). */
export type RequestLapsed = DomainEvent<
  'RequestLapsed',
  {
    readonly step: 'supplement' | 'fee';
    readonly n: number;
    readonly decision: 'A21' | 'A22';
    readonly lapsedOn: PlainDate;
    readonly note?: Sealed;
  }
>;

/** A third party, a co-maker or another agency was asked for its opinion in writing. */
export type ConsultationStarted = DomainEvent<
  'ConsultationStarted',
  {
    readonly n: number;
    readonly party: ConsultedParty;
    readonly name: Sealed;
    readonly contact?: Sealed;
    readonly question: Sealed;
    readonly sentOn: PlainDate;
  }
>;

/** The consulted party received the letter: its fifteen working days start. */
export type ConsultationServed = DomainEvent<
  'ConsultationServed',
  { readonly n: number; readonly servedOn: PlainDate; readonly evidence?: Evidence }
>;

/** The consulted party answered. */
export type ConsultationReplied = DomainEvent<
  'ConsultationReplied',
  {
    readonly n: number;
    readonly receivedOn: PlainDate;
    readonly stance: Stance;
    readonly reasons?: Sealed;
    /** Whether the agency finds the grounds of an objection reasonable (条例 第三十二条). */
    readonly groundsReasonable?: boolean;
  }
>;

/** The consulted party said nothing in time: what that means depends on the article. */
export type ConsultationSilent = DomainEvent<
  'ConsultationSilent',
  { readonly n: number; readonly endedOn: PlainDate; readonly meaning: SilenceMeaning; readonly at: Instant }
>;

/** The agency ended a consultation by itself. */
export type ConsultationEnded = DomainEvent<
  'ConsultationEnded',
  { readonly n: number; readonly endedOn: PlainDate; readonly reason: Sealed }
>;

/** The agency discloses for the public interest although a third party objects, and tells it what and why (条例 第三十二条). */
export type ObjectionOverridden = DomainEvent<
  'ObjectionOverridden',
  {
    readonly n: number;
    readonly decidedOn: PlainDate;
    readonly content: Sealed;
    readonly reasons: Sealed;
    readonly by: string;
  }
>;

/** The applicant was asked why he asks so much or so often (条例 第三十五条). */
export type ReasonsAsked = DomainEvent<
  'ReasonsAsked',
  { readonly n: number; readonly askedOn: PlainDate; readonly grounds: Sealed; readonly replyWorkingDays: number }
>;

/** The applicant gave his reasons. */
export type ReasonsGiven = DomainEvent<'ReasonsGiven', { readonly receivedOn: PlainDate; readonly reasons: Sealed }>;

/** The reasons were judged. */
export type ReasonsJudged = DomainEvent<
  'ReasonsJudged',
  { readonly judgedOn: PlainDate; readonly reasonable: boolean; readonly grounds: Sealed; readonly by: string }
>;

/** A reasonable later date for the answer was set and told (条例 第三十五条). */
export type DelayedAnswerSet = DomainEvent<
  'DelayedAnswerSet',
  { readonly until: PlainDate; readonly noticedOn: PlainDate; readonly reasons: Sealed }
>;

/** A clerk proposed an extension. */
export type ExtensionProposed = DomainEvent<
  'ExtensionProposed',
  { readonly workingDays: number; readonly reason: Sealed; readonly by: string }
>;

/** The head of the office agreed to an extension and the applicant was told (条例 第三十三条第二款). */
export type ExtensionGranted = DomainEvent<
  'ExtensionGranted',
  {
    readonly workingDays: number;
    readonly grantedOn: PlainDate;
    readonly noticedOn: PlainDate;
    readonly reason?: Sealed;
    readonly by: string;
  }
>;

/** A fee notice was issued (109号 第六条), with the working of its amount. */
export type FeeNoticeIssued = DomainEvent<
  'FeeNoticeIssued',
  {
    readonly n: number;
    readonly basis: FeeBasis;
    /** For `requests` the number of this request among the applicant's of the month; for `pages` the pages of this request. */
    readonly count: number;
    readonly fen: number;
    readonly lines: readonly FeeLine[];
    readonly scaleVersion: string;
    readonly article: string;
    readonly issuedOn: PlainDate;
    readonly route: string;
    readonly grounds: Sealed;
  }
>;

/** The applicant paid, wholly or in part. */
export type PaymentReceived = DomainEvent<
  'PaymentReceived',
  { readonly n: number; readonly paidOn: PlainDate; readonly fen: number; readonly reference?: Sealed }
>;

/** Money went back to the applicant. */
export type FeeRefunded = DomainEvent<
  'FeeRefunded',
  { readonly n: number; readonly refundedOn: PlainDate; readonly fen: number; readonly reason: Sealed }
>;

/** What was still owed, or a part of it, was waived. */
export type FeeWaived = DomainEvent<
  'FeeWaived',
  {
    readonly n: number;
    readonly waivedOn: PlainDate;
    readonly fen: number;
    readonly reason: Sealed;
    readonly by: string;
  }
>;

/** A conclusion was drafted with its contents. */
export type DecisionDrafted = DomainEvent<
  'DecisionDrafted',
  {
    readonly n: number;
    readonly decision: DecisionCode;
    readonly contents: Readonly<Record<string, Sealed>>;
    readonly by: string;
  }
>;

/** A draft was reviewed (条例 第十七条、第四十五条). */
export type DecisionReviewed = DomainEvent<
  'DecisionReviewed',
  {
    readonly n: number;
    readonly review: Review;
    readonly verdict: 'passed' | 'returned';
    readonly opinion?: Sealed;
    readonly by: string;
  }
>;

/** A draft was signed: it may go out. */
export type DecisionSigned = DomainEvent<
  'DecisionSigned',
  { readonly n: number; readonly decision: DecisionCode; readonly signedOn: PlainDate; readonly by: string }
>;

/** The agency concluded the request by an answer or a file note (条例 第三十六条至第三十九条). */
export type RequestAnswered = DomainEvent<
  'RequestAnswered',
  {
    readonly decision: DecisionCode;
    /** The reply date: 交邮之日 for mail, 签收之日 for delivery by hand (国办公开办函〔2016〕235号). */
    readonly repliedOn: PlainDate;
    readonly serviceMode: ServiceMode;
    readonly note?: Sealed;
    /** The signed draft it sends out; absent for an answer that was given on paper. */
    readonly draft?: number;
    /** `untold` when it did not say where and until when it can be challenged; absent when it did. */
    readonly remedies?: Remedies;
  }
>;

/** The answer reached the applicant: his remedy periods start (复议法 第二十条、行诉法 第四十六条). */
export type AnswerDelivered = DomainEvent<
  'AnswerDelivered',
  { readonly deliveredOn: PlainDate; readonly evidence?: Evidence }
>;

/** The applicant withdrew the request. */
export type RequestWithdrawn = DomainEvent<
  'RequestWithdrawn',
  { readonly withdrawnOn: PlainDate; readonly note?: Sealed }
>;

/** The request was passed on to another agency, which counts it itself if it registers it (domain.md 3.6.6). */
export type RequestForwarded = DomainEvent<
  'RequestForwarded',
  { readonly forwardedOn: PlainDate; readonly to: Sealed }
>;

/** A conclusion was undone: the request is open again and its result no longer counts. */
export type RequestReopened = DomainEvent<
  'RequestReopened',
  {
    readonly reopenedOn: PlainDate;
    readonly ground: 'lapseUndone' | 'withdrawalUndone' | 'concludedInError';
    readonly reason?: Sealed;
  }
>;

/** A reconsideration, a judgment or the agency itself ordered a new answer; the first one stays counted (domain.md 3.6.8). */
export type ReanswerOrdered = DomainEvent<
  'ReanswerOrdered',
  {
    readonly n: number;
    readonly ground: 'reconsideration' | 'judgment' | 'ownMotion';
    readonly receivedOn: PlainDate;
    readonly workingDays?: number;
    readonly until?: PlainDate;
    readonly reference: Sealed;
    readonly proceeding?: string;
  }
>;

/** The new answer was given. */
export type ReanswerGiven = DomainEvent<
  'ReanswerGiven',
  {
    readonly n: number;
    readonly decision: DecisionCode;
    readonly repliedOn: PlainDate;
    readonly serviceMode: ServiceMode;
    readonly note?: Sealed;
    readonly remedies?: Remedies;
  }
>;

/** The file was archived (条例 第四十五条). */
export type RequestArchived = DomainEvent<
  'RequestArchived',
  { readonly archivedOn: PlainDate; readonly volume: Sealed }
>;

/** The values that a fact reads with from now on, by field. */
export type Changes = Readonly<Record<string, string | number | boolean>>;

/** Somebody asked that a recorded fact be corrected; a second person decides. */
export type CorrectionProposed = DomainEvent<
  'CorrectionProposed',
  {
    readonly n: number;
    /** The version of the fact in this stream, and its type. */
    readonly version: number;
    readonly of: string;
    readonly changes: Changes;
    readonly reason: Sealed;
    readonly by: string;
  }
>;

/** A recorded fact reads otherwise from now on. */
export type FactCorrected = DomainEvent<
  'FactCorrected',
  {
    readonly n: number;
    readonly version: number;
    readonly of: string;
    readonly changes: Changes;
    readonly by: string;
    readonly proposedBy?: string;
  }
>;

/** A proposed correction was turned down. */
export type CorrectionRejected = DomainEvent<
  'CorrectionRejected',
  { readonly n: number; readonly reason: Sealed; readonly by: string }
>;

/** A recorded fact never was: it counts no more. */
export type FactRevoked = DomainEvent<
  'FactRevoked',
  { readonly version: number; readonly of: string; readonly reason: Sealed; readonly by: string }
>;

/** Somebody suggested that the information be published for everybody (条例 第四十四条). */
export type DisclosureSuggested = DomainEvent<
  'DisclosureSuggested',
  {
    readonly n: number;
    readonly suggestedOn: PlainDate;
    readonly by: 'applicant' | 'agency';
    readonly information: Sealed;
  }
>;

/** The suggestion was judged; what is accepted is published promptly. */
export type DisclosureSuggestionJudged = DomainEvent<
  'DisclosureSuggestionJudged',
  {
    readonly n: number;
    readonly judgedOn: PlainDate;
    readonly accepted: boolean;
    readonly publishedOn?: PlainDate;
    readonly reason: Sealed;
  }
>;

/** What was accepted has been published (条例 第四十四条第二款: 及时主动公开). */
export type SuggestionPublished = DomainEvent<
  'SuggestionPublished',
  { readonly n: number; readonly publishedOn: PlainDate }
>;

/** An act was done although a rule forbids it: by whom, against which rule, and why. */
export type ActOverridden = DomainEvent<
  'ActOverridden',
  {
    readonly act: RequestActName;
    readonly code: string;
    readonly article: string;
    readonly reason: Sealed;
    readonly by: string;
  }
>;

/** An incident was given to somebody. */
export type IncidentAssigned = DomainEvent<
  'IncidentAssigned',
  { readonly incident: string; readonly owner: string; readonly by: string }
>;

/** An incident was closed. */
export type IncidentClosed = DomainEvent<
  'IncidentClosed',
  { readonly incident: string; readonly resolution: Sealed; readonly by: string }
>;

/** The deadlines derived from the facts are no longer those recorded before: the whole new list. */
export type DeadlinesChanged = DomainEvent<
  'DeadlinesChanged',
  {
    /** Rises by one with every change; a signal or timer command that carries an older one is ignored. */
    readonly derivation: number;
    readonly deadlines: readonly Deadline[];
    /** Nothing waits any more: the clock workflow may end. */
    readonly closed: boolean;
  }
>;

/** A reminder before a deadline was given. */
export type DeadlineWarned = DomainEvent<
  'DeadlineWarned',
  {
    readonly kind: DeadlineKind;
    readonly ref?: number;
    readonly derivation: number;
    readonly workingDaysLeft: number;
    readonly dueOn: PlainDate;
    /** The article the deadline rests on; absent in events of old. */
    readonly article?: string;
  }
>;

/** A deadline passed unanswered: found by the timer, confirmed by the fold. */
export type DeadlineMissed = DomainEvent<
  'DeadlineMissed',
  {
    readonly kind: DeadlineKind;
    readonly ref?: number;
    readonly derivation: number;
    readonly dueOn: PlainDate;
    /** The article the deadline rests on; absent in events of old. */
    readonly article?: string;
    readonly at: Instant;
  }
>;

/** The events that the engine derives or records; all others are facts that people record. */
export type EngineEvent = DeadlinesChanged | DeadlineWarned | DeadlineMissed | LapseProposed;

/** The facts of a request that a correction or a revocation may concern. */
export type RequestFact =
  | RequestArrived
  | ContactAttempted
  | ReceiptConfirmed
  | RequestReceived
  | ReceiptEvidenced
  | ApplicantKindSet
  | RequestSplit
  | SupplementNoticeIssued
  | NoticeServed
  | SupplementReceived
  | RequestLapsed
  | ConsultationStarted
  | ConsultationServed
  | ConsultationReplied
  | ConsultationSilent
  | ConsultationEnded
  | ObjectionOverridden
  | ReasonsAsked
  | ReasonsGiven
  | ReasonsJudged
  | DelayedAnswerSet
  | ExtensionProposed
  | ExtensionGranted
  | FeeNoticeIssued
  | PaymentReceived
  | FeeRefunded
  | FeeWaived
  | DecisionDrafted
  | DecisionReviewed
  | DecisionSigned
  | RequestAnswered
  | AnswerDelivered
  | RequestWithdrawn
  | RequestForwarded
  | RequestReopened
  | ReanswerOrdered
  | ReanswerGiven
  | RequestArchived
  | DisclosureSuggested
  | DisclosureSuggestionJudged
  | SuggestionPublished;

/** Every event of a request's stream. */
export type RequestEvent =
  | RequestFact
  | EngineEvent
  | CorrectionProposed
  | FactCorrected
  | CorrectionRejected
  | FactRevoked
  | ActOverridden
  | IncidentAssigned
  | IncidentClosed
  | LetterEvent;
