import { NATIONAL_CALENDAR, addDays, plainDate, type PlainDate } from '@yishen/calendar';
import type { DecisionCode } from '@yishen/statute';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { challengeWindows, type ChallengeableAct } from './windows';

const today = plainDate('2026-11-23');
const windows = (act: ChallengeableAct, asOf: PlainDate = today) => challengeWindows(act, NATIONAL_CALENDAR, asOf);
const decision = (code: DecisionCode, on: string, more: object = {}): ChallengeableAct => ({
  of: 'decision',
  decision: code,
  on: plainDate(on),
  ...more,
});

describe('what can be filed against a decision', () => {
  it('a refusal under 条例 14–16 since 2024 needs reconsideration first, within 60 days of delivery, moved off the holiday', () => {
    expect(windows(decision('A8', '2026-08-03', { deliveredOn: '2026-08-05' }))).toEqual([
      {
        route: 'reconsideration',
        first: true,
        startedBy: 'delivery',
        from: '2026-08-05',
        until: '2026-10-08',
        movedFrom: '2026-10-04',
        provisional: false,
        state: 'over',
        article: '《行政复议法》（2023年修订）第二十条',
      },
    ]);
  });

  it('any other decision allows reconsideration within 60 days or a suit within 6 months, from delivery and not from posting', () => {
    const both = windows(decision('A12', '2026-09-01', { deliveredOn: '2026-09-07' }));
    expect(both.map(({ route, until, state, first }) => [route, until, state, first])).toEqual([
      ['reconsideration', '2026-11-06', 'over', false],
      ['suit', '2027-03-08', 'open', false],
    ]);
    expect(both[1]?.provisional).toBe(true);
  });

  it('a refusal before 2024 keeps the old law and allows either way', () => {
    expect(windows(decision('A8', '2023-12-20', { deliveredOn: '2023-12-22' })).map(({ route }) => route)).toEqual([
      'reconsideration',
      'suit',
    ]);
  });

  it('an applicant who was not told of the remedies has a year from knowing the content', () => {
    const told = windows(decision('A12', '2026-02-02', { deliveredOn: '2026-02-04', told: false }));
    expect(told.map(({ until, startedBy }) => [until, startedBy])).toEqual([
      ['2027-02-04', 'knowledge'],
      ['2027-02-04', 'knowledge'],
    ]);
  });

  it('without proof of service only the limit of five years from the act is certain', () => {
    expect(windows(decision('A12', '2024-03-04'))).toMatchObject([
      { route: 'reconsideration', startedBy: 'unknown', from: '2024-03-04', until: '2029-03-05', state: 'open' },
      { route: 'suit', startedBy: 'unknown', state: 'open' },
    ]);
  });

  it('a withdrawal and a note on the file leave nothing to challenge', () => {
    for (const code of ['A21', 'A23'] as const) expect(windows(decision(code, '2026-08-03'))).toEqual([]);
  });
});

describe('what can be filed when no answer came', () => {
  const inaction = (reading: 'reconsiderFirst' | 'reconsiderOrSue'): ChallengeableAct => ({
    of: 'inaction',
    on: plainDate('2026-09-14'),
    reading,
  });

  it('the windows run from the end of the period, by the reading that the agency has chosen', () => {
    expect(windows(inaction('reconsiderFirst'))).toMatchObject([
      { route: 'reconsideration', first: true, startedBy: 'expiry', until: '2026-11-13' },
    ]);
    expect(windows(inaction('reconsiderOrSue')).map(({ route, until }) => [route, until])).toEqual([
      ['reconsideration', '2026-11-13'],
      ['suit', '2027-03-15'],
    ]);
  });
});

describe('a challenge window', () => {
  it('never ends before it starts, nor later than five years after the act and the rest days that follow, and is open on its last day', () => {
    const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays(plainDate('2024-01-01'), days));
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 2400 }),
        fc.constantFrom<DecisionCode>('A2', 'A8', 'A12'),
        (on, later, code) => {
          const deliveredOn = addDays(on, later);
          for (const { until, from, route } of windows(decision(code, on, { deliveredOn }))) {
            expect(until <= addDays(on, 5 * 366 + 12)).toBe(true);
            const still = windows(decision(code, on, { deliveredOn }), until).find((one) => one.route === route);
            expect(still?.state).toBe('open');
            if (later < 5 * 365) expect(from <= until).toBe(true);
          }
        },
      ),
    );
  });
});
