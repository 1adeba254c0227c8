import { yearOf } from '@yishen/calendar';
import type { KnownRequest, Proceeding } from '@yishen/domain';
import { anyDispute, anyRequest } from '@yishen/domain/testing';
import { PROCEEDING_OUTCOMES, STANDINGS } from '@yishen/statute';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROCEEDING_KIND_ORDER, checkTables, consolidated, reportTables, type Counter } from './index';
import { contributionsOf, ledgerOf, type Happening } from './testing/ledger';

const YEARS = [2023, 2024, 2025, 2026] as const;

const anyCase = anyRequest.map(({ events, state }) => ({ events, state: state as KnownRequest }));

interface Stream {
  readonly events: readonly Happening[];
}

function countersOf(streams: readonly Stream[]): Counter[] {
  return streams.flatMap(({ events }) => ledgerOf(events).map(({ sign, ...line }) => ({ ...line, count: sign })));
}

// Counts the log afresh: only the final facts of each case, not how they came about.
function rebuilt(streams: readonly Stream[]): Counter[] {
  return streams.flatMap(({ events }) => contributionsOf(events).map((line) => ({ ...line, count: 1 })));
}

describe('the report after any history over three years', () => {
  it('balances in every column and year, carries over what was open, and agrees with the state of every case', () => {
    fc.assert(
      fc.property(fc.array(anyCase, { minLength: 1, maxLength: 8 }), (cases) => {
        const counters = countersOf(cases);
        const reports = YEARS.map((year) => reportTables(counters, {}, year));
        for (const [at, tables] of reports.entries()) {
          expect(checkTables(tables)).toEqual([]);
          expect(
            Object.values(tables.three)
              .flat()
              .every((figure) => figure >= 0),
          ).toBe(true);
          const before = reports[at - 1];
          if (before) expect(tables.three.C).toEqual(before.three.F);
        }
        // The sums of the ledger must equal the counts of the cases.
        const counting = cases.filter(({ state }) => state.status !== 'split');
        const total = (row: 'N' | 'T') => reports.reduce((sum, { three }) => sum + (three[row].at(-1) ?? 0), 0);
        expect(total('N')).toBe(counting.filter(({ state }) => (state.receivedOn ?? '') >= '2023').length);
        const ended = counting.filter(({ state }) => state.conclusion !== undefined && state.receivedOn! >= '2023');
        expect(total('T')).toBe(ended.filter(({ state }) => state.conclusion!.on >= '2023').length);
      }),
      { numRuns: 60 },
    );
  });

  it('has each dispute in one column of a year, and is the same when it is rebuilt from the log', () => {
    const years = [2023, 2024, 2025, 2026, 2027];
    fc.assert(
      fc.property(fc.array(anyDispute, { minLength: 1, maxLength: 8 }), (disputes) => {
        const counters = countersOf(disputes);
        for (const year of years) {
          for (const policy of ['latest', 'each'] as const) {
            const tables = reportTables(counters, {}, year, policy);
            expect(checkTables(tables)).toEqual([]);
            expect(tables).toEqual(reportTables(rebuilt(disputes), {}, year, policy));
          }
          const { four } = reportTables(counters, {}, year);
          const heard = disputes.filter(({ state }) => isHeard(state, year));
          for (const kind of PROCEEDING_KIND_ORDER) {
            const own = heard.filter(({ state }) => 'dispute' in state && state.dispute.kind === kind);
            expect(four[kind].at(-1), `${kind} in ${year}`).toBe(own.length);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('gives, summed cell by cell by the agency above, the report of all their cases', () => {
    const agency = fc.record({
      cases: fc.array(anyCase, { maxLength: 3 }),
      disputes: fc.array(anyDispute, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(agency, { minLength: 2, maxLength: 4 }), (agencies) => {
        const counters = agencies.map(({ cases, disputes }) => [...countersOf(cases), ...countersOf(disputes)]);
        for (const year of YEARS) {
          const { tables } = consolidated(counters.map((own) => reportTables(own, {}, year)));
          const { three, four } = reportTables(counters.flat(), {}, year);
          expect(tables.three).toEqual(three);
          expect(tables.four).toEqual(four);
        }
      }),
      { numRuns: 30 },
    );
  });
});

// Computed without the ledger: in the year, an instance of a dispute that we count was heard or decided, or waits after a remand.
function isHeard(state: Proceeding, year: number): boolean {
  if (!('dispute' in state)) return false;
  const { standing, instances } = state.dispute;
  if (!STANDINGS[standing].counted) return false;
  const begun = instances.filter(({ openedOn }) => yearOf(openedOn) <= year);
  const decided = ({ conclusion }: (typeof instances)[number]) => conclusion && yearOf(conclusion.decidedOn);
  const last = begun.at(-1);
  const waits = last?.conclusion !== undefined && PROCEEDING_OUTCOMES[last.conclusion.outcome].effect === 'remanded';
  return waits || begun.some((instance) => (decided(instance) ?? year) >= year);
}
