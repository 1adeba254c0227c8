import { isPlainDate, plainDate, weekday, type PlainDate } from '@yishen/calendar';
import type { Locale } from '@yishen/catalogue';

const WEEKDAYS: Readonly<Record<Locale, readonly string[]>> = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

/** A legal day with its weekday, `2024-04-09 周二`; never through `new Date(text)`, which is an instant in UTC. */
export function dateText(date: string, locale: Locale): string {
  return `${date} ${weekdayText(plainDate(date), locale)}`;
}

/** A legal day with its weekday, or an instant as day and minute, whichever the text is. */
export function dayOrInstantText(text: string, locale: Locale): string {
  return isPlainDate(text) ? dateText(text, locale) : instantText(text);
}

/** The name of a date's weekday. */
export function weekdayText(date: PlainDate, locale: Locale): string {
  return WEEKDAYS[locale][weekday(date) - 1] ?? '';
}

/** The names of the weekdays, Monday first. */
export function weekdayNames(locale: Locale): readonly string[] {
  return WEEKDAYS[locale];
}

const SHANGHAI = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** An instant as day and minute in Asia/Shanghai, `2024-03-11 09:30`, wherever the browser stands. */
export function instantText(at: string): string {
  const time = Date.parse(at);
  return Number.isNaN(time) ? at : SHANGHAI.format(time);
}

/** A legal day without its year, with its weekday, `7-12 周五`. */
export function shortDateText(date: string, locale: Locale): string {
  const [, month = '', day = ''] = date.split('-');
  return `${Number(month)}-${Number(day)} ${weekdayText(plainDate(date), locale)}`;
}
