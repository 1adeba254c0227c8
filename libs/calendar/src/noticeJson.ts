import { InvalidNotice, noticeOfPeriods, type HolidayNotice, type HolidayPeriod } from './holidayNotice';

/**
 * Reads a notice from its JSON form, which gives holidays as ranges like the text:
 * `{"year":2027,"holidays":[{"name":"元旦","from":"2027-01-01","to":"2027-01-03","days":3,"makeUp":["2026-12-27"]}]}`
 * (`to`, `days`, `makeUp` may be left out). It passes the same checks as the text. Throws `InvalidNotice`.
 */
export function readNoticeJson(value: unknown): HolidayNotice {
  const { year, holidays } = fieldsOf(value, ['year', 'holidays'], 'notice');
  if (!Number.isInteger(year)) throw new InvalidNotice('notice.malformed', { field: 'year' });
  if (!Array.isArray(holidays)) throw new InvalidNotice('notice.malformed', { field: 'holidays' });
  return noticeOfPeriods(
    year as number,
    holidays.map((holiday: unknown, at) => periodOf(holiday, `holidays[${at}]`)),
  );
}

function periodOf(value: unknown, where: string): HolidayPeriod {
  const { name, from, to = from, days, makeUp = [] } = fieldsOf(value, ['name', 'from', 'to', 'days', 'makeUp'], where);
  const malformed = (field: string) => new InvalidNotice('notice.malformed', { field: `${where}.${field}` });
  if (typeof name !== 'string' || name.trim() === '' || name.length > 40) throw malformed('name');
  if (typeof from !== 'string' || from === '') throw malformed('from');
  if (typeof to !== 'string' || to === '') throw malformed('to');
  if (days !== undefined && (typeof days !== 'number' || !Number.isInteger(days))) throw malformed('days');
  if (!Array.isArray(makeUp) || !makeUp.every((day): day is string => typeof day === 'string'))
    throw malformed('makeUp');
  return { name: name.trim(), off: { from, to }, days, makeUp };
}

// Refuse an unknown field: it is most likely a misspelt known one.
function fieldsOf(value: unknown, known: readonly string[], where: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InvalidNotice('notice.malformed', { field: where });
  }
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new InvalidNotice('notice.malformed', { field: `${where}.${unknown}` });
  return value as Record<string, unknown>;
}
