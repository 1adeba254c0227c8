import type { ProceedingEvent, ProceedingFact } from './dispute';
import { disputeOf, numberOfFact, recordFact } from './facts';
import type { Armed, Proceeding } from './proceeding';
import { disputeStatus } from './standing';

/** A proceeding nobody has opened yet. */
export const UNKNOWN_PROCEEDING: Proceeding = { status: 'unknown' };

const NOTHING: Armed = { facts: [], numbered: {}, derivation: 0, deadlines: [], closed: false, warned: [] };

/** Folds one event into the proceeding; never throws, and ignores an unknown event. */
export function evolveProceeding(state: Proceeding, event: ProceedingEvent): Proceeding {
  if (state.status === 'unknown' && event.type !== 'ProceedingOpened') return state;
  const armed = state.status === 'unknown' ? NOTHING : state;
  switch (event.type) {
    case 'DeadlinesChanged':
      return { ...(state as Exclude<Proceeding, { status: 'unknown' }>), ...event.data };
    case 'DeadlineWarned':
      return {
        ...(state as Exclude<Proceeding, { status: 'unknown' }>),
        warned: [...armed.warned, proceedingWarningKey(event.data)],
      };
    case 'DeadlineMissed':
    case 'CourtBundleMade':
      return state;
    default: {
      const facts = recordFact(armed.facts, event);
      if (facts === armed.facts) return state;
      const { derivation, deadlines, closed, warned } = armed;
      const kept = { facts, numbered: numbering(armed.numbered, facts), derivation, deadlines, closed, warned };
      const dispute = disputeOf(facts);
      return dispute ? { ...kept, status: disputeStatus(dispute), dispute } : { ...kept, status: 'voided' };
    }
  }
}

function numbering(before: Armed['numbered'], facts: readonly ProceedingFact[]): Armed['numbered'] {
  const last = facts.at(-1);
  if (!last) return before;
  return { ...before, [last.type]: Math.max(before[last.type] ?? 0, numberOfFact(last)) };
}

/** The name of a reminder within a proceeding: given once per deadline, derivation and days left. */
export function proceedingWarningKey(of: {
  readonly kind: string;
  readonly ref: number;
  readonly derivation: number;
  readonly workingDaysLeft: number;
}): string {
  return `${of.kind}:${of.ref}:${of.derivation}:${of.workingDaysLeft}`;
}
