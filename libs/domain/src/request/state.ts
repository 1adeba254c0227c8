import type { PlainDate } from '@yishen/calendar';
import type { ApplicantKind, Channel, ConsultedParty, DecisionCode, Review, Stance } from '@yishen/statute';
import { deadlineKey, type Deadline } from '../clock';
import { recordedAt } from '../event';
import type { Changes, RequestEvent, RequestFact } from './events';
import { evolveIncidents, type Incident } from '../incident/incidents';
import { evolveStandingAnswer, isAnswerEvent, withChanges, type StandingAnswer } from './standingAnswer';

/** What was last derived for a request's clock. */
export interface ArmedClock {
  readonly derivation: number;
  readonly deadlines: readonly Deadline[];
  readonly closed: boolean;
  /** `kind[:ref]:derivation:workingDaysLeft` of the reminders already given. */
  readonly warned: readonly string[];
}

/** A fact with the version it has in the stream, as it reads after all corrections. */
export type RecordedFact = RequestFact & { readonly version: number };

/** A notice to supplement (条例 第三十条) and what came of it. */
export interface Supplement {
  readonly n: number;
  readonly version: number;
  readonly issuedOn: PlainDate;
  readonly replyWorkingDays: number;
  readonly restarts: boolean;
  readonly servedOn?: PlainDate;
  readonly receivedOn?: PlainDate;
  readonly postedOn?: PlainDate;
  readonly lapsedOn?: PlainDate;
}

/** A consultation (条例 第三十二条、第三十四条) and what came of it. */
export interface Consultation {
  readonly n: number;
  readonly version: number;
  readonly party: ConsultedParty;
  readonly sentOn: PlainDate;
  readonly servedOn?: PlainDate;
  readonly endedOn?: PlainDate;
  readonly how?: 'replied' | 'silent' | 'ended';
  readonly stance?: Stance;
  readonly groundsReasonable?: boolean;
  readonly overridden?: boolean;
}

/** A fee notice (109号) and what was paid on it. */
export interface FeeNotice {
  readonly n: number;
  readonly version: number;
  readonly fen: number;
  readonly issuedOn: PlainDate;
  readonly servedOn?: PlainDate;
  readonly lapsedOn?: PlainDate;
  /** Payments and waivers, in fen. */
  readonly credits: readonly { readonly on: PlainDate; readonly fen: number; readonly waived?: true }[];
  readonly refunded: number;
}

/** The question for reasons of an excessive request (条例 第三十五条). */
export interface Reasons {
  readonly n: number;
  readonly version: number;
  readonly askedOn: PlainDate;
  readonly replyWorkingDays: number;
  readonly servedOn?: PlainDate;
  readonly receivedOn?: PlainDate;
  readonly judgedOn?: PlainDate;
  readonly reasonable?: boolean;
}

/** The draft of a conclusion on its way to the signature. */
export interface Draft {
  readonly n: number;
  readonly decision: DecisionCode;
  /** The keys of the contents that are filled in. */
  readonly given: readonly string[];
  readonly by: string;
  readonly reviews: Readonly<Partial<Record<Review, 'passed' | 'returned'>>>;
  readonly signedOn?: PlainDate;
}

/** An order to answer anew and what came of it. */
export interface Reanswer {
  readonly n: number;
  readonly receivedOn: PlainDate;
  readonly workingDays?: number;
  readonly until?: PlainDate;
  readonly repliedOn?: PlainDate;
}

/** A correction that waits for its second person. */
export interface PendingCorrection {
  readonly n: number;
  readonly version: number;
  readonly of: string;
  readonly changes: Changes;
  readonly by: string;
}

/** How a request ended. */
export interface Conclusion {
  readonly how: 'answered' | 'withdrawn' | 'lapsed';
  readonly on: PlainDate;
  readonly decision: DecisionCode;
}

/** A suggestion to publish proactively (条例 第四十四条) and what came of it. */
export interface Suggestion {
  readonly n: number;
  readonly suggestedOn: PlainDate;
  readonly judged: boolean;
  readonly judgedOn?: PlainDate;
  readonly accepted?: boolean;
  readonly publishedOn?: PlainDate;
}

/** Whether an accepted suggestion still has to be published, promptly (条例 第四十四条第二款). */
export function awaitsPublication({ accepted, publishedOn }: Suggestion): boolean {
  return accepted === true && publishedOn === undefined;
}

/** What the facts say, in the form that clock and guards need. */
export interface Procedure {
  readonly agencyId: string;
  readonly channel: Channel;
  readonly applicantKind: ApplicantKind;
  readonly person: string;
  readonly arrivedOn?: PlainDate;
  readonly receivedOn?: PlainDate;
  readonly receiptEvidenced: boolean;
  readonly supplements: readonly Supplement[];
  readonly consultations: readonly Consultation[];
  readonly extensions: readonly {
    readonly version: number;
    readonly workingDays: number;
    readonly grantedOn: PlainDate;
    readonly noticedOn: PlainDate;
  }[];
  readonly proposedExtension?: number;
  readonly fees: readonly FeeNotice[];
  readonly reasons?: Reasons;
  readonly delayed?: { readonly until: PlainDate; readonly noticedOn: PlainDate };
  readonly draft?: Draft;
  readonly conclusion?: Conclusion;
  /** The answer that can be challenged: that of the conclusion, or the one given in its place. */
  readonly standing?: StandingAnswer;
  readonly reanswers: readonly Reanswer[];
  readonly split?: boolean;
  readonly archivedOn?: PlainDate;
  readonly suggestions: readonly Suggestion[];
}

interface Known extends ArmedClock, Procedure {
  /** The number of events in the stream. */
  readonly version: number;
  readonly facts: readonly RecordedFact[];
  readonly corrections: readonly PendingCorrection[];
  /** How many corrections were ever proposed or made: the next one's number. */
  readonly correctionCount: number;
  readonly incidents: readonly Incident[];
}

/** A request as `decide` needs it. */
export type Request =
  | { readonly status: 'unknown' }
  | ({ readonly status: 'unconfirmed' } & Known)
  | ({ readonly status: 'open'; readonly receivedOn: PlainDate } & Known)
  | ({
      readonly status: 'concluded';
      readonly receivedOn: PlainDate;
      readonly concludedOn: PlainDate;
      readonly decision: DecisionCode;
    } & Known)
  | ({ readonly status: 'split'; readonly receivedOn: PlainDate } & Known);

/** A request that exists. */
export type KnownRequest = Exclude<Request, { status: 'unknown' }>;

/** A request nobody has received yet. */
export const UNKNOWN_REQUEST: Request = { status: 'unknown' };

/** Folds one event into the request; never throws, and leaves an unknown event aside so that an old reader survives a new one. */
export function evolveRequest(state: Request, event: RequestEvent): Request {
  const after = evolveFacts(state, event);
  if (after.status === 'unknown') return after;
  const incidents = evolveIncidents(after.incidents, { ...event, version: after.version, at: recordedAt(event) });
  return incidents === after.incidents ? after : { ...after, incidents };
}

function evolveFacts(state: Request, event: RequestEvent): Request {
  if (state.status === 'unknown') {
    if (event.type !== 'RequestReceived' && event.type !== 'RequestArrived') return state;
    const fact: RecordedFact = { ...event, version: 1 };
    return known(startOf(fact), NOTHING_ARMED, [fact]);
  }
  const version = state.version + 1;
  switch (event.type) {
    case 'DeadlinesChanged':
      return { ...state, version, ...event.data };
    case 'DeadlineWarned':
      return { ...state, version, warned: [...state.warned, warningKey(event.data)] };
    case 'DeadlineMissed':
    case 'LapseProposed':
    case 'ActOverridden':
    case 'IncidentAssigned':
    case 'IncidentClosed':
      return { ...state, version };
    case 'CorrectionProposed': {
      const { n, of, changes, by } = event.data;
      const corrections = [...state.corrections, { n, version: event.data.version, of, changes, by }];
      return { ...state, version, corrections, correctionCount: n };
    }
    case 'CorrectionRejected':
      return { ...state, version, corrections: state.corrections.filter(({ n }) => n !== event.data.n) };
    case 'FactCorrected': {
      const { n, version: corrected, changes } = event.data;
      const facts = withChanges(state.facts, { version: corrected, changes });
      const corrections = state.corrections.filter((pending) => pending.n !== n);
      const correctionCount = Math.max(n, state.correctionCount);
      return refolded({ ...state, version, corrections, correctionCount }, facts);
    }
    case 'FactRevoked': {
      const { version: revoked } = event.data;
      return withoutFact({ ...state, version }, revoked);
    }
    default: {
      // An event this version does not know is no fact to it, and is counted all the same: versions are positions.
      const fact = { ...event, version } as RecordedFact;
      return known(applyFact(state, fact), { ...state, version }, [...state.facts, fact]);
    }
  }
}

/** The request as if a recorded fact had never been. */
export function withoutFact(state: KnownRequest, version: number): Request {
  return refolded(
    state,
    state.facts.filter((fact) => fact.version !== version),
  );
}

/**
 * What had happened by the end of a day, as the log knows it today: a fact that is typed in late is judged on its own day. A
 * conclusion that was undone since never was.
 */
export function procedureOn({ facts }: KnownRequest, day: PlainDate): Procedure {
  const undoneBefore = facts.findLast(({ type }) => type === 'RequestReopened')?.version ?? 0;
  const [first, ...rest] = facts;
  const start = startOf(first as RecordedFact);
  return rest
    .filter((fact) => !(isConclusion(fact) && fact.version < undoneBefore) && fact.type !== 'RequestReopened')
    .filter((fact) => {
      const on = dayOf(fact);
      return on === undefined || on <= day;
    })
    .reduce(applyFact, start);
}

/** Whether a fact ends a request. */
export function isConclusion({ type }: RecordedFact): boolean {
  return type === 'RequestAnswered' || type === 'RequestWithdrawn' || type === 'RequestLapsed';
}

// The legal day of each kind of fact; what has none (a draft, a review) counts from when it was recorded.
const DAYS: Readonly<Partial<Record<RecordedFact['type'], string>>> = {
  ContactAttempted: 'attemptedOn',
  ReceiptConfirmed: 'receivedOn',
  RequestSplit: 'splitOn',
  SupplementNoticeIssued: 'issuedOn',
  NoticeServed: 'servedOn',
  SupplementReceived: 'receivedOn',
  RequestLapsed: 'lapsedOn',
  ConsultationStarted: 'sentOn',
  ConsultationServed: 'servedOn',
  ConsultationReplied: 'receivedOn',
  ConsultationSilent: 'endedOn',
  ConsultationEnded: 'endedOn',
  ObjectionOverridden: 'decidedOn',
  ReasonsAsked: 'askedOn',
  ReasonsGiven: 'receivedOn',
  ReasonsJudged: 'judgedOn',
  DelayedAnswerSet: 'noticedOn',
  ExtensionGranted: 'grantedOn',
  FeeNoticeIssued: 'issuedOn',
  PaymentReceived: 'paidOn',
  FeeWaived: 'waivedOn',
  FeeRefunded: 'refundedOn',
  DecisionSigned: 'signedOn',
  RequestAnswered: 'repliedOn',
  AnswerDelivered: 'deliveredOn',
  RequestWithdrawn: 'withdrawnOn',
  RequestForwarded: 'forwardedOn',
  ReanswerOrdered: 'receivedOn',
  ReanswerGiven: 'repliedOn',
  RequestArchived: 'archivedOn',
  DisclosureSuggested: 'suggestedOn',
  DisclosureSuggestionJudged: 'judgedOn',
  SuggestionPublished: 'publishedOn',
};

function dayOf({ type, data }: RecordedFact): PlainDate | undefined {
  const field = DAYS[type];
  return field === undefined ? undefined : (data as unknown as Readonly<Record<string, PlainDate>>)[field];
}

/** The name of a reminder within a request: given once per deadline, derivation and days left. */
export function warningKey(of: {
  readonly kind: string;
  readonly ref?: number | undefined;
  readonly derivation: number;
  readonly workingDaysLeft: number;
}): string {
  return `${deadlineKey(of)}:${of.derivation}:${of.workingDaysLeft}`;
}

type Bookkeeping = Omit<Known, keyof Procedure | 'facts'>;

const NOTHING_ARMED: Bookkeeping = {
  version: 1,
  derivation: 0,
  deadlines: [],
  closed: false,
  warned: [],
  corrections: [],
  correctionCount: 0,
  incidents: [],
};

function refolded(state: KnownRequest, facts: readonly RecordedFact[]): Request {
  const [first, ...rest] = facts;
  if (!first) return state;
  return known(rest.reduce(applyFact, startOf(first)), state, facts);
}

function known(procedure: Procedure, bookkeeping: Bookkeeping, facts: readonly RecordedFact[]): Request {
  const { agencyId, channel, applicantKind, person, receiptEvidenced } = procedure;
  const { supplements, consultations, extensions, fees, reanswers, suggestions } = procedure;
  const { version, derivation, deadlines, closed, warned, corrections, correctionCount, incidents } = bookkeeping;
  // What a fact was applied to carries the old status along: field by field, and in one literal, for this runs with every event.
  const base: Known = {
    agencyId,
    channel,
    applicantKind,
    person,
    receiptEvidenced,
    supplements,
    consultations,
    extensions,
    fees,
    reanswers,
    suggestions,
    version,
    facts,
    derivation,
    deadlines,
    closed,
    warned,
    corrections,
    correctionCount,
    incidents,
  };
  const optional: Record<string, unknown> = {};
  for (const field of OPTIONAL_FIELDS) if (procedure[field] !== undefined) optional[field] = procedure[field];
  const { receivedOn, conclusion } = procedure;
  if (receivedOn === undefined) return { status: 'unconfirmed', ...base, ...optional };
  if (procedure.split) return { status: 'split', ...base, ...optional, receivedOn };
  if (!conclusion) return { status: 'open', ...base, ...optional, receivedOn };
  const end = { concludedOn: conclusion.on, decision: conclusion.decision };
  return { status: 'concluded', ...base, ...optional, receivedOn, ...end };
}

type OptionalField = {
  [Field in keyof Procedure]-?: undefined extends Procedure[Field] ? Field : never;
}[keyof Procedure];

const OPTIONAL: Readonly<Record<OptionalField, true>> = {
  arrivedOn: true,
  receivedOn: true,
  proposedExtension: true,
  reasons: true,
  delayed: true,
  draft: true,
  conclusion: true,
  standing: true,
  split: true,
  archivedOn: true,
};
const OPTIONAL_FIELDS = Object.keys(OPTIONAL) as readonly OptionalField[];

function startOf(fact: RecordedFact): Procedure {
  const { data } = fact as Extract<RecordedFact, { type: 'RequestReceived' | 'RequestArrived' }>;
  return {
    agencyId: data.agencyId,
    channel: data.channel,
    applicantKind: data.applicant.kind,
    person: data.applicant.person,
    ...('arrivedOn' in data ? { arrivedOn: data.arrivedOn } : { receivedOn: data.receivedOn }),
    receiptEvidenced: 'evidence' in data && data.evidence !== undefined,
    supplements: [],
    consultations: [],
    extensions: [],
    fees: [],
    reanswers: [],
    suggestions: [],
  };
}

function applyFact(procedure: Procedure, fact: RecordedFact): Procedure {
  const after = applyStep(procedure, fact);
  if (!isAnswerEvent(fact)) return after;
  const { standing: before, ...rest } = after;
  const standing = evolveStandingAnswer(before, fact);
  return standing ? { ...rest, standing } : rest;
}

function applyStep(procedure: Procedure, fact: RecordedFact): Procedure {
  switch (fact.type) {
    case 'ReceiptConfirmed':
      return { ...procedure, receivedOn: fact.data.receivedOn, receiptEvidenced: true };
    case 'ReceiptEvidenced':
      return { ...procedure, receiptEvidenced: true };
    case 'ApplicantKindSet':
      return { ...procedure, applicantKind: fact.data.kind };
    case 'RequestSplit':
      return { ...procedure, split: true };
    case 'SupplementNoticeIssued': {
      const { n, issuedOn, replyWorkingDays, restarts } = fact.data;
      const issued = { n, version: fact.version, issuedOn, replyWorkingDays, restarts };
      return { ...procedure, supplements: [...procedure.supplements, issued] };
    }
    case 'SupplementReceived': {
      const { n, receivedOn, postedOn } = fact.data;
      const received = { receivedOn, ...(postedOn === undefined ? {} : { postedOn }) };
      return { ...procedure, supplements: withNumber(procedure.supplements, n, received) };
    }
    case 'NoticeServed':
      return served(procedure, fact.data);
    case 'RequestLapsed':
      return lapsed(procedure, fact.data);
    case 'ConsultationStarted': {
      const { n, party, sentOn } = fact.data;
      const started = { n, version: fact.version, party, sentOn };
      return { ...procedure, consultations: [...procedure.consultations, started] };
    }
    case 'ConsultationServed':
      return consulted(procedure, fact.data.n, { servedOn: fact.data.servedOn });
    case 'ConsultationReplied': {
      const { n, receivedOn, stance, groundsReasonable } = fact.data;
      const grounds = groundsReasonable === undefined ? {} : { groundsReasonable };
      return consulted(procedure, n, { endedOn: receivedOn, how: 'replied', stance, ...grounds });
    }
    case 'ConsultationSilent':
      return consulted(procedure, fact.data.n, { endedOn: fact.data.endedOn, how: 'silent' });
    case 'ConsultationEnded':
      return consulted(procedure, fact.data.n, { endedOn: fact.data.endedOn, how: 'ended' });
    case 'ObjectionOverridden':
      return consulted(procedure, fact.data.n, { overridden: true });
    case 'ReasonsAsked': {
      const { n, askedOn, replyWorkingDays } = fact.data;
      return { ...procedure, reasons: { n, version: fact.version, askedOn, replyWorkingDays } };
    }
    case 'ReasonsGiven':
      return procedure.reasons
        ? { ...procedure, reasons: { ...procedure.reasons, receivedOn: fact.data.receivedOn } }
        : procedure;
    case 'ReasonsJudged': {
      const { judgedOn, reasonable } = fact.data;
      return procedure.reasons ? { ...procedure, reasons: { ...procedure.reasons, judgedOn, reasonable } } : procedure;
    }
    case 'DelayedAnswerSet':
      return { ...procedure, delayed: { until: fact.data.until, noticedOn: fact.data.noticedOn } };
    case 'ExtensionProposed':
      return { ...procedure, proposedExtension: fact.data.workingDays };
    case 'ExtensionGranted': {
      const { workingDays, grantedOn, noticedOn } = fact.data;
      const { proposedExtension: _, ...rest } = procedure;
      const granted = { version: fact.version, workingDays, grantedOn, noticedOn };
      return { ...rest, extensions: [...procedure.extensions, granted] };
    }
    case 'FeeNoticeIssued': {
      const { n, fen, issuedOn } = fact.data;
      const issued = { n, version: fact.version, fen, issuedOn, credits: [], refunded: 0 };
      return { ...procedure, fees: [...procedure.fees, issued] };
    }
    case 'PaymentReceived':
      return credited(procedure, fact.data.n, { on: fact.data.paidOn, fen: fact.data.fen });
    case 'FeeWaived':
      return credited(procedure, fact.data.n, { on: fact.data.waivedOn, fen: fact.data.fen, waived: true });
    case 'FeeRefunded': {
      const { n, fen } = fact.data;
      const fees = procedure.fees.map((fee) => (fee.n === n ? { ...fee, refunded: fee.refunded + fen } : fee));
      return { ...procedure, fees };
    }
    case 'DecisionDrafted': {
      const { n, decision, contents, by } = fact.data;
      return { ...procedure, draft: { n, decision, given: Object.keys(contents), by, reviews: {} } };
    }
    case 'DecisionReviewed': {
      const { n, review, verdict } = fact.data;
      if (procedure.draft?.n !== n) return procedure;
      const reviews = { ...procedure.draft.reviews, [review]: verdict };
      return { ...procedure, draft: { ...procedure.draft, reviews } };
    }
    case 'DecisionSigned':
      return procedure.draft?.n === fact.data.n
        ? { ...procedure, draft: { ...procedure.draft, signedOn: fact.data.signedOn } }
        : procedure;
    case 'RequestAnswered':
      return concluded(procedure, { how: 'answered', on: fact.data.repliedOn, decision: fact.data.decision });
    case 'RequestWithdrawn':
      return concluded(procedure, { how: 'withdrawn', on: fact.data.withdrawnOn, decision: 'A23' });
    case 'RequestReopened':
      return reopened(procedure);
    case 'ReanswerOrdered': {
      const { n, receivedOn, workingDays, until } = fact.data;
      const days = workingDays === undefined ? {} : { workingDays };
      const ordered = { n, receivedOn, ...days, ...(until === undefined ? {} : { until }) };
      return { ...procedure, reanswers: [...procedure.reanswers, ordered] };
    }
    case 'ReanswerGiven':
      return {
        ...procedure,
        reanswers: withNumber(procedure.reanswers, fact.data.n, { repliedOn: fact.data.repliedOn }),
      };
    case 'RequestArchived':
      return { ...procedure, archivedOn: fact.data.archivedOn };
    case 'DisclosureSuggested':
      return { ...procedure, suggestions: [...procedure.suggestions, suggested(fact.data)] };
    case 'DisclosureSuggestionJudged': {
      const { n, judgedOn, accepted, publishedOn } = fact.data;
      const judgement = { judged: true, judgedOn, accepted, ...(publishedOn === undefined ? {} : { publishedOn }) };
      return { ...procedure, suggestions: withNumber(procedure.suggestions, n, judgement) };
    }
    case 'SuggestionPublished': {
      const { n, publishedOn } = fact.data;
      return { ...procedure, suggestions: withNumber(procedure.suggestions, n, { publishedOn }) };
    }
    default:
      return procedure;
  }
}

function suggested({ n, suggestedOn }: { n: number; suggestedOn: PlainDate }): Suggestion {
  return { n, suggestedOn, judged: false };
}

function served(
  procedure: Procedure,
  { step, n, servedOn }: { readonly step: string; readonly n: number; readonly servedOn: PlainDate },
): Procedure {
  switch (step) {
    case 'supplement':
      return { ...procedure, supplements: withNumber(procedure.supplements, n, { servedOn }) };
    case 'fee':
      return { ...procedure, fees: withNumber(procedure.fees, n, { servedOn }) };
    case 'reasons':
      return procedure.reasons ? { ...procedure, reasons: { ...procedure.reasons, servedOn } } : procedure;
    default:
      return procedure;
  }
}

function lapsed(
  procedure: Procedure,
  {
    step,
    n,
    lapsedOn,
    decision,
  }: { step: 'supplement' | 'fee'; n: number; lapsedOn: PlainDate; decision: DecisionCode },
): Procedure {
  const marked =
    step === 'supplement'
      ? { ...procedure, supplements: withNumber(procedure.supplements, n, { lapsedOn }) }
      : { ...procedure, fees: withNumber(procedure.fees, n, { lapsedOn }) };
  return concluded(marked, { how: 'lapsed', on: lapsedOn, decision });
}

function concluded(procedure: Procedure, conclusion: Conclusion): Procedure {
  return { ...procedure, conclusion };
}

// The draft that was sent out is spent with the answer that is undone: the next one is written, reviewed and signed anew.
function reopened(procedure: Procedure): Procedure {
  const { conclusion, draft, ...rest } = procedure;
  const open = <T extends { readonly lapsedOn?: PlainDate }>({ lapsedOn: _, ...step }: T) => step;
  const kept = draft === undefined || conclusion?.how === 'answered' ? {} : { draft };
  return { ...rest, ...kept, supplements: procedure.supplements.map(open), fees: procedure.fees.map(open) };
}

function consulted(procedure: Procedure, n: number, change: Partial<Consultation>): Procedure {
  return { ...procedure, consultations: withNumber(procedure.consultations, n, change) };
}

function credited(procedure: Procedure, n: number, credit: FeeNotice['credits'][number]): Procedure {
  const fees = procedure.fees.map((fee) => (fee.n === n ? { ...fee, credits: [...fee.credits, credit] } : fee));
  return { ...procedure, fees };
}

function withNumber<T extends { readonly n: number }>(list: readonly T[], n: number, change: Partial<T>): readonly T[] {
  return list.map((item) => (item.n === n ? { ...item, ...change } : item));
}

/** The day on which a fee was fully paid or waived, `undefined` while something is owed. */
export function feeSettledOn({ fen, credits }: Pick<FeeNotice, 'fen' | 'credits'>): PlainDate | undefined {
  let sum = 0;
  for (const credit of [...credits].sort((a, b) => (a.on < b.on ? -1 : 1))) {
    sum += credit.fen;
    if (sum >= fen) return credit.on;
  }
  return undefined;
}

/**
 * The day on which payment was completed and the reply period starts afresh (109号 第六条: 自申请人完成缴费次日起重新计算). A fee
 * that was waived whole was never paid: waiving is the agency's own act and gives it no new period. Where a part was paid and the
 * rest waived, payment was completed when nothing more was owed. (The text speaks of payment alone: certain. That the days
 * waited for a fee waived whole stay counted is derived from it: 条例 第三十三条第三款 excludes nothing but consultations.)
 */
export function feePaidOn(fee: Pick<FeeNotice, 'fen' | 'credits'>): PlainDate | undefined {
  const settledOn = feeSettledOn(fee);
  const paid = fee.credits.some(({ on, waived }) => !waived && settledOn !== undefined && on <= settledOn);
  return paid ? settledOn : undefined;
}

/** What is owed (positive) or was paid too much (negative) on a fee, in fen. */
export function feeBalance({ fen, credits, refunded }: FeeNotice): number {
  return fen - credits.reduce((sum, credit) => sum + credit.fen, 0) + refunded;
}
