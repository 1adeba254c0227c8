import type { PlainDate } from '@yishen/calendar';
import type { Deadline } from '../clock';
import type { ClockContext } from './context';
import type { Procedure } from './procedure';
import { STEPS } from './stepTable';
import { confirmation } from './steps/receipt';

/**
 * Computes all deadlines of a request from its facts, calendar, rules and the day it is seen from; no other place does. It folds
 * intervals and subtracts nothing, so facts may be back-dated or corrected in any order.
 */
export function requestDeadlines(facts: Procedure, context: ClockContext, asOf: PlainDate): readonly Deadline[] {
  const { receivedOn } = facts;
  if (facts.split) return [];
  if (receivedOn === undefined) return confirmation(facts, context, asOf);
  return STEPS.flatMap(({ deadlines }) => deadlines?.(facts, receivedOn, context, asOf) ?? []);
}
