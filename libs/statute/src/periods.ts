import type { PlainDate } from '@yishen/calendar';

/** A statutory period that a clock may run. */
export type PeriodName = 'reply' | 'extension' | 'supplementNotice' | 'consultation' | 'feePayment';

/** One version of a period: one sentence of the law, in force from `from` until the day before `until`. */
export interface Period {
  readonly version: string;
  readonly days: number;
  readonly unit: 'working' | 'calendar';
  readonly article: string;
  readonly from: string;
  readonly until?: string;
}

/** Every version of the statutory periods; the date of receipt chooses the version. */
export const PERIODS = {
  reply: [
    {
      version: 'reply-2008',
      days: 15,
      unit: 'working',
      article: '《政府信息公开条例》（2007年国务院令第492号）第二十四条',
      from: '2008-05-01',
      until: '2019-05-15',
    },
    {
      version: 'reply-2019',
      days: 20,
      unit: 'working',
      article: '《政府信息公开条例》第三十三条第二款',
      from: '2019-05-15',
    },
  ],
  /** The longest extension; the agency sets how long one is. */
  extension: [
    {
      version: 'extension-2008',
      days: 15,
      unit: 'working',
      article: '《政府信息公开条例》（2007年国务院令第492号）第二十四条',
      from: '2008-05-01',
      until: '2019-05-15',
    },
    {
      version: 'extension-2019',
      days: 20,
      unit: 'working',
      article: '《政府信息公开条例》第三十三条第二款',
      from: '2019-05-15',
    },
  ],
  /** From the receipt of the request to the notice to supplement it, which is sent once; the law of 2008 named no limit. */
  supplementNotice: [
    {
      version: 'supplement-notice-2019',
      days: 7,
      unit: 'working',
      article: '《政府信息公开条例》第三十条',
      from: '2019-05-15',
    },
  ],
  /** From the consulted party's receipt of the letter; the law of 2008 named no limit. */
  consultation: [
    {
      version: 'consultation-2019',
      days: 15,
      unit: 'working',
      article: '《政府信息公开条例》第三十二条、第三十四条',
      from: '2019-05-15',
    },
  ],
  /** From the day after the applicant's receipt of the fee notice. */
  feePayment: [
    {
      version: 'fee-payment-2021',
      days: 20,
      unit: 'working',
      article: '《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）第六条',
      from: '2021-01-01',
    },
  ],
} as const satisfies Periods;

/** Every version of every period. */
export type Periods = Readonly<Record<PeriodName, readonly Period[]>>;

/** The version of a period in force on a date; `undefined` before the law existed or when it named no limit. */
export function periodInForce(name: PeriodName, on: PlainDate, periods: Periods = PERIODS): Period | undefined {
  return periods[name].find((period) => period.from <= on && (period.until === undefined || on < period.until));
}

/**
 * How many working days after a notice an alarm asks for the proof of its service (an agency's custom: the law counts from service
 * and does not say when it must be proved).
 */
export const SERVICE_PROOF_WORKING_DAYS = 7;

/** How many working days before a deadline to warn (an agency's custom: 条例 names no reminder). */
export const WARNING_WORKING_DAYS = [5, 2, 0] as const;
