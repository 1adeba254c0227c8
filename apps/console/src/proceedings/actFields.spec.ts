import { describe, expect, it } from 'vitest';
import type { ProceedingPage } from '../api/schemas';
import { ACT_FIELDS, FORM_ACTS, actOf, choicesOf } from './actFields';

const page = {
  instances: [
    { n: 1, forum: 'firstInstance', outcome: 'annulled' },
    { n: 2, forum: 'appeal', outcome: null },
  ],
  orders: [
    { n: 3, order: 'reanswer', receivedOn: '2024-03-15', onRequest: false, carriedOutOn: null },
    { n: 4, order: 'reanswer', receivedOn: '2024-03-16', onRequest: true, carriedOutOn: null },
  ],
  opinions: [],
} as unknown as ProceedingPage;

describe('the forms of a dispute', () => {
  it('every choice has something to choose from', () => {
    for (const act of FORM_ACTS.filter((name) => name !== 'ReportOpinion')) {
      for (const { name } of ACT_FIELDS[act].filter(({ kind }) => kind === 'choice')) {
        expect([act, name, choicesOf(act, name, page).length > 0]).toEqual([act, name, true]);
      }
    }
  });

  it('offer the outcomes of the forum the dispute is in', () => {
    const outcomes = choicesOf('ConcludeInstance', 'outcome', page).map(({ value }) => value);
    expect(outcomes).toContain('appealDismissed');
    expect(outcomes).not.toContain('upheld');
  });

  it('send what was typed, for the instance it belongs to, without what was left empty', () => {
    expect(actOf('FileReply', { filedOn: '2024-03-14', note: '' }, page)).toEqual({
      type: 'FileReply',
      instance: 2,
      filedOn: '2024-03-14',
    });
    expect(actOf('ReceiveOrder', { order: 'reanswer', receivedOn: '2024-03-15' }, page)).toMatchObject({ instance: 1 });
    expect(actOf('CarryOutOrder', { n: 3, carriedOutOn: '2024-03-20' }, page)).toEqual({
      type: 'CarryOutOrder',
      n: 3,
      carriedOutOn: '2024-03-20',
    });
  });
});
