import { APPLICANT_KIND_ORDER, PUBLICATION_FIGURE_ORDER } from '@yishen/statute';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTables } from './checks';
import { consolidated } from './consolidation';
import { reportTables, type Counter, type ReportTables } from './tables';

const YEAR = 2024;
const report = fc
  .record({
    cases: fc.array(
      fc.record({
        kind: fc.constantFrom(...APPLICANT_KIND_ORDER),
        received: fc.integer({ min: 2022, max: YEAR }),
        after: fc.option(fc.integer({ min: 0, max: 2 })),
      }),
      { maxLength: 12 },
    ),
    fen: fc.option(fc.nat(10_000_000)),
    licences: fc.option(fc.nat(9_000)),
  })
  .map(({ cases, fen, licences }): ReportTables => {
    const counters = cases.flatMap(({ kind, received, after }): Counter[] => [
      { measure: 'received', year: received, kind, row: '', count: 1 },
      ...(after === null ? [] : [{ measure: 'concluded', year: received + after, kind, row: 'R1', count: 1 } as const]),
    ]);
    const figures = {
      ...(fen === null ? {} : { fees: String(fen / 1_000_000) }),
      ...(licences === null ? {} : { licences: String(licences) }),
    };
    return reportTables(counters, figures, YEAR);
  });

describe('a consolidated report', () => {
  it('is the sum of its parts cell by cell, balances, and does not depend on the order of summing', () => {
    fc.assert(
      fc.property(fc.array(report, { minLength: 1, maxLength: 6 }), fc.nat(5), (reports, cut) => {
        const { tables } = consolidated(reports);
        for (const [row, cells] of Object.entries(tables.three)) {
          const sums = cells.map((_, at) => reports.reduce((sum, { three }) => sum + three[row as 'N'][at]!, 0));
          expect(cells).toEqual(sums);
        }
        expect(checkTables(tables).filter(({ statement }) => /结转|总计/.test(statement))).toEqual([]);
        // Consolidating a branch of the tree first gives the same sum.
        const [branch, others] = [reports.slice(0, cut), reports.slice(cut)];
        if (branch.length > 0 && others.length > 0) {
          expect(consolidated([consolidated(branch).tables, ...others]).tables).toEqual(tables);
        }
      }),
    );
  });

  it('adds amounts exactly, and names the figures that a part has not recorded instead of taking them as zero', () => {
    const of = (fees?: string) => reportTables([], fees === undefined ? {} : { fees }, YEAR);
    expect(consolidated([of('0.1'), of('0.2'), of('59237.2449')]).tables.two.fees).toBe('59237.5449');
    expect(consolidated([of('3'), of()])).toMatchObject({
      tables: { two: { fees: '3' } },
      lacking: PUBLICATION_FIGURE_ORDER,
    });
    expect(consolidated([of(), of()]).tables.two.fees).toBeNull();
  });
});
