import type { PlainDate } from '@yishen/calendar';

/** A statutory period that a clock may run. */
export type PeriodName = 'reply';

/** One version of a period: one sentence of the law, in force from `from` until the day before `until`. */
export interface Period {
  readonly version: string;
  readonly days: number;
  readonly unit: 'working' | 'calendar';
  readonly article: string;
  readonly from: string;
  readonly until?: string;
}

/** The statutory periods as data, each with every version it ever had. The version is chosen by the date of receipt. */
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
} as const satisfies Record<PeriodName, readonly Period[]>;

/** The version of a period in force on a date, or `undefined` when the law did not yet exist. */
export function periodInForce(name: PeriodName, on: PlainDate): Period | undefined {
  return PERIODS[name].find((period: Period) => period.from <= on && (period.until === undefined || on < period.until));
}

/** When to warn before a deadline, in working days left (an agency's custom, not the law: 条例 names no reminder). */
export const WARNING_WORKING_DAYS = [5, 2, 0] as const;
