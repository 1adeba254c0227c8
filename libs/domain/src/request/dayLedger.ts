import { addDays, calendarDay, dayNumber, type CalendarDay, type PlainDate } from '@yishen/calendar';
import { CONSULTED_PARTIES, periodInForce } from '@yishen/statute';
import { excludedDays, type Deadline } from '../clock';
import type { ClockContext } from './context';
import { feeSettledOn } from './feeAccount';
import type { Procedure } from './procedure';
import { exclusionsOf, replyPeriod } from './steps/reply';

/** Why a day counts or not. */
export type DayReason =
  | 'counted'
  | 'extension'
  | 'weekend'
  | 'holiday'
  /** A consultation takes the day out of the period (条例 第三十三条第三款). */
  | 'excluded'
  /** The agency waits for the applicant to supplement or to pay. */
  | 'waiting'
  /** A fresh period replaced the one that ran then. */
  | 'superseded'
  /** A later date was set (条例 第三十五条). */
  | 'delayed';

/** One day of the ledger "why this date": the day, its reason, its number when it counts, the article, and the fact behind it. */
export interface LedgerLine extends CalendarDay {
  readonly reason: DayReason;
  readonly count?: number;
  readonly article: string;
  /** The version, in the stream, of the fact behind the reason. */
  readonly fact?: number;
}

/**
 * Every day from the day after receipt to the reply deadline with its reason, article and fact. The counted and extension
 * days of the running period number exactly the deadline's working days.
 */
export function dayLedger(facts: Procedure, deadline: Deadline, context: ClockContext): readonly LedgerLine[] {
  const { receivedOn } = facts;
  if (deadline.kind !== 'reply' || receivedOn === undefined) return plainLedger(deadline, context);
  const period = replyPeriod(facts, receivedOn);
  const base = deadline.workingDays - (deadline.extendedBy ?? 0);
  const rule = periodInForce('reply', receivedOn, context.rules.periods)?.article ?? deadline.article;
  const exclusions = exclusionsOf(facts, receivedOn, context);
  const waits = waitsOf(facts);
  const isExcluded = excludedDays(deadline.excluded ?? []);
  const lines: LedgerLine[] = [];
  let count = 0;
  for (let day = addDays(receivedOn, 1); day <= deadline.dueOn; day = addDays(day, 1)) {
    const seen = calendarDay(context.calendar, day);
    const superseded = day <= period.from;
    const wait = waits.find(({ after, until }) => after < day && (until === undefined || day <= until));
    if (superseded && wait) lines.push({ ...seen, reason: 'waiting', article: wait.article, fact: wait.fact });
    else if (!seen.working) lines.push({ ...seen, reason: restReason(seen), article: CALENDAR_ARTICLE });
    else if (superseded) lines.push({ ...seen, reason: 'superseded', article: RESTART_ARTICLE });
    else if (isExcluded(dayNumber(day))) lines.push({ ...seen, ...excludedLine(facts, exclusions, day) });
    else if (deadline.workingDays > 0 && count < base) {
      lines.push({ ...seen, reason: 'counted', count: ++count, article: rule });
    } else if (deadline.workingDays > 0) {
      lines.push({ ...seen, reason: 'extension', count: ++count, article: rule, ...factOfExtension(facts) });
    } else lines.push({ ...seen, reason: 'delayed', article: deadline.article });
  }
  return lines;
}

const CALENDAR_ARTICLE = '《全国年节及纪念日放假办法》及国务院办公厅年度放假通知';
const RESTART_ARTICLE = '《政府信息公开条例》第三十条；国办函〔2020〕109号第六条';

function plainLedger(deadline: Deadline, { calendar }: ClockContext): LedgerLine[] {
  const lines: LedgerLine[] = [];
  let count = 0;
  for (let day = addDays(deadline.from, 1); day <= deadline.dueOn; day = addDays(day, 1)) {
    const seen = calendarDay(calendar, day);
    if (!seen.working) lines.push({ ...seen, reason: restReason(seen), article: CALENDAR_ARTICLE });
    else if (deadline.workingDays === 0) lines.push({ ...seen, reason: 'delayed', article: deadline.article });
    else lines.push({ ...seen, reason: 'counted', count: ++count, article: deadline.article });
  }
  return lines;
}

function restReason(day: CalendarDay): 'weekend' | 'holiday' {
  return day.kind === 'holiday' ? 'holiday' : 'weekend';
}

function excludedLine(
  facts: Procedure,
  exclusions: ReturnType<typeof exclusionsOf>,
  day: PlainDate,
): Pick<LedgerLine, 'reason' | 'article' | 'fact'> {
  const interval = exclusions.find(({ after, until }) => after < day && day <= until);
  const consultation = facts.consultations.find(({ n }) => n === interval?.consultation);
  const article = '《政府信息公开条例》第三十三条第三款';
  if (!consultation) return { reason: 'excluded', article };
  return {
    reason: 'excluded',
    article: `${article}；${CONSULTED_PARTIES[consultation.party].article}`,
    fact: consultation.version,
  };
}

function factOfExtension(facts: Procedure): { fact?: number } {
  const version = facts.extensions.at(-1)?.version;
  return version === undefined ? {} : { fact: version };
}

function waitsOf(facts: Procedure): { after: PlainDate; until?: PlainDate; article: string; fact: number }[] {
  return [
    ...facts.supplements
      .filter(({ restarts }) => restarts)
      .map(({ issuedOn, receivedOn, version }) => ({
        after: issuedOn,
        ...(receivedOn === undefined ? {} : { until: receivedOn }),
        article: '《政府信息公开条例》第三十条',
        fact: version,
      })),
    ...facts.fees.map((fee) => {
      const settledOn = feeSettledOn(fee);
      return {
        after: fee.issuedOn,
        ...(settledOn === undefined ? {} : { until: settledOn }),
        article: '国办函〔2020〕109号第六条',
        fact: fee.version,
      };
    }),
  ];
}
