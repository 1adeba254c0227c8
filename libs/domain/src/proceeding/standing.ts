import type { PlainDate } from '@yishen/calendar';
import { PROCEEDING_OUTCOMES, isResultOutcome, outcomeColumn, type ProceedingResult } from '@yishen/statute';
import type { Dispute, Instance } from './facts';

/** The instance that is heard now, if one is. */
export function openInstance({ instances }: Dispute): Instance | undefined {
  return instances.findLast(({ conclusion }) => !conclusion);
}

/** Whether a decided instance sends the case back to be heard again, so that the dispute is not over. */
export function isRemanded({ conclusion }: Instance): boolean {
  return conclusion !== undefined && PROCEEDING_OUTCOMES[conclusion.outcome].effect === 'remanded';
}

/**
 * The column of table four that a decided instance gives the dispute: its own, that of the judgment it names, or that of the
 * instance below which it lets stand; `undefined` while undecided, and after a remand (domain.md 4.6).
 */
export function columnOf({ instances }: Dispute, { n, conclusion }: Instance): ProceedingResult | undefined {
  if (!conclusion) return undefined;
  const { effect } = PROCEEDING_OUTCOMES[conclusion.outcome];
  if (effect === 'remanded') return undefined;
  if (effect === 'stands') {
    const below = instances.findLast((instance) => instance.n < n && instance.conclusion && !isRemanded(instance));
    return below && columnOf({ instances } as Dispute, below);
  }
  return conclusion.column ?? defaultColumn(conclusion, conclusion.decidedOn);
}

// A conclusion from before the column was recorded with it.
function defaultColumn({ outcome, result }: NonNullable<Instance['conclusion']>, on: PlainDate) {
  const decisive = result ?? outcome;
  return isResultOutcome(decisive) ? outcomeColumn(decisive, on).column : undefined;
}

/** Where a dispute stands: still heard, sent back and waiting to be heard again, or over for now. */
export function disputeStatus(dispute: Dispute): 'open' | 'concluded' {
  const last = dispute.instances.at(-1);
  return openInstance(dispute) || (last && isRemanded(last)) ? 'open' : 'concluded';
}
