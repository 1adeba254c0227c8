import { describe, expect, it } from 'vitest';
import type { PossibleLetter } from '../api/schemas';
import { choiceOf, letterOf } from './letterFields';

const possible: PossibleLetter = {
  document: 'supplementNotice',
  label: '补正告知书',
  n: 2,
  articles: [],
  takesNumber: true,
  missing: [
    { key: 'guidance', label: '指导和释明', from: 'case' },
    { key: 'payment', label: '缴纳方式', from: 'agency' },
  ],
  issued: null,
};

describe('a letter as the form sends it', () => {
  it('holds what the case lacks, without blanks, and nothing of another document', () => {
    const values = { guidance: ' 请写明项目名称 ', payment: '现金', question: '别的文书' };
    expect(letterOf(possible, { issuedOn: '2026-03-09', values })).toEqual({
      document: 'supplementNotice',
      n: 2,
      issuedOn: '2026-03-09',
      values: { guidance: '请写明项目名称' },
    });
    expect(letterOf({ ...possible, n: null }, { issuedOn: '2026-03-09', values: { guidance: '　' } })).toEqual({
      document: 'supplementNotice',
      issuedOn: '2026-03-09',
    });
  });

  it('is named by document and step', () => {
    expect([choiceOf(possible), choiceOf({ document: 'receipt', n: null })]).toEqual(['supplementNotice#2', 'receipt']);
  });
});
