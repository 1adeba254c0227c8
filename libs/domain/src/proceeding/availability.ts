import type { RejectionCode } from '../rejected';
import type { Dispute, ProceedingAct } from './dispute';
import type { Proceeding } from './proceeding';
import { ACT_RULES } from './stepTable';

/** Whether an act can be recorded now; if not, the refusal that recording it would get. */
export interface ProceedingAvailability {
  readonly act: ProceedingAct['type'];
  readonly allowed: boolean;
  readonly reason?: RejectionCode;
}

const REFUSALS: Readonly<Record<ProceedingAct['type'], (dispute: Dispute) => RejectionCode | undefined>> = {
  ...refusalsOf(ACT_RULES),
  CorrectProceeding: () => undefined,
};

/** Which acts a proceeding takes as it stands. Dates and names are checked when an act is recorded. */
export function proceedingActs(state: Proceeding): readonly ProceedingAvailability[] {
  return Object.entries(REFUSALS).map(([act, refusal]) => {
    const reason = 'dispute' in state ? refusal(state.dispute) : NONE[state.status];
    return {
      act: act as ProceedingAct['type'],
      allowed: reason === undefined,
      ...(reason === undefined ? {} : { reason }),
    };
  });
}

// A proceeding without a dispute allows no act.
const NONE = { unknown: 'proceeding.unknown', voided: 'proceeding.voided' } as const satisfies Record<
  Exclude<Proceeding, { dispute: Dispute }>['status'],
  RejectionCode
>;

type Refusal = (dispute: Dispute) => RejectionCode | undefined;

function refusalsOf<Act extends string>(rules: { readonly [A in Act]: { readonly refusal: Refusal } }) {
  const entries = Object.entries<{ readonly refusal: Refusal }>(rules);
  return Object.fromEntries(entries.map(([act, { refusal }]) => [act, refusal])) as { readonly [A in Act]: Refusal };
}
