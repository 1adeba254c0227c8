import { plainDate } from '@yishen/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EMPTY_LETTERBOOK,
  decideLetterbook,
  evolveLetterbook,
  type Letterbook,
  type LetterbookCommand,
  type LetterbookEvent,
} from './letterbook';

const number = (letter: string): LetterbookCommand => ({
  type: 'NumberLetter',
  agencyId: 'agency',
  year: 2026,
  letter,
  request: 'request',
  document: 'receipt',
  issuedOn: plainDate('2026-03-09'),
});
const cancel = (letter: string): LetterbookCommand => ({
  type: 'VoidLetterNumber',
  letter,
  reason: { k: 'k', v: 'v' },
  by: 'clerk',
});

function after(commands: readonly LetterbookCommand[]): { state: Letterbook; events: LetterbookEvent[] } {
  const events: LetterbookEvent[] = [];
  let state = EMPTY_LETTERBOOK;
  for (const command of commands) {
    try {
      const decided = decideLetterbook([command], state);
      events.push(...decided);
      state = decided.reduce(evolveLetterbook, state);
    } catch (error) {
      expect((error as { code: string }).code).toBe('letter.unknown');
    }
  }
  return { state, events };
}

describe('the letter book of an agency and year', () => {
  it('numbers letters without gaps or duplicates, whatever is cancelled in between', () => {
    const step = fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 30 })).map(([cancels, at]) => {
      const letter = `letter-${at}`;
      return cancels ? cancel(letter) : number(letter);
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (commands) => {
        const { state, events } = after(commands);
        expect(state.letters.map((one) => one.number)).toEqual(state.letters.map((_, at) => at + 1));
        expect(new Set(state.letters.map(({ letter }) => letter)).size).toBe(state.letters.length);
        const given = events.flatMap((event) => (event.type === 'LetterNumbered' ? [event.data.number] : []));
        expect(given).toEqual(state.letters.map((one) => one.number));
      }),
    );
  });

  it('keeps a cancelled number and never gives it again', () => {
    const { state } = after([number('a'), cancel('a'), number('b'), cancel('a')]);
    expect(state.letters).toEqual([
      { number: 1, letter: 'a', isVoid: true },
      { number: 2, letter: 'b', isVoid: false },
    ]);
  });

  it('numbers the same letter only once, and refuses to cancel an unknown letter', () => {
    const { state } = after([number('a')]);
    expect(decideLetterbook([number('a')], state)).toEqual([]);
    expect(() => decideLetterbook([cancel('b')], state)).toThrow('letter.unknown');
  });
});
