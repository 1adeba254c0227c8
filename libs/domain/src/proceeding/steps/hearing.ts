import type { PlainDate } from '@yishen/calendar';
import type { ByType, DomainEvent } from '../../event';
import { given } from '../../request/evidence';
import type { Sealed } from '../../sealed';
import type { Parts } from '../deadline';
import { fact, instanceIn, saidBy } from '../dispute';
import { anyDay, inOrder } from '../readings';
import { heard, inOpenInstance } from '../standing';
import type { Step } from '../step';

declare module '../dispute' {
  interface ProceedingFacts extends ByType<HearingSet> {}
  interface ProceedingActs extends ByType<SetHearing> {}
  interface ProceedingDeadlineKinds {
    hearing: true;
  }
  interface Dispute {
    readonly hearings: readonly { readonly n: number; readonly instance: number; readonly on: PlainDate }[];
  }
}

/** A hearing was set for a day. */
export type HearingSet = DomainEvent<
  'HearingSet',
  { readonly n: number; readonly instance: number; readonly on: PlainDate; readonly note?: Sealed }
>;

/** Records the day of a hearing, which may lie ahead. */
export interface SetHearing {
  readonly type: 'SetHearing';
  readonly instance: number;
  readonly on: string;
  readonly note?: Sealed;
}

/** Hearings (复议法 第四十九条、第五十条，行诉法 第五十八条). */
export const hearingOfDispute: Step<'SetHearing', 'HearingSet'> = {
  acts: {
    SetHearing: {
      refusal: inOpenInstance(() => undefined),
      decide: ({ instance, on, note }, { dispute }, desk) => {
        heard(dispute, instance);
        return fact('HearingSet', { n: desk.next('HearingSet'), instance, on: anyDay(on), ...given('note', note) });
      },
    },
  },
  facts: {
    HearingSet: { numberedBy: 'n', correctable: { on: anyDay } },
  },
  ofDispute: (facts) => ({ hearings: saidBy(facts, 'HearingSet') }),
  check: (dispute) => {
    for (const { instance, on } of dispute.hearings) inOrder(instanceIn(dispute, instance)?.openedOn, on);
  },
  deadlines: (dispute) =>
    dispute.hearings.map(({ n, instance, on }): Parts => ({
      kind: 'hearing',
      ref: n,
      party: 'agency',
      from: on,
      // A set date does not move, whatever holidays are announced.
      end: { due: on, provisional: false },
      length: 0,
      unit: 'calendar',
      article: '《行政复议法》第四十九条、第五十条，《行政诉讼法》第五十八条',
      ruleVersion: 'set',
      onExpiry: 'remind',
      passes: true,
      ...given('doneOn', instanceIn(dispute, instance)?.conclusion?.decidedOn),
    })),
};
