import { OUTCOME_ROW_ORDER, PUBLICATION_FIGURE_ORDER, type OutcomeRow } from '@yishen/statute';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PublishedReport } from '../import/publishedReport';
import { publishedTables } from '../import/exchange';
import { PROCEEDING_KIND_ORDER, type ReportTables } from '../tables';
import { textFindings } from './textAgainstTables';
import type { ReportFinding } from './finding';

interface Figures {
  readonly received: number;
  readonly carriedIn: number;
  readonly outcomes: Readonly<Partial<Record<OutcomeRow, number>>>;
  readonly four?: readonly (readonly number[])[];
}

// All applicants are natural persons, and requests that are not concluded are carried out.
function tablesOf({ received, carriedIn, outcomes, four = [] }: Figures): ReportTables {
  const row = (value: number): number[] => [value, 0, 0, 0, 0, 0, value];
  const concluded = Object.values(outcomes).reduce((sum, value) => sum + value, 0);
  return {
    year: 2024,
    two: Object.fromEntries(PUBLICATION_FIGURE_ORDER.map((figure) => [figure, '0'])) as ReportTables['two'],
    three: {
      ...(Object.fromEntries(OUTCOME_ROW_ORDER.map((code) => [code, row(outcomes[code] ?? 0)])) as Record<
        OutcomeRow,
        number[]
      >),
      N: row(received),
      C: row(carriedIn),
      T: row(concluded),
      F: row(received + carriedIn - concluded),
    },
    four: Object.fromEntries(
      PROCEEDING_KIND_ORDER.map((kind, at) => {
        const cells = four[at] ?? [0, 0, 0, 0];
        return [kind, [...cells, cells.reduce((sum, cell) => sum + cell, 0)]];
      }),
    ) as unknown as ReportTables['four'],
  };
}

function findingsOf(figures: Figures, ...paragraphs: readonly string[]): readonly ReportFinding[] {
  const tables = tablesOf(figures);
  const report: PublishedReport = {
    ...publishedTables('某局', tables),
    text: {
      preamble: [],
      parts: [{ part: 1, heading: '一、总体情况', title: '总体情况', printedNumber: 1, paragraphs }],
    },
  };
  return textFindings(report);
}

const EIGHT: Figures = { received: 8, carriedIn: 0, outcomes: { R1: 2, R2: 2, D6: 1, U1: 2, O3: 1 } };
const CITY: Figures = {
  received: 3511,
  carriedIn: 96,
  outcomes: { R1: 1191, R2: 328, D2: 142, U1: 1078, P1: 406, O3: 341 },
  four: [
    [309, 17, 88, 26],
    [1, 1, 16, 6],
    [13, 0, 67, 9],
  ],
};
const NONE: Figures = { received: 0, carriedIn: 0, outcomes: {} };
const ONE: Figures = { received: 1, carriedIn: 0, outcomes: { R1: 1 } };

// Texts that people wrote, each true for its figures.
const FAITHFUL: readonly (readonly [string, Figures])[] = [
  [
    '2024年，区政府办公室共收到8份政府信息公开申请，均为自然人申请。其中，予以公开2件，部分公开2件，属于四类过程性信息1件，本办不掌握相关政府信息2件，其他1件（申请人自主撤销）。无下年度结转。',
    EIGHT,
  ],
  [
    '全年共收到和办理依申请公开8件，其中自然人申请件8件，法人或其他组织申请件0件，上年度结转政府信息公开申请0件。处理结果中，予以公开2件，部分公开2件，因本机关不掌握相关政府信息无法提供1件，信息不存在的1件。',
    EIGHT,
  ],
  [
    '2024年，全市各级行政机关共收办政府信息公开申请3607件（新收3511件，上年结转96件），答复3486件，结转下年度继续办理121件。',
    CITY,
  ],
  [
    '全市共收到政府信息公开申请3,607件（含上年结转96件），同比增长12.5%，已答复3486件，其余121件结转至2025年办理。',
    CITY,
  ],
  [
    '新收政府信息公开申请3511件，较上年的2980件增加531件；其中通过网络收到2100件、信函1411件，均在法定期限内答复。',
    CITY,
  ],
  [
    '引发行政复议440件，其中结果维持309件、结果纠正17件、其他结果88件、尚未审结26件；行政诉讼113件，其中未经复议直接起诉24件、复议后起诉89件。',
    CITY,
  ],
  ['行政复议案件已审结414件，行政诉讼案件审结98件。', CITY],
  ['2024年，未收到依申请公开事项。未发生因政府信息公开引起的行政复议、行政诉讼案件。', NONE],
  ['没有因政府信息公开工作被申请行政复议、提起行政诉讼的情况。办理提案建议12件，答复率100%。', NONE],
  ['本单位2024年度共受理信息公开申请1件，已办结1件。全年接听依申请公开咨询电话36次，受理12345工单57件。', ONE],
  ['全年受理依申请公开政府信息1件，行政复议0件，行政诉讼0件；主动公开政府信息12条，累计公开信息2017条。', ONE],
  ['依申请公开工作有序开展，共收到申请一件，予以公开一件。2023年收到申请5件。', ONE],
  ['一体化在线政务服务平台受理办件量5140件；接收公众留言33件，已办结33件。收到政府信息公开申请1件。', ONE],
];

// Texts with one wrong figure, each with the rule that finds it.
const UNTRUE: readonly (readonly [string, string, Figures])[] = [
  ['text.received', '共收到9份政府信息公开申请。', EIGHT],
  ['text.received', '2024年未收到政府信息公开申请。', ONE],
  ['text.handled', '全市收办政府信息公开申请3511件。', CITY],
  ['text.answered', '收到政府信息公开申请3511件，已答复3511件。', CITY],
  ['text.carriedOut', '新收政府信息公开申请3511件，结转下年度100件。', CITY],
  ['text.carriedIn', '上年结转政府信息公开申请69件。', CITY],
  ['text.outcome', '受理申请8件，予以公开3件。', EIGHT],
  ['text.withdrawn', '办结政府信息公开申请8件，其中申请人撤回2件。', EIGHT],
  ['text.applicants', '共收到申请8件，其中自然人申请7件。', EIGHT],
  ['text.proceedings', '发生行政复议400件。', CITY],
  ['text.proceedingsLeaveOutPending', '发生行政复议414件。', CITY],
  ['text.proceedingResults', '行政复议440件，其中结果纠正15件。', CITY],
  ['text.allUpheld', '行政复议440件，均获维持。', CITY],
  ['text.proceedings', '未发生行政复议和行政诉讼案件。', CITY],
  ['text.classSum', '办结申请8件，其中予以公开2件、部分公开2件、不予公开1件、无法提供2件、其他处理2件。', EIGHT],
];

describe('the check of the text against the tables (domain.md 3.5.6)', () => {
  it.each(FAITHFUL)('finds nothing in a text that is true for its figures: %s', (text, figures) => {
    expect(findingsOf(figures, text)).toEqual([]);
  });

  it.each(UNTRUE)('finds the rule %s broken by the text: %s', (rule, text, figures) => {
    const findings = findingsOf(figures, text);
    expect(findings.map((finding) => finding.rule)).toContain(rule);
    expect(findings.every(({ sentence }) => sentence !== undefined && text.includes(sentence))).toBe(true);
  });

  it.each([
    ['brackets behind 行政复议', `行政复议${'（'.repeat(30_000)}1件`],
    ['digits without an end', `收到${'1'.repeat(30_000)}件`],
    ['mentions of one thing', '行政复议、'.repeat(6_000)],
    ['claims in one sentence', '收到申请1件'.repeat(6_000)],
    ['claims that differ', Array.from({ length: 6_000 }, (_, at) => `答复${at}件、撤回${at}件`).join('')],
    ['marks on one letter', `收到${'\u0315\u0300'.repeat(15_000)}申请1件`],
    ['commas between digits', `${'1,'.repeat(15_000)}件`],
  ])('reads thirty thousand characters of %s within ten seconds', (_, text) => {
    const started = performance.now();
    findingsOf(EIGHT, text);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('finds a number in an extremely long sentence, which it reads in pieces', () => {
    const findings = findingsOf(EIGHT, `${'办理情况，'.repeat(500)}全年收到政府信息公开申请9件。`);
    expect(findings.map(({ rule, sentence }) => [rule, (sentence ?? '').length <= 1_000])).toEqual([
      ['text.received', true],
    ]);
  });

  it('finds nothing in numbers repeated from the tables, and finds any number that was changed', () => {
    const count = fc.integer({ min: 1, max: 5_000 });
    fc.assert(
      fc.property(count, count, count, count, fc.constantFrom(0, 1, 2, 3), (first, second, third, left, which) => {
        const outcomes = { R1: first, U1: second, P1: third };
        const concluded = first + second + third;
        const figures: Figures = { received: concluded + left, carriedIn: 0, outcomes };
        const said = [concluded + left, concluded, first, left];
        const text = (of: readonly number[]): string =>
          `2024年，我局新收政府信息公开申请${of[0]}件，办结申请${of[1]}件，其中予以公开${of[2]}件，结转下年度${of[3]}件。`;
        expect(findingsOf(figures, text(said))).toEqual([]);
        const changed = said.map((value, at) => (at === which ? value + 7 : value));
        expect(findingsOf(figures, text(changed)).length).toBeGreaterThan(0);
      }),
      { numRuns: 100 },
    );
  });
});
