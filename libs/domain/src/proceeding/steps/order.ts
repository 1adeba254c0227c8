import type { PlainDate } from '@yishen/calendar';
import { isOrderKind, type OrderKind } from '@yishen/statute';
import type { ByType, DomainEvent } from '../../event';
import { Rejected } from '../../rejected';
import type { DecisionContext } from '../../request/context';
import { given } from '../../request/evidence';
import type { Sealed } from '../../sealed';
import { endOf, periodParts, type Parts } from '../deadline';
import { fact, instanceIn, saidBy, type Dispute } from '../dispute';
import { anyDay, days, inOrder, named, onlyOnce, past, requireNumber } from '../readings';
import { instanceOf, requireDecided } from '../standing';
import type { Step } from '../step';

declare module '../dispute' {
  interface ProceedingFacts extends ByType<OrderReceived | OrderCarriedOut> {}
  interface ProceedingActs extends ByType<ReceiveOrder | CarryOutOrder> {}
  interface ProceedingDeadlineKinds {
    reanswer: true;
    carryOut: true;
  }
  interface Dispute {
    readonly orders: readonly {
      readonly n: number;
      readonly instance: number;
      readonly order: OrderKind;
      readonly receivedOn: PlainDate;
      readonly workingDays?: number;
      readonly byDefault?: true;
      readonly onRequest?: true;
      readonly until?: PlainDate;
      readonly carriedOutOn?: PlainDate;
    }[];
  }
}

/** A decision that orders the agency to answer anew or to act was received, with its period or the default one. */
export type OrderReceived = DomainEvent<
  'OrderReceived',
  {
    readonly n: number;
    readonly instance: number;
    readonly order: OrderKind;
    readonly receivedOn: PlainDate;
    readonly workingDays?: number;
    /** The order names no period: the working days are the agency's default of that moment. */
    readonly byDefault?: true;
    readonly until?: PlainDate;
    /** The same append orders the new answer on the request: the clock runs there only. */
    readonly onRequest?: true;
    readonly note?: Sealed;
  }
>;

/** The order was carried out: the agency gave the new answer, or acted. */
export type OrderCarriedOut = DomainEvent<'OrderCarriedOut', { readonly n: number; readonly carriedOutOn: PlainDate }>;

/** Records an order to answer anew or to act, with its period in working days or its last day, if it names one. */
export interface ReceiveOrder {
  readonly type: 'ReceiveOrder';
  readonly instance: number;
  readonly order: string;
  readonly receivedOn: string;
  readonly workingDays?: number;
  readonly until?: string;
  readonly onRequest?: true;
  readonly note?: Sealed;
}

/** Records that an order was carried out. */
export interface CarryOutOrder {
  readonly type: 'CarryOutOrder';
  readonly n: number;
  readonly carriedOutOn: string;
}

/** Orders to answer anew or to act (复议法 第六十四条、行诉法 第七十条). */
export const orderOfDispute: Step<'ReceiveOrder' | 'CarryOutOrder', 'OrderReceived' | 'OrderCarriedOut'> = {
  acts: {
    ReceiveOrder: {
      refusal: ({ instances }) =>
        instances.some(({ conclusion }) => conclusion) ? undefined : 'proceeding.instance-open',
      decide: ({ instance, workingDays, until, onRequest, note, ...command }, { dispute }, desk) => {
        instanceOf(dispute, instance);
        const kind = named(isOrderKind, 'order', command.order);
        const received = { instance, order: kind, receivedOn: desk.day(command.receivedOn) };
        const period = {
          ...(workingDays === undefined ? {} : { workingDays: days(workingDays) }),
          ...(until === undefined ? {} : { until: anyDay(until) }),
          ...(workingDays === undefined && until === undefined ? defaultPeriod(kind, desk) : {}),
        };
        return fact('OrderReceived', {
          n: desk.next('OrderReceived'),
          ...received,
          ...period,
          ...(onRequest ? { onRequest } : {}),
          ...given('note', note),
        });
      },
    },
    CarryOutOrder: {
      refusal: ({ orders }) =>
        orders.some((one) => one.carriedOutOn === undefined && !runsOnRequest(one))
          ? undefined
          : 'proceeding.number-unknown',
      decide: ({ n, carriedOutOn }, { dispute }, desk) => {
        onlyOnce(dispute.orders.find((one) => one.n === n)?.carriedOutOn);
        return fact('OrderCarriedOut', { n, carriedOutOn: desk.day(carriedOutOn) });
      },
    },
  },
  facts: {
    OrderReceived: {
      numberedBy: 'n',
      correctable: {
        order: (value) => named(isOrderKind, 'order', String(value)),
        receivedOn: past,
        workingDays: days,
        until: anyDay,
      },
      restsOn: ({ instance }, dispute) => requireDecided(dispute, instance),
    },
    OrderCarriedOut: {
      numberedBy: 'n',
      correctable: { carriedOutOn: past },
      restsOn: ({ n }, _, facts) => requireNumber(facts, 'OrderReceived', n),
    },
  },
  ofDispute: (facts) => ({
    orders: saidBy(facts, 'OrderReceived').map((received) => {
      const done = saidBy(facts, 'OrderCarriedOut').find(({ n }) => n === received.n);
      return { ...received, ...given('carriedOutOn', done?.carriedOutOn) };
    }),
  }),
  check: (dispute) => {
    for (const { instance, order: kind, receivedOn, workingDays, until, carriedOutOn } of dispute.orders) {
      inOrder(instanceIn(dispute, instance)?.conclusion?.decidedOn, receivedOn, carriedOutOn);
      inOrder(receivedOn, until);
      if (workingDays !== undefined && until !== undefined) throw new Rejected('proceeding.order-period-twice');
      if (kind === 'carryOut' && workingDays === undefined && until === undefined) {
        throw new Rejected('proceeding.order-period-missing');
      }
    }
  },
  deadlines: ({ orders }, calendar) => {
    const own = orders.filter((one) => !runsOnRequest(one));
    return own.flatMap(({ n, order: kind, receivedOn, workingDays, byDefault, until, carriedOutOn }): Parts[] => {
      const common = { kind, ref: n, party: 'agency', onExpiry: 'miss', doneOn: carriedOutOn } as const;
      const set = {
        from: receivedOn,
        unit: 'working',
        article: '决定书、判决书载明的期限',
        ruleVersion: 'ordered',
      } as const;
      if (until !== undefined) {
        return [{ ...common, ...set, length: 0, end: { due: until, provisional: false } }];
      }
      if (workingDays !== undefined) {
        const end = endOf(receivedOn, workingDays, 'working', 0, calendar);
        const [unnamed] = byDefault ? periodParts('reanswer', receivedOn, calendar) : [];
        const source = unnamed ? { article: unnamed.article, ruleVersion: unnamed.ruleVersion } : {};
        return [{ ...common, ...set, ...source, length: workingDays, end }];
      }
      return periodParts('reanswer', receivedOn, calendar).map((period) => ({ ...common, ...period }));
    });
  },
};

/** Whether the period of an order runs on the request it is about: one order, one clock. */
export function runsOnRequest(one: Pick<Dispute['orders'][number], 'order' | 'onRequest'>): boolean {
  return one.onRequest === true && one.order === 'reanswer';
}

// 复议法 第六十四条 says "within a certain period": an order that names no period gets the agency's default.
function defaultPeriod(kind: OrderKind, { policy }: DecisionContext) {
  return kind === 'reanswer' && policy ? { workingDays: policy.reanswerDays, byDefault: true as const } : {};
}
