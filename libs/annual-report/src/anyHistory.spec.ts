import { addDays, dateOfDayNumber, dayNumber, plainDate, type PlainDate } from '@yishen/calendar';
import { Rejected, type RequestCommand } from '@yishen/domain';
import { acts, received, sealed, typedCase, type TypedCase } from '@yishen/domain/testing';
import { APPLICANT_KIND_ORDER } from '@yishen/statute';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTables, evolveCounted, ledgerEntries, reportTables, type CountedFacts, type Counter } from './index';

const YEARS = [2023, 2024, 2025, 2026] as const;
const from = dayNumber(plainDate('2023-01-03'));
const receipt = fc.integer({ min: from, max: dayNumber(plainDate('2025-12-31')) }).map(dateOfDayNumber);

const anyAct = (on: PlainDate) => {
  const day = fc.integer({ min: -20, max: 260 }).map((days) => addDays(on, days));
  const version = fc.integer({ min: 1, max: 9 });
  const kind = fc.constantFrom(...APPLICANT_KIND_ORDER);
  return fc.oneof(
    fc.tuple(day, fc.constantFrom('A1', 'A3', 'A8', 'A12', 'A17')).map(([d, code]) => acts.answer(d, code)),
    day.map((d) => acts.withdrawal(d)),
    day.map((d) => acts.reopening(d)),
    day.map((d) => acts.supplementNotice(d)),
    day.map((d) => acts.served('supplement', d)),
    day.map((d) => acts.lapse('supplement', d)),
    day.map((d) => acts.split(d, 'a', 'b')),
    day.map((d) => acts.reanswerOrder(d)),
    day.map((d) => acts.reanswer(1, d)),
    kind.map((k): RequestCommand => ({ type: 'SetApplicantKind', kind: k, reason: sealed })),
    fc.tuple(version, day).map(([v, d]) => acts.correction(v, { receivedOn: d })),
    fc.tuple(version, day).map(([v, d]) => acts.correction(v, { repliedOn: d })),
    version.map((v) => acts.correction(v, { decision: 'A2' })),
    fc.integer({ min: 1, max: 3 }).map((n) => acts.confirmCorrection(n)),
    version.map((v) => acts.revocation(v)),
  );
};

const anyCase = receipt.chain((on) =>
  fc
    .tuple(fc.constantFrom(...APPLICANT_KIND_ORDER), fc.array(anyAct(on), { maxLength: 14 }))
    .map(([kind, commands]) => {
      const first = received(on, { applicant: { person: 'p', kind, name: sealed, contact: sealed } });
      return commands.reduce<TypedCase>((so, command) => {
        try {
          return so.given({ actor: command.type === 'ConfirmCorrection' ? 'head' : 'clerk' }).type(command);
        } catch (error) {
          if (error instanceof Rejected) return so;
          throw error;
        }
      }, typedCase().type(first));
    }),
);

function countersOf(cases: readonly TypedCase[]): Counter[] {
  return cases.flatMap(({ events }) => {
    let facts: CountedFacts | undefined;
    return events.flatMap((event) => {
      const before = facts;
      facts = evolveCounted(facts, event);
      return ledgerEntries(before, facts).map(({ sign, ...line }) => ({ ...line, count: sign }));
    });
  });
}

describe('the report after any history over three years', () => {
  it('balances in every column and year, carries on what was open, and agrees with the state of every case', () => {
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
        // What the ledger sums to is what the cases say.
        const counting = cases.filter(({ state }) => state.status !== 'split');
        const total = (row: 'N' | 'T') => reports.reduce((sum, { three }) => sum + (three[row].at(-1) ?? 0), 0);
        expect(total('N')).toBe(counting.filter(({ state }) => (state.receivedOn ?? '') >= '2023').length);
        const ended = counting.filter(({ state }) => state.conclusion !== undefined && state.receivedOn! >= '2023');
        expect(total('T')).toBe(ended.filter(({ state }) => state.conclusion!.on >= '2023').length);
      }),
      { numRuns: 60 },
    );
  });
});
