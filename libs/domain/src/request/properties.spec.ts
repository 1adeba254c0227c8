import {
  NATIONAL_CALENDAR,
  addDays,
  dateOfDayNumber,
  dayNumber,
  isWorkingDay,
  plainDate,
  type PlainDate,
} from '@yishen/calendar';
import { DEFAULT_SETTINGS, PERIODS } from '@yishen/statute';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DOMAIN_REFUSALS } from '@yishen/catalogue';
import { Rejected } from '../rejected';
import { acts, received, typedCase, type TypedCase } from '../testing';
import { dayLedger } from './dayLedger';
import type { RequestCommand } from './commands';
import type { RequestEvent } from './events';
import { RULES_IN_FORCE } from './rules';
import type { Request } from './procedure';
import { UNKNOWN_REQUEST, evolveRequest } from './state';

const RUNS = 60;
const clock = { calendar: NATIONAL_CALENDAR, policy: DEFAULT_SETTINGS, rules: RULES_IN_FORCE };
const START = dayNumber(plainDate('2021-01-04'));
const receipt = fc.integer({ min: START, max: dayNumber(plainDate('2026-03-02')) }).map(dateOfDayNumber);
const after = (from: PlainDate, days: number): PlainDate => addDays(from, days);

/** Types commands; refused ones are left out, and the refusal must be a known one. */
function typed(from: TypedCase, commands: readonly RequestCommand[]): TypedCase {
  return commands.reduce((so, command) => {
    try {
      return so.type(command);
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      expect(Object.keys(DOMAIN_REFUSALS)).toContain(error.code);
      return so;
    }
  }, from);
}

/** Independent strands of one lawful case: each keeps its own order, and they may be entered mixed. */
const strands = fc
  .record({
    on: receipt,
    third: fc.integer({ min: 1, max: 9 }),
    fee: fc.boolean(),
    days: fc.integer({ min: 1, max: 20 }),
  })
  .map(({ on, third, fee, days }) => {
    const notice = after(on, 2);
    const consult = [
      acts.consult('thirdParty', after(on, third)),
      acts.consultServed(1, after(on, third + 2)),
      acts.opinion(1, after(on, third + 9)),
    ];
    const supplement = [
      acts.supplementNotice(notice),
      acts.served('supplement', notice),
      acts.supplement(after(notice, 5)),
    ];
    const extension = [acts.extension(days, after(on, 1))];
    const charge = [acts.feeNotice(after(on, 10)), acts.served('fee', after(on, 11)), acts.payment(after(on, 13), 140)];
    const answer = [acts.answer(after(on, 60))];
    return { on, strands: [consult, supplement, extension, ...(fee ? [charge] : []), answer] };
  });

/** Mixes the strands in a random order. */
function dealt(lists: readonly (readonly RequestCommand[])[], picks: readonly number[]): RequestCommand[] {
  const left = lists.map((list) => [...list]);
  const out: RequestCommand[] = [];
  for (const pick of picks) {
    const open = left.filter((list) => list.length > 0);
    if (open.length === 0) break;
    out.push(open[pick % open.length]?.shift() as RequestCommand);
  }
  return [...out, ...left.flat()];
}

const picks = fc.array(fc.nat({ max: 20 }), { minLength: 16, maxLength: 16 });

describe('any order of back-dated facts gives the same deadlines', () => {
  it('strand by strand, mixed, and with the answer entered first', () => {
    fc.assert(
      fc.property(strands, picks, ({ on, strands: lists }, order) => {
        const one = typedCase().type(received(on));
        const straight = one.type(...lists.flat());
        const mixed = one.type(...dealt(lists, order));
        expect(mixed.deadlines()).toEqual(straight.deadlines());
        expect(mixed.state.deadlines).toEqual(mixed.deadlines());
      }),
      { numRuns: RUNS },
    );
  });
});

/** Any act at all, with days around the receipt: most of them are refused. */
const anyAct = (on: PlainDate) => {
  const day = fc.integer({ min: -3, max: 90 }).map((days) => after(on, days));
  const n = fc.integer({ min: 1, max: 3 });
  return fc.oneof(
    day.map((d) => acts.supplementNotice(d)),
    day.map((d) => acts.supplementNotice(d, { whenLate: 'keepClock' })),
    fc.tuple(fc.constantFrom('supplement', 'fee', 'reasons', 'extension'), day).map(([s, d]) => acts.served(s, d)),
    day.map((d) => acts.supplement(d)),
    fc.tuple(fc.constantFrom('supplement' as const, 'fee' as const), day).map(([s, d]) => acts.lapse(s, d)),
    fc.tuple(fc.constantFrom('thirdParty', 'coMaker', 'otherAgency'), day).map(([p, d]) => acts.consult(p, d)),
    fc.tuple(n, day).map(([i, d]) => acts.consultServed(i, d)),
    fc.tuple(n, day, fc.boolean()).map(([i, d, good]) => acts.opinion(i, d, good ? 'agrees' : 'objects', good)),
    fc.tuple(n, day).map(([i, d]) => acts.consultEnded(i, d)),
    day.map((d) => acts.askReasons(d)),
    day.map((d) => acts.reasons(d)),
    fc.tuple(day, fc.boolean()).map(([d, good]) => acts.judge(d, good)),
    fc.tuple(day, day).map(([a, b]) => acts.delay(a, b)),
    fc.tuple(fc.integer({ min: 0, max: 22 }), day).map(([w, d]) => acts.extension(w, d)),
    day.map((d) => acts.feeNotice(d)),
    fc.tuple(day, fc.integer({ min: 1, max: 200 })).map(([d, y]) => acts.payment(d, y)),
    fc.tuple(day, fc.integer({ min: 1, max: 200 })).map(([d, y]) => acts.refund(d, y)),
    day.map((d) => acts.waiver(d)),
    fc.tuple(day, fc.constantFrom('A1', 'A2', 'A3', 'A12', 'A21')).map(([d, code]) => acts.answer(d, code)),
    day.map((d) => acts.withdrawal(d)),
    day.map((d) => acts.reopening(d)),
    day.map((d) => acts.reanswerOrder(d)),
    fc.tuple(n, day).map(([i, d]) => acts.reanswer(i, d)),
    fc.tuple(fc.integer({ min: 1, max: 12 }), day).map(([v, d]) => acts.correction(v, { receivedOn: d })),
    fc.tuple(fc.integer({ min: 1, max: 12 }), day).map(([v, d]) => acts.correction(v, { servedOn: d })),
    fc.integer({ min: 1, max: 16 }).map((v) => acts.revocation(v)),
    fc.constant(acts.confirmCorrection(1)),
  );
};
const anyHistory = receipt.chain((on) =>
  fc.record({ on: fc.constant(on), commands: fc.array(anyAct(on), { minLength: 5, maxLength: 25 }) }),
);

describe('any sequence of acts is refused with a known code or keeps every invariant', () => {
  it('for days, lapses, extensions, refunds, the fold and the ledger', () => {
    fc.assert(
      fc.property(anyHistory, ({ on, commands }) => {
        const one = typed(typedCase().type(received(on)), commands);
        const { state } = one;
        for (const deadline of one.deadlines()) {
          // Never due on a rest day, where the law counts working days; never before it began.
          if (deadline.workingDays > 0) expect(isWorkingDay(NATIONAL_CALENDAR, deadline.dueOn)).toBe(true);
          expect(deadline.dueOn >= deadline.from).toBe(true);
          expect(deadline.extendedBy ?? 0).toBeLessThanOrEqual(20);
          // The ledger numbers exactly the days that count.
          const counted = dayLedger(state, deadline, clock).filter(({ count }) => count !== undefined);
          if (deadline.workingDays > 0) expect(counted.at(-1)?.count).toBe(deadline.workingDays);
        }
        const { conclusion } = state;
        if (conclusion?.how === 'lapsed') {
          const kind = conclusion.decision === 'A21' ? 'supplementReply' : 'feePayment';
          expect(one.deadlines().some((each) => each.kind === kind && each.dueOn < conclusion.on)).toBe(true);
        }
        for (const fee of state.fees) {
          const paid = fee.credits.reduce((sum, { fen }) => sum + fen, 0);
          expect(fee.refunded).toBeLessThanOrEqual(Math.max(0, paid - fee.fen));
        }
        // Folding the whole stream again gives the state that the steps led to.
        expect(one.events.reduce<Request>(evolveRequest, UNKNOWN_REQUEST)).toEqual(state);
        expect(state.deadlines).toEqual(one.deadlines());
      }),
      { numRuns: 150 },
    );
  });

  it('and acts decided together give the same deadlines as one after the other', () => {
    fc.assert(
      fc.property(strands, ({ on, strands: lists }) => {
        const one = typedCase().type(received(on));
        const together: readonly RequestEvent[] = one.decides(...lists.flat());
        const then = [...one.events, ...together].reduce<Request>(evolveRequest, UNKNOWN_REQUEST);
        const done = one.type(...lists.flat());
        expect(then.status === 'unknown' ? [] : then.deadlines).toEqual(done.deadlines());
      }),
      { numRuns: RUNS },
    );
  });
});

describe('the reply deadline', () => {
  it('is later for a longer extension, by at least as many days', () => {
    fc.assert(
      fc.property(receipt, fc.integer({ min: 1, max: 19 }), (on, days) => {
        const due = (n: number) =>
          typedCase()
            .type(received(on), acts.extension(n, after(on, 1)))
            .deadline('reply');
        expect(dayNumber(due(days + 1)!.dueOn)).toBeGreaterThan(dayNumber(due(days)!.dueOn));
      }),
      { numRuns: RUNS },
    );
  });

  it('is later for a longer statutory period', () => {
    fc.assert(
      fc.property(receipt, fc.integer({ min: 1, max: 59 }), (on, days) => {
        const due = (n: number) => {
          const reply = [{ ...PERIODS.reply[1], days: n }];
          const rules = { ...RULES_IN_FORCE, periods: { ...PERIODS, reply } };
          return typedCase([], { rules }).type(received(on)).deadline('reply')!.dueOn;
        };
        expect(due(days + 1) > due(days)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  it('never moves earlier because of a further consultation', () => {
    const span = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 20 }));
    fc.assert(
      fc.property(receipt, fc.array(span, { minLength: 1, maxLength: 4 }), (on, spans) => {
        let typing = typedCase().type(received(on));
        let before = typing.deadline('reply')!.dueOn;
        for (const [at, length] of spans) {
          const n = typing.state.consultations.length + 1;
          typing = typing.type(acts.consult('otherAgency', after(on, at)), acts.opinion(n, after(on, at + length)));
          const now = typing.deadline('reply')!.dueOn;
          expect(now >= before).toBe(true);
          before = now;
        }
      }),
      { numRuns: RUNS },
    );
  });
});

describe('a correction gives the same result as recording the right value at once', () => {
  it('for every kind of day, in the facts and in every deadline', () => {
    const shift = fc.integer({ min: -1, max: 1 });
    fc.assert(
      fc.property(receipt, shift, fc.integer({ min: 0, max: 4 }), (on, by, which) => {
        const days = [3, 5, 12, 14, 40].map((at, index) => after(on, at + (index === which ? by : 0)));
        const commands = (d: readonly PlainDate[]) => [
          acts.consult('thirdParty', d[0]!),
          acts.consultServed(1, d[1]!),
          acts.opinion(1, d[2]!),
          acts.extension(5, d[3]!),
          acts.answer(d[4]!),
        ];
        const plain = [3, 5, 12, 14, 40].map((at) => after(on, at));
        const one = typedCase().type(received(on), ...commands(plain));
        const [type, field] = [
          ['ConsultationStarted', 'sentOn'],
          ['ConsultationServed', 'servedOn'],
          ['ConsultationReplied', 'receivedOn'],
          ['ExtensionGranted', 'grantedOn'],
          ['RequestAnswered', 'repliedOn'],
        ][which] as [RequestEvent['type'], string];
        const value = days[which]!;
        const changes = type === 'ExtensionGranted' ? { [field]: value, noticedOn: value } : { [field]: value };
        const corrected = one.type(acts.correction(one.versionOf(type), changes));
        const anew = typedCase().type(received(on), ...commands(days));
        expect(corrected.deadlines()).toEqual(anew.deadlines());
        const facts = (typing: TypedCase) => typing.state.facts.map(({ version: _, ...fact }) => fact);
        expect(facts(corrected)).toEqual(facts(anew));
      }),
      { numRuns: RUNS },
    );
  });

  it('and a revocation the same result as never recording the fact', () => {
    const what = fc.constantFrom<[RequestEvent['type'], (on: PlainDate) => RequestCommand]>(
      ['SupplementNoticeIssued', (on) => acts.supplementNotice(after(on, 2))],
      ['ConsultationStarted', (on) => acts.consult('coMaker', after(on, 2))],
      ['ExtensionGranted', (on) => acts.extension(7, after(on, 2))],
      ['FeeNoticeIssued', (on) => acts.feeNotice(after(on, 2))],
      ['ReasonsAsked', (on) => acts.askReasons(after(on, 2))],
    );
    fc.assert(
      fc.property(receipt, what, (on, [type, command]) => {
        const bare = typedCase().type(received(on));
        const undone = bare.type(command(on));
        const revoked = undone.type(acts.revocation(undone.versionOf(type)));
        expect(revoked.deadlines()).toEqual(bare.deadlines());
        expect(revoked.state.facts).toEqual(bare.state.facts);
      }),
      { numRuns: RUNS },
    );
  });
});
