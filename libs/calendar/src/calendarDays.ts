import { addDays, dateOfDayNumber, dayNumber, plainDate, type PlainDate } from './plainDate';
import { isProvisional, isWorkingDayNumber, type WorkCalendar } from './workCalendar';

/** The end of a period of calendar days or months. `movedFrom` is the nominal last day when that was a rest day. */
export interface CalendarPeriodEnd {
  readonly due: PlainDate;
  /** Whether the notice is missing for the year of the last day or of a rest day that the end moved over. */
  readonly provisional: boolean;
  readonly movedFrom?: PlainDate;
}

/** A count that is not a whole number from 0 to 4,000: code `calendar-days.invalid`. */
export class InvalidPeriodLength extends Error {
  readonly code = 'calendar-days.invalid';
  constructor(readonly given: number) {
    super(`not a length of a period: ${given}`);
  }
}

/**
 * Returns the end of a period of n calendar days after `from`; `from` itself is not counted (民法典 第二百零一条). A last day that is
 * a rest day moves to the first working day after it (民法典 第二百零三条、民事诉讼法 第八十五条). Throws `InvalidPeriodLength`.
 */
export function addCalendarDays(calendar: WorkCalendar, from: PlainDate, days: number): CalendarPeriodEnd {
  checkLength(days);
  return offRestDays(calendar, addDays(from, days));
}

/**
 * Returns the end of a period of n months after `from`: the same day of the last month, or the month's last day when it has no
 * such day (民法典 第二百零二条), moved off rest days. Throws `InvalidPeriodLength`.
 */
export function addCalendarMonths(calendar: WorkCalendar, from: PlainDate, months: number): CalendarPeriodEnd {
  checkLength(months);
  return offRestDays(calendar, sameDayOfMonth(from, months));
}

/** The last day of a period before it is moved off rest days: the same day n months later, or that month's last day. */
export function sameDayOfMonth(from: PlainDate, months: number): PlainDate {
  const [year, month, day] = [Number(from.slice(0, 4)), Number(from.slice(5, 7)), Number(from.slice(8, 10))];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const first = new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 8);
  return plainDate(`${first}${String(Math.min(day, last)).padStart(2, '0')}`);
}

function offRestDays(calendar: WorkCalendar, nominal: PlainDate): CalendarPeriodEnd {
  let day = dayNumber(nominal);
  while (!isWorkingDayNumber(calendar, day)) day += 1;
  const due = dateOfDayNumber(day);
  const provisional = isProvisional(calendar, nominal) || isProvisional(calendar, due);
  return due === nominal ? { due, provisional } : { due, provisional, movedFrom: nominal };
}

function checkLength(n: number): void {
  if (!Number.isInteger(n) || n < 0 || n > 4_000) throw new InvalidPeriodLength(n);
}
