import type { PlainDate } from '@yishen/calendar';

/** How a period is counted: in working days, calendar days or months; the end of the last two moves off rest days (民事诉讼法 第八十五条). */
export type PeriodUnit = 'working' | 'calendar' | 'months';

/** One version of a period of reconsideration or litigation, in force from `from` until the day before `until`. */
export interface ProceedingPeriod {
  readonly version: string;
  readonly length: number;
  readonly unit: PeriodUnit;
  readonly article: string;
  readonly from: string;
  readonly until?: string;
}

const FUYI = '《行政复议法》（2023年修订）';
const FUYI_1999 = '《行政复议法》（1999年）';
const SUSONG = '《行政诉讼法》（2017年修正）';
const JIESHI = '行诉解释（法释〔2018〕1号）';
const FUYI_FROM = '2024-01-01';
const SUSONG_FROM = '2015-05-01';
const JIESHI_FROM = '2018-02-08';

const fuyi = (version: string, length: number, unit: PeriodUnit, article: string): ProceedingPeriod => ({
  version: `${version}-2024`,
  length,
  unit,
  article: `${FUYI}${article}`,
  from: FUYI_FROM,
});
const fuyi1999 = (version: string, length: number, unit: PeriodUnit, article: string): ProceedingPeriod => ({
  version: `${version}-1999`,
  length,
  unit,
  article: `${FUYI_1999}${article}`,
  from: '1999-10-01',
  until: FUYI_FROM,
});
const susong = (version: string, length: number, unit: PeriodUnit, article: string): ProceedingPeriod => ({
  version: `${version}-2015`,
  length,
  unit,
  article: `${SUSONG}${article}`,
  from: SUSONG_FROM,
});

/**
 * The periods of reconsideration and litigation (domain.md 4.4). In the 复议法 only the periods of three, five, seven and ten days
 * are working days (第八十八条第二款); sixty and thirty days, and every period of the 行诉法, are calendar days.
 */
export const PROCEEDING_PERIODS = {
  reconsiderationApplication: [
    fuyi('application', 60, 'calendar', '第二十条'),
    fuyi1999('application', 60, 'calendar', '第九条'),
  ],
  /** From the day the applicant knows the content, when the decision did not name the right, the organ or the period. */
  reconsiderationUntold: [fuyi('untold', 12, 'months', '第二十条第三款')],
  reconsiderationAbsolute: [fuyi('absolute', 60, 'months', '第二十一条')],
  reconsiderationAcceptance: [
    fuyi('acceptance', 5, 'working', '第三十条'),
    fuyi1999('acceptance', 5, 'working', '第十七条'),
  ],
  reconsiderationSupplementNotice: [fuyi('supplement-notice', 5, 'working', '第三十一条')],
  reconsiderationSupplement: [fuyi('supplement', 10, 'working', '第三十一条')],
  reconsiderationForwarding: [
    fuyi('forwarding', 7, 'working', '第四十八条'),
    fuyi1999('forwarding', 7, 'working', '第二十三条'),
  ],
  reconsiderationForwardingSimplified: [fuyi('forwarding-simplified', 3, 'working', '第五十四条')],
  /** The law of 1999 names only five and seven days as working days (第四十条), so its ten days are calendar days. */
  reconsiderationReply: [fuyi('reply', 10, 'working', '第四十八条'), fuyi1999('reply', 10, 'calendar', '第二十三条')],
  reconsiderationReplySimplified: [fuyi('reply-simplified', 5, 'working', '第五十四条')],
  reconsiderationDecision: [
    fuyi('decision', 60, 'calendar', '第六十二条'),
    fuyi1999('decision', 60, 'calendar', '第三十一条'),
  ],
  reconsiderationDecisionSimplified: [fuyi('decision-simplified', 30, 'calendar', '第六十二条第二款')],
  /** The longest extension of a decision. */
  reconsiderationExtension: [
    fuyi('extension', 30, 'calendar', '第六十二条'),
    fuyi1999('extension', 30, 'calendar', '第三十一条'),
  ],
  opinionReport: [fuyi('opinion-report', 60, 'calendar', '第七十六条')],
  suitAfterReconsideration: [susong('suit-after-reconsideration', 15, 'calendar', '第四十五条')],
  directSuit: [susong('direct-suit', 6, 'months', '第四十六条')],
  /** From the day the applicant knows the content, when the decision did not name the period. */
  suitUntold: [
    { version: 'suit-untold-2018', length: 12, unit: 'months', article: `${JIESHI}第六十四条`, from: JIESHI_FROM },
  ],
  suitAbsolute: [susong('suit-absolute', 60, 'months', '第四十六条第二款')],
  suitForInaction: [
    { version: 'suit-for-inaction-2018', length: 6, unit: 'months', article: `${JIESHI}第六十六条`, from: JIESHI_FROM },
  ],
  complaintForwarding: [susong('complaint-forwarding', 5, 'calendar', '第六十七条')],
  answer: [susong('answer', 15, 'calendar', '第六十七条')],
  appealAnswer: [
    {
      version: 'appeal-answer-2018',
      length: 15,
      unit: 'calendar',
      article: `${JIESHI}第一百零八条`,
      from: JIESHI_FROM,
    },
  ],
  firstInstance: [susong('first-instance', 6, 'months', '第八十一条')],
  firstInstanceSimplified: [susong('first-instance-simplified', 45, 'calendar', '第八十三条')],
  appealOfJudgment: [susong('appeal-judgment', 15, 'calendar', '第八十五条')],
  appealOfRuling: [susong('appeal-ruling', 10, 'calendar', '第八十五条')],
  secondInstance: [susong('second-instance', 3, 'months', '第八十八条')],
  retrialApplication: [
    { version: 'retrial-2018', length: 6, unit: 'months', article: `${JIESHI}第一百一十条`, from: JIESHI_FROM },
  ],
  /** No law sets this period, so the period of 条例 第三十三条 is used, from the receipt of the decision (domain.md 4.7). */
  reanswer: [
    {
      version: 'reanswer-2019',
      length: 20,
      unit: 'working',
      article: '决定未载明期限，参照《政府信息公开条例》第三十三条第二款',
      from: '2019-05-15',
    },
  ],
} as const satisfies Record<string, readonly ProceedingPeriod[]>;

/** A period of reconsideration or litigation. */
export type ProceedingPeriodName = keyof typeof PROCEEDING_PERIODS;

/** The version of a period in force on a date; `undefined` when the law had none. */
export function proceedingPeriod(name: ProceedingPeriodName, on: PlainDate): ProceedingPeriod | undefined {
  const versions: readonly ProceedingPeriod[] = PROCEEDING_PERIODS[name];
  return versions.find(({ from, until }) => from <= on && (until === undefined || on < until));
}
