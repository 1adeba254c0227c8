import type { PlainDate } from '@yishen/calendar';
import { PROCEEDING_OUTCOMES, isResultOutcome, outcomeColumn, type ProceedingResult } from '@yishen/statute';
import { Rejected, type RejectionCode } from '../rejected';
import { instanceIn, type Dispute, type Instance } from './dispute';

/** The instance that is heard now, if one is. */
export function openInstance({ instances }: Dispute): Instance | undefined {
  return instances.findLast(({ conclusion }) => !conclusion);
}

/** Whether a decided instance sends the case back to be heard again, so that the dispute is not over. */
export function isRemanded({ conclusion }: Instance): boolean {
  return conclusion !== undefined && PROCEEDING_OUTCOMES[conclusion.outcome].effect === 'remanded';
}

/**
 * The column of table four that a decided instance gives the dispute: its own, that of the judgment it names, or that of the lower
 * instance it lets stand; `undefined` while undecided, and after a remand.
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

// A conclusion recorded by an early version carries no column.
function defaultColumn({ outcome, result }: NonNullable<Instance['conclusion']>, on: PlainDate) {
  const decisive = result ?? outcome;
  return isResultOutcome(decisive) ? outcomeColumn(decisive, on).column : undefined;
}

/** Whether a dispute is open (heard now, or remanded and waiting) or concluded for now. */
export function disputeStatus(dispute: Dispute): 'open' | 'concluded' {
  const last = dispute.instances.at(-1);
  return openInstance(dispute) || (last && isRemanded(last)) ? 'open' : 'concluded';
}

/** An instance by its number. Throws `Rejected`. */
export function instanceOf(dispute: Dispute, n: number): Instance {
  const instance = instanceIn(dispute, n);
  if (!instance) throw new Rejected('proceeding.instance-unknown', { instance: n });
  return instance;
}

/** An instance that is still heard. Throws `Rejected`. */
export function heard(dispute: Dispute, n: number): Instance {
  const instance = instanceOf(dispute, n);
  if (instance.conclusion) throw new Rejected('proceeding.instance-concluded', { instance: n });
  return instance;
}

/** Refuses a fact that rests on the decision of an undecided instance. */
export function requireDecided(dispute: Dispute, n: number): void {
  if (!instanceIn(dispute, n)?.conclusion) throw new Rejected('proceeding.instance-open', { instance: n });
}

/** Makes the refusal of an act that is done in the instance heard now. */
export const inOpenInstance =
  (refusal: (open: Instance) => RejectionCode | undefined) =>
  (dispute: Dispute): RejectionCode | undefined => {
    const open = openInstance(dispute);
    return open ? refusal(open) : 'proceeding.instance-concluded';
  };
