import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acts, received, sealed, typedCase, type TypedCase } from '../testing';
import { saidBefore } from './state';

const answered = typedCase().type(received('2026-03-02'), acts.answer('2026-03-20', 'A4'));
const ordered = answered.type(acts.delivered('2026-03-23'), acts.reanswerOrder('2026-05-11'));
const anew = ordered.type(acts.reanswer(1, '2026-06-08'));

describe('the answer that stands (条例 第五十一条)', () => {
  it('is that of the conclusion, with its remedies told unless somebody says otherwise', () => {
    expect(answered.state.standing).toEqual({ decision: 'A4', on: '2026-03-20', remedies: 'told' });
    const untold = typedCase().type(received('2026-03-02'), acts.answer('2026-03-20', 'A4', { remedies: 'untold' }));
    expect(untold.state.standing?.remedies).toBe('untold');
    const corrected = answered.type(acts.correction(answered.versionOf('RequestAnswered'), { remedies: 'untold' }));
    expect(corrected.state.standing?.remedies).toBe('untold');
  });

  it('ends with the order to answer anew, and is the new answer from its day, with a delivery of its own', () => {
    expect(ordered.state.standing).toBeUndefined();
    expect(anew.state.standing).toEqual({ decision: 'A2', on: '2026-06-08', remedies: 'told' });
    expect(anew.type(acts.delivered('2026-06-10')).state.standing?.deliveredOn).toBe('2026-06-10');
    expect(anew.state.conclusion).toMatchObject({ decision: 'A4', on: '2026-03-20' });
  });

  it('is undone with the conclusion', () => {
    expect(answered.type(acts.reopening('2026-04-01')).state.standing).toBeUndefined();
  });

  it('is not delivered before it was given or while none stands, and takes only known remedies', () => {
    expect(anew.refusal(acts.delivered('2026-06-05'))).toBe('request.served-before-issued');
    expect(ordered.refusal(acts.delivered('2026-05-12'))).toBe('request.notice-not-issued');
    const one = typedCase().type(received('2026-03-02'));
    expect(one.refusal(acts.answer('2026-03-20', 'A4', { remedies: 'perhaps' }))).toBe('request.choice-unknown');
    const version = answered.versionOf('RequestAnswered');
    expect(answered.refusal(acts.correction(version, { remedies: 'perhaps' }))).toBe('request.correction-invalid');
  });

  it('cannot be revoked while its delivery is on record', () => {
    const delivered = anew.type(acts.delivered('2026-06-10'));
    expect(delivered.refusal(acts.revocation(delivered.versionOf('ReanswerGiven')))).toBe('request.fact-has-followers');
    expect(anew.type(acts.revocation(anew.versionOf('ReanswerGiven'))).state.standing).toBeUndefined();
  });

  it('is the same folded event by event and from the final facts, whatever was corrected or revoked between', () => {
    const steps = (one: TypedCase) => [
      acts.delivered('2026-06-10'),
      acts.reopening('2026-06-11'),
      acts.reanswerOrder('2026-06-12'),
      acts.reanswer(1, '2026-06-15'),
      acts.reanswer(2, '2026-06-16'),
      acts.answer('2026-06-17', 'A1', { remedies: 'untold', note: sealed }),
      acts.served('answer', '2026-06-18'),
      ...one.state.facts.flatMap(({ version, type }) => [
        acts.revocation(version),
        ...(type === 'RequestAnswered' ? [acts.correction(version, { remedies: 'untold', decision: 'A12' })] : []),
      ]),
    ];
    const walk = fc.array(fc.nat(), { maxLength: 12 });
    fc.assert(
      fc.property(walk, (choices) => {
        let one = typedCase().type(received('2026-03-02'));
        for (const choice of choices) {
          const possible = steps(one).filter((act) => one.refusal(act) === 'nothing was refused');
          if (possible.length > 0) one = one.type(possible[choice % possible.length]!);
        }
        expect(saidBefore(one.state, Infinity).standing).toEqual(one.state.standing);
      }),
    );
  });
});
