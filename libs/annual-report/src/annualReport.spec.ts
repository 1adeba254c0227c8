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
  it('one natural person, received and answered 予以公开 in 2024, gives the published table three', () => {
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

describe('counting', () => {
  it('a request answered in a later year is carried out of one and into the next', () => {
    const stream = [received('business', '2023-12-28'), answered('A12', '2024-01-15')];
    expect(tablesOf([stream], 2023).three).toMatchObject({ N: [0, 1, 0, 0, 0, 0, 1], F: [0, 1, 0, 0, 0, 0, 1] });
    expect(tablesOf([stream], 2024).three).toMatchObject({
      N: [0, 0, 0, 0, 0, 0, 0],
      C: [0, 1, 0, 0, 0, 0, 1],
      U1: [0, 1, 0, 0, 0, 0, 1],
      F: [0, 0, 0, 0, 0, 0, 0],
    });
  });

  it('a proceeding open at the end of a year is pending in each such year, and a result in its last', () => {
    const stream = [opened('directSuit', '2022-05-01'), ended('annulled', '2024-02-01')];
    expect([2022, 2023, 2024, 2025].map((year) => tablesOf([stream], year).four.directSuit)).toEqual([
      [0, 0, 0, 1, 1],
      [0, 0, 0, 1, 1],
      [0, 1, 0, 0, 1],
      [0, 0, 0, 0, 0],
    ]);
  });

  it('a change retracts the old contribution and adds the new: the ledger of a stream sums to its present facts', () => {
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

  it('events that count nothing leave the ledger alone', () => {
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

describe('identities of 30号, whatever the history', () => {
  it('every identity holds in every year, and 上年结转 is last year’s 结转 in every column', () => {
    fc.assert(
      fc.property(streams, (histories) => {
        const years = [2021, 2022, 2023, 2024, 2025].map((year) => tablesOf(histories, year));
        for (const tables of years) expect(checkTables(tables)).toEqual([]);
        years.slice(1).forEach((tables, at) => expect(tables.three.C).toEqual(years[at]?.three.F));
      }),
      { numRuns: 60 },
    );
  });

  it('the ledger lines of a cell’s terms sum to the cell, for all 190 cells', () => {
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

  it('a broken table is found, and the finding names the cells and both sides', () => {
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

it('the name of a cell says its group, so that no two cells are called the same', () => {
  expect(cellLabel({ table: 'three', row: 'U1', column: 'naturalPerson' })).toBe(
    '表三 （四）无法提供1.本机关不掌握相关政府信息 · 自然人',
  );
  expect(new Set(COUNTED_CELLS.map(cellLabel)).size).toBe(COUNTED_CELLS.length);
});

describe('the exchange shape', () => {
  const published = join(__dirname, '../../../test/reports/suqian-2023.json');

  it('a table that is read and written again is the same, null for what nobody recorded', () => {
    const tables = reportTables([], { fees: '59237.2449', rulesIssued: '2' }, 2023);
    const written = tablesJson('某市', tables);
    expect(written.tableTwo).toMatchObject({
      规章: [2, null, null],
      '行政事业性收费(万元)': 59237.2449,
      行政许可: null,
    });
    expect(readTablesJson(JSON.parse(JSON.stringify(written)))).toEqual({ agency: '某市', tables });
  });

  it('the published report of a whole city balances and survives the round trip', () => {
    const file: unknown = JSON.parse(readFileSync(published, 'utf8'));
    const { agency, tables } = readTablesJson(file);
    expect(checkTables(tables)).toEqual([]);
    expect(tablesJson(agency, tables)).toEqual(file);
  });

  it('a row of table two that is not in the file is not recorded; one with too few numbers is a mistake', () => {
    const { tableTwo, ...rest } = tablesJson('某市', reportTables([], {}, 2023));
    expect(tableTwo).toHaveProperty('规章');
    expect(readTablesJson(rest).tables.two.rulesIssued).toBeNull();
    expect(() => readTablesJson({ ...rest, tableTwo: { 规章: [1, 2] } })).toThrow('tableTwo.规章：应有 3 个数字');
  });

  it('names every missing and every wrong row', () => {
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
  ])('table %s is a full grid: every row covers every column exactly once', (_, layout, width) => {
    expect(new Set(gridWidths(layout))).toEqual(new Set([width]));
  });

  it('places every counted cell once and every figure of table two once', () => {
    const figures = [tableTwoLayout(), tableThreeLayout(), tableFourLayout()]
      .flat(2)
      .flatMap((cell) => cell.figure ?? []);
    expect(figures.filter((figure) => figure.table === 'two')).toHaveLength(10);
    expect(figures.filter((figure) => figure.table !== 'two')).toHaveLength(COUNTED_CELLS.length);
    expect(new Set(figures.map((figure) => JSON.stringify(figure))).size).toBe(figures.length);
  });

  it('prints an unrecorded figure as 未填报', () => {
    expect(layoutText({ figure: { table: 'two', figure: 'fees' } }, reportTables([], {}, 2024))).toBe('未填报');
  });

  it('the report model has the six parts', () => {
    expect(
      reportModel('某街道办事处', reportTables([], {}, 2024)).parts.map((part) => part.heading.slice(0, 2)),
    ).toEqual(['一、', '二、', '三、', '四、', '五、', '六、']);
  });
});
