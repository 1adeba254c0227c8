import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainDate } from '@yishen/calendar';
import { describe, expect, it } from 'vitest';
import {
  APPLICANT_KINDS,
  DECISIONS,
  OUTCOME_ROW_ORDER,
  PERIODS,
  PROCEEDING_KINDS,
  PUBLICATION_FIGURES,
  TABLE_FOUR_COLUMNS,
  TABLE_THREE_LABELS,
  outcomeRowOf,
  periodInForce,
  type DecisionCode,
} from './index';

// A published report prints the form's labels; brackets and spaces vary between publishers.
const published = plain(readFileSync(join(__dirname, '../../../test/reports/aerding-2024.txt'), 'utf8'));

function plain(text: string): string {
  return text.replace(/[\s（）()：:，,]/g, '');
}

describe('the form of 国办公开办函〔2021〕30号', () => {
  it.each([
    ...Object.values(TABLE_THREE_LABELS),
    ...Object.values(APPLICANT_KINDS).map(({ label }) => label),
    ...Object.values(PROCEEDING_KINDS).map(({ label }) => label),
    ...Object.values(TABLE_FOUR_COLUMNS),
    ...Object.values(PUBLICATION_FIGURES).flatMap(({ block, row, column }) => [block, row, column]),
  ])('label %s stands in a published report', (label) => {
    expect(published).toContain(plain(label));
  });
});

describe('decisions and rows (domain.md 1.10)', () => {
  it.each<[string, DecisionCode[]]>([
    ['R1', ['A1', 'A2']],
    ['R2', ['A3']],
    ['D1', ['A4']],
    ['D2', ['A5']],
    ['D3', ['A6']],
    ['D4', ['A7']],
    ['D5', ['A8']],
    ['D6', ['A9']],
    ['D7', ['A10']],
    ['D8', ['A11']],
    ['U1', ['A12', 'A13']],
    ['U2', ['A14']],
    ['U3', ['A15']],
    ['P1', ['A16']],
    ['P2', ['A17']],
    ['P3', ['A18']],
    ['P4', ['A19']],
    ['P5', ['A20']],
    ['O1', ['A21']],
    ['O2', ['A22']],
    ['O3', ['A23']],
  ])('row %s is fed by %j', (row, codes) => {
    expect((Object.keys(DECISIONS) as DecisionCode[]).filter((code) => outcomeRowOf(code) === row)).toEqual(codes);
  });

  it('every outcome row has a decision that leads to it', () => {
    expect(new Set(Object.values(DECISIONS).map(({ row }) => row))).toEqual(new Set(OUTCOME_ROW_ORDER));
  });
});

describe('versions of a rule', () => {
  it('of one period follow each other without gap or overlap', () => {
    for (const versions of Object.values(PERIODS)) {
      versions.slice(1).forEach((version, at) => expect((versions[at] as { until?: string }).until).toBe(version.from));
    }
  });

  it('the day a new version enters into force is its first', () => {
    expect(periodInForce('reply', plainDate('2019-05-14'))?.version).toBe('reply-2008');
    expect(periodInForce('reply', plainDate('2019-05-15'))?.version).toBe('reply-2019');
    expect(periodInForce('reply', plainDate('2008-04-30'))).toBeUndefined();
  });
});
