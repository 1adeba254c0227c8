import type { ProceedingDeadline } from './deadline';
import type { Dispute, ProceedingFact, ProceedingFactType } from './dispute';

/** What is kept of a proceeding besides the dispute itself. */
export interface Armed {
  readonly facts: readonly ProceedingFact[];
  /** The highest number given to each kind of fact, so that no number is given twice. */
  readonly numbered: Readonly<Partial<Record<ProceedingFactType, number>>>;
  readonly derivation: number;
  readonly deadlines: readonly ProceedingDeadline[];
  readonly closed: boolean;
  /** `kind:ref:derivation:workingDaysLeft` of the reminders already given. */
  readonly warned: readonly string[];
}

/** A proceeding as `decide` needs it; `voided` when its opening was recorded by mistake. */
export type Proceeding =
  | { readonly status: 'unknown' }
  | ({ readonly status: 'open' | 'concluded' } & Armed & { readonly dispute: Dispute })
  | ({ readonly status: 'voided' } & Armed);

/** A proceeding that exists and was not taken back. */
export type KnownProceeding = Extract<Proceeding, { dispute: Dispute }>;
