import { dateOfDayNumber, dayNumber, type PlainDate } from './plainDate';
import {
  calendarDayOfNumber,
  isProvisional,
  isWorkingDayNumber,
  type CalendarDay,
  type WorkCalendar,
} from './workCalendar';

/** One line of a day ledger: the day, why it counts or not, and its number when it counts. */
export interface LedgerDay extends CalendarDay {
  /** The number of this working day in the period, starting at 1; absent when the day does not count. */
  readonly count?: number;
  /** Set when a working day does not count because the law excludes it (条例 第三十三条第三款). */
  readonly excluded?: true;
}

/** The result of counting: the last day, whether it may still move, and every day on the way. */
export interface WorkingDayCount {
  readonly due: PlainDate;
  readonly provisional: boolean;
  readonly days: readonly LedgerDay[];
}

/** A count that is not a whole number from 0 to 4,000: code `working-days.invalid`. */
export class InvalidDayCount extends Error {
  readonly code = 'working-days.invalid';
  constructor(readonly given: number) {
    super(`not a number of working days: ${given}`);
  }
}

/**
 * Returns the date of the n-th working day after `from`; `from` itself is not counted (民法典 第二百零一条).
 * `isExcluded` takes day numbers out of the count. Throws `InvalidDayCount`.
 */
export function addWorkingDays(
  calendar: WorkCalendar,
  from: PlainDate,
  n: number,
  isExcluded: (day: number) => boolean = () => false,
): PlainDate {
  checkCount(n);
  let day = dayNumber(from);
  for (let left = n; left > 0;) {
    day += 1;
    if (isWorkingDayNumber(calendar, day) && !isExcluded(day)) left -= 1;
  }
  return dateOfDayNumber(day);
}

/** Counts n working days after `from` and lists every day on the way, to show why the date is what it is. Throws `InvalidDayCount`. */
export function countWorkingDays(
  calendar: WorkCalendar,
  from: PlainDate,
  n: number,
  isExcluded: (day: number) => boolean = () => false,
): WorkingDayCount {
  const due = addWorkingDays(calendar, from, n, isExcluded);
  const days: LedgerDay[] = [];
  let count = 0;
  for (let day = dayNumber(from) + 1; day <= dayNumber(due); day++) {
    const seen = calendarDayOfNumber(calendar, day);
    if (!seen.working) days.push(seen);
    else if (isExcluded(day)) days.push({ ...seen, excluded: true });
    else days.push({ ...seen, count: ++count });
  }
  return { due, provisional: isProvisional(calendar, due), days };
}

/** Returns the working day n working days before `date`; for 0, the last working day not after it. Throws `InvalidDayCount`. */
export function workingDaysBefore(calendar: WorkCalendar, date: PlainDate, n: number): PlainDate {
  checkCount(n);
  let day = dayNumber(date);
  while (!isWorkingDayNumber(calendar, day)) day -= 1;
  for (let left = n; left > 0;) {
    day -= 1;
    if (isWorkingDayNumber(calendar, day)) left -= 1;
  }
  return dateOfDayNumber(day);
}

/** Counts the working days in (from, to]; negative when `to` is earlier. */
export function workingDaysBetween(calendar: WorkCalendar, from: PlainDate, to: PlainDate): number {
  const [low, high, sign] = from <= to ? [from, to, 1] : [to, from, -1];
  let count = 0;
  for (let day = dayNumber(low) + 1; day <= dayNumber(high); day++) if (isWorkingDayNumber(calendar, day)) count += 1;
  return sign * count;
}

function checkCount(n: number): void {
  if (!Number.isInteger(n) || n < 0 || n > 4_000) throw new InvalidDayCount(n);
}
