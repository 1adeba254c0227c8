import { OUTCOME_ROW_ORDER, TABLE_THREE_ROW_ORDER, type TableThreeRow } from '@yishen/statute';
import { describe, expect, it } from 'vitest';
import { readPublishedReport, type PublishedReport } from '../import/publishedReport';
import { PROCEEDING_KIND_ORDER, type ReportTables } from '../tables';
import { HEADINGS, publishedBlocks, type TestReport } from '../testing/publishedBlocks';
import { checkReport, type CheckAgainst } from './checkReport';
import type { ReportFinding } from './finding';

const row = (naturalPerson: number, business = 0): number[] => [
  naturalPerson,
  business,
  0,
  0,
  0,
  0,
  naturalPerson + business,
];

// Received 12 + carried in 2 = concluded 11 + carried out 3; 5 reconsiderations, 1 of them open; 2 suits, 1 of them open.
const OUTCOMES: Partial<Record<TableThreeRow, number[]>> = {
  R1: row(5, 1),
  R2: row(1),
  D4: row(1),
  U1: row(2),
  O3: row(1),
};
const TABLES: ReportTables = {
  year: 2024,
  two: {
    rulesIssued: '0',
    rulesRepealed: '0',
    rulesInForce: '0',
    normativeIssued: '3',
    normativeRepealed: '1',
    normativeInForce: '9',
    licences: '120',
    penalties: '8',
    coercions: '0',
    fees: '1.5',
  },
  three: {
    ...(Object.fromEntries(OUTCOME_ROW_ORDER.map((code) => [code, OUTCOMES[code] ?? row(0)])) as Record<
      (typeof OUTCOME_ROW_ORDER)[number],
      number[]
    >),
    N: row(11, 1),
    C: row(2),
    T: row(10, 1),
    F: row(3),
  },
  four: {
    reconsideration: [3, 1, 0, 1, 5],
    directSuit: [1, 0, 0, 0, 1],
    suitAfterReconsideration: [0, 0, 0, 1, 1],
  },
};

const FAITHFUL: TestReport = {
  agency: '某市某局',
  year: 2024,
  tables: TABLES,
  headings: HEADINGS,
  one: [
    '（一）主动公开情况。全年通过网站公开信息1,204条，办结12345热线工单340件。',
    '（二）依申请公开情况。2024年，我局新收政府信息公开申请12件，上年结转2件，共收办14件，较2023年的20件有所下降；已答复11件，其中予以公开6件、部分公开1件、不予公开1件、无法提供2件、其他处理1件（申请人撤回1件），结转下年度继续办理3件。',
    '因政府信息公开工作被申请行政复议5件，其中结果维持3件、结果纠正1件、尚未审结1件；行政诉讼2件。',
  ],
  five: ['一是公开内容不够全面，二是工作人员兼职较多。下一步将加强培训，改进公开质量。'],
  six: ['按照《政府信息公开信息处理费管理办法》规定，本年度没有收取信息处理费。'],
};

function publish(changes: Partial<TestReport> = {}): PublishedReport {
  return readPublishedReport(publishedBlocks({ ...FAITHFUL, ...changes }));
}

function found(changes: Partial<TestReport>, against: CheckAgainst = {}): readonly ReportFinding[] {
  return checkReport(publish(changes), against);
}

const rules = (findings: readonly ReportFinding[]): string[] => findings.map(({ rule }) => rule);
const errors = (findings: readonly ReportFinding[]): readonly ReportFinding[] =>
  findings.filter(({ severity }) => severity === 'error');
const withRow = (code: TableThreeRow, cells: number[]): ReportTables => ({
  ...TABLES,
  three: { ...TABLES.three, [code]: cells },
});

describe('a faithful report', () => {
  it('has no findings', () => {
    expect(found({})).toEqual([]);
  });

  it('has no errors in the words of other authors', () => {
    const one = [
      '2024年，全局共受理政府信息公开申请12件，同比下降40%，其中通过网络收到申请7件、信函收到申请5件，均按期办结。上年结转申请2件，已办结申请11件，3件结转至2025年办理。',
      '全年发生行政复议案件5件，已审结4件，其中维持3件，纠正1件；行政诉讼案件2件，其中维持1件，尚未审结1件。办理人大代表建议14件、政协提案9件，信访件33件均已办结。',
    ];
    expect(errors(found({ one }))).toEqual([]);
    expect(
      errors(found({ one: ['全年收到申请人提交的政府信息公开申请12件，办结政府信息公开申请10件、申请人撤回1件。'] })),
    ).toEqual([]);
  });
});

describe('a published report gets a finding (domain.md 8.6)', () => {
  it('when the text says 2 and the table 3 (长春市退役军人事务局 2023)', () => {
    const findings = found({ one: ['2024年，我局共收到政府信息公开申请2件。'] });
    expect(findings).toMatchObject([
      {
        rule: 'text.received',
        severity: 'error',
        left: 2,
        right: 12,
        difference: -10,
        cells: [{ table: 'three', row: 'N', column: 'total' }],
        sentence: '2024年，我局共收到政府信息公开申请2件。',
      },
    ]);
  });

  it('when the classes in the text do not add up (上海市府办公厅 2019)', () => {
    const one = ['收到申请12件，答复11件，其中予以公开6件、部分公开1件、不予公开2件、无法提供2件、其他处理1件。'];
    expect(found({ one }).find(({ rule }) => rule === 'text.classSum')).toMatchObject({
      left: 12,
      right: 11,
      difference: 1,
    });
  });

  it('when the text says “均获维持” while cases are open (上海市府办公厅 2019)', () => {
    const tables = {
      ...TABLES,
      four: {
        reconsideration: [3, 0, 0, 2, 5],
        directSuit: [1, 0, 0, 0, 1],
        suitAfterReconsideration: [0, 0, 0, 1, 1],
      },
    };
    const findings = found({ tables, one: ['发生行政复议5件、行政诉讼2件，均获维持。'] });
    expect(findings).toMatchObject([{ rule: 'text.allUpheld', severity: 'error', left: 7, right: 4 }]);
    expect(findings[0]?.statement).toContain('尚未审结 3');
  });

  it('when the 总计 column is blank (上海市府办公厅 2019)', () => {
    const print: TestReport['print'] = (table, at, column, text) =>
      table === 'three' && at > 2 && /^\d+$/.test(text) && isLastColumn(at, column) ? '' : text;
    const findings = found({ print });
    expect(rules(findings)).toEqual(['total.blank']);
    expect(findings[0]?.cells).toHaveLength(TABLE_THREE_ROW_ORDER.length);
  });

  it('when its carry-in differs from the carry-out of last year (淮安 2024–2025)', () => {
    const lastYear = { ...publish({ year: 2023, tables: { ...withRow('F', row(4)), year: 2023 } }), year: 2023 };
    const findings = found({}, { lastYear }).filter(({ rule }) => rule === 'carry.differs');
    expect(findings).toMatchObject([
      { cells: [{ row: 'C', column: 'naturalPerson' }], left: 2, right: 4, difference: -2 },
      { cells: [{ row: 'C', column: 'total' }], left: 2, right: 4 },
    ]);
  });

  it('when the counts of proceedings in the text leave out 尚未审结 (宿迁 2024)', () => {
    const findings = found({ one: ['因政府信息公开引发行政复议4件、行政诉讼1件。'] });
    expect(findings).toMatchObject([
      { rule: 'text.proceedingsLeaveOutPending', left: 4, right: 5 },
      { rule: 'text.proceedingsLeaveOutPending', left: 1, right: 2 },
    ]);
    expect(found({ one: ['行政复议案件已审结4件，行政诉讼案件已审结1件。'] })).toEqual([]);
  });

  it('when a report for 2023 or later uses the form of 2019 (西咸新区底张街道 2023)', () => {
    const cell = (text: string) => ({ text, columns: 1, rows: 1 });
    const two = [
      ['信息内容', '本年新制作数量', '本年新公开数量', '对外公开总数量'],
      ['规章', '0', '0', '0'],
      ['规范性文件', '1', '1', '4'],
      ['信息内容', '上一年项目数量', '本年增/减', '处理决定数量'],
      ['行政许可', '5', '0', '7'],
      ['其他对外管理服务事项', '0', '0', '0'],
      ['行政处罚', '0', '0', '3'],
      ['行政强制', '0', '0', '0'],
      ['信息内容', '采购项目数量', '采购总金额'],
      ['政府集中采购', '2', '30.5万元'],
    ].map((texts) => texts.map(cell));
    expect(rules(found({ two }))).toEqual(['form.obsolete']);
    expect(found({ two, year: 2020 }).filter(({ rule }) => rule === 'form.obsolete')).toEqual([]);
  });

  it('when “/” or a blank stands for 0 (several agencies)', () => {
    const print: TestReport['print'] = (table, at, _column, text) =>
      text === '0' && table === 'three' && at === 8 ? '/' : text === '0' && table === 'four' ? '' : text;
    const findings = found({ print });
    expect(rules(findings)).toEqual(['total.blank', 'cell.blank', 'cell.blank']);
    expect(findings[1]).toMatchObject({
      cells: expect.arrayContaining([{ table: 'three', row: 'D2', column: 'other' }]) as object,
    });
    expect(findings[1]?.statement).toContain('“/”');
  });

  it.each(['该部分以表格形式报告，表格如下：', '××局20XX年政府信息公开工作情况。', '本报告由XX局编制。'])(
    'when an instruction of the template is still in the text: %s (尼勒克县某镇 2023)',
    (left) => {
      expect(found({ one: [...FAITHFUL.one, left] })).toMatchObject([{ rule: 'template.remains', sentence: left }]);
    },
  );

  it('when a town reports 规章 in force (尼勒克县某镇 2023)', () => {
    const tables = { ...TABLES, two: { ...TABLES.two, rulesInForce: '6' } };
    const power = (agency: string): string[] =>
      rules(found({ agency, tables })).filter((rule) => rule.startsWith('rules.'));
    for (const agency of ['尼勒克县某镇人民政府', '某区某街道办事处', '某县教育局', '某县人民政府']) {
      expect([agency, power(agency)]).toEqual([agency, ['rules.noPower']]);
    }
    for (const agency of ['宿迁市人民政府', '某自治区人民政府', '国家某总局']) expect(power(agency)).toEqual([]);
    expect(power('某市教育局')).toEqual(['rules.doubtfulPower']);
  });

  it('when its parts have wrong numbers', () => {
    const headings = [
      '一、总体情况',
      '二、主动公开政府信息情况',
      '四、收到和处理政府信息公开申请情况',
      ...HEADINGS.slice(3),
    ];
    expect(found({ headings })).toMatchObject([
      { rule: 'section.number', sentence: '四、收到和处理政府信息公开申请情况' },
    ]);
  });

  it('when part five is “无”', () => {
    for (const five of ['无', '无。', '2024年度无存在的主要问题。', '/']) {
      expect([five, rules(found({ five: [five] }))]).toEqual([five, ['sectionFive.none']]);
    }
  });

  it('when a fee was collected and part six is “无”', () => {
    const fee = '2024年收取信息处理费420元。';
    expect(errors(found({ one: [...FAITHFUL.one, fee], six: ['无'] }))).toMatchObject([
      { rule: 'sectionSix.feeCollected', right: 420, sentence: fee },
    ]);
    expect(rules(found({ six: ['无'] }, { collectedYuan: 420 }))).toEqual(['sectionSix.feeCollected']);
    expect(rules(found({}, { collectedYuan: 420 }))).toEqual(['sectionSix.feeCollected']);
    expect(rules(found({ six: ['2024年收取信息处理费420元。'] }, { collectedYuan: 420 }))).toEqual([]);
    expect(rules(found({ six: ['无'] }))).toEqual(['sectionSix.feeNotStated']);
  });
});

function isLastColumn(at: number, column: number): boolean {
  const labels = at <= 4 || at >= 27 ? 1 : [5, 7, 15, 18, 23].includes(at) ? 2 : 1;
  return column === labels + 6 || (at === 26 && column === 7);
}

describe('a report gets a finding (domain.md 8.7)', () => {
  it('for each identity of 3.5 that a column or row breaks, and for no other', () => {
    const columnsBroken = found({ tables: withRow('R1', row(6, 1)), one: ['情况良好。'] });
    expect(rules(columnsBroken)).toEqual(['outcomeSum', 'outcomeSum']);
    expect(columnsBroken).toMatchObject([
      { left: 10, right: 11, difference: -1 },
      { left: 11, right: 12 },
    ]);
    expect(rules(found({ tables: withRow('D1', [0, 0, 0, 0, 0, 0, 1]), one: ['情况良好。'] }))).toEqual([
      'outcomeSum',
      'rowSum',
    ]);
    const four: ReportTables['four'] = { ...TABLES.four, directSuit: [1, 0, 0, 0, 3] };
    expect(found({ tables: { ...TABLES, four }, one: ['情况良好。'] })).toMatchObject([
      { rule: 'tableFourSum', left: 3, right: 1 },
    ]);
  });

  it('for a figure that is negative, not whole or in words', () => {
    const print =
      (given: string): TestReport['print'] =>
      (table, _at, _column, text) =>
        table === 'two' && text === '120' ? given : text;
    expect(found({ print: print('-3') })).toMatchObject([
      { rule: 'count', cells: [{ table: 'two', row: 'licences' }], left: -3 },
    ]);
    expect(rules(found({ print: print('2.5') }))).toEqual(['count']);
    expect(rules(found({ print: print('一百二十') }))).toEqual(['cell.words']);
  });

  it('when a figure jumps, the balance of table two breaks, or last year has another agency', () => {
    const before = publish({
      agency: '别的局',
      tables: { ...TABLES, two: { ...TABLES.two, licences: '20', normativeInForce: '10' } },
    });
    const findings = checkReport(publish(), {
      lastYear: { ...before, three: { ...before.three, F: publish().three.C ?? [] } },
    });
    expect(rules(findings)).toEqual(['agency.otherLastYear', 'tableTwo.runningBalance', 'jump']);
    expect(findings.map(({ severity }) => severity)).toEqual(['warning', 'warning', 'warning']);
    expect(findings[1]).toMatchObject({ left: 9, right: 12, difference: -3 });
    expect(findings[2]).toMatchObject({ left: 120, right: 20 });
  });

  it('for a part that is missing, empty or under another title, and a title of another year', () => {
    expect(rules(found({ headings: [...HEADINGS.slice(0, 5), ''], six: [] }))).toEqual(['section.missing']);
    expect(rules(found({ five: [] }))).toEqual(['section.empty']);
    expect(rules(found({ headings: [...HEADINGS.slice(0, 4), '五、问题与整改措施', HEADINGS[5]] }))).toEqual([
      'section.title',
    ]);
    const other = { ...publish(), title: '2023年政府信息公开工作年度报告' };
    expect(rules(checkReport(other))).toEqual(['year.differs']);
  });

  it('for a missing table or row', () => {
    const report = publish();
    const without = checkReport({ ...report, four: {}, three: { ...report.three, U3: undefined } });
    expect(rules(without).slice(0, 2)).toEqual(['row.missing', 'table.missing']);
    expect(PROCEEDING_KIND_ORDER).toHaveLength(3);
  });

  it('for an unknown row, parts in another order, and a second figure above that of the table', () => {
    expect(rules(checkReport({ ...publish(), unknownRows: ['其他情形'] }))).toEqual(['row.unknown']);
    const [one, two, three, four, five, six] = HEADINGS;
    const turned = found({ headings: [one, two, three, four, six, five], five: FAITHFUL.six, six: FAITHFUL.five });
    expect(rules(turned)).toContain('section.order');
    const twice = found({ one: [...FAITHFUL.one, '全年新收政府信息公开申请12件，新收政府信息公开申请15件。'] });
    expect(twice.map(({ rule, severity }) => [rule, severity])).toContainEqual(['text.tooMany', 'warning']);
  });

  it('when fewer documents are in force than the year issued less those it repealed', () => {
    const two = { ...TABLES.two, normativeIssued: '9', normativeRepealed: '1', normativeInForce: '5' };
    expect(found({ tables: { ...TABLES, two } })).toMatchObject([
      { rule: 'tableTwo.inForceTooFew', left: 5, right: 8, difference: -3 },
    ]);
  });

  it('when its title has no year, or its year is not over', () => {
    expect(rules(checkReport({ ...publish(), year: undefined }))).toContain('year.unknown');
    expect(rules(checkReport(publish(), { currentYear: 2023 }))).toEqual(['year.future']);
  });
});
