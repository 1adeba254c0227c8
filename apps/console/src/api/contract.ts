import type { Finding, ReportFinding, ReportTables, WrittenTexts } from '@yishen/annual-report';
import type {
  Deadline,
  DeadlineState,
  IncidentEnd,
  IncidentKind,
  KnownRequest,
  LedgerLine,
  ProceedingDeadlineKind,
} from '@yishen/domain';
import type {
  AgencySettings,
  ApplicantKind,
  Challenged,
  Channel,
  DecisionCode,
  EvidenceKind,
  Forum,
  HearingProcedure,
  OrderKind,
  ProceedingKind,
  ProceedingOutcomeCode,
  ProceedingResult,
  PublicationFigure,
  ServiceMode,
  Standing,
} from '@yishen/statute';
import type { components } from './schema';

/** How old a list is: it holds everything up to `position`; the log stands at `head`. */
export interface Freshness {
  readonly position: string;
  readonly head: string;
  readonly stale: boolean;
  readonly behindSeconds: number;
  /** Records held back: the list may lack them though it is fresh. */
  readonly parked: number;
}

/** An agency that the signed-in person works in, with what the roles there allow. */
export interface OwnAgency {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly acts: readonly string[];
}

/** Who is signed in, where, and which legal day it is. */
export interface Me {
  readonly user: { readonly id: string; readonly displayName: string };
  readonly agencies: readonly OwnAgency[];
  /** What one may do on the system itself. */
  readonly systemActs: readonly string[];
  readonly today: string;
  readonly demo: boolean;
}

/** What every command answers. */
export interface CommandAnswer {
  readonly id: string;
  readonly version: number;
  readonly position: string;
  readonly repeated: boolean;
}

/** Where a case stands. */
export type CaseStatus = 'unconfirmed' | 'open' | 'concluded' | 'split';

/** A suggestion to publish proactively. */
export type Suggestion = components['schemas']['DisclosureSuggestion'];

/** An act on a case as the API takes it. */
export type RequestAct = components['schemas']['RequestAct'];

/** A row of the case list. */
export interface CaseRow {
  readonly id: string;
  readonly code: string;
  readonly agencyId: string;
  readonly applicantKind: ApplicantKind;
  readonly applicantName: string | null;
  readonly channel: Channel;
  readonly arrivedOn: string | null;
  readonly receivedOn: string | null;
  readonly receiptEvidenced: boolean;
  readonly status: CaseStatus;
  readonly decision: DecisionCode | null;
  readonly concludedOn: string | null;
  readonly deadlineKind: string | null;
  readonly extendedBy: number;
  /** The last day that a consultation takes out of the reply period. */
  readonly stoppedUntil: string | null;
  readonly dueOn: string | null;
  readonly deadlineState: DeadlineState | null;
  readonly provisional: boolean;
  readonly workingDaysLeft: number | null;
  readonly workingDayNumber: number | null;
  readonly version: number;
}

/** A page of the case list. */
export interface CaseList {
  readonly rows: readonly CaseRow[];
  readonly total: number;
  readonly freshness: Freshness;
}

/** A stored file, named by its digest. */
export interface ScanReference {
  readonly digest: string;
}

/** One event of a case, in words. */
export interface TimelineEntry {
  readonly position: string;
  readonly version: number;
  readonly type: string;
  readonly at: string;
  readonly actor: { readonly id: string; readonly displayName: string };
  readonly summary: string;
  readonly note: string | null;
  /** The free texts of the event that the reader may see, each with its place in the event. */
  readonly texts?: readonly { readonly path: string; readonly text: string }[];
  readonly data: Readonly<Record<string, unknown>>;
}

/** A deadline with every day on the way to it. */
export type ExplainedDeadline = Deadline & { readonly ledger: readonly LedgerLine[] };

/** An act on offer, and why it cannot be done when it cannot. */
export interface OfferedAct {
  readonly act: string;
  readonly allowed: boolean;
  readonly reason?: string | null;
}

/** An act on a case with the article it rests on. */
export interface OfferedRequestAct extends OfferedAct {
  readonly article: string;
  readonly code?: string;
  /** This person may do it all the same, with a reason. */
  readonly overridable: boolean;
  readonly latestOn?: string;
}

/** An act as it is sent: its type, and its fields in clear. */
export type TypedAct = Readonly<Record<string, unknown>> & { readonly type: string };

/** What hypothetical acts lead to. */
export interface WhatIf {
  readonly deadlines: readonly ExplainedDeadline[];
  readonly countsIn: readonly CountedIn[];
  readonly acts: readonly OfferedRequestAct[];
}

/** What the deadlines of an agency are folded with: its calendar as days with their names, and its choices. */
export interface AgencyClock {
  readonly version: string;
  readonly region: string;
  readonly publishedYears: readonly number[];
  readonly off: readonly (readonly [string, string])[];
  readonly makeUp: readonly (readonly [string, string])[];
  readonly policy: AgencySettings;
}

/** A cell of the annual report that a case counts in. */
export interface CountedIn {
  readonly year: number;
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly label: string;
}

/** The case page. */
export interface CasePage {
  readonly id: string;
  readonly code: string;
  readonly agencyId: string;
  readonly status: CaseStatus;
  readonly version: number;
  readonly channel: Channel;
  readonly arrivedOn: string | null;
  readonly receivedOn: string | null;
  readonly applicant: {
    readonly person: string;
    readonly kind: ApplicantKind;
    readonly name: string | null;
    readonly identity: string | null;
    readonly contact: string | null;
    readonly agent: string | null;
    readonly joint: readonly { readonly kind: ApplicantKind; readonly name: string | null }[];
    readonly erased: boolean;
  };
  readonly content: string | null;
  readonly scan: { readonly digest: string; readonly name: string | null; readonly size: number } | null;
  readonly decision: DecisionCode | null;
  readonly concludedOn: string | null;
  readonly deadlines: readonly ExplainedDeadline[];
  readonly timeline: readonly TimelineEntry[];
  readonly acts: readonly OfferedRequestAct[];
  /** The request as the domain folds it, without its sealed values. */
  readonly state: KnownRequest;
  readonly countsIn: readonly CountedIn[];
}

/** A row of the list of proceedings. */
export interface ProceedingRow {
  readonly id: string;
  readonly kind: ProceedingKind;
  readonly openedOn: string;
  readonly request: string | null;
  readonly standing: Standing;
  readonly challenges: Challenged | null;
  readonly forum: Forum;
  readonly instance: number;
  readonly status: 'open' | 'concluded' | 'voided';
  readonly outcome: ProceedingOutcomeCode | null;
  readonly concludedOn: string | null;
  readonly result: ProceedingResult | null;
  readonly dueOn: string | null;
  readonly dueKind: ProceedingDeadlineKind | null;
  readonly dueProvisional: boolean;
  readonly version: number;
}

/** What is typed to open a proceeding. */
export interface ProceedingOpening {
  readonly kind: ProceedingKind;
  readonly openedOn: string;
  readonly request?: string;
  readonly challenges?: Challenged;
  readonly standing?: Standing;
  readonly body?: string;
  readonly caseNumber?: string;
}

/** An act on a dispute as the API takes it. */
export type ProceedingAct = components['schemas']['ProceedingAct'];

/** A deadline of a dispute, with why it falls on its day. */
export interface ProceedingDeadline {
  readonly kind: ProceedingDeadlineKind;
  readonly ref: number;
  readonly party: 'agency' | 'opponent' | 'body';
  readonly dueOn: string;
  readonly state: 'running' | 'met' | 'missed' | 'lapsed';
  readonly provisional: boolean;
  readonly why: string;
}

/** An instance of a dispute. */
export interface ProceedingInstance {
  readonly n: number;
  readonly forum: Forum;
  readonly openedOn: string;
  readonly body: string | null;
  readonly caseNumber: string | null;
  readonly noticeReceivedOn: string | null;
  readonly procedure: HearingProcedure | null;
  readonly filedOn: string | null;
  readonly suspended: boolean;
  readonly outcome: ProceedingOutcomeCode | null;
  readonly namedResult: ProceedingOutcomeCode | null;
  readonly decidedOn: string | null;
  readonly column: ProceedingResult | null;
}

/** One dispute with all its instances. */
export interface ProceedingPage {
  readonly id: string;
  readonly agencyId: string;
  readonly version: number;
  readonly status: 'open' | 'concluded' | 'voided';
  readonly kind: ProceedingKind;
  readonly openedOn: string;
  readonly standing: Standing;
  readonly challenges: Challenged | null;
  readonly request: string | null;
  readonly reconsideration: string | null;
  readonly instances: readonly ProceedingInstance[];
  readonly orders: readonly {
    readonly n: number;
    readonly instance: number;
    readonly order: OrderKind;
    readonly receivedOn: string;
    readonly onRequest: boolean;
    readonly workingDays: number | null;
    readonly until: string | null;
    readonly carriedOutOn: string | null;
  }[];
  readonly opinions: readonly { readonly n: number; readonly receivedOn: string; readonly reportedOn: string | null }[];
  readonly deadlines: readonly ProceedingDeadline[];
  readonly facts: readonly {
    readonly type: components['schemas']['ProceedingFactType'];
    readonly n: number;
    readonly label: string;
    readonly values: Readonly<Record<string, string | number>>;
  }[];
  readonly timeline: readonly TimelineEntry[];
  readonly acts: readonly OfferedAct[];
  readonly countsIn: readonly CountedIn[];
}

/** A way to challenge, and until when. */
export interface ChallengeWindow {
  readonly route: 'reconsideration' | 'suit';
  readonly first: boolean;
  readonly startedBy: 'delivery' | 'knowledge' | 'expiry' | 'unknown';
  readonly until: string;
  readonly provisional: boolean;
  readonly state: 'open' | 'over';
}

/** What can still be filed against one answer, or for want of one. */
export interface ChallengeWindows {
  readonly id: string;
  readonly code: string;
  readonly decision: DecisionCode | null;
  readonly on: string;
  readonly deliveredOn: string | null;
  readonly authority: string | null;
  readonly court: string | null;
  readonly sentence: string | null;
  readonly proceedings: readonly string[];
  readonly windows: readonly ChallengeWindow[];
}

/** A page of the board of open windows. */
export interface ChallengeBoard {
  readonly rows: readonly ChallengeWindows[];
  readonly total: number;
  readonly freshness: Freshness;
}

/** A page of the list of proceedings. */
export interface ProceedingList {
  readonly rows: readonly ProceedingRow[];
  readonly total: number;
  readonly freshness: Freshness;
}

/** A text in both languages. */
export interface BothLanguages {
  readonly zh: string;
  readonly en: string;
}

/** What needs somebody's eye. */
export interface IncidentRow {
  readonly id: string;
  readonly kind: IncidentKind | 'coverage' | 'reportDue';
  readonly year: number | null;
  readonly dueOn: string | null;
  readonly article: string | null;
  readonly cause: BothLanguages;
  readonly openedAt: string | null;
  readonly owner: { readonly id: string; readonly displayName: string } | null;
  readonly closed: IncidentEnd | null;
  readonly closedBy: { readonly id: string; readonly displayName: string } | null;
  readonly subject: string;
  readonly requestCode: string | null;
  readonly requestVersion: number | null;
}

/** A page of incidents, with the open ones counted by kind. */
export interface IncidentList {
  readonly rows: readonly IncidentRow[];
  readonly total: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly freshness: Freshness;
}

/** The recorded figures of table two, with the version a change must name. */
export interface Publication {
  readonly figures: Readonly<Record<PublicationFigure, string | null>>;
  readonly version: number;
}

/** The annual report of an agency and year. */
export interface Report {
  readonly agency: { readonly id: string; readonly name: string };
  readonly year: number;
  readonly tables: ReportTables;
  readonly written: WrittenTexts;
  readonly checks: readonly Finding[];
  readonly findings: readonly ReportFinding[];
  readonly freshness: Freshness;
  readonly epoch: string;
  readonly position: string;
}

/** A line of the ledger behind a cell. */
export interface CellEntry {
  readonly stream: string;
  readonly id: string;
  readonly code: string | null;
  readonly position: string;
  readonly eventType: string;
  readonly year: number;
  readonly sign: number;
  readonly at: string;
  readonly meaning: string;
}

/** A cell of the report, opened. */
export interface OpenedCell {
  readonly label: string;
  readonly value: string | null;
  readonly total: number;
  /** The published report with which the agency began. */
  readonly opening: { readonly year: number } | null;
  readonly entries: readonly CellEntry[];
}

/** A fact that is already known when a late request is typed in. */
export type FollowingFact =
  | ({ readonly type: 'answer' } & AnswerFacts)
  | { readonly type: 'withdraw'; readonly withdrawnOn: string; readonly note?: string };

/** The facts of an answer. */
export interface AnswerFacts {
  readonly decision: DecisionCode;
  readonly repliedOn: string;
  readonly serviceMode: ServiceMode;
  readonly remedies?: 'told' | 'untold';
  readonly note?: string;
}

/** A request as it comes in. */
interface Incoming {
  readonly channel: Channel;
  readonly applicant: {
    readonly kind: ApplicantKind;
    readonly name: string;
    readonly identity?: string;
    readonly contact: string;
    readonly agent?: { readonly name: string; readonly contact?: string; readonly authority?: ScanReference };
    readonly joint?: { readonly kind: ApplicantKind; readonly name: string }[];
  };
  readonly content: string;
  readonly scan?: ScanReference;
}

/** A request as it is registered: its date of receipt is known. */
export interface Registration extends Incoming {
  readonly receivedOn: string;
  readonly evidence?: { readonly kind: EvidenceKind; readonly note?: string; readonly file?: ScanReference };
  readonly followedBy?: FollowingFact[];
}

/** A request whose date of receipt is yet to be confirmed with the applicant. */
export interface Arrival extends Incoming {
  readonly arrivedOn: string;
}
