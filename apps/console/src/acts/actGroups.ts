import { ACTS_BY_STEP, isForbiddenByDay, isRequestAct, type FlowStep, type RequestActName } from '@yishen/domain';
import type { OfferedRequestAct } from '../api/schemas';

/** The acts of a step as they stand for a case. */
export interface OfferedGroup {
  readonly group: FlowStep;
  readonly acts: readonly OfferedRequestAct[];
}

/** The acts on offer by step: those that pass the test, steps without any left out. */
export function groupedActs(
  offered: readonly OfferedRequestAct[],
  test: (act: OfferedRequestAct) => boolean,
): readonly OfferedGroup[] {
  return [...ACTS_BY_STEP]
    .map(([group, names]) => ({
      group,
      acts: names.flatMap((name) => offered.filter((act) => act.act === name && test(act))),
    }))
    .filter(({ acts }) => acts.length > 0);
}

/**
 * Whether an act that is too late today may have been in time on its own day: what was done then is typed in late, and the
 * decision goes by the act's own date.
 */
export function mayBeEnteredLate({ act, code }: OfferedRequestAct): boolean {
  return code !== undefined && isRequestAct(act) && isForbiddenByDay(act, code);
}

// What a case waits for, the most pressing first: the act that its page opens with.
const PRESSING: readonly RequestActName[] = [
  'ConfirmReceipt',
  'ConfirmCorrection',
  'SignDecision',
  'ReviewDecision',
  'ConfirmLapse',
  'RecordReanswer',
  'AnswerRequest',
];

/** The act that a case page opens with: the most pressing one that this person may do, else the answer with its reason. */
export function firstAct(offered: readonly OfferedRequestAct[]): string {
  return PRESSING.find((name) => offered.some(({ act, allowed }) => act === name && allowed)) ?? 'AnswerRequest';
}
