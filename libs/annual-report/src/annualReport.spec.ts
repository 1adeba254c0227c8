import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  APPLICANT_KIND_ORDER,
  DECISIONS,
  TABLE_FOUR_MAPPINGS,
  TABLE_THREE_ROW_ORDER,
  type DecisionCode,
  type ProceedingOutcomeCode,
  type ResultOutcome,
} from '@yishen/statute';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  COUNTED_CELLS,
  PROCEEDING_KIND_ORDER,
  TABLE_FOUR_COLUMNS_ORDER,
  TABLE_THREE_COLUMNS,
  cellLabel,
  cellTerms,
  checkTables,
  layoutText,
  ledgerEntries,
  readTablesJson,
  reportModel,
  reportTables,
  tableFourLayout,
  tableThreeLayout,
  tableTwoLayout,
  tablesJson,
  termMatches,
  type Contribution,
  type Counter,
  type LedgerEntry,
  type ReportTables,
  type TableLayout,
} from './index';
import { ledgerOf, type Happening } from './testing/ledger';

const received = (kind: string, on: string): Happening => ({
  type: 'RequestReceived',
  data: { applicant: { kind }, receivedOn: on },
});
const answered = (decision: DecisionCode, on: string): Happening => ({
  type: 'RequestAnswered',
  data: { decision, repliedOn: on },
});
const opened = (kind: string, on: string): Happening => ({ type: 'ProceedingOpened', data: { kind, openedOn: on } });
const ended = (outcome: ProceedingOutcomeCode, on: string): Happening => ({
  type: 'ProceedingConcluded',
  data: { outcome, concludedOn: on },
});

const ledgerOfAll = (streams: readonly (readonly Happening[])[]): LedgerEntry[] => streams.flatMap(ledgerOf);

const countersOf = (ledger: readonly LedgerEntry[]): Counter[] =>
  ledger.map(({ sign, ...line }) => ({ ...line, count: sign }));
const tablesOf = (streams: readonly (readonly Happening[])[], year: number): ReportTables =>
  reportTables(countersOf(ledgerOfAll(streams)), {}, year);

const day = fc
  .record({
    year: fc.integer({ min: 2022, max: 2025 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ year, month, day }) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
const requestStream = fc
  .record({
    kind: fc.constantFrom(...APPLICANT_KIND_ORDER),
    days: fc.tuple(day, day),
    decision: fc.option(fc.constantFrom(...(Object.keys(DECISIONS) as DecisionCode[]))),
  })
  .map(({ kind, days, decision }) => {
    const [first, last] = [...days].sort() as [string, string];
    return decision ? [received(kind, first), answered(decision, last)] : [received(kind, first)];
  });
const proceedingStream = fc
  .record({
    kind: fc.constantFrom(...PROCEEDING_KIND_ORDER),
    days: fc.tuple(day, day),
    outcome: fc.option(fc.constantFrom(...(Object.keys(TABLE_FOUR_MAPPINGS[0]!.columns) as ResultOutcome[]))),
  })
  .map(({ kind, days, outcome }) => {
    const [first, last] = [...days].sort() as [string, string];
    return outcome ? [opened(kind, first), ended(outcome, last)] : [opened(kind, first)];
  });
const streams = fc.array(fc.oneof(requestStream, proceedingStream), { maxLength: 60 });

describe('the tables of the seed report', () => {
  it('equal the published table three: one request of a natural person, received and disclosed in 2024', () => {
    const tables = tablesOf([[received('naturalPerson', '2024-03-04'), answered('A2', '2024-03-20')]], 2024);
    for (const row of TABLE_THREE_ROW_ORDER) {
      expect([row, tables.three[row]]).toEqual([
        row,
        ['N', 'R1', 'T'].includes(row) ? [1, 0, 0, 0, 0, 0, 1] : [0, 0, 0, 0, 0, 0, 0],
      ]);
    }
    expect(Object.values(tables.four).flat()).toEqual(Array.from({ length: 15 }, () => 0));
  });
});

describe('the ledger of a report', () => {
  it('carries a request that is answered in a later year out of one year and into the next', () => {
    const stream = [received('business', '2023-12-28'), answered('A12', '2024-01-15')];
    expect(tablesOf([stream], 2023).three).toMatchObject({ N: [0, 1, 0, 0, 0, 0, 1], F: [0, 1, 0, 0, 0, 0, 1] });
    expect(tablesOf([stream], 2024).three).toMatchObject({
      N: [0, 0, 0, 0, 0, 0, 0],
      C: [0, 1, 0, 0, 0, 0, 1],
      U1: [0, 1, 0, 0, 0, 0, 1],
      F: [0, 0, 0, 0, 0, 0, 0],
    });
  });

  it('counts a dispute as pending in each year at whose end it is open, and as a result in its last year', () => {
    const stream = [opened('directSuit', '2022-05-01'), ended('annulled', '2024-02-01')];
    expect([2022, 2023, 2024, 2025].map((year) => tablesOf([stream], year).four.directSuit)).toEqual([
      [0, 0, 0, 1, 1],
      [0, 0, 0, 1, 1],
      [0, 1, 0, 0, 1],
      [0, 0, 0, 0, 0],
    ]);
  });

  it('retracts the old contribution and adds the new one on a change, so that a stream sums to its current facts', () => {
    const lines = (kind: 'business' | 'research'): Contribution[] => [
      { measure: 'received', year: 2023, kind, row: '' },
      { measure: 'concluded', year: 2024, kind, row: 'R1' },
    ];
    expect(ledgerEntries(lines('business'), lines('research'))).toEqual([
      { measure: 'received', year: 2023, kind: 'business', row: '', sign: -1 },
      { measure: 'concluded', year: 2024, kind: 'business', row: 'R1', sign: -1 },
      { measure: 'received', year: 2023, kind: 'research', row: '', sign: 1 },
      { measure: 'concluded', year: 2024, kind: 'research', row: 'R1', sign: 1 },
    ]);
  });

  it('gets no line for an event that counts nothing', () => {
    expect(
      ledgerOfAll([
        [
          received('other', '2024-01-02'),
          { type: 'DeadlinesChanged', data: { derivation: 1, deadlines: [], closed: false } },
          { type: 'Unknown', data: {} },
        ],
      ]),
    ).toHaveLength(1);
  });
});

describe('the identities of 30号', () => {
  it('hold in every year after any history, and 上年结转 is last year’s 结转 in every column', () => {
    fc.assert(
      fc.property(streams, (histories) => {
        const years = [2021, 2022, 2023, 2024, 2025].map((year) => tablesOf(histories, year));
        for (const tables of years) expect(checkTables(tables)).toEqual([]);
        years.slice(1).forEach((tables, at) => expect(tables.three.C).toEqual(years[at]?.three.F));
      }),
      { numRuns: 60 },
    );
  });

  it('rest on ledger lines that sum to the figure of each of the 190 cells', () => {
    fc.assert(
      fc.property(streams, fc.constantFrom(2022, 2023, 2024), (histories, year) => {
        const ledger = ledgerOfAll(histories);
        const tables = reportTables(countersOf(ledger), {}, year);
        for (const cell of COUNTED_CELLS) {
          const sum = (cellTerms(cell, year) ?? []).reduce(
            (total, term) =>
              total +
              ledger
                .filter((line) => termMatches(term, line))
                .reduce((count, line) => count + line.sign * term.sign, 0),
            0,
          );
          const cells = cell.table === 'three' ? tables.three[cell.row as 'N'] : tables.four[cell.row as 'directSuit'];
          const columns: readonly string[] = cell.table === 'three' ? TABLE_THREE_COLUMNS : TABLE_FOUR_COLUMNS_ORDER;
          expect([cellLabel(cell), sum]).toEqual([cellLabel(cell), cells[columns.indexOf(cell.column)]]);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('give a finding with the cells and both sides when a table breaks one', () => {
    const tables = tablesOf([[received('naturalPerson', '2024-03-04'), answered('A2', '2024-03-20')]], 2024);
    const broken = { ...tables, three: { ...tables.three, N: [2, 0, 0, 0, 0, 0, 2] } };
    expect(checkTables(broken)).toMatchObject([
      {
        rule: 'balance',
        left: 2,
        right: 1,
        difference: 1,
        cells: [{ row: 'N', column: 'naturalPerson' }, { row: 'C' }, { row: 'T' }, { row: 'F' }],
      },
      { rule: 'balance', cells: [{ column: 'total' }, {}, {}, {}] },
    ]);
    expect(
      checkTables({ ...tables, three: { ...tables.three, D1: [-1, 0, 0, 0, 0, 0, -1] } }).some(
        ({ rule }) => rule === 'count',
      ),
    ).toBe(true);
  });
});

it('the name of a cell includes its group, so that no two cells have the same name', () => {
  expect(cellLabel({ table: 'three', row: 'U1', column: 'naturalPerson' })).toBe(
    '表三 （四）无法提供1.本机关不掌握相关政府信息 · 自然人',
  );
  expect(new Set(COUNTED_CELLS.map(cellLabel)).size).toBe(COUNTED_CELLS.length);
});

describe('the exchange shape', () => {
  const published = join(__dirname, '../../../test/reports/suqian-2023.json');

  it('keeps tables the same when they are written and read, with null for what nobody recorded', () => {
    const tables = reportTables([], { fees: '59237.2449', rulesIssued: '2' }, 2023);
    const written = tablesJson('某市', tables);
    expect(written.tableTwo).toMatchObject({
      规章: [2, null, null],
      '行政事业性收费(万元)': 59237.2449,
      行政许可: null,
    });
    expect(readTablesJson(JSON.parse(JSON.stringify(written)))).toEqual({ agency: '某市', tables });
  });

  it('keeps the published report of a whole city the same, and its tables balance', () => {
    const file: unknown = JSON.parse(readFileSync(published, 'utf8'));
    const { agency, tables } = readTablesJson(file);
    expect(checkTables(tables)).toEqual([]);
    expect(tablesJson(agency, tables)).toEqual(file);
  });

  it('takes a missing row of table two as not recorded, and refuses one with too few numbers', () => {
    const { tableTwo, ...rest } = tablesJson('某市', reportTables([], {}, 2023));
    expect(tableTwo).toHaveProperty('规章');
    expect(readTablesJson(rest).tables.two.rulesIssued).toBeNull();
    expect(() => readTablesJson({ ...rest, tableTwo: { 规章: [1, 2] } })).toThrow('tableTwo.规章：应有 3 个数字');
  });

  it('is refused with the name of every missing or wrong row', () => {
    expect(() =>
      readTablesJson({ agency: '', year: 'x', tableThree: { N: [1, 2], C: [1, 0, 0, 0, 0, 0, 1.5] } }),
    ).toThrow(
      expect.objectContaining({
        code: 'tables.malformed',
        defects: expect.arrayContaining([
          'agency：缺少机关名称',
          'tableThree.N：应有 7 个数字',
          'tableThree.C：应为非负整数',
          'tableFour.行政复议：应有 5 个数字',
        ]) as string[],
      }),
    );
  });
});

describe('the official layout', () => {
  function gridWidths(layout: TableLayout): number[] {
    const covered: number[] = layout.map(() => 0);
    layout.forEach((row, at) => {
      for (const cell of row)
        for (let below = 0; below < (cell.rows ?? 1); below++)
          covered[at + below] = (covered[at + below] ?? 0) + (cell.columns ?? 1);
    });
    return covered;
  }

  it.each([
    ['two', tableTwoLayout(), 4],
    ['three', tableThreeLayout(), 10],
    ['four', tableFourLayout(), 15],
  ])('of table %s covers every column of every row exactly once', (_, layout, width) => {
    expect(new Set(gridWidths(layout))).toEqual(new Set([width]));
  });

  it('has each counted cell and each figure of table two in exactly one place', () => {
    const figures = [tableTwoLayout(), tableThreeLayout(), tableFourLayout()]
      .flat(2)
      .flatMap((cell) => cell.figure ?? []);
    expect(figures.filter((figure) => figure.table === 'two')).toHaveLength(10);
    expect(figures.filter((figure) => figure.table !== 'two')).toHaveLength(COUNTED_CELLS.length);
    expect(new Set(figures.map((figure) => JSON.stringify(figure))).size).toBe(figures.length);
  });

  it('shows a figure that is not recorded as 未填报', () => {
    expect(layoutText({ figure: { table: 'two', figure: 'fees' } }, reportTables([], {}, 2024))).toBe('未填报');
  });

  it('belongs to a report model with the six parts in order', () => {
    expect(
      reportModel('某街道办事处', reportTables([], {}, 2024)).parts.map((part) => part.heading.slice(0, 2)),
    ).toEqual(['一、', '二、', '三、', '四、', '五、', '六、']);
  });
});
