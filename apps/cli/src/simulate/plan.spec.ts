import { NATIONAL_CALENDAR, addWorkingDays, plainDate } from '@yishen/calendar';
import {
  checkTables,
  disputeContributions,
  ledgerEntries,
  readTablesJson,
  reportTables,
  requestContributions,
  type Contribution,
  type Counter,
  type ReportTables,
} from '@yishen/annual-report';
import { STREAM_FOLDS } from '@yishen/domain';
import { APPLICANT_KIND_ORDER, OUTCOME_ROW_ORDER, TABLE_THREE_ROW_ORDER } from '@yishen/statute';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planYear, type Plan } from './plan';
import { seededRandom } from './random';

const today = plainDate('2026-11-23');
const nothingOpen = { requests: [], proceedings: [] };

function countedTables(plan: Plan, year: number): ReportTables {
  const histories = [
    ...plan.requests.map(({ kind, receivedOn, conclusion }) => [
      { type: 'RequestReceived', data: { applicant: { kind }, receivedOn } },
      ...(conclusion
        ? [{ type: 'RequestAnswered', data: { decision: conclusion.code, repliedOn: conclusion.on } }]
        : []),
    ]),
    ...plan.proceedings.map(({ kind, openedOn, conclusion }) => [
      { type: 'ProceedingOpened', data: { kind, openedOn } },
      ...(conclusion
        ? [{ type: 'ProceedingConcluded', data: { outcome: conclusion.code, concludedOn: conclusion.on } }]
        : []),
    ]),
  ];
  const counters: Counter[] = histories.flatMap((events) => {
    let state = { asked: STREAM_FOLDS.request.initial, disputed: STREAM_FOLDS.proceeding.initial };
    let counted: readonly Contribution[] = [];
    return events.flatMap((event, at) => {
      const stored = { ...event, schema: 1, version: at + 1 };
      state = {
        asked: STREAM_FOLDS.request.evolve(state.asked, stored),
        disputed: STREAM_FOLDS.proceeding.evolve(state.disputed, stored),
      };
      const before = counted;
      counted = [...requestContributions(state.asked), ...disputeContributions(state.disputed.proceeding)];
      return ledgerEntries(before, counted).map(({ sign, ...line }) => ({ ...line, count: sign }));
    });
  });
  return reportTables(counters, {}, year);
}

// Any consistent file: carried and new per column, split over outcomes and what stays open.
const consistentTables = fc
  .record({
    year: fc.integer({ min: 2010, max: 2026 }),
    columns: fc.array(
      fc.record({
        carried: fc.nat(5),
        outcomes: fc.array(fc.constantFrom(...OUTCOME_ROW_ORDER), { maxLength: 12 }),
        open: fc.nat(4),
      }),
      { minLength: 6, maxLength: 6 },
    ),
    four: fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.nat(6), fc.nat(6)), { minLength: 3, maxLength: 3 }),
  })
  .map(({ year, columns, four }): ReportTables => {
    const cell = (row: string, { carried, outcomes, open }: (typeof columns)[number]): number => {
      const inYear = Math.max(carried, outcomes.length + open) - carried;
      const left = carried + inYear - outcomes.length;
      return (
        { N: inYear, C: carried, T: outcomes.length, F: left }[row] ??
        outcomes.filter((outcome) => outcome === row).length
      );
    };
    const withTotal = (cells: number[]): number[] => [...cells, cells.reduce((sum, value) => sum + value, 0)];
    const [reconsideration = [], directSuit = [], suitAfterReconsideration = []] = four.map((group) =>
      withTotal([...group]),
    );
    return {
      year,
      two: {} as ReportTables['two'],
      three: Object.fromEntries(
        TABLE_THREE_ROW_ORDER.map((row) => [row, withTotal(columns.map((column) => cell(row, column)))]),
      ) as unknown as ReportTables['three'],
      four: { reconsideration, directSuit, suitAfterReconsideration },
    };
  });

describe('a year of histories made from tables', () => {
  it('counts to exactly the tables of the published city year', () => {
    const { tables } = readTablesJson(
      JSON.parse(readFileSync(join(__dirname, '../../../../test/reports/suqian-2023.json'), 'utf8')),
    );
    const counted = countedTables(planYear(tables, nothingOpen, today, seededRandom('a')), 2023);
    expect({ ...counted, two: tables.two }).toEqual(tables);
  });

  it('counts to exactly the tables, for any consistent file', () => {
    fc.assert(
      fc.property(consistentTables, fc.string(), (tables, seed) => {
        expect(checkTables(tables)).toEqual([]);
        const counted = countedTables(planYear(tables, nothingOpen, today, seededRandom(seed)), tables.year);
        expect({ ...counted, two: tables.two }).toEqual(tables);
      }),
      { numRuns: 100 },
    );
  });

  it('answers within the statutory period, not before receipt and not after today', () => {
    fc.assert(
      fc.property(consistentTables, (tables) => {
        for (const { receivedOn, conclusion } of planYear(tables, nothingOpen, today, seededRandom('s')).requests) {
          expect(receivedOn <= today).toBe(true);
          if (!conclusion) continue;
          expect(conclusion.on >= receivedOn && conclusion.on <= today).toBe(true);
          expect(conclusion.on <= addWorkingDays(NATIONAL_CALENDAR, receivedOn, 20)).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('a year on top of another concludes what the first left open: 上年结转 is used, not made again', () => {
    const { tables } = readTablesJson(
      JSON.parse(readFileSync(join(__dirname, '../../../../test/reports/suqian-2023.json'), 'utf8')),
    );
    const first = planYear(tables, nothingOpen, today, seededRandom('a'));
    const requests = first.requests
      .filter(({ conclusion }) => !conclusion)
      .map(({ kind, receivedOn }, at) => ({ id: String(at), kind, receivedOn, version: 1 }));
    const next = {
      ...tables,
      year: 2024,
      three: { ...tables.three, C: tables.three.F, N: tables.three.T, T: tables.three.T },
    };
    const second = planYear(next, { requests, proceedings: [] }, today, seededRandom('b'));
    expect(second.requests.filter(({ existing }) => existing)).toHaveLength(requests.length);
    expect(second.requests.filter(({ existing, receivedOn }) => !existing && receivedOn < '2024-01-01')).toHaveLength(
      0,
    );
  });

  it('refuses when more is open than the file carries in, naming the cells', () => {
    const kind = APPLICANT_KIND_ORDER[0];
    if (!kind) throw new Error('no kinds');
    const requests = [{ id: '1', kind, receivedOn: plainDate('2023-12-20'), version: 1 }];
    const empty = reportTables([], {}, 2024);
    expect(() => planYear(empty, { requests, proceedings: [] }, today, seededRandom('a'))).toThrow(
      expect.objectContaining({
        code: 'simulate.carried-differs',
        cells: ['tableThree.C[0] = 0，系统中上年未办结 1 件'],
      }),
    );
  });
});
