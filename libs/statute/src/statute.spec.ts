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

// Publishers print the form's labels with different brackets and spaces, so both are dropped.
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
  ])('has the label %s, which a published report prints', (label) => {
    expect(published).toContain(plain(label));
  });
});

describe('conclusions and rows of table three (domain.md 1.10)', () => {
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
  ])('row %s counts %j and no other conclusion', (row, codes) => {
    expect((Object.keys(DECISIONS) as DecisionCode[]).filter((code) => outcomeRowOf(code) === row)).toEqual(codes);
  });

  // The column “basis” of domain.md 1.10; A20 and A23 have no basis but the format of the report.
  it.each<[DecisionCode, string]>([
    ['A1', '第三十六条第一项'],
    ['A2', '第三十六条第二项'],
    ['A3', '第三十七条'],
    ['A4', '第十四条、第三十六条第三项'],
    ['A5', '第十四条'],
    ['A6', '第十四条'],
    ['A7', '第十五条、第三十二条'],
    ['A8', '第十六条第一款'],
    ['A9', '第十六条第二款'],
    ['A10', '第十六条第二款'],
    ['A11', '第三十六条第七项'],
    ['A12', '第三十六条第四项'],
    ['A13', '第三十六条第五项'],
    ['A14', '第三十八条'],
    ['A15', '第三十条'],
    ['A16', '第三十九条第一款'],
    ['A17', '第三十六条第六项'],
    ['A18', '第三十九条第二款'],
    ['A19', '第三十五条'],
    ['A20', '国办公开办函〔2021〕30号'],
    ['A21', '第三十条'],
    ['A22', '第四十二条、国办函〔2020〕109号第六条'],
    ['A23', '国办公开办函〔2021〕30号'],
  ])('%s rests on %s', (code, basis) => {
    expect(DECISIONS[code].article.startsWith(basis)).toBe(true);
  });

  it('every row for outcomes counts at least one conclusion', () => {
    expect(new Set(Object.values(DECISIONS).map(({ row }) => row))).toEqual(new Set(OUTCOME_ROW_ORDER));
  });
});

describe('the versions of a period', () => {
  it('follow each other without gap or overlap', () => {
    for (const versions of Object.values(PERIODS)) {
      versions.slice(1).forEach((version, at) => expect((versions[at] as { until?: string }).until).toBe(version.from));
    }
  });

  it('are in force from their first day on, and none before the first', () => {
    expect(periodInForce('reply', plainDate('2019-05-14'))?.version).toBe('reply-2008');
    expect(periodInForce('reply', plainDate('2019-05-15'))?.version).toBe('reply-2019');
    expect(periodInForce('reply', plainDate('2008-04-30'))).toBeUndefined();
  });
});
