import { isPlainDate } from '@yishen/calendar';
import { isChannel, isDecisionCode, isServiceMode } from '@yishen/statute';
import { Rejected } from '../../rejected';
import { actorOf, dateNotAfterToday, dateOf, type DecisionContext } from '../context';
import type { RequestEvent } from '../events';
import { evolveRequest, type KnownRequest, type PendingCorrection, type RecordedFact } from '../state';
import type { Deciders } from './deciders';
import { checkOrder } from './order';

// Facts that open, count or end the request are corrected or undone by acts of their own, never revoked.
const NOT_REVOCABLE: readonly RecordedFact['type'][] = [
  'RequestReceived',
  'RequestArrived',
  'ReceiptConfirmed',
  'ApplicantKindSet',
  'RequestSplit',
  'RequestAnswered',
  'RequestWithdrawn',
  'RequestLapsed',
  'RequestReopened',
];

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
  RequestAnswered: ['repliedOn', 'decision', 'serviceMode'],
  AnswerDelivered: ['deliveredOn'],
  RequestWithdrawn: ['withdrawnOn'],
  RequestForwarded: ['forwardedOn'],
  ReanswerOrdered: ['receivedOn', 'workingDays', 'until'],
  ReanswerGiven: ['repliedOn', 'decision', 'serviceMode'],
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

/** Whether a recorded fact may be revoked: those that open, count or end a request have acts of their own for that. */
export function isRevocable(type: RecordedFact['type']): boolean {
  return !NOT_REVOCABLE.includes(type);
}

const CONCLUDING: readonly RecordedFact['type'][] = ['RequestAnswered', 'RequestWithdrawn', 'RequestLapsed'];

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
    const proposal: PendingCorrection = { n, version, of: fact.type, changes, by };
    const corrected = correctionOf(proposal, by);
    tryOut(state, corrected);
    const proposed: RequestEvent = { type: 'CorrectionProposed', schema: 1, data: { ...proposal, reason } };
    return needsTwo(fact, changes) ? [proposed] : [proposed, corrected];
  },

  ConfirmCorrection: ({ n }, state, context) => {
    const proposal = pendingCorrection(state, n);
    const by = actorOf(context);
    if (proposal.by === by) throw new Rejected('request.needs-second-person');
    requireCurrent(state, factAt(state, proposal.version));
    const corrected = correctionOf(proposal, by);
    tryOut(state, corrected);
    return [corrected];
  },

  RejectCorrection: ({ n, reason }, state, context) => {
    pendingCorrection(state, n);
    return [{ type: 'CorrectionRejected', schema: 1, data: { n, reason, by: actorOf(context) } }];
  },

  RevokeFact: ({ version, reason }, state, context) => {
    const fact = factAt(state, version);
    if (NOT_REVOCABLE.includes(fact.type)) throw new Rejected('request.fact-not-revocable', { of: fact.type });
    const revoked: RequestEvent = {
      type: 'FactRevoked',
      schema: 1,
      data: { version, of: fact.type, reason, by: actorOf(context) },
    };
    requireNoFollowers(state, fact);
    tryOut(state, revoked);
    return [revoked];
  },
};

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
  if (!isPlainDate(value)) return false;
  if (field === 'until') return dateOf(value) === value;
  return dateNotAfterToday(value, now, 'request.date-in-future') === value;
}

// An answer that was undone since counts no more: correcting it would count it again.
function requireCurrent(state: KnownRequest, fact: RecordedFact): void {
  if (!CONCLUDING.includes(fact.type)) return;
  const later = state.facts.some(({ version, type }) => version > fact.version && type === 'RequestReopened');
  if (later) throw new Rejected('request.fact-superseded');
}

// A notice with a recorded service or answer is not taken away from under them.
function requireNoFollowers(state: KnownRequest, fact: RecordedFact): void {
  const followed = ((): boolean => {
    switch (fact.type) {
      case 'SupplementNoticeIssued':
        return state.supplements.some(({ n, receivedOn }) => n === fact.data.n && receivedOn !== undefined);
      case 'ConsultationStarted':
        return state.consultations.some(({ n, endedOn }) => n === fact.data.n && endedOn !== undefined);
      case 'FeeNoticeIssued':
        return state.fees.some(({ n, credits }) => n === fact.data.n && credits.length > 0);
      case 'DecisionDrafted':
        return state.draft?.n === fact.data.n && state.conclusion !== undefined;
      case 'ReanswerOrdered':
        return state.reanswers.some(({ n, repliedOn }) => n === fact.data.n && repliedOn !== undefined);
      default:
        return false;
    }
  })();
  if (followed) throw new Rejected('request.fact-has-followers', { of: fact.type });
}

// What the facts would say afterwards must still be in order.
function tryOut(state: KnownRequest, event: RequestEvent): void {
  const after = evolveRequest(state, event);
  if (after.status !== 'unknown') checkOrder(after);
}
