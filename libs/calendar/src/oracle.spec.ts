import fc from 'fast-check';
import { HolidayUtil } from 'lunar-typescript';
import { describe, expect, it } from 'vitest';
import {
  NATIONAL_CALENDAR,
  addDays,
  addWorkingDays,
  dateOfDayNumber,
  dayNumber,
  isWorkingDay,
  plainDate,
  type PlainDate,
} from './index';

const RUNS = 10_000;
// A fixed seed, so that a failure can be repeated.
const SEED = 20_260_101;
const YEARS = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];

/** Days off and make-up workdays of the notices of 2024–2026 (domain.md 5.7), written out; ranges are `from:to`. */
const NOTICES_2024_2026 = {
  off: [
    '2024-01-01 2024-02-10:2024-02-17 2024-04-04:2024-04-06 2024-05-01:2024-05-05 2024-06-10 2024-09-15:2024-09-17',
    '2024-10-01:2024-10-07 2025-01-01 2025-01-28:2025-02-04 2025-04-04:2025-04-06 2025-05-01:2025-05-05',
    '2025-05-31:2025-06-02 2025-10-01:2025-10-08 2026-01-01:2026-01-03 2026-02-15:2026-02-23 2026-04-04:2026-04-06',
    '2026-05-01:2026-05-05 2026-06-19:2026-06-21 2026-09-25:2026-09-27 2026-10-01:2026-10-07',
  ],
  makeUp: [
    '2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12 2025-01-26 2025-02-08',
    '2025-04-27 2025-09-28 2025-10-11 2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10',
  ],
};

const listed = (lines: readonly string[]): Set<string> =>
  new Set(
    lines
      .flatMap((line) => line.split(' '))
      .flatMap((range) => {
        const [from = '', to = from] = range.split(':').map(plainDate);
        const days: string[] = [];
        for (let at = from as PlainDate; at <= to; at = addDays(at, 1)) days.push(at);
        return days;
      }),
  );

// An independent second computation: JavaScript's own weekday, one date after another, none of this library's counting.
const nthWorkingDay = (from: string, n: number, works: (date: string, weekend: boolean) => boolean): string => {
  const at = new Date(`${from}T00:00:00Z`);
  for (let left = n; left > 0;) {
    at.setUTCDate(at.getUTCDate() + 1);
    if (works(at.toISOString().slice(0, 10), [0, 6].includes(at.getUTCDay()))) left -= 1;
  }
  return at.toISOString().slice(0, 10);
};

const anyDate = (from: string, to: string) =>
  fc.integer({ min: dayNumber(plainDate(from)), max: dayNumber(plainDate(to)) }).map(dateOfDayNumber);

describe('ten thousand counts of working days', () => {
  const off = listed(NOTICES_2024_2026.off);
  const makeUp = listed(NOTICES_2024_2026.makeUp);
  const byNotice = (date: string, weekend: boolean): boolean => (weekend ? makeUp.has(date) : !off.has(date));

  it('agree with the notices of 2024–2026, written out here by hand', () => {
    fc.assert(
      fc.property(anyDate('2024-01-01', '2026-10-01'), fc.integer({ min: 1, max: 55 }), (from, n) => {
        return addWorkingDays(NATIONAL_CALENDAR, from, n) === nthWorkingDay(from, n, byNotice);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  // lunar-typescript keeps its holidays by hand, independent of chinese-days; only this test depends on it.
  const second = new Map(
    YEARS.flatMap((year) => HolidayUtil.getHolidays(year).map((day) => [day.getDay(), day.isWork()] as const)),
  );
  const bySecondSource = (date: string, weekend: boolean): boolean => second.get(date) ?? !weekend;

  it('agree with an independently kept set of holidays for 2019–2026', () => {
    fc.assert(
      fc.property(anyDate('2019-01-01', '2026-10-01'), fc.integer({ min: 1, max: 55 }), (from, n) => {
        return addWorkingDays(NATIONAL_CALENDAR, from, n) === nthWorkingDay(from, n, bySecondSource);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('rest on a calendar that agrees with that second set on every day of 2019–2026', () => {
    const differing: string[] = [];
    for (let day = dayNumber(plainDate('2019-01-01')); day <= dayNumber(plainDate('2026-12-31')); day++) {
      const date = dateOfDayNumber(day);
      const weekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
      if (isWorkingDay(NATIONAL_CALENDAR, date) !== bySecondSource(date, weekend)) differing.push(date);
    }
    expect([second.size > 200, differing]).toEqual([true, []]);
  });
});
