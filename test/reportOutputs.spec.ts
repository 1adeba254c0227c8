import {
  PROCEEDING_KIND_ORDER,
  checkReport,
  publishedJson,
  publishedTables,
  readTablesJson,
  reportModel,
  tablesJson,
  writtenTexts,
  type PublishedReport,
  type ReportModel,
  type ReportTables,
} from '@yishen/annual-report';
import { renderReport, type ReportFormat } from '@yishen/rendering';
import { readReportFile } from '@yishen/file-import';
import {
  OUTCOME_ROW_ORDER,
  PUBLICATION_FIGURES,
  PUBLICATION_FIGURE_ORDER,
  TABLE_THREE_ROW_ORDER,
  type OutcomeRow,
  type ProceedingKind,
  type PublicationFigure,
} from '@yishen/statute';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPdfLines } from './support/pdfText';

const count = fc.oneof(fc.constant(0), fc.nat(30), fc.nat(999_999));
const withTotal = (cells: readonly number[]): number[] => [...cells, cells.reduce((sum, cell) => sum + cell, 0)];

// Tables of any size that balance.
const consistentTables: fc.Arbitrary<ReportTables> = fc
  .record({
    year: fc.integer({ min: 2021, max: 2025 }),
    outcomes: fc.array(fc.array(count, { minLength: 6, maxLength: 6 }), { minLength: 21, maxLength: 21 }),
    left: fc.array(count, { minLength: 6, maxLength: 6 }),
    carried: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
    four: fc.array(fc.array(count, { minLength: 4, maxLength: 4 }), { minLength: 3, maxLength: 3 }),
    two: fc.array(fc.option(count), { minLength: 9, maxLength: 9 }),
    fees: fc.option(fc.nat(9_999_999_999)),
  })
  .map(({ year, outcomes, left, carried, four, two, fees }) => {
    const concluded = Array.from({ length: 6 }, (_, at) => outcomes.reduce((sum, row) => sum + (row[at] ?? 0), 0));
    const whole = concluded.map((value, at) => value + (left[at] ?? 0));
    const before = whole.map((value, at) => Math.floor(value * (carried[at] ?? 0)));
    const figures = [
      ...two.map((value) => (value === null ? null : String(value))),
      fees === null ? null : String(fees / 10_000),
    ];
    return {
      year,
      two: Object.fromEntries(PUBLICATION_FIGURE_ORDER.map((figure, at) => [figure, figures[at] ?? null])) as Record<
        PublicationFigure,
        string | null
      >,
      three: {
        ...(Object.fromEntries(OUTCOME_ROW_ORDER.map((row, at) => [row, withTotal(outcomes[at] ?? [])])) as Record<
          OutcomeRow,
          number[]
        >),
        N: withTotal(whole.map((value, at) => value - (before[at] ?? 0))),
        C: withTotal(before),
        T: withTotal(concluded),
        F: withTotal(left),
      },
      four: Object.fromEntries(PROCEEDING_KIND_ORDER.map((kind, at) => [kind, withTotal(four[at] ?? [])])) as Record<
        ProceedingKind,
        number[]
      >,
    };
  });

const AGENCY = '某市某区“政务&数据”局';
const modelOf = (tables: ReportTables): ReportModel => {
  const model = reportModel(AGENCY, tables);
  const text = '一是“公开”<不够> & 及时；二是 3 < 5，第一项、第二项。';
  return {
    ...model,
    parts: model.parts.map((part) => (part.table ? part : { ...part, paragraphs: [...part.paragraphs, text] })),
  };
};

async function readBack(model: ReportModel, format: ReportFormat): Promise<PublishedReport> {
  return readReportFile(await renderReport(model, format)).report;
}

// A figure that nobody recorded is printed as 未填报, which is read as a place without a number.
const figuresOf = (report: PublishedReport): unknown => publishedJson({ ...report, agency: '' }, 'null');

describe('the report in every format', () => {
  it.each(['docx', 'xlsx', 'html', 'json'] as const)(
    'equals the model in every cell, agency, year and text when our reader reads it as %s',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(consistentTables, async (tables) => {
          const model = modelOf(tables);
          const report = await readBack(model, format);
          expect(figuresOf(report)).toEqual(figuresOf(publishedTables('', tables)));
          expect(report.year).toBe(tables.year);
          expect(report.agency).toBe(format === 'json' ? AGENCY : AGENCY.normalize('NFKC').replaceAll(/[“”]/g, '"'));
          if (format === 'json') return;
          expect(report.text?.parts.map(({ heading, paragraphs }) => ({ heading, paragraphs }))).toEqual(
            model.parts.map(({ heading, paragraphs }) => ({ heading, paragraphs })),
          );
        }),
        { numRuns: format === 'html' ? 40 : 10, endOnFailure: true },
      );
    },
  );

  it('has every figure in its row when another program reads the PDF', async () => {
    await fc.assert(
      fc.asyncProperty(consistentTables, async (tables) => {
        const lines = await readPdfLines(await renderReport(modelOf(tables), 'pdf'));
        expect(pdfFigures(lines)).toEqual({
          two: PUBLICATION_FIGURE_ORDER.map((figure) => tables.two[figure] ?? '未填报'),
          three: TABLE_THREE_ROW_ORDER.map((row) => tables.three[row].map(String)),
          four: Object.values(tables.four).flat().map(String),
        });
        const text = lines.flat().join('');
        for (const heading of ['一、总体情况', '六、其他需要报告的事项', '（本列数据的勾稽关系为', '— 3 —'])
          expect(text).toContain(heading);
      }),
      { numRuns: 6, endOnFailure: true },
    );
  });

  it('states the sum of the fee events (109号), without a finding on it', async () => {
    const { tables } = readTablesJson(JSON.parse(readFileSync(join(__dirname, 'reports/suqian-2023.json'), 'utf8')));
    const paid = { notices: 3, noticed: 52_000, paid: 51_000, refunded: 1_050, waived: 0 };
    const none = { notices: 0, noticed: 0, paid: 0, refunded: 0, waived: 0 };
    for (const [fees, sentence] of [
      [paid, '2023年，本机关发出收费通知3件，共收取政府信息公开信息处理费499.5元（已扣除退还的10.5元）。'],
      [none, '2023年，本机关未收取政府信息公开信息处理费。'],
    ] as const) {
      const model = reportModel(AGENCY, tables, writtenTexts(AGENCY, { tables, fees }, new Map()));
      for (const format of ['docx', 'xlsx', 'html'] as const) {
        const report = await readBack(model, format);
        expect(report.text?.parts.at(-1)?.paragraphs, format).toContain(sentence);
        const findings = checkReport(report, { collectedYuan: (fees.paid - fees.refunded) / 100 });
        expect(findings.filter(({ rule }) => rule.startsWith('sectionSix'))).toEqual([]);
        const other = checkReport(report, { collectedYuan: 1 });
        expect(other.map(({ rule }) => rule)).toContain('sectionSix.feeCollected');
      }
      const pdf = (await readPdfLines(await renderReport(model, 'pdf'))).flat().join('');
      expect(pdf).toContain(sentence);
    }
  });

  it('keeps the published tables of a city the same, without a finding on them', async () => {
    const file: unknown = JSON.parse(readFileSync(join(__dirname, 'reports/suqian-2023.json'), 'utf8'));
    const { agency, tables } = readTablesJson(file);
    const model = reportModel(agency, tables);
    for (const format of ['docx', 'xlsx', 'html', 'json'] as const) {
      const report = await readBack(model, format);
      expect(publishedJson(report)).toEqual(tablesJson(agency, tables));
      // The texts of parts five and six are not written yet, which is a finding; the figures have none.
      const errors = checkReport(report).filter(({ severity }) => severity === 'error');
      expect(errors.filter(({ rule }) => rule !== 'template.remains')).toEqual([]);
    }
    const pdf = pdfFigures(await readPdfLines(await renderReport(model, 'pdf')));
    expect(pdf.three[0]).toEqual(['3402', '99', '0', '4', '5', '1', '3511']);
    const picture = (await renderReport(model, 'picture')).toString('utf8');
    for (const words of ['本年新收 3511', '结转下年度 121', '>1191<', '尚未审结 26']) expect(picture).toContain(words);
  });
});

const isNumber = (text: string): boolean => /^\d+(\.\d+)?$/.test(text);

function pdfFigures(lines: readonly (readonly string[])[]): { two: string[]; three: string[][]; four: string[] } {
  const rows = [...new Set(PUBLICATION_FIGURE_ORDER.map((figure) => PUBLICATION_FIGURES[figure].row as string))];
  const isFigure = (text: string): boolean => isNumber(text) || text === '未填报';
  return {
    two: rows.flatMap((row) => lines.find(([first]) => first === row)?.filter(isFigure) ?? []),
    three: lines.filter((line) => line.filter(isNumber).length === 7).map((line) => line.filter(isNumber)),
    four: [...(lines.find((line) => line.filter(isNumber).length === 15) ?? [])],
  };
}
