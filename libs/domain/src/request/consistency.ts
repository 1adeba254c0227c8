import { Rejected } from '../rejected';
import type { Procedure } from './procedure';
import type { Desk } from './step';
import { STEPS } from './stepTable';

type Known = Pick<Desk, 'clock' | 'deadlines'>;

/**
 * Refuses facts that cannot all be true: out of order (served before issued, answered before received), a lapse before its day,
 * a refund of what is owed, a fee before the law knew fees. Every act and correction must leave them consistent.
 */
export function checkConsistency(facts: Procedure, desk: Known): void {
  for (const { inOrder } of STEPS) {
    for (const [earlier, later] of inOrder?.(facts) ?? []) {
      if (earlier !== undefined && later !== undefined && later < earlier) {
        throw new Rejected('request.date-out-of-order', { date: later, earlier });
      }
    }
  }
  for (const { check } of STEPS) check?.(facts, desk);
}

/** Whether facts are consistent. */
export function isConsistent(facts: Procedure, desk: Known): boolean {
  try {
    checkConsistency(facts, desk);
    return true;
  } catch (error) {
    if (error instanceof Rejected) return false;
    throw error;
  }
}
