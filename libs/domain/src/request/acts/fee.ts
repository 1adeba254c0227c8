import { feeFor, feeOfUnit, feeScaleInForce, type Fee, type FeeBasis, type FeeScale } from '@yishen/statute';
import { Rejected } from '../../rejected';
import { actorOf, clockContextOf, factDate, wholeNumber } from '../context';
import { feeBalance, type FeeNotice, type KnownRequest } from '../state';
import { deadlineDay, undoneLapse } from './supplement';
import type { Deciders } from './deciders';
import { given, nextNumber } from './evidence';

const FEN = 100;
const MOST_FEN = 100_000_000_00;

/** The information processing fee (条例 第四十二条; 109号). */
export const feeActs: Pick<Deciders, 'IssueFeeNotice' | 'RecordPayment' | 'RecordRefund' | 'WaiveFee'> = {
  IssueFeeNotice: (act, state, context) => {
    const { basis, count, route, grounds } = act;
    if (basis !== 'requests' && basis !== 'pages') throw new Rejected('request.choice-unknown', { basis });
    const issuedOn = factDate(act.issuedOn, context, state.receivedOn);
    const { feeScales: scales } = clockContextOf(context).rules;
    const scale = state.receivedOn === undefined ? undefined : feeScaleInForce(basis, state.receivedOn, scales);
    if (!scale) throw new Rejected('request.fee-before-law');
    wholeNumber(count, 1, 1_000_000, 'request.count-invalid');
    const { total, lines } = feeOfRequest(basis, scale, count);
    if (total === 0) throw new Rejected('request.fee-nothing-owed', { count });
    const data = {
      n: nextNumber(state.fees),
      basis,
      count,
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

  RecordPayment: (act, state, context) => {
    const { fen, reference } = act;
    const fee = latestFee(state);
    const paidOn = factDate(act.paidOn, context, fee.issuedOn);
    wholeNumber(fen, 1, MOST_FEN, 'request.amount-invalid');
    const dueOn = deadlineDay(state, 'feePayment', fee.n, context);
    const inTime = dueOn === undefined || paidOn <= dueOn;
    if (!inTime && !act.override) throw new Rejected('request.payment-after-period', { paidOn, dueOn });
    const undone = undoneLapse(state, 'fee', paidOn, inTime, context);
    const data = { n: fee.n, paidOn, fen, ...given('reference', reference) };
    return [...undone, { type: 'PaymentReceived', schema: 1, data }];
  },

  RecordRefund: (act, state, context) => {
    const { fen, reason } = act;
    const fee = latestFee(state);
    const refundedOn = factDate(act.refundedOn, context, fee.issuedOn);
    const overpaid = -feeBalance(fee);
    // What was owed stays paid: the fresh reply period it started must not lose its ground. A fee that should not have been
    // charged is revoked.
    if (overpaid <= 0) throw new Rejected('request.nothing-to-refund');
    wholeNumber(fen, 1, overpaid, 'request.amount-invalid');
    return [{ type: 'FeeRefunded', schema: 1, data: { n: fee.n, refundedOn, fen, reason } }];
  },

  WaiveFee: (act, state, context) => {
    const fee = latestFee(state);
    const waivedOn = factDate(act.waivedOn, context, fee.issuedOn);
    const owed = feeBalance(fee);
    const fen = wholeNumber(act.fen ?? owed, 1, owed, 'request.amount-invalid');
    const data = { n: fee.n, waivedOn, fen, reason: act.reason, by: actorOf(context) };
    return [{ type: 'FeeWaived', schema: 1, data }];
  },
};

/** The fee of one request in yuan: as the n-th of its month, or for its pages; never both (109号 第三条). */
export function feeOfRequest(basis: FeeBasis, scale: FeeScale, count: number): Fee {
  if (basis === 'pages') return feeFor(scale, count);
  const rate = feeOfUnit(scale, count);
  return { total: rate, lines: [{ first: count, last: count, units: 1, rate, amount: rate }] };
}

function latestFee(state: KnownRequest): FeeNotice {
  const fee = state.fees.at(-1);
  if (!fee) throw new Rejected('request.no-fee-notice');
  return fee;
}
