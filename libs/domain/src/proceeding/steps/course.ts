import { dayNumber, type PlainDate } from '@yishen/calendar';
import type { Forum, HearingProcedure, ProceedingPeriodName } from '@yishen/statute';
import type { ByType, DomainEvent } from '../../event';
import { Rejected } from '../../rejected';
import { given } from '../../request/evidence';
import type { Sealed } from '../../sealed';
import { periodParts, type Parts } from '../deadline';
import { fact, saidBy, type Instance } from '../dispute';
import { days, inOrder, onlyOnce, past, requireNumber } from '../readings';
import { heard, inOpenInstance } from '../standing';
import type { Step } from '../step';

declare module '../dispute' {
  interface ProceedingFacts extends ByType<DecisionPutOff | ProceedingSuspended | ProceedingResumed> {}
  interface ProceedingActs extends ByType<PutDecisionOff | SuspendProceeding | ResumeProceeding> {}
  interface ProceedingDeadlineKinds {
    decision: true;
  }
  interface Instance {
    readonly putOff?: { readonly days: number; readonly noticedOn: PlainDate };
    readonly suspensions: readonly { readonly n: number; readonly on: PlainDate; readonly until?: PlainDate }[];
  }
}

/** The body put its decision off (复议法 第六十二条，行诉法 第八十一条、第八十八条). */
export type DecisionPutOff = DomainEvent<
  'DecisionPutOff',
  { readonly instance: number; readonly days: number; readonly noticedOn: PlainDate }
>;

/** The proceeding was suspended (复议法 第三十九条，行诉解释 第八十七条). */
export type ProceedingSuspended = DomainEvent<
  'ProceedingSuspended',
  { readonly n: number; readonly instance: number; readonly on: PlainDate; readonly note?: Sealed }
>;

/** A suspended proceeding went on. */
export type ProceedingResumed = DomainEvent<'ProceedingResumed', { readonly n: number; readonly on: PlainDate }>;

/** Records that the body puts its decision off. */
export interface PutDecisionOff {
  readonly type: 'PutDecisionOff';
  readonly instance: number;
  readonly days: number;
  readonly noticedOn: string;
}

/** Records a suspension. */
export interface SuspendProceeding {
  readonly type: 'SuspendProceeding';
  readonly instance: number;
  readonly on: string;
  readonly note?: Sealed;
}

/** Records that a suspended instance goes on. */
export interface ResumeProceeding {
  readonly type: 'ResumeProceeding';
  readonly instance: number;
  readonly on: string;
}

/** How long the body takes: putting off, suspension, going on (复议法 第三十九条、第六十二条，行诉法 第八十一条、第八十八条). */
export const courseOfDispute: Step<
  'PutDecisionOff' | 'SuspendProceeding' | 'ResumeProceeding',
  'DecisionPutOff' | 'ProceedingSuspended' | 'ProceedingResumed'
> = {
  acts: {
    PutDecisionOff: {
      refusal: inOpenInstance(({ putOff }) => (putOff ? 'proceeding.already-recorded' : undefined)),
      decide: ({ instance, noticedOn, ...command }, state, desk) => {
        onlyOnce(heard(state.dispute, instance).putOff);
        return fact('DecisionPutOff', { instance, days: days(command.days), noticedOn: desk.day(noticedOn) });
      },
    },
    SuspendProceeding: {
      refusal: inOpenInstance((open) => (suspension(open) ? 'proceeding.already-suspended' : undefined)),
      decide: ({ instance, on, note }, state, desk) => {
        if (suspension(heard(state.dispute, instance))) throw new Rejected('proceeding.already-suspended');
        const n = desk.next('ProceedingSuspended');
        return fact('ProceedingSuspended', { n, instance, on: desk.day(on), ...given('note', note) });
      },
    },
    ResumeProceeding: {
      refusal: inOpenInstance((open) => (suspension(open) ? undefined : 'proceeding.not-suspended')),
      decide: ({ instance, on }, state, desk) => {
        const open = suspension(heard(state.dispute, instance));
        if (!open) throw new Rejected('proceeding.not-suspended');
        return fact('ProceedingResumed', { n: open.n, on: desk.day(on) });
      },
    },
  },
  facts: {
    DecisionPutOff: { numberedBy: 'instance', correctable: { days, noticedOn: past } },
    ProceedingSuspended: { numberedBy: 'n', correctable: { on: past } },
    ProceedingResumed: {
      numberedBy: 'n',
      correctable: { on: past },
      restsOn: ({ n }, _, facts) => requireNumber(facts, 'ProceedingSuspended', n),
    },
  },
  ofInstance: (facts, n) => {
    const putOff = saidBy(facts, 'DecisionPutOff').find(({ instance }) => instance === n);
    const suspensions = saidBy(facts, 'ProceedingSuspended')
      .filter(({ instance }) => instance === n)
      .map((suspended) => {
        const resumed = saidBy(facts, 'ProceedingResumed').find((one) => one.n === suspended.n);
        return { n: suspended.n, on: suspended.on, ...given('until', resumed?.on) };
      });
    return { ...given('putOff', putOff), suspensions };
  },
  checkInstance: ({ forum, openedOn, notice, putOff, suspensions }) => {
    if (putOff) {
      inOrder(openedOn, putOff.noticedOn);
      requirePutOff(forum, notice?.procedure ?? 'ordinary', putOff.days);
    }
    for (const { on, until } of suspensions) inOrder(openedOn, on, until);
  },
  // While a case is suspended nobody knows when it is decided; afterwards the days of the suspension are added.
  instanceDeadlines: (instance, _, calendar) => {
    const { n, forum, notice, putOff, suspensions, conclusion, openedOn } = instance;
    const name = decisionPeriodOf(forum, notice?.procedure);
    if (!name || suspension(instance)) return [];
    const suspended = suspensions.reduce((sum, { on, until }) => sum + dayNumber(until ?? on) - dayNumber(on), 0);
    const extra = suspended + (putOff?.days ?? 0);
    return periodParts(name, notice?.acceptedOn ?? openedOn, calendar, extra).map((period): Parts => ({
      ...period,
      kind: 'decision',
      ref: n,
      party: 'body',
      onExpiry: 'remind',
      doneOn: conclusion?.decidedOn,
      silent: true,
    }));
  },
};

function suspension({ suspensions }: Instance): Instance['suspensions'][number] | undefined {
  return suspensions.find(({ until }) => until === undefined);
}

// 复议法 第六十二条: thirty days at most, and none in the simplified procedure. No text says how long a high court may allow.
function requirePutOff(forum: Forum, procedure: HearingProcedure, by: number): void {
  if (forum === 'retrial' || (forum === 'reconsideration' && (procedure === 'simplified' || by > 30))) {
    throw new Rejected('proceeding.put-off-not-allowed', { days: by });
  }
}

function decisionPeriodOf(forum: Forum, procedure: HearingProcedure = 'ordinary'): ProceedingPeriodName | undefined {
  const simplified = procedure === 'simplified';
  switch (forum) {
    case 'reconsideration':
      return simplified ? 'reconsiderationDecisionSimplified' : 'reconsiderationDecision';
    case 'firstInstance':
      return simplified ? 'firstInstanceSimplified' : 'firstInstance';
    case 'appeal':
      return 'secondInstance';
    case 'retrial':
      return undefined;
  }
}
