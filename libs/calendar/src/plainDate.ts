/**
 * A legal day in Asia/Shanghai, written `YYYY-MM-DD`.
 * Never `new Date('2026-03-02')`: that is an instant in UTC, and a browser west of Greenwich shows the day before.
 */
export type PlainDate = string & { readonly __plainDate: unique symbol };

/** An instant as ISO 8601 in UTC with milliseconds, e.g. `2026-03-02T15:59:59.999Z`. */
export type Instant = string & { readonly __instant: unique symbol };

const DAY = 86_400_000;
// China has had one zone without summer time since 1992; the law counts days there, wherever the server is.
const SHANGHAI_OFFSET = 8 * 3_600_000;

/** The error for a text that is not a date: code `date.invalid`. */
export class InvalidDate extends Error {
  readonly code = 'date.invalid';
  constructor(readonly text: string) {
    super(`not a calendar date: ${JSON.stringify(text)}`);
  }
}

/** Reads `YYYY-MM-DD` (years 1900–2200); throws `InvalidDate` for anything else, the 30th of February included. */
export function plainDate(text: string): PlainDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) throw new InvalidDate(text);
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1900 || year > 2200) throw new InvalidDate(text);
  const at = new Date(Date.UTC(year, month - 1, day));
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) throw new InvalidDate(text);
  return text as PlainDate;
}

/** Whether the text is a date that `plainDate` accepts. */
export function isPlainDate(text: string): boolean {
  try {
    plainDate(text);
    return true;
  } catch {
    return false;
  }
}

/** Days since 1970-01-01; this library calculates with these numbers, never with milliseconds. */
export function dayNumber(date: PlainDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY;
}

/** The date of a day number. */
export function dateOfDayNumber(day: number): PlainDate {
  return new Date(day * DAY).toISOString().slice(0, 10) as PlainDate;
}

/** The date `days` calendar days later (earlier when negative). */
export function addDays(date: PlainDate, days: number): PlainDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** The weekday, 1 = Monday … 7 = Sunday. */
export function weekday(date: PlainDate): number {
  return weekdayOfDayNumber(dayNumber(date));
}

/** The weekday of a day number, 1 = Monday … 7 = Sunday (1970-01-01 was a Thursday). */
export function weekdayOfDayNumber(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The calendar year of a date. */
export function yearOf(date: PlainDate): number {
  return Number(date.slice(0, 4));
}

/** Reads an ISO instant and normalises it to UTC milliseconds; throws `InvalidDate`. */
export function instant(text: string): Instant {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new InvalidDate(text);
  return new Date(at).toISOString() as Instant;
}

/** The legal day on which an instant falls, in Asia/Shanghai. */
export function dateOfInstant(at: Instant): PlainDate {
  return new Date(Date.parse(at) + SHANGHAI_OFFSET).toISOString().slice(0, 10) as PlainDate;
}

/** An instant on a legal day: `atShanghai(date, '09:00:00.000')`. */
export function atShanghai(date: PlainDate, time: string): Instant {
  return instant(`${date}T${time}+08:00`);
}

/** The last instant of a legal day, 23:59:59.999 in Asia/Shanghai: a period ends at 24:00 of its last day (民法典 第二百零三条). */
export function endOfDay(date: PlainDate): Instant {
  return atShanghai(date, '23:59:59.999');
}
