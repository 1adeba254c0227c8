import type { NoticeRejectionCode } from '@yishen/catalogue';
import { addDays, dateOfDayNumber, dayNumber, isPlainDate, weekday, yearOf, type PlainDate } from './plainDate';

/** What one notice declares: days off and make-up workdays by name. A make-up day may lie in the December before `year`. */
export interface HolidayNotice {
  readonly year: number;
  readonly off: Readonly<Record<string, string>>;
  readonly makeUp: Readonly<Record<string, string>>;
}

/** What a sentence of a notice says about a holiday: its days off in a row, their number (共N天), the weekends worked in exchange. */
export interface HolidayPeriod {
  readonly name: string;
  /** First and last day off; absent where the sentence only names make-up days. */
  readonly off?: { readonly from: string; readonly to: string } | undefined;
  readonly days?: number | undefined;
  readonly makeUp: readonly string[];
  /** The sentence it was read from, shown when it is refused. */
  readonly sentence?: string | undefined;
}

/** The error that refuses a whole notice; `parameters.sentence` is the sentence at fault. */
export class InvalidNotice extends Error {
  constructor(
    readonly code: NoticeRejectionCode,
    readonly parameters: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
    this.name = 'InvalidNotice';
  }
}

const LONGEST_HOLIDAY = 40;
const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const;

/** The Chinese name of a date's weekday: 一 … 日. */
export function weekdayName(date: PlainDate): string {
  return WEEKDAYS[weekday(date) - 1] ?? '';
}

/**
 * Makes a notice from its holidays after checking them: the dates exist and lie in the notice's year or the December before it,
 * 共N天 equals the days, make-up days lie on weekends and outside every holiday, no day is named twice. Throws `InvalidNotice`.
 */
export function noticeOfPeriods(year: number, periods: readonly HolidayPeriod[]): HolidayNotice {
  const off: Record<string, string> = {};
  const makeUp: Record<string, string> = {};
  for (const period of periods) {
    for (const date of offDays(year, period)) takeOnce(off, date, period);
    for (const date of period.makeUp) takeOnce(makeUp, makeUpDay(year, date, period), period);
  }
  if (Object.keys(off).length === 0) throw new InvalidNotice('notice.empty');
  for (const [date, name] of Object.entries(makeUp)) {
    if (off[date] !== undefined) {
      throw new InvalidNotice('notice.make-up-in-holiday', { date, name, sentence: sentenceOf(periods, date) });
    }
  }
  return { year, off, makeUp };
}

/** Checks a notice in the form in which it is stored and sent, by the rules of `noticeOfPeriods`. */
export function checkNotice(notice: HolidayNotice): HolidayNotice {
  const byDate = (days: Readonly<Record<string, string>>) => Object.entries(days).sort(([a], [b]) => (a < b ? -1 : 1));
  return noticeOfPeriods(notice.year, [
    ...byDate(notice.off).map(([date, name]) => ({ name, off: { from: date, to: date }, makeUp: [] })),
    ...byDate(notice.makeUp).map(([date, name]) => ({ name, makeUp: [date] })),
  ]);
}

function offDays(year: number, { off, days, sentence, name }: HolidayPeriod): PlainDate[] {
  if (!off) return [];
  const { from, to } = off;
  const said = sentence ?? `${name} ${from}—${to}`;
  const [first, last] = [dateOfNotice(year, from, said), dateOfNotice(year, to, said)];
  if (last < first) throw new InvalidNotice('notice.range-reversed', { from, to, sentence: said });
  const count = dayNumber(last) - dayNumber(first) + 1;
  if (count > LONGEST_HOLIDAY) throw new InvalidNotice('notice.unreadable', { sentence: said });
  if (days !== undefined && days !== count) {
    throw new InvalidNotice('notice.day-count-wrong', { stated: days, actual: count, sentence: said });
  }
  return Array.from({ length: count }, (_, at) => addDays(first, at));
}

function makeUpDay(year: number, text: string, { sentence, name }: HolidayPeriod): PlainDate {
  const said = sentence ?? `${name} ${text}`;
  const date = dateOfNotice(year, text, said);
  if (weekday(date) <= 5) {
    throw new InvalidNotice('notice.make-up-not-weekend', { date, weekday: weekdayName(date), sentence: said });
  }
  return date;
}

/** Reads a date that a notice of this year may name: in the year itself or in the December before it (元旦). */
function dateOfNotice(year: number, text: string, sentence: string): PlainDate {
  if (!isPlainDate(text)) throw new InvalidNotice('notice.date-invalid', { date: text, sentence });
  const date = dateOfDayNumber(dayNumber(text as PlainDate));
  const within = yearOf(date) === year || (yearOf(date) === year - 1 && date.slice(5, 7) === '12');
  if (!within) throw new InvalidNotice('notice.date-outside-year', { date, year, sentence });
  return date;
}

function takeOnce(days: Record<string, string>, date: string, { name, sentence }: HolidayPeriod): void {
  if (days[date] !== undefined) {
    throw new InvalidNotice('notice.day-twice', { date, sentence: sentence ?? `${name} ${date}` });
  }
  days[date] = name;
}

function sentenceOf(periods: readonly HolidayPeriod[], makeUpDate: string): string {
  const period = periods.find(({ makeUp }) => makeUp.includes(makeUpDate));
  return period?.sentence ?? `${period?.name ?? ''} ${makeUpDate}`;
}
