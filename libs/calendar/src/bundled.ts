import days from 'chinese-days/dist/chinese-days.json';
import type { HolidayNotice } from './holidayNotice';
import { workCalendar, type WorkCalendar } from './workCalendar';

const { holidays, workdays } = days as { holidays: Record<string, string>; workdays: Record<string, string> };

// As 《全国年节及纪念日放假办法》 writes them.
const OFFICIAL_NAMES: Readonly<Record<string, string>> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' };

/** The published notices in the pinned `chinese-days` package, one for each year; the package names a holiday `English,中文,days`. */
export const BUNDLED_NOTICES: readonly HolidayNotice[] = readNotices();

/** The national calendar of the bundled notices. Its version names the last published year. */
export const NATIONAL_CALENDAR: WorkCalendar = workCalendar(
  `cn-${BUNDLED_NOTICES.at(-1)?.year ?? 'none'}`,
  'CN',
  BUNDLED_NOTICES,
);

function readNotices(): HolidayNotice[] {
  const years = [...new Set(Object.keys(holidays).map((date) => Number(date.slice(0, 4))))].sort((a, b) => a - b);
  return years.map((year) => ({ year, off: ofNotice(holidays, year), makeUp: ofNotice(workdays, year) }));
}

// The package files a day under its own date, but the December days of 元旦 belong to the next year's notice.
function ofNotice(source: Record<string, string>, year: number): Record<string, string> {
  return Object.fromEntries(
    Object.entries(source)
      .map(([date, label]) => [date, OFFICIAL_NAMES[nameIn(label)] ?? nameIn(label)] as const)
      .filter(
        ([date, name]) => year === Number(date.slice(0, 4)) + (date.slice(5, 7) === '12' && name === '元旦' ? 1 : 0),
      ),
  );
}

function nameIn(label: string): string {
  return label.split(',')[1] ?? label;
}
