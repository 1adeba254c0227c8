import days from 'chinese-days/dist/chinese-days.json';
import { workCalendar, type HolidayNotice, type WorkCalendar } from './workCalendar';

const { holidays, workdays } = days as { holidays: Record<string, string>; workdays: Record<string, string> };

/** The published notices that the pinned `chinese-days` package carries, one a year; its names read `English,中文,days`. */
export const BUNDLED_NOTICES: readonly HolidayNotice[] = readNotices();

/** The national calendar of the bundled notices. Its version names the last published year. */
export const NATIONAL_CALENDAR: WorkCalendar = workCalendar(
  `cn-${BUNDLED_NOTICES.at(-1)?.year ?? 'none'}`,
  'CN',
  BUNDLED_NOTICES,
);

function readNotices(): HolidayNotice[] {
  const years = [...new Set(Object.keys(holidays).map((date) => Number(date.slice(0, 4))))].sort((a, b) => a - b);
  return years.map((year) => ({ year, off: ofYear(holidays, year), makeUp: ofYear(workdays, year) }));
}

// A make-up day in December belongs to the next year's notice in law; the package files it under its own date, and
// the set of days is the same either way.
function ofYear(source: Record<string, string>, year: number): Record<string, string> {
  return Object.fromEntries(
    Object.entries(source)
      .filter(([date]) => date.startsWith(`${year}-`))
      .map(([date, label]) => [date, label.split(',')[1] ?? label]),
  );
}
