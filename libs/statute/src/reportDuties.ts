/** A duty for the report of a year: what is due, and on which day of the next year. */
export interface ReportDuty {
  readonly label: string;
  readonly labelEn: string;
  readonly month: number;
  readonly day: number;
  readonly article: string;
}

/**
 * When the report of a year is due in the next year (条例 第四十九条): a department submits and publishes its own by 31 January; the
 * 主管部门 publishes the government's by 31 March.
 */
export const REPORT_DUTIES = {
  department: {
    label: '向本级主管部门提交并公布年度报告',
    labelEn: 'submit the report to the office in charge, and publish it',
    month: 1,
    day: 31,
    article: '《政府信息公开条例》第四十九条第一款',
  },
  government: {
    label: '公布本级政府年度报告',
    labelEn: 'publish the report of the government',
    month: 3,
    day: 31,
    article: '《政府信息公开条例》第四十九条第二款',
  },
} as const satisfies Record<string, ReportDuty>;

/** Whose report it is: a department's or a government's. */
export type ReportDutyOf = keyof typeof REPORT_DUTIES;

/** The last day for the report of a year, `YYYY-MM-DD` (条例 第四十九条); it does not move off a rest day. */
export function reportDueDay(year: number, duty: ReportDutyOf): string {
  const { month, day } = REPORT_DUTIES[duty];
  return `${year + 1}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
