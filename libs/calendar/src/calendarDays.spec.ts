import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NATIONAL_CALENDAR } from './bundled';
import { addCalendarDays, addCalendarMonths } from './calendarDays';
import { addDays, dateOfDayNumber, dayNumber, plainDate } from './plainDate';
import { isWorkingDay } from './workCalendar';

const day = fc
  .integer({ min: dayNumber(plainDate('2020-01-01')), max: dayNumber(plainDate('2026-06-01')) })
  .map(dateOfDayNumber);

describe('a period of calendar days', () => {
  it('moves its end from a holiday to the first working day after it: 60 days from 2026-08-05', () => {
    expect(addCalendarDays(NATIONAL_CALENDAR, plainDate('2026-08-05'), 60)).toEqual({
      due: '2026-10-08',
      movedFrom: '2026-10-04',
      provisional: false,
    });
  });

  it('counts rest days on the way, and keeps an end that is a working day', () => {
    expect(addCalendarDays(NATIONAL_CALENDAR, plainDate('2026-03-02'), 15)).toEqual({
      due: '2026-03-17',
      provisional: false,
    });
  });

  it('may end on a weekend day that is worked in exchange', () => {
    // Saturday 2026-02-28 is a make-up workday.
    expect(addCalendarDays(NATIONAL_CALENDAR, plainDate('2026-02-13'), 15)).toEqual({
      due: '2026-02-28',
      provisional: false,
    });
  });

  it('is provisional when it ends in a year without a notice', () => {
    expect(addCalendarDays(NATIONAL_CALENDAR, plainDate('2026-12-04'), 60).provisional).toBe(true);
  });

  it('ends on the first working day that is not before the n-th day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 400 }), (from, days) => {
        const { due, movedFrom } = addCalendarDays(NATIONAL_CALENDAR, from, days);
        const nominal = addDays(from, days);
        expect(isWorkingDay(NATIONAL_CALENDAR, due)).toBe(true);
        expect(due >= nominal).toBe(true);
        expect(movedFrom).toBe(due === nominal ? undefined : nominal);
        for (let at = nominal; at < due; at = addDays(at, 1)) expect(isWorkingDay(NATIONAL_CALENDAR, at)).toBe(false);
      }),
    );
  });

  it('refuses a length that is not a whole number', () => {
    expect(() => addCalendarDays(NATIONAL_CALENDAR, plainDate('2026-01-05'), 1.5)).toThrow('not a length');
  });
});

describe('a period of months', () => {
  it("ends on the same day of the last month, or on the month's last day when it has no such day", () => {
    expect(addCalendarMonths(NATIONAL_CALENDAR, plainDate('2026-01-15'), 6).due).toBe('2026-07-15');
    // 31 August + 6 months: there is no 31 February; the 28th is a make-up workday.
    expect(addCalendarMonths(NATIONAL_CALENDAR, plainDate('2025-08-31'), 6)).toEqual({
      due: '2026-02-28',
      provisional: false,
    });
  });

  it('moves its end off rest days, also into the next year', () => {
    expect(addCalendarMonths(NATIONAL_CALENDAR, plainDate('2025-07-01'), 6)).toEqual({
      due: '2026-01-04',
      movedFrom: '2026-01-01',
      provisional: false,
    });
  });
});
