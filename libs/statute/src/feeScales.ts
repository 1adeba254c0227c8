import type { PlainDate } from '@yishen/calendar';

/** What a fee is counted by; a request is charged by one of the two, never by both (109号 第三条). */
export type FeeBasis = 'requests' | 'pages';

/** A band of a progressive scale: each unit after the previous band up to `upTo` costs `rate` yuan. */
export interface FeeBand {
  readonly upTo: number;
  readonly rate: number;
}

/** One version of a scale. After the last band, the price of a unit rises by `increment` yuan every `width` units, without end. */
export interface FeeScale {
  readonly version: string;
  readonly article: string;
  readonly unit: string;
  readonly from: string;
  readonly until?: string;
  readonly bands: readonly FeeBand[];
  readonly beyond: { readonly width: number; readonly increment: number };
}

/** Every version of the scale of each basis. */
export type FeeScales = Readonly<Record<FeeBasis, readonly FeeScale[]>>;

/** The scales of 《政府信息公开信息处理费管理办法》 (国办函〔2020〕109号), in force since 2021-01-01. */
export const FEE_SCALES = {
  requests: [
    {
      version: 'fee-requests-2021',
      article: '《政府信息公开信息处理费管理办法》第四条',
      unit: '件',
      from: '2021-01-01',
      bands: [
        { upTo: 10, rate: 0 },
        { upTo: 30, rate: 100 },
      ],
      beyond: { width: 10, increment: 100 },
    },
  ],
  pages: [
    {
      version: 'fee-pages-2021',
      article: '《政府信息公开信息处理费管理办法》第五条',
      unit: '页',
      from: '2021-01-01',
      bands: [
        { upTo: 30, rate: 0 },
        { upTo: 100, rate: 10 },
        { upTo: 200, rate: 20 },
        { upTo: Infinity, rate: 40 },
      ],
      beyond: { width: Infinity, increment: 0 },
    },
  ],
} as const satisfies FeeScales;

/** The scale of a basis in force on a date; `undefined` before the law allowed a fee. */
export function feeScaleInForce(basis: FeeBasis, on: PlainDate, scales: FeeScales = FEE_SCALES): FeeScale | undefined {
  return scales[basis].find((scale) => scale.from <= on && (scale.until === undefined || on < scale.until));
}

/** One line of the working: the units from `first` to `last` at `rate` yuan each. */
export interface FeeLine {
  readonly first: number;
  readonly last: number;
  readonly units: number;
  readonly rate: number;
  readonly amount: number;
}

/** A fee with its working, in yuan. */
export interface Fee {
  readonly total: number;
  readonly lines: readonly FeeLine[];
}

/** The error for a count that is not a whole number from 0 to 1,000,000: code `fee.count-invalid`. */
export class InvalidFeeCount extends Error {
  readonly code = 'fee.count-invalid';
  constructor(readonly given: number) {
    super(`not a count of requests or pages: ${given}`);
  }
}

/**
 * Calculates the fee for the first `count` units of a scale, band by band (超额累进, 109号 第四条、第五条): for requests, the sum for
 * `count` requests of one applicant in a calendar month; for pages, the fee of one request. Throws `InvalidFeeCount`.
 */
export function feeFor(scale: FeeScale, count: number): Fee {
  if (!Number.isInteger(count) || count < 0 || count > 1_000_000) throw new InvalidFeeCount(count);
  const lines: FeeLine[] = [];
  let done = 0;
  for (const { upTo, rate } of bandsOf(scale)) {
    if (done >= count) break;
    const last = Math.min(upTo, count);
    const units = last - done;
    lines.push({ first: done + 1, last, units, rate, amount: units * rate });
    done = last;
  }
  return { total: lines.reduce((sum, { amount }) => sum + amount, 0), lines };
}

/** Calculates what the n-th unit adds to the fee: what the n-th request of a month costs. Throws `InvalidFeeCount`. */
export function feeOfUnit(scale: FeeScale, n: number): number {
  return n === 0 ? 0 : feeFor(scale, n).total - feeFor(scale, n - 1).total;
}

function* bandsOf({ bands, beyond }: FeeScale): Generator<FeeBand> {
  yield* bands;
  let { upTo, rate } = bands.at(-1) ?? { upTo: 0, rate: 0 };
  for (;;) {
    upTo += beyond.width;
    rate += beyond.increment;
    yield { upTo, rate };
  }
}
