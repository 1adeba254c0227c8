import type { PlainDate } from '@yishen/calendar';
import { feeScaleInForce, periodInForce } from '@yishen/statute';
import { Rejected } from '../../rejected';
import { requestDeadlines, type ClockContext } from '../deadlines';
import { feeBalance, type Procedure } from '../state';

/**
 * Refuses facts that cannot all be true: out of order (served before issued, answered before received), a lapse before its day,
 * a refund of what is owed, a fee before there was one. Every act and correction must leave them consistent.
 */
export function checkConsistency(facts: Procedure, clock: ClockContext): void {
  checkOrder(facts);
  const { receivedOn, fees } = facts;
  if (receivedOn !== undefined && !periodInForce('reply', receivedOn, clock.rules.periods)) {
    throw new Rejected('request.received-before-law', { date: receivedOn });
  }
  if (receivedOn !== undefined && fees.length > 0 && !feeScaleInForce('requests', receivedOn, clock.rules.feeScales)) {
    throw new Rejected('request.fee-before-law');
  }
  if (fees.some((fee) => fee.refunded > 0 && feeBalance(fee) > 0)) throw new Rejected('request.amount-invalid');
  checkLapse(facts, clock);
}

/** Whether facts are consistent. */
export function isConsistent(facts: Procedure, clock: ClockContext): boolean {
  try {
    checkConsistency(facts, clock);
    return true;
  } catch (error) {
    if (error instanceof Rejected) return false;
    throw error;
  }
}

// A lapse stands only on a served notice whose last day was over: who corrects that reopens the request first.
function checkLapse(facts: Procedure, clock: ClockContext): void {
  const { conclusion, supplements, fees } = facts;
  if (conclusion?.how !== 'lapsed') return;
  const [kind, notices] =
    conclusion.decision === 'A21' ? (['supplementReply', supplements] as const) : (['feePayment', fees] as const);
  const lapsed = notices.find(({ lapsedOn }) => lapsedOn !== undefined);
  const deadline = requestDeadlines(facts, clock, conclusion.on).find(
    (candidate) => candidate.kind === kind && candidate.ref === lapsed?.n,
  );
  if (!deadline) throw new Rejected('request.nothing-lapsed');
  if (deadline.state !== 'lapsed') throw new Rejected('request.lapse-too-early', { dueOn: deadline.dueOn });
}

function checkOrder(facts: Procedure): void {
  const {
    arrivedOn,
    receivedOn,
    conclusion,
    standing,
    supplements,
    consultations,
    fees,
    reasons,
    extensions,
    reanswers,
  } = facts;
  ascending(arrivedOn, receivedOn);
  ascending(receivedOn, conclusion?.on);
  ascending(standing?.on, standing?.deliveredOn);
  ascending(conclusion?.on, facts.archivedOn);
  for (const { issuedOn, servedOn, receivedOn: supplementedOn, postedOn } of supplements) {
    ascending(issuedOn, postedOn);
    ascending(postedOn, supplementedOn);
    ascending(receivedOn, issuedOn);
    ascending(issuedOn, servedOn);
    ascending(issuedOn, supplementedOn);
  }
  for (const { sentOn, servedOn, endedOn, how } of consultations) {
    ascending(receivedOn, sentOn);
    ascending(sentOn, servedOn);
    // The day of silence follows the service, also when that is corrected.
    if (how !== 'silent') ascending(servedOn ?? sentOn, endedOn);
  }
  for (const { issuedOn, servedOn, credits } of fees) {
    ascending(receivedOn, issuedOn);
    ascending(issuedOn, servedOn);
    for (const { on } of credits) ascending(issuedOn, on);
  }
  for (const { grantedOn, noticedOn } of extensions) {
    ascending(receivedOn, grantedOn);
    ascending(grantedOn, noticedOn);
  }
  ascending(receivedOn, reasons?.askedOn);
  ascending(reasons?.askedOn, reasons?.servedOn);
  ascending(reasons?.askedOn, reasons?.receivedOn);
  ascending(reasons?.receivedOn ?? reasons?.askedOn, reasons?.judgedOn);
  for (const { receivedOn: orderedOn, repliedOn } of reanswers) ascending(orderedOn, repliedOn);
}

function ascending(earlier: PlainDate | undefined, later: PlainDate | undefined): void {
  if (earlier !== undefined && later !== undefined && later < earlier) {
    throw new Rejected('request.date-out-of-order', { date: later, earlier });
  }
}
