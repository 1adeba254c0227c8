import type { PlainDate } from '@yishen/calendar';

/** A fee notice (109号) and what was paid on it. */
export interface FeeNotice {
  readonly n: number;
  readonly version: number;
  readonly fen: number;
  readonly issuedOn: PlainDate;
  readonly servedOn?: PlainDate;
  readonly lapsedOn?: PlainDate;
  /** Payments and waivers, in fen. */
  readonly credits: readonly { readonly on: PlainDate; readonly fen: number; readonly waived?: true }[];
  readonly refunded: number;
}

/** The day on which a fee was fully paid or waived, `undefined` while something is owed. */
export function feeSettledOn({ fen, credits }: Pick<FeeNotice, 'fen' | 'credits'>): PlainDate | undefined {
  let sum = 0;
  for (const credit of [...credits].sort((a, b) => (a.on < b.on ? -1 : 1))) {
    sum += credit.fen;
    if (sum >= fen) return credit.on;
  }
  return undefined;
}

/**
 * The day on which payment was completed and the reply period starts afresh (109号 第六条: 自申请人完成缴费次日起重新计算). A fee waived whole was
 * never paid: a waiver is the agency's own act and gives it no new period. Where a part was paid and the rest waived, payment was
 * completed when nothing more was owed. (Certain: the text speaks of payment alone. Derived: the days waited for a fee waived
 * whole stay counted, because 条例 第三十三条第三款 excludes only consultations.)
 */
export function feePaidOn(fee: Pick<FeeNotice, 'fen' | 'credits'>): PlainDate | undefined {
  const settledOn = feeSettledOn(fee);
  const paid = fee.credits.some(({ on, waived }) => !waived && settledOn !== undefined && on <= settledOn);
  return paid ? settledOn : undefined;
}

/** What is owed (positive) or was paid too much (negative) on a fee, in fen. */
export function feeBalance({ fen, credits, refunded }: FeeNotice): number {
  return fen - credits.reduce((sum, credit) => sum + credit.fen, 0) + refunded;
}
