import { APPLICANT_KIND_ORDER } from '@yishen/statute';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unexplainedCarry } from './opening';
import { reportTables, type Counter } from './tables';

const YEAR = 2023;
const kind = fc.constantFrom(...APPLICANT_KIND_ORDER);
// The ledger's sums for requests of some years, each concluded in its own year, a later year or not at all.
const histories = fc
  .array(
    fc.record({
      kind,
      received: fc.integer({ min: 2022, max: 2025 }),
      after: fc.option(fc.integer({ min: 0, max: 2 })),
    }),
  )
  .map((cases) =>
    cases.flatMap(({ kind, received, after }): Counter[] => [
      { measure: 'received', year: received, kind, row: '', count: 1 },
      ...(after === null ? [] : [{ measure: 'concluded', year: received + after, kind, row: 'R1', count: 1 } as const]),
    ]),
  );

describe('an agency that begins with a published report', () => {
  it('reports as if all its cases were counted, when the published report agrees with them', () => {
    fc.assert(
      fc.property(histories, (counters) => {
        const opening = reportTables(counters, {}, YEAR);
        for (const year of [YEAR, YEAR + 1, YEAR + 2]) {
          expect(reportTables(counters, {}, year, 'latest', opening)).toEqual(reportTables(counters, {}, year));
        }
        expect(unexplainedCarry(counters, opening)).toEqual([]);
      }),
    );
  });

  it('balances in every column, and names the columns whose carry-out the cases do not explain', () => {
    const seven = fc.array(fc.nat(500), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(histories, seven, (counters, carried) => {
        const own = reportTables(counters, {}, YEAR);
        const F = [...carried, carried.reduce((sum, count) => sum + count, 0)];
        const opening = { ...own, three: { ...own.three, F } };
        const next = reportTables(counters, {}, YEAR + 1, 'latest', opening);
        expect(next.three.C).toEqual(F);
        const { N, C, T, F: left } = next.three;
        N.forEach((received, at) => expect(received + C[at]!).toBe(T[at]! + left[at]!));
        const named = unexplainedCarry(counters, opening).map((one) => one.kind);
        expect(named).toEqual(APPLICANT_KIND_ORDER.filter((_, at) => carried[at] !== own.three.F[at]));
      }),
    );
  });
});
