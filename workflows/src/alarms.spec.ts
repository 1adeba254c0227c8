import { describe, expect, it } from 'vitest';
import { nextAlarm, wakesAt, withoutOvertaken } from './alarms';
import { requestClockId, type Alarm, type MissAlarm, type WarnAlarm } from './contract';

const MIDNIGHT = '2026-04-09T15:59:59.999Z';
const miss: MissAlarm = { what: 'miss', kind: 'reply', derivation: 1, at: MIDNIGHT };
const warn = (workingDaysLeft: number, at: string): WarnAlarm => {
  return { what: 'warn', kind: 'reply', derivation: 1, workingDaysLeft, at };
};

describe('clocks whose deadlines are missed at one midnight', () => {
  const ids = Array.from({ length: 5_000 }, (_, index) =>
    requestClockId(`7b1c0d2e-0000-4000-8000-${String(index).padStart(12, '0')}`),
  );
  const wakes = ids.map((id) => wakesAt(miss, id) - Date.parse(MIDNIGHT));

  it('wake within ten minutes after the due day has ended, never before', () => {
    expect(Math.min(...wakes)).toBeGreaterThan(0);
    expect(Math.max(...wakes)).toBeLessThanOrEqual(10 * 60_000);
  });

  it('wake spread over the minutes, with at most twice the average in one minute', () => {
    const minutes = Array.from(
      { length: 10 },
      (_, minute) => wakes.filter((ms) => Math.floor(ms / 60_000) === minute).length,
    );
    expect(Math.max(...minutes)).toBeLessThan(1_000);
  });

  it('each wake at the same instant however often it is computed', () => {
    expect(wakesAt(miss, ids[0]!)).toBe(wakesAt({ ...miss }, ids[0]!));
  });
});

describe('the alarms of a clock', () => {
  const five = warn(5, '2026-04-02T01:00:00.000Z');
  const two = warn(2, '2026-04-07T01:00:00.000Z');
  const all: Alarm[] = [miss, two, five];

  it('ring in the order of their instants', () => {
    expect(nextAlarm(all, 'id')).toBe(five);
    expect(nextAlarm([], 'id')).toBeUndefined();
  });

  it('lose a reminder that a later alarm of the same deadline has overtaken, but never a miss', () => {
    expect(withoutOvertaken(all, Date.parse('2026-04-01T00:00:00Z'))).toEqual(all);
    expect(withoutOvertaken(all, Date.parse('2026-04-07T02:00:00Z'))).toEqual([miss, two]);
    expect(withoutOvertaken(all, Date.parse('2026-05-01T00:00:00Z'))).toEqual([miss]);
  });

  it('for a second notice do not overtake those for the first', () => {
    const two: Alarm[] = [
      { ...five, ref: 1 },
      { ...warn(2, '2026-04-07T01:00:00.000Z'), ref: 2 },
    ];
    expect(withoutOvertaken(two, Date.parse('2026-04-08T00:00:00Z'))).toEqual(two);
  });
});
