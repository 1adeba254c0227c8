import { NATIONAL_CALENDAR, countWorkingDays, plainDate } from '@yishen/calendar';
import { describe, expect, it } from 'vitest';
import { ledgerWeeks } from './ledger';

describe('the day strip of a deadline', () => {
  const from = plainDate('2024-09-13');
  const { due, days } = countWorkingDays(NATIONAL_CALENDAR, from, 20);
  const weeks = ledgerWeeks(from, due, days);
  const all = weeks.flat();

  it('shows whole weeks, Monday first', () => {
    expect(weeks.every((week) => week.length === 7)).toBe(true);
    expect(all[0]?.date).toBe('2024-09-09');
  });

  it('numbers exactly the counted days and ends on the due day', () => {
    expect(all.filter((day) => day.count !== undefined).map((day) => day.count)).toEqual(
      Array.from({ length: 20 }, (_, at) => at + 1),
    );
    expect(all.find((day) => day.due)).toMatchObject({ date: '2024-10-17', count: 20 });
  });

  it('names holidays and the weekend days worked for them, and does not count the day of receipt', () => {
    const at = (date: string) => all.find((day) => day.date === date);
    expect(at('2024-09-13')).toMatchObject({ kind: 'start' });
    expect(at('2024-09-14')).toMatchObject({ kind: 'makeUp', count: 1 });
    expect(at('2024-10-01')).toMatchObject({ kind: 'holiday' });
    expect(at('2024-09-21')).toMatchObject({ kind: 'weekend' });
  });
});
