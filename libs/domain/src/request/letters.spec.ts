import { instant, plainDate } from '@yishen/calendar';
import { describe, expect, it } from 'vitest';
import { decideLetter, lettersOf, type IssueLetter, type LetterCommand, type LetterEvent } from './letters';

const sealed = { k: 'k', v: 'v' };
const context = { now: instant('2026-03-20T02:00:00.000Z'), notBefore: plainDate('2026-03-02') };
const issue = (change: Partial<IssueLetter> = {}): IssueLetter => ({
  type: 'IssueLetter',
  letter: 'one',
  document: 'refusalReply',
  about: { step: 'decision', n: 1 },
  decision: 'A9',
  number: { prefix: '某公复', year: 2026, number: 1 },
  issuedOn: '2026-03-09',
  file: { digest: 'd', size: 1, kind: 'a/b', name: sealed },
  by: 'clerk',
  ...change,
});
const send = (change: object = {}): LetterCommand => ({
  type: 'RecordLetterSent',
  letter: 'one',
  mode: 'post',
  carrier: 'postalEnterprise',
  sentOn: '2026-03-10',
  by: 'clerk',
  ...change,
});
const cancel: LetterCommand = { type: 'VoidLetter', letter: 'one', reason: sealed, by: 'clerk' };

function history(...commands: LetterCommand[]): LetterEvent[] {
  return commands.reduce<LetterEvent[]>(
    (events, command) => [...events, ...decideLetter(command, lettersOf(events), context)],
    [],
  );
}
function refusal(...commands: LetterCommand[]): string {
  try {
    history(...commands);
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'nothing was refused';
}

describe('the letters of a request', () => {
  it('are issued, sent by the postal enterprise, and delivered, each day kept apart (235号)', () => {
    const delivered: LetterCommand = {
      type: 'RecordLetterDelivered',
      letter: 'one',
      deliveredOn: '2026-03-12',
      by: 'clerk',
    };
    expect(lettersOf(history(issue(), send(), delivered))).toMatchObject([
      {
        letter: 'one',
        issuedOn: '2026-03-09',
        sent: { mode: 'post', carrier: 'postalEnterprise', sentOn: '2026-03-10' },
        deliveredOn: '2026-03-12',
        isVoid: false,
      },
    ]);
  });

  it('are refused with another courier, an unknown one, or cash on delivery (邮政法 第五十五条)', () => {
    expect(refusal(issue(), send({ carrier: 'otherCourier' }))).toBe('letter.courier-not-allowed');
    expect(refusal(issue(), send({ carrier: undefined }))).toBe('letter.carrier-unknown');
    expect(refusal(issue(), send({ cashOnDelivery: true }))).toBe('letter.cash-on-delivery');
  });

  it('need no carrier when delivered by hand', () => {
    expect(lettersOf(history(issue(), send({ mode: 'direct', carrier: undefined })))[0]?.sent?.carrier).toBeUndefined();
    expect(refusal(issue(), send({ mode: 'pigeon' }))).toBe('request.service-mode-unknown');
  });

  it('have one numbered letter per step until it is cancelled, and a sent letter cannot be cancelled', () => {
    expect(refusal(issue(), issue({ letter: 'two' }))).toBe('letter.already-issued');
    expect(lettersOf(history(issue(), cancel, issue({ letter: 'two' }))).map(({ isVoid }) => isVoid)).toEqual([
      true,
      false,
    ]);
    expect(refusal(issue(), send(), cancel)).toBe('letter.already-sent');
    expect(refusal(issue(), cancel, send())).toBe('letter.void');
    expect(history(issue(), cancel, cancel)).toHaveLength(2);
  });

  it('have dates in order, and none in the future', () => {
    expect(refusal(issue({ issuedOn: '2026-03-01' }))).toBe('letter.date-out-of-order');
    expect(refusal(issue({ issuedOn: '2026-03-21' }))).toBe('letter.date-in-future');
    expect(refusal(issue({ issuedOn: 'yesterday' }))).toBe('date.invalid');
    expect(refusal(issue(), send({ sentOn: '2026-03-08' }))).toBe('letter.date-out-of-order');
    const early: LetterCommand = { type: 'RecordLetterDelivered', letter: 'one', deliveredOn: '2026-03-09', by: 'c' };
    expect(refusal(issue(), early)).toBe('letter.not-sent');
    expect(refusal(issue(), send(), early)).toBe('letter.date-out-of-order');
  });

  it('that are for the file only are issued as often as needed and never sent', () => {
    const form = issue({ document: 'approvalForm' });
    expect(history(form, { ...form, letter: 'two' })).toHaveLength(2);
    expect(refusal(form, send())).toBe('letter.internal');
    expect(refusal(issue({ document: 'poem' }))).toBe('letter.document-unknown');
  });
});
