import type { PlainDate } from '@yishen/calendar';
import { Rejected } from '../../rejected';
import type { Procedure } from '../state';

/** Refuses facts that are out of order: served before issued, answered before received, and the like. */
export function checkOrder(facts: Procedure): void {
  const { arrivedOn, receivedOn, conclusion, supplements, consultations, fees, reasons, extensions, reanswers } = facts;
  ascending(arrivedOn, receivedOn);
  ascending(receivedOn, conclusion?.on);
  ascending(conclusion?.on, conclusion?.deliveredOn);
  for (const { issuedOn, servedOn, receivedOn: supplementedOn } of supplements) {
    ascending(receivedOn, issuedOn);
    ascending(issuedOn, servedOn);
    ascending(issuedOn, supplementedOn);
  }
  for (const { sentOn, servedOn, endedOn } of consultations) {
    ascending(receivedOn, sentOn);
    ascending(sentOn, servedOn);
    ascending(servedOn ?? sentOn, endedOn);
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
  for (const { receivedOn: orderedOn, repliedOn } of reanswers) ascending(orderedOn, repliedOn);
}

function ascending(earlier: PlainDate | undefined, later: PlainDate | undefined): void {
  if (earlier !== undefined && later !== undefined && later < earlier) {
    throw new Rejected('request.date-out-of-order', { date: later, earlier });
  }
}
