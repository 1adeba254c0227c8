import type { PlainDate, WorkCalendar } from '@yishen/calendar';
import { built, type ProceedingDeadline } from './deadline';
import type { Dispute } from './dispute';
import { STEPS } from './stepTable';

/**
 * Computes the deadlines of a dispute from its facts, the calendar and the day it is seen from; no other place does. Facts may
 * come late or be corrected in any order.
 */
export function proceedingClock(
  dispute: Dispute,
  calendar: WorkCalendar,
  asOf: PlainDate,
): readonly ProceedingDeadline[] {
  const ofInstances = dispute.instances.flatMap((instance) =>
    STEPS.flatMap(({ instanceDeadlines }) => instanceDeadlines?.(instance, dispute, calendar) ?? []),
  );
  const others = STEPS.flatMap(({ deadlines }) => deadlines?.(dispute, calendar) ?? []);
  return [...ofInstances, ...others].map((parts) => built(parts, calendar, asOf));
}
