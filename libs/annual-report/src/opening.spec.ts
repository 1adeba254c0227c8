import { APPLICANT_KIND_ORDER } from '@yishen/statute';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unexplainedCarry } from './opening';
import { reportTables, type Counter } from './tables';

const YEAR = 2023;
const kind = fc.constantFrom(...APPLICANT_KIND_ORDER);
// Requests of three years, each concluded in its own or a later year or not at all: the ledger's sums.
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
  it('whose report is what its cases say carries in, and reports ever after, as if they all were counted', () => {
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

  it('balances in every column, whatever the published report carried out, and names the columns that no cases explain', () => {
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
