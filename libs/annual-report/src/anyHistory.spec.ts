import {
  NATIONAL_CALENDAR,
  addDays,
  dateOfDayNumber,
  dayNumber,
  instant,
  plainDate,
  yearOf,
  type PlainDate,
} from '@yishen/calendar';
import {
  Rejected,
  UNKNOWN_PROCEEDING,
  decideProceeding,
  evolveProceeding,
  type Dispute,
  type Proceeding,
  type ProceedingCommand,
  type ProceedingEvent,
  type RequestCommand,
} from '@yishen/domain';
import { acts, received, sealed, typedCase, type TypedCase } from '@yishen/domain/testing';
import { APPLICANT_KIND_ORDER, DEFAULT_SETTINGS, PROCEEDING_OUTCOMES, STANDINGS } from '@yishen/statute';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROCEEDING_KIND_ORDER, checkTables, consolidated, reportTables, type Counter } from './index';
import { contributionsOf, ledgerOf, type Happening } from './testing/ledger';

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

/** A dispute as its stream has it. */
interface TypedDispute {
  readonly events: readonly ProceedingEvent[];
  readonly state: Proceeding;
}

// What is done next depends on where the dispute stands: an open instance is decided, a decided one goes on to the next.
const anyStep = fc.record({
  what: fc.constantFrom('on', 'on', 'on', 'decidedOn', 'outcome', 'openedOn', 'standing', 'void'),
  days: fc.integer({ min: 1, max: 320 }),
  pick: fc.nat(),
  result: fc.constantFrom('claimRejected', 'annulled', 'confirmedUnlawful'),
});
type Step = typeof anyStep extends fc.Arbitrary<infer Value> ? Value : never;

const pickOf = <T>(list: readonly T[], pick: number): T => list[pick % list.length]!;
const correcting = (fact: string, n: number, changes: Readonly<Record<string, string>>): ProceedingCommand => ({
  type: 'CorrectProceeding',
  fact,
  n,
  changes,
  reason: sealed,
});

function nextCommand(dispute: Dispute, { what, days, pick, result }: Step, forum: string): ProceedingCommand {
  const { instances } = dispute;
  const last = instances.at(-1)!;
  const any = pickOf(instances, pick);
  const outcomes = Object.entries(PROCEEDING_OUTCOMES).filter(([, { forums }]) =>
    (forums as readonly string[]).includes(last.forum),
  );
  const [outcome, { effect }] = pickOf(outcomes, pick);
  const named: Readonly<Record<string, string>> = effect === 'named' ? { result } : {};
  const later = addDays(last.conclusion?.decidedOn ?? last.openedOn, days);
  switch (what) {
    case 'decidedOn':
      return correcting('InstanceConcluded', any.n, { decidedOn: addDays(any.openedOn, days) });
    case 'outcome':
      return correcting('InstanceConcluded', last.n, { outcome, ...named });
    case 'openedOn':
      return correcting('ProceedingOpened', 1, { openedOn: addDays(instances[0]!.openedOn, days - 160) });
    case 'standing':
      return correcting('ProceedingOpened', 1, { standing: pickOf(Object.keys(STANDINGS), pick) });
    case 'void': {
      const fact = pickOf(['InstanceConcluded', 'InstanceConcluded', 'InstanceOpened', 'ProceedingOpened'], pick);
      return { ...correcting(fact, fact === 'ProceedingOpened' ? 1 : last.n, {}), voided: true } as ProceedingCommand;
    }
    default:
      return last.conclusion
        ? { type: 'OpenInstance', forum, openedOn: later }
        : { type: 'ConcludeInstance', instance: last.n, outcome, ...named, decidedOn: later, receivedOn: later };
  }
}

const anyDispute: fc.Arbitrary<TypedDispute> = receipt.chain((openedOn) =>
  fc.tuple(fc.constantFrom(...PROCEEDING_KIND_ORDER), fc.array(anyStep, { maxLength: 12 })).map(([kind, steps]) => {
    const opening: ProceedingCommand = { type: 'OpenProceeding', agencyId: 'a', kind, openedOn };
    const opened = typedInto({ events: [], state: UNKNOWN_PROCEEDING }, opening);
    return steps.reduce<TypedDispute>((so, step) => {
      const { state } = so;
      if (!('dispute' in state)) return so;
      // Which forum comes next is for the rules to say.
      const tried = ['firstInstance', 'appeal', 'retrial'].map((forum) =>
        typedInto(so, nextCommand(state.dispute, step, forum)),
      );
      return tried.find(({ events }) => events.length > so.events.length) ?? so;
    }, opened);
  }),
);

function typedInto({ events, state }: TypedDispute, command: ProceedingCommand): TypedDispute {
  const now = instant('2027-12-20T04:00:00.000Z');
  try {
    const fresh = decideProceeding([command], state, {
      now,
      calendar: NATIONAL_CALENDAR,
      actor: 'legal',
      policy: DEFAULT_SETTINGS,
    });
    return { events: [...events, ...fresh], state: fresh.reduce(evolveProceeding, state) };
  } catch (error) {
    if (error instanceof Rejected) return { events, state };
    throw error;
  }
}

interface Stream {
  readonly events: readonly Happening[];
}

function countersOf(streams: readonly Stream[]): Counter[] {
  return streams.flatMap(({ events }) => ledgerOf(events).map(({ sign, ...line }) => ({ ...line, count: sign })));
}

// What counts the log afresh counts: nothing of how each case came to what it is.
function rebuilt(streams: readonly Stream[]): Counter[] {
  return streams.flatMap(({ events }) => contributionsOf(events).map((line) => ({ ...line, count: 1 })));
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

  it('has every dispute in one column a year, whatever its instances and corrections, and is the same rebuilt from the log', () => {
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

  it('is summed by the agency above, cell by cell, and the sum is the report of all their cases', () => {
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

// Said without the ledger: some instance of a dispute that we count was heard or decided in the year, or waits after a remand.
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
