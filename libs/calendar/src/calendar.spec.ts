import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  NATIONAL_CALENDAR,
  addDays,
  addWorkingDays,
  calendarDay,
  countWorkingDays,
  dateOfDayNumber,
  dateOfInstant,
  dayNumber,
  endOfDay,
  instant,
  isProvisional,
  isWorkingDay,
  plainDate,
  workingDaysBefore,
  workingDaysBetween,
} from './index';

const anyDate = fc
  .integer({ min: dayNumber(plainDate('2019-01-01')), max: dayNumber(plainDate('2026-12-31')) })
  .map(dateOfDayNumber);

describe('working days of the published notices', () => {
  it.each([
    ['2024-02-04', 7, '2024-02-19'],
    ['2024-02-09', 20, '2024-03-14'],
    ['2024-09-13', 20, '2024-10-17'],
    ['2024-12-10', 20, '2025-01-08'],
    ['2024-12-31', 20, '2025-02-05'],
    ['2025-01-24', 20, '2025-02-27'],
    ['2025-09-26', 20, '2025-10-30'],
    ['2026-02-13', 20, '2026-03-19'],
    ['2026-02-14', 7, '2026-03-03'],
    ['2026-09-18', 20, '2026-10-22'],
    ['2026-11-23', 20, '2026-12-21'],
  ])('domain.md 5.8: %s + %i working days is %s', (from, days, due) => {
    const count = countWorkingDays(NATIONAL_CALENDAR, plainDate(from), days);
    expect(count.due).toBe(due);
    expect(count.provisional).toBe(false);
    expect(count.days.at(-1)).toMatchObject({ date: due, count: days });
  });

  it('domain.md 5.8: 2026-12-04 + 20 working days is 2027-01-04, provisional because only 元旦 itself is known (放假办法 第二条)', () => {
    const count = countWorkingDays(NATIONAL_CALENDAR, plainDate('2026-12-04'), 20);
    expect(count).toMatchObject({ due: '2027-01-04', provisional: true });
    expect(count.days.find(({ date }) => date === '2027-01-01')).toMatchObject({ kind: 'holiday', provisional: true });
  });

  it('for a year without a notice, only the holidays fixed by date are days off', () => {
    const off = Array.from({ length: 365 }, (_, at) =>
      calendarDay(NATIONAL_CALENDAR, addDays(plainDate('2027-01-01'), at)),
    );
    expect(off.filter(({ kind }) => kind === 'holiday').map(({ date }) => date.slice(5))).toEqual([
      '01-01',
      '05-01',
      '05-02',
      '10-01',
      '10-02',
      '10-03',
    ]);
    expect(off.some(({ kind }) => kind === 'makeUp')).toBe(false);
  });

  // domain.md 5.7: [days off, make-up workdays] of each notice, in ranges.
  it.each([
    [
      2026,
      ['01-01:01-03', '02-15:02-23', '04-04:04-06', '05-01:05-05', '06-19:06-21', '09-25:09-27', '10-01:10-07'],
      ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
    ],
    [
      2025,
      ['01-01:01-01', '01-28:02-04', '04-04:04-06', '05-01:05-05', '05-31:06-02', '10-01:10-08'],
      ['01-26', '02-08', '04-27', '09-28', '10-11'],
    ],
    [
      2024,
      ['01-01:01-01', '02-10:02-17', '04-04:04-06', '05-01:05-05', '06-10:06-10', '09-15:09-17', '10-01:10-07'],
      ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
    ],
  ])('the bundled calendar of %i agrees with the notice of 国务院办公厅 on every day', (year, off, makeUp) => {
    const isOff = (day: string): boolean => off.some((range) => range.slice(0, 5) <= day && day <= range.slice(6));
    for (let day = dayNumber(plainDate(`${year}-01-01`)); day <= dayNumber(plainDate(`${year}-12-31`)); day++) {
      const date = dateOfDayNumber(day);
      const short = date.slice(5);
      const weekend = [6, 7].includes(calendarDay(NATIONAL_CALENDAR, date).weekday);
      const expected = makeUp.includes(short) || (!weekend && !isOff(short));
      expect([date, isWorkingDay(NATIONAL_CALENDAR, date)]).toEqual([date, expected]);
    }
  });

  it('a day is provisional when the notice of its year is not published', () => {
    expect(isProvisional(NATIONAL_CALENDAR, plainDate('2026-12-31'))).toBe(false);
    expect(isProvisional(NATIONAL_CALENDAR, plainDate('2027-01-01'))).toBe(true);
  });
});

describe('a count of working days', () => {
  it('ends on a working day, ends later for a larger n, and counts back to n', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 60 }), (from, n) => {
        const due = addWorkingDays(NATIONAL_CALENDAR, from, n);
        expect(isWorkingDay(NATIONAL_CALENDAR, due)).toBe(true);
        expect(workingDaysBetween(NATIONAL_CALENDAR, from, due)).toBe(n);
        expect(addWorkingDays(NATIONAL_CALENDAR, from, n + 1) > due).toBe(true);
      }),
    );
  });

  it('never ends earlier because days are excluded', () => {
    fc.assert(
      fc.property(
        anyDate,
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.integer({ min: 1, max: 60 })),
        (from, n, offsets) => {
          const excluded = new Set(offsets.map((offset) => dayNumber(from) + offset));
          const plain = addWorkingDays(NATIONAL_CALENDAR, from, n);
          expect(addWorkingDays(NATIONAL_CALENDAR, from, n, (day) => excluded.has(day)) >= plain).toBe(true);
        },
      ),
    );
  });

  it('goes back as many working days as it goes forward', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 30 }), (from, n) => {
        const due = addWorkingDays(NATIONAL_CALENDAR, from, n + 1);
        expect(workingDaysBetween(NATIONAL_CALENDAR, workingDaysBefore(NATIONAL_CALENDAR, due, n), due)).toBe(n);
      }),
    );
  });

  it.each([-1, 1.5, Number.NaN, 4_001])('refuses %d as a number of days', (n) => {
    expect(() => addWorkingDays(NATIONAL_CALENDAR, plainDate('2026-01-05'), n)).toThrow(
      expect.objectContaining({ code: 'working-days.invalid' }),
    );
  });
});

describe('a plain date', () => {
  it.each(['2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', '', '2026-01-01T00:00:00Z', '1899-01-01'])(
    'is refused when it is written %j',
    (text) => {
      expect(() => plainDate(text)).toThrow(expect.objectContaining({ code: 'date.invalid' }));
    },
  );

  it('lasts until 23:59:59.999 in Asia/Shanghai, whatever the zone of the machine', () => {
    expect(endOfDay(plainDate('2026-03-19'))).toBe('2026-03-19T15:59:59.999Z');
    expect(dateOfInstant(instant('2026-03-19T15:59:59.999Z'))).toBe('2026-03-19');
    expect(dateOfInstant(instant('2026-03-19T16:00:00.000Z'))).toBe('2026-03-20');
  });

  it('is the same again after adding and subtracting the same number of days', () => {
    fc.assert(
      fc.property(
        anyDate,
        fc.integer({ min: -4000, max: 4000 }),
        (date, days) => addDays(addDays(date, days), -days) === date,
      ),
    );
  });
});
