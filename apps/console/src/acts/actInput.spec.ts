import { ACTS_BY_STEP, ACT_FIELDS, REQUEST_ACT_NAMES, type RequestActName } from '@yishen/domain';
import { describe, expect, it } from 'vitest';
import { firstAct, groupedActs } from './actGroups';
import { actOf, fenOf, isComplete, yuanOf } from './actInput';
import { supposedAct } from './supposed';

const offered = (act: RequestActName, allowed: boolean) => ({ act, allowed, article: '', overridable: false });

describe('the acts by step of the procedure', () => {
  it('holds every act of the domain’s table once, so that none is without a form', () => {
    expect([...ACTS_BY_STEP.values()].flat().sort()).toEqual([...REQUEST_ACT_NAMES].sort());
  });

  it('leaves out a step that has nothing to show', () => {
    const acts = [offered('SignDecision', true), offered('DraftDecision', false)];
    expect(groupedActs(acts, ({ allowed }) => allowed)).toEqual([{ group: 'decision', acts: [acts[0]] }]);
  });

  it('opens with what is most pressing for this person, and with the answer when there is nothing', () => {
    expect(firstAct([offered('AnswerRequest', true), offered('SignDecision', true)])).toBe('SignDecision');
    expect(firstAct([offered('AnswerRequest', false)])).toBe('AnswerRequest');
  });
});

describe('an act read off its form', () => {
  it('leaves out what is empty, and reads a list line by line', () => {
    const typed = { issuedOn: '2024-03-12', items: ' 年度 \n\n 文件名称', guidance: '  ', replyWorkingDays: null };
    expect(actOf('IssueSupplementNotice', typed)).toEqual({
      type: 'IssueSupplementNotice',
      issuedOn: '2024-03-12',
      items: ['年度', '文件名称'],
    });
    expect(isComplete('IssueSupplementNotice', typed)).toBe(true);
    expect(isComplete('IssueSupplementNotice', { ...typed, items: ' ' })).toBe(false);
  });

  it('keeps a choice of 否, which is an answer, and the reason of an override', () => {
    const typed = { judgedOn: '2024-03-12', reasonable: false, grounds: '理由', override: ' 特殊情况 ' };
    expect(actOf('JudgeReasons', typed)).toMatchObject({ reasonable: false, override: '特殊情况' });
  });

  it('turns yuan into fen without a rounding error, also in a correction', () => {
    expect(['12.5', '0.29', '1200', '1.005', '-1', ''].map(fenOf)).toEqual([
      1250,
      29,
      120_000,
      undefined,
      undefined,
      undefined,
    ]);
    expect(yuanOf(29)).toBe('0.29');
    expect(actOf('RecordPayment', { paidOn: '2024-03-12', fen: '1.15' })).toMatchObject({ fen: 115 });
    expect(actOf('ProposeCorrection', { version: 3, changes: { fen: '1.15', paidOn: null }, reason: '误记' })).toEqual({
      type: 'ProposeCorrection',
      version: 3,
      changes: { fen: 115 },
      reason: '误记',
    });
  });

  it('is filled in for what-if where only a text is missing: the text does not matter to the dates', () => {
    for (const name of REQUEST_ACT_NAMES) {
      const texts = Object.entries(supposedAct({ type: name })).filter(([field]) => field !== 'type');
      const kinds = texts.map(([field]) => (ACT_FIELDS[name] as Record<string, { kind: string }>)[field]?.kind);
      expect(kinds.every((kind) => kind === 'text' || kind === 'texts' || kind === 'contents')).toBe(true);
    }
    expect(supposedAct({ type: 'IssueSupplementNotice', issuedOn: '2024-03-12' })).toMatchObject({ items: ['—'] });
  });
});
