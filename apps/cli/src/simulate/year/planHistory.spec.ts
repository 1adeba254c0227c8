import { plainDate } from '@yishen/calendar';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../random';
import { planHistory } from './planHistory';

const span = { year: 2025, until: plainDate('2025-12-31') };
const histories = (seed: string) =>
  Array.from({ length: 400 }, (_, n) => planHistory(seededRandom(`${seed}:${n}`), n, span));

describe('the histories of a simulated year', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(histories('a')).toEqual(histories('a'));
    expect(histories('a')).not.toEqual(histories('b'));
  });

  it('are typed in in order, within the year, and never before they happened', () => {
    for (const { on, steps } of histories('order')) {
      const days = [on, ...steps.map((step) => step.on)];
      expect(days).toEqual([...days].sort());
      expect(days[0]! >= '2025-01-02' && days.at(-1)! <= span.until).toBe(true);
      for (const step of steps) {
        const dates = Object.entries(step.act).filter(
          ([field, value]) => field !== 'until' && /^\d{4}-/.test(String(value)),
        );
        for (const [, date] of dates) expect(String(date) <= step.on).toBe(true);
      }
    }
  });

  it('hold every act that moves a clock', () => {
    const acts = new Set(histories('breadth').flatMap(({ steps }) => steps.map(({ act }) => act.type)));
    expect([...acts].sort()).toMatchSnapshot();
  });
});
