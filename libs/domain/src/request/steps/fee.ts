import type { PlainDate } from '@yishen/calendar';
import {
  feeFor,
  feeOfUnit,
  feeScaleInForce,
  periodInForce,
  type Fee,
  type FeeBasis,
  type FeeLine,
  type FeeScale,
} from '@yishen/statute';
import { buildDeadline, type Deadline } from '../../clock';
import type { ByType, DomainEvent } from '../../event';
import { Rejected } from '../../rejected';
import type { Sealed } from '../../sealed';
import { choice, count, date, money, optional, text, type FieldsOfActs } from '../actField';
import { actorOf, factDate, wholeNumber } from '../context';
import { addresseeState, serviceProof } from '../deadlineStates';
import { given, nextNumber } from '../evidence';
import { feeBalance, feeSettledOn, type FeeNotice } from '../feeAccount';
import { IN_PERIOD, RUNNING, SPLIT, UNCONFIRMED, forbidden } from '../guards';
import type { KnownRequest, Procedure } from '../procedure';
import type { InOrder, Step } from '../step';
import { amount, pastDay } from '../values';
import { dueDay, undoneLapse } from './conclusion';
import { lapsing } from './lapse';

declare module '../procedure' {
  interface Procedure {
    readonly fees: readonly FeeNotice[];
  }
  interface RequestFacts extends ByType<FeeFact> {}
  interface RequestActs extends FeeActs {}
}
declare module '../../clock' {
  interface DeadlineKinds {
    feeService: true;
    feePayment: true;
  }
}

/** A fee notice was issued (109号 第六条), with the calculation of its amount. */
export type FeeNoticeIssued = DomainEvent<
  'FeeNoticeIssued',
  {
    readonly n: number;
    readonly basis: FeeBasis;
    /** For `requests` the number of this request among the applicant's of the month; for `pages` the pages of this request. */
    readonly count: number;
    readonly fen: number;
    readonly lines: readonly FeeLine[];
    readonly scaleVersion: string;
    readonly article: string;
    readonly issuedOn: PlainDate;
    readonly route: string;
    readonly grounds: Sealed;
  }
>;

/** The applicant paid, wholly or in part. */
export type PaymentReceived = DomainEvent<
  'PaymentReceived',
  { readonly n: number; readonly paidOn: PlainDate; readonly fen: number; readonly reference?: Sealed }
>;

/** Money went back to the applicant. */
export type FeeRefunded = DomainEvent<
  'FeeRefunded',
  { readonly n: number; readonly refundedOn: PlainDate; readonly fen: number; readonly reason: Sealed }
>;

/** What was still owed, or a part of it, was waived. */
export type FeeWaived = DomainEvent<
  'FeeWaived',
  {
    readonly n: number;
    readonly waivedOn: PlainDate;
    readonly fen: number;
    readonly reason: Sealed;
    readonly by: string;
  }
>;

type FeeFact = FeeNoticeIssued | PaymentReceived | FeeRefunded | FeeWaived;

/** The acts on a fee. */
export const feeActs = {
  IssueFeeNotice: {
    basis: choice('requests', 'pages'),
    count,
    issuedOn: date,
    route: choice('inPerson', 'post', 'electronic', 'online'),
    grounds: text,
  },
  RecordPayment: { paidOn: date, fen: money, reference: optional(text) },
  RecordRefund: { refundedOn: date, fen: money, reason: text },
  WaiveFee: { waivedOn: date, fen: optional(money), reason: text },
} as const satisfies FieldsOfActs;
type FeeActs = typeof feeActs;

const FEN = 100;
const MOST_FEN = 100_000_000_00;

const ONE_FEE = forbidden('request.fee-once', ({ fees }) => fees.length > 0);
const FEE_LAW = forbidden('request.fee-before-law', ({ receivedOn }, { clock }) =>
  isBeforeLaw(receivedOn, clock.rules),
);
const FEE_ISSUED = forbidden('request.no-fee-notice', ({ fees }) => fees.length === 0);
const FEE_OWED = forbidden('request.no-fee-owed', ({ fees }) => !fees.some((fee) => feeBalance(fee) > 0));

/** The information processing fee (条例 第四十二条; 109号). */
export const fee: Step<keyof FeeActs, FeeFact['type'], 'feeService' | 'feePayment', 'fees'> = {
  flow: 'fee',
  acts: {
    IssueFeeNotice: {
      access: 'request.handle',
      article: '条例第四十二条；109号第三条、第六条',
      guards: [...RUNNING, FEE_LAW, ONE_FEE, IN_PERIOD],
      latestOn: (_, { reply }) => reply?.dueOn,
      decide: (act, state, desk) => {
        const { basis, route, grounds } = act;
        if (basis !== 'requests' && basis !== 'pages') throw new Rejected('request.choice-unknown', { basis });
        const issuedOn = factDate(act.issuedOn, desk, state.receivedOn);
        const { feeScales } = desk.clock.rules;
        const scale = state.receivedOn === undefined ? undefined : feeScaleInForce(basis, state.receivedOn, feeScales);
        if (!scale) throw new Rejected('request.fee-before-law');
        wholeNumber(act.count, 1, 1_000_000, 'request.count-invalid');
        const { total, lines } = feeOfRequest(basis, scale, act.count);
        if (total === 0) throw new Rejected('request.fee-nothing-owed', { count: act.count });
        const data = {
          n: nextNumber(state.fees),
          basis,
          count: act.count,
          fen: total * FEN,
          lines,
          scaleVersion: scale.version,
          article: scale.article,
          issuedOn,
          route,
          grounds,
        } as const;
        return [{ type: 'FeeNoticeIssued', schema: 1, data }];
      },
    },
    RecordPayment: {
      access: 'request.handle',
      article: '109号第六条',
      guards: [UNCONFIRMED, SPLIT, FEE_ISSUED],
      decide: ({ fen, reference, ...act }, state, desk) => {
        const { n, issuedOn } = latestFee(state);
        const paidOn = factDate(act.paidOn, desk, issuedOn);
        wholeNumber(fen, 1, MOST_FEN, 'request.amount-invalid');
        const dueOn = dueDay(state, 'feePayment', n, desk);
        const inTime = dueOn === undefined || paidOn <= dueOn;
        if (!inTime && !act.override) throw new Rejected('request.payment-after-period', { paidOn, dueOn });
        const undone = undoneLapse(state, 'A22', paidOn, inTime, desk);
        const data = { n, paidOn, fen, ...given('reference', reference) };
        return [...undone, { type: 'PaymentReceived', schema: 1, data }];
      },
    },
    RecordRefund: {
      access: 'request.handle',
      article: '109号',
      guards: [UNCONFIRMED, SPLIT, FEE_ISSUED],
      decide: ({ fen, reason, ...act }, state, desk) => {
        const noticed = latestFee(state);
        const refundedOn = factDate(act.refundedOn, desk, noticed.issuedOn);
        const overpaid = -feeBalance(noticed);
        // Refund only what was paid too much: the fresh reply period rests on the payment of what was owed. Revoke a fee that
        // should not have been charged.
        if (overpaid <= 0) throw new Rejected('request.nothing-to-refund');
        wholeNumber(fen, 1, overpaid, 'request.amount-invalid');
        return [{ type: 'FeeRefunded', schema: 1, data: { n: noticed.n, refundedOn, fen, reason } }];
      },
    },
    WaiveFee: {
      access: 'request.approve',
      article: '109号第二条',
      guards: [...RUNNING, FEE_OWED],
      decide: (act, state, desk) => {
        const noticed = latestFee(state);
        const waivedOn = factDate(act.waivedOn, desk, noticed.issuedOn);
        const owed = feeBalance(noticed);
        const fen = wholeNumber(act.fen ?? owed, 1, owed, 'request.amount-invalid');
        const data = { n: noticed.n, waivedOn, fen, reason: act.reason, by: actorOf(desk) };
        return [{ type: 'FeeWaived', schema: 1, data }];
      },
    },
  },
  facts: {
    FeeNoticeIssued: {
      type: 'FeeNoticeIssued',
      sheet: 'sheet.FeeNoticeIssued',
      mark: 'paid',
      day: 'issuedOn',
      correctable: { issuedOn: pastDay },
      revocable: true,
      hasFollowers: (state, { data }) =>
        state.fees.some(({ n, servedOn, credits }) => n === data.n && (servedOn !== undefined || credits.length > 0)),
      apply: (procedure, { version, data: { n, fen, issuedOn } }) => ({
        ...procedure,
        fees: [...procedure.fees, { n, version, fen, issuedOn, credits: [], refunded: 0 }],
      }),
    },
    PaymentReceived: {
      type: 'PaymentReceived',
      sheet: 'sheet.PaymentReceived',
      mark: 'paid',
      day: 'paidOn',
      correctable: { paidOn: pastDay, fen: amount },
      revocable: true,
      reaches: 'feeService',
      apply: (procedure, { data: { n, paidOn, fen } }) => credited(procedure, n, { on: paidOn, fen }),
    },
    FeeRefunded: {
      type: 'FeeRefunded',
      sheet: null,
      mark: 'paid',
      day: 'refundedOn',
      correctable: { refundedOn: pastDay, fen: amount },
      revocable: true,
      apply: (procedure, { data: { n, fen } }) => ({
        ...procedure,
        fees: procedure.fees.map((one) => (one.n === n ? { ...one, refunded: one.refunded + fen } : one)),
      }),
    },
    FeeWaived: {
      type: 'FeeWaived',
      sheet: 'sheet.FeeWaived',
      mark: 'paid',
      day: 'waivedOn',
      correctable: { waivedOn: pastDay },
      revocable: true,
      apply: (procedure, { data: { n, waivedOn, fen } }) => credited(procedure, n, { on: waivedOn, fen, waived: true }),
    },
  },
  start: { fees: [] },
  kinds: {
    feeService: { of: 'service', whenNear: null, whenMissed: 'noticeNotServed' },
    feePayment: {
      of: 'addressee',
      rungBy: 'feeNotice',
      whenNear: null,
      whenMissed: null,
      whenLapsed: (state, _, desk) => lapsing('fee', state, desk),
    },
  },
  deadlines: (facts, receivedOn, context, asOf) =>
    facts.fees.flatMap((noticed): Deadline[] => {
      const { n, issuedOn, servedOn } = noticed;
      const settledOn = feeSettledOn(noticed);
      if (servedOn === undefined) {
        const ended = settledOn ?? facts.conclusion?.on;
        return [serviceProof({ kind: 'feeService', ref: n, from: issuedOn }, ended, context, asOf)];
      }
      const period = periodInForce('feePayment', receivedOn, context.rules.periods);
      if (!period) return [];
      const parts = {
        kind: 'feePayment' as const,
        ref: n,
        from: servedOn,
        workingDays: period.days,
        article: period.article,
        ruleVersion: period.version,
        onExpiry: 'lapse' as const,
      };
      return [buildDeadline(parts, context.calendar, addresseeState(settledOn, facts, asOf))];
    }),
  inOrder: ({ receivedOn, fees }) =>
    fees.flatMap(({ issuedOn, servedOn, credits }): InOrder[] => [
      [receivedOn, issuedOn],
      [issuedOn, servedOn],
      ...credits.map(({ on }) => [issuedOn, on] as const),
    ]),
  check: ({ receivedOn, fees }, { clock }) => {
    if (receivedOn !== undefined && fees.length > 0 && isBeforeLaw(receivedOn, clock.rules)) {
      throw new Rejected('request.fee-before-law');
    }
    if (fees.some((one) => one.refunded > 0 && feeBalance(one) > 0)) throw new Rejected('request.amount-invalid');
  },
};

/** The fee of one request in yuan: as the n-th of its month, or for its pages; never both (109号 第三条). */
export function feeOfRequest(basis: FeeBasis, scale: FeeScale, units: number): Fee {
  if (basis === 'pages') return feeFor(scale, units);
  const rate = feeOfUnit(scale, units);
  return { total: rate, lines: [{ first: units, last: units, units: 1, rate, amount: rate }] };
}

function isBeforeLaw(
  receivedOn: PlainDate | undefined,
  { feeScales }: { readonly feeScales: Parameters<typeof feeScaleInForce>[2] },
): boolean {
  return receivedOn === undefined || feeScaleInForce('requests', receivedOn, feeScales) === undefined;
}

function credited(procedure: Procedure, n: number, credit: FeeNotice['credits'][number]): Procedure {
  const fees = procedure.fees.map((one) => (one.n === n ? { ...one, credits: [...one.credits, credit] } : one));
  return { ...procedure, fees };
}

function latestFee({ fees }: KnownRequest): FeeNotice {
  const latest = fees.at(-1);
  if (!latest) throw new Rejected('request.no-fee-notice');
  return latest;
}
