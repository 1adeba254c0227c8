import type { HolidayNotice } from './holidayNotice';
import { dateOfDayNumber, dayNumber, weekdayOfDayNumber, yearOf, type PlainDate } from './plainDate';

/** Why a day is worked or not: an ordinary weekday, a weekend, a day off by the yearly notice, or a weekend day worked in exchange (调休上班). */
export type DayKind = 'workday' | 'weekend' | 'holiday' | 'makeUp';

/** One day as the calendar sees it. `provisional`: its year has no published notice yet. */
export interface CalendarDay {
  readonly date: PlainDate;
  readonly weekday: number;
  readonly kind: DayKind;
  readonly working: boolean;
  readonly provisional: boolean;
  readonly name?: string;
}

/**
 * A version of a region's work calendar: the days of the yearly notices of 国务院办公厅 (放假办法 第七条 and each year's 通知).
 * `off` and `makeUp` map dates to the holiday they belong to.
 */
export interface WorkCalendar {
  readonly version: string;
  readonly region: string;
  readonly publishedYears: readonly number[];
  readonly off: ReadonlyMap<number, string>;
  readonly makeUp: ReadonlyMap<number, string>;
}

// 《全国年节及纪念日放假办法》第二条 fixes these days by date, so they are known for years without a notice.
const FIXED_DAYS: Readonly<Record<string, string>> = {
  '01-01': '元旦',
  '05-01': '劳动节',
  '05-02': '劳动节',
  '10-01': '国庆节',
  '10-02': '国庆节',
  '10-03': '国庆节',
};
const YEARS_AHEAD = 30;

/**
 * Builds a calendar version from the national notices and, on top of them, a region's own (放假办法 第四条); a later notice wins
 * over an earlier one, day by day. For the years after the last notice only weekdays and the holidays fixed by date are known; their
 * dates are provisional, whatever a region has declared.
 */
export function workCalendar(
  version: string,
  region: string,
  notices: readonly HolidayNotice[],
  regional: readonly HolidayNotice[] = [],
): WorkCalendar {
  const last = Math.max(...notices.map((notice) => notice.year));
  const ahead = notices.length === 0 ? [] : Array.from({ length: YEARS_AHEAD }, (_, at) => last + 1 + at);
  const off = new Map<number, string>(
    ahead.flatMap((year) =>
      Object.entries(FIXED_DAYS).map(([day, name]) => [dayNumber(`${year}-${day}` as PlainDate), name] as const),
    ),
  );
  const makeUp = new Map<number, string>();
  for (const notice of [...notices, ...regional]) {
    for (const [date, name] of Object.entries(notice.off)) declare(off, makeUp, date, name);
    for (const [date, name] of Object.entries(notice.makeUp)) declare(makeUp, off, date, name);
  }
  const publishedYears = [...new Set(notices.map((notice) => notice.year))].sort((a, b) => a - b);
  return { version, region, publishedYears, off, makeUp };
}

function declare(as: Map<number, string>, no: Map<number, string>, date: string, name: string): void {
  const day = dayNumber(date as PlainDate);
  as.set(day, name);
  no.delete(day);
}

/** Whether a day number is worked: Monday to Friday unless declared off, and make-up weekend days (放假办法 第六、七条). */
export function isWorkingDayNumber(calendar: WorkCalendar, day: number): boolean {
  if (calendar.makeUp.has(day)) return true;
  return weekdayOfDayNumber(day) <= 5 && !calendar.off.has(day);
}

/** Whether a date is worked. */
export function isWorkingDay(calendar: WorkCalendar, date: PlainDate): boolean {
  return isWorkingDayNumber(calendar, dayNumber(date));
}

/** Whether the notice of the date's year is missing from the calendar, so that the date may still move. */
export function isProvisional(calendar: WorkCalendar, date: PlainDate): boolean {
  return !calendar.publishedYears.includes(yearOf(date));
}

/** What the calendar says about a date. */
export function calendarDay(calendar: WorkCalendar, date: PlainDate): CalendarDay {
  return calendarDayOfNumber(calendar, dayNumber(date));
}

/** What the calendar says about a day number. */
export function calendarDayOfNumber(calendar: WorkCalendar, day: number): CalendarDay {
  const date = dateOfDayNumber(day);
  const weekday = weekdayOfDayNumber(day);
  const base = { date, weekday, provisional: isProvisional(calendar, date) };
  const makeUp = calendar.makeUp.get(day);
  if (makeUp !== undefined) return { ...base, kind: 'makeUp', working: true, name: makeUp };
  const off = calendar.off.get(day);
  if (off !== undefined) return { ...base, kind: 'holiday', working: false, name: off };
  if (weekday > 5) return { ...base, kind: 'weekend', working: false };
  return { ...base, kind: 'workday', working: true };
}
