import { isPlainDate } from '@yishen/calendar';
import { isChannel, isDecisionCode, isServiceMode } from '@yishen/statute';
import { Rejected } from '../../rejected';
import { supplementNoticeBy } from '../availability';
import { actorOf, clockContextOf, dateNotAfterToday, dateOf, type DecisionContext } from '../context';
import type { RequestEvent } from '../events';
import { REVOCABLE_FACTS } from '../eventTypes';
import {
  evolveRequest,
  isConclusion,
  withoutFact,
  type KnownRequest,
  type PendingCorrection,
  type RecordedFact,
} from '../state';
import type { Deciders } from './deciders';
import { excessiveAndExtensionActs } from './excessive';
import { checkConsistency, isConsistent } from './order';
import { isRemedies } from '../standingAnswer';

// Which values of a fact may read otherwise. The date of receipt decides the clock, the law and the year: two persons.
const CORRECTABLE: Readonly<Partial<Record<RecordedFact['type'], readonly string[]>>> = {
  RequestReceived: ['receivedOn', 'channel'],
  RequestArrived: ['arrivedOn', 'channel'],
  ReceiptConfirmed: ['receivedOn'],
  ContactAttempted: ['attemptedOn'],
  SupplementNoticeIssued: ['issuedOn', 'replyWorkingDays'],
  NoticeServed: ['servedOn', 'serviceMode'],
  SupplementReceived: ['receivedOn', 'postedOn', 'channel'],
  RequestLapsed: ['lapsedOn'],
  ConsultationStarted: ['sentOn'],
  ConsultationServed: ['servedOn'],
  ConsultationReplied: ['receivedOn'],
  ConsultationEnded: ['endedOn'],
  ReasonsAsked: ['askedOn', 'replyWorkingDays'],
  ReasonsGiven: ['receivedOn'],
  ReasonsJudged: ['judgedOn'],
  DelayedAnswerSet: ['until', 'noticedOn'],
  ExtensionGranted: ['grantedOn', 'noticedOn', 'workingDays'],
  FeeNoticeIssued: ['issuedOn'],
  PaymentReceived: ['paidOn', 'fen'],
  FeeWaived: ['waivedOn'],
  FeeRefunded: ['refundedOn', 'fen'],
  DecisionSigned: ['signedOn'],
  RequestAnswered: ['repliedOn', 'decision', 'serviceMode', 'remedies'],
  AnswerDelivered: ['deliveredOn'],
  RequestWithdrawn: ['withdrawnOn'],
  RequestForwarded: ['forwardedOn'],
  ReanswerOrdered: ['receivedOn', 'workingDays', 'until'],
  ReanswerGiven: ['repliedOn', 'decision', 'serviceMode', 'remedies'],
  RequestArchived: ['archivedOn'],
};
const TWO_PERSONS: Readonly<Partial<Record<RecordedFact['type'], readonly string[]>>> = {
  RequestReceived: ['receivedOn', 'channel'],
  RequestArrived: ['arrivedOn', 'channel'],
  ReceiptConfirmed: ['receivedOn'],
  SupplementReceived: ['receivedOn', 'postedOn'],
};

/** The values of a recorded fact that a correction may change; none for a fact that is not corrected. */
export function correctableValues(type: RecordedFact['type']): readonly string[] {
  return CORRECTABLE[type] ?? [];
}

/** Whether an event may be revoked: a known fact of a request, unless it opens, counts or ends the request. */
export function isRevocable(type: string): boolean {
  return Object.hasOwn(REVOCABLE_FACTS, type) && REVOCABLE_FACTS[type as RecordedFact['type']];
}

/** Corrections of recorded facts: a new fact that says how an old one reads, or that it never was. */
export const correctionActs: Pick<
  Deciders,
  'ProposeCorrection' | 'ConfirmCorrection' | 'RejectCorrection' | 'RevokeFact'
> = {
  ProposeCorrection: ({ version, changes, reason }, state, context) => {
    const fact = factAt(state, version);
    checkChanges(fact, changes, context);
    requireCurrent(state, fact);
    const by = actorOf(context);
    const n = state.correctionCount + 1;
    const consequences = consequencesOf(fact, changes, state, context);
    const proposal: PendingCorrection = { n, version, of: fact.type, changes: { ...changes, ...consequences }, by };
    const corrected = correctionOf(proposal, by);
    tryOut(state, corrected, context);
    recordAnew(state, fact, changes, context);
    const proposed: RequestEvent = { type: 'CorrectionProposed', schema: 1, data: { ...proposal, reason } };
    return needsTwo(fact, changes) ? [proposed] : [proposed, corrected];
  },

  ConfirmCorrection: ({ n }, state, context) => {
    const proposal = pendingCorrection(state, n);
    const by = actorOf(context);
    if (proposal.by === by) throw new Rejected('request.needs-second-person');
    requireCurrent(state, factAt(state, proposal.version));
    const corrected = correctionOf(proposal, by);
    return [corrected, ...followingRestarts(state, corrected, context)];
  },

  RejectCorrection: ({ n, reason }, state, context) => {
    pendingCorrection(state, n);
    return [{ type: 'CorrectionRejected', schema: 1, data: { n, reason, by: actorOf(context) } }];
  },

  RevokeFact: ({ version, reason }, state, context) => {
    const fact = factAt(state, version);
    if (!isRevocable(fact.type)) throw new Rejected('request.fact-not-revocable', { of: fact.type });
    const revoked: RequestEvent = {
      type: 'FactRevoked',
      schema: 1,
      data: { version, of: fact.type, reason, by: actorOf(context) },
    };
    requireNoFollowers(state, fact);
    return [revoked];
  },
};

// Whether a notice to supplement restarts the period follows from its day (domain.md 1.5.6): one that turns out to have been in
// time does; one that turns out to have been late does not, unless the agency chose so once and for all.
function consequencesOf(
  fact: RecordedFact,
  changes: object,
  state: KnownRequest,
  context: DecisionContext,
): { readonly restarts?: boolean } {
  if (fact.type !== 'SupplementNoticeIssued' || !('issuedOn' in changes)) return {};
  const clock = clockContextOf(context);
  const by = supplementNoticeBy(state, clock);
  const isLate = (on: unknown): boolean => by !== undefined && String(on) > by;
  if (isLate(fact.data.issuedOn) === isLate(changes.issuedOn)) return {};
  return { restarts: !isLate(changes.issuedOn) || clock.policy.lateSupplementRestart === 'restart' };
}

// The same when it is the day of receipt that changes: the seventh working day moves, and with it which notice was late.
function followingRestarts(
  state: KnownRequest,
  corrected: ReturnType<typeof correctionOf>,
  context: DecisionContext,
): readonly RequestEvent[] {
  const clock = clockContextOf(context);
  const after = evolveRequest(state, corrected);
  if (after.status === 'unknown' || after.receivedOn === state.receivedOn) return [];
  const [wasBy, isBy] = [supplementNoticeBy(state, clock), supplementNoticeBy(after, clock)];
  const late = (on: string, by: string | undefined): boolean => by !== undefined && on > by;
  return after.supplements
    .filter(({ issuedOn }) => late(issuedOn, wasBy) !== late(issuedOn, isBy))
    .flatMap(({ version, issuedOn, restarts: before }, at): RequestEvent[] => {
      const restarts = !late(issuedOn, isBy) || clock.policy.lateSupplementRestart === 'restart';
      if (restarts === before) return [];
      const n = Math.max(after.correctionCount, corrected.data.n) + 1 + at;
      const { by, proposedBy } = corrected.data;
      const data = { n, version, of: 'SupplementNoticeIssued', changes: { restarts }, by, proposedBy } as const;
      return [{ type: 'FactCorrected', schema: 1, data }];
    });
}

function correctionOf({ n, version, of, changes, by: proposedBy }: PendingCorrection, by: string) {
  return { type: 'FactCorrected', schema: 1, data: { n, version, of, changes, by, proposedBy } } as const;
}

function needsTwo({ type }: RecordedFact, changes: object): boolean {
  return Object.keys(changes).some((field) => TWO_PERSONS[type]?.includes(field));
}

function factAt(state: KnownRequest, version: number): RecordedFact {
  const fact = state.facts.find((candidate) => candidate.version === version);
  if (!fact) throw new Rejected('request.fact-unknown', { version });
  return fact;
}

function pendingCorrection(state: KnownRequest, n: number): PendingCorrection {
  const pending = state.corrections.find((correction) => correction.n === n);
  if (!pending) throw new Rejected('request.no-correction-proposed', { n });
  return pending;
}

function checkChanges(fact: RecordedFact, changes: object, context: DecisionContext): void {
  const allowed = CORRECTABLE[fact.type] ?? [];
  const entries = Object.entries(changes) as [string, string | number][];
  if (entries.length === 0) throw new Rejected('request.correction-empty');
  for (const [field, value] of entries) {
    if (!allowed.includes(field)) throw new Rejected('request.field-not-correctable', { of: fact.type, field });
    if (!isValid(field, value, context)) throw new Rejected('request.correction-invalid', { field, value });
  }
}

function isValid(field: string, value: string | number, { now }: DecisionContext): boolean {
  if (field === 'replyWorkingDays' || field === 'workingDays') {
    return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 250;
  }
  if (field === 'fen') return Number.isInteger(value) && Number(value) >= 1;
  if (typeof value !== 'string') return false;
  if (field === 'channel') return isChannel(value);
  if (field === 'decision') return isDecisionCode(value) && value !== 'A23';
  if (field === 'serviceMode') return isServiceMode(value);
  if (field === 'remedies') return isRemedies(value);
  if (!isPlainDate(value)) return false;
  if (field === 'until') return dateOf(value) === value;
  return dateNotAfterToday(value, now, 'request.date-in-future') === value;
}

// An answer that was undone since counts no more: correcting it would count it again.
function requireCurrent(state: KnownRequest, fact: RecordedFact): void {
  if (!isConclusion(fact)) return;
  const later = state.facts.some(({ version, type }) => version > fact.version && type === 'RequestReopened');
  if (later) throw new Rejected('request.fact-superseded');
}

// A notice with a recorded service or answer is not taken away from under them.
function requireNoFollowers(state: KnownRequest, fact: RecordedFact): void {
  const followed = ((): boolean => {
    switch (fact.type) {
      case 'SupplementNoticeIssued':
        return state.supplements.some(
          ({ n, servedOn, receivedOn }) => n === fact.data.n && (servedOn ?? receivedOn) !== undefined,
        );
      case 'ConsultationStarted':
        return state.consultations.some(
          ({ n, servedOn, endedOn }) => n === fact.data.n && (servedOn ?? endedOn) !== undefined,
        );
      case 'ConsultationReplied':
        return state.consultations.some(({ n, overridden }) => n === fact.data.n && overridden === true);
      case 'FeeNoticeIssued':
        return state.fees.some(
          ({ n, servedOn, credits }) => n === fact.data.n && (servedOn !== undefined || credits.length > 0),
        );
      case 'ReasonsAsked': {
        const { servedOn, receivedOn, judgedOn } = state.reasons ?? {};
        return (servedOn ?? receivedOn ?? judgedOn) !== undefined;
      }
      case 'ReasonsGiven':
        return state.reasons?.judgedOn !== undefined;
      case 'ReasonsJudged':
        return state.delayed !== undefined;
      case 'DecisionDrafted':
      case 'DecisionSigned':
        return state.draft?.n === fact.data.n && state.conclusion?.how === 'answered';
      case 'DecisionReviewed':
        return state.draft?.n === fact.data.n && state.draft.signedOn !== undefined;
      case 'ReanswerOrdered':
        return state.reanswers.some(({ n, repliedOn }) => n === fact.data.n && repliedOn !== undefined);
      // Its delivery would be that of the answer before it.
      case 'ReanswerGiven':
        return state.facts.some(({ type, version }) => type === 'AnswerDelivered' && version > fact.version);
      case 'DisclosureSuggested':
        return state.suggestions.some(({ n, judged }) => n === fact.data.n && judged);
      case 'DisclosureSuggestionJudged':
        return state.facts.some(({ type, data }) => type === 'SuggestionPublished' && data.n === fact.data.n);
      default:
        return false;
    }
  })();
  if (followed) throw new Rejected('request.fact-has-followers', { of: fact.type });
}

// What the facts would say afterwards must still be consistent; a correction that waits for its second person is tried out now.
function tryOut(state: KnownRequest, event: RequestEvent, context: DecisionContext): void {
  const clock = clockContextOf(context);
  const after = evolveRequest(state, event);
  if (after.status !== 'unknown' && isConsistent(state, clock)) checkConsistency(after, clock);
}

// A correction reaches no further than recording the fact so would have: no twenty-first day, no date that is not later.
function recordAnew(
  state: KnownRequest,
  fact: RecordedFact,
  changes: Readonly<Record<string, string | number>>,
  context: DecisionContext,
): void {
  if (fact.type !== 'ExtensionGranted' && fact.type !== 'DelayedAnswerSet') return;
  const before = withoutFact(state, fact.version);
  if (before.status === 'unknown') return;
  if (fact.type === 'ExtensionGranted') {
    const { workingDays, grantedOn, noticedOn } = { ...fact.data, ...changes };
    excessiveAndExtensionActs.GrantExtension(
      { type: 'GrantExtension', workingDays, grantedOn, noticedOn },
      before,
      context,
    );
  }
  if (fact.type === 'DelayedAnswerSet') {
    const { noticedOn, until, reasons } = { ...fact.data, ...changes };
    excessiveAndExtensionActs.SetDelayedAnswer(
      { type: 'SetDelayedAnswer', noticedOn, until, reasons },
      before,
      context,
    );
  }
}
