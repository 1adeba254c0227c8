import { NATIONAL_CALENDAR, plainDate } from '@yishen/calendar';
import { UNKNOWN_REQUEST, evolveRequest, requestDeadlines, type RequestEvent } from '@yishen/domain';
import { acts, received, typedCase } from '@yishen/domain/testing';
import { DEFAULT_SETTINGS, FEE_SCALES, PERIODS } from '@yishen/statute';
import { expect, it } from 'vitest';
import { alternating, report } from './ratio';

// Every act and every page folds the clock from the facts, so it must not cost more than reading them.
const ROUNDS = 7;
const FOLDS = 2_000;
const CLOCK = {
  calendar: NATIONAL_CALENDAR,
  policy: DEFAULT_SETTINGS,
  rules: { periods: PERIODS, feeScales: FEE_SCALES },
};

/** A case with every step: supplement, three consultations, reasons, extension, fee, answer, and the deadlines derived from them. */
const EVENTS: readonly RequestEvent[] = typedCase()
  .type(
    received('2026-03-02'),
    acts.supplementNotice('2026-03-04'),
    acts.served('supplement', '2026-03-05'),
    acts.supplement('2026-03-16'),
    acts.consult('thirdParty', '2026-03-18'),
    acts.consult('coMaker', '2026-03-19'),
    acts.consult('otherAgency', '2026-03-20'),
    acts.consultServed(1, '2026-03-20'),
    acts.consultServed(2, '2026-03-21'),
    acts.consultServed(3, '2026-03-23'),
    acts.opinion(1, '2026-03-30'),
    acts.opinion(2, '2026-04-01'),
    acts.opinion(3, '2026-04-02'),
    acts.askReasons('2026-04-03'),
    acts.served('reasons', '2026-04-07'),
    acts.reasons('2026-04-10'),
    acts.judge('2026-04-13', true),
    acts.extension(10, '2026-04-14'),
    acts.feeNotice('2026-04-15'),
    acts.served('fee', '2026-04-16'),
    acts.payment('2026-04-20', 140),
    acts.answer('2026-05-08'),
  )
  .events.slice(0, 40);
const JSON_LINES = EVENTS.map((event) => JSON.stringify(event));
const AS_OF = plainDate('2026-05-08');

it('clock fold of a case of 40 events', async () => {
  expect(EVENTS.length).toBe(40);
  const { parsed, folded } = await alternating(ROUNDS, {
    parsed: () =>
      measured(() => {
        const events = JSON_LINES.map((line) => JSON.parse(line) as RequestEvent);
        expect(events.length).toBe(40);
      }),
    folded: () =>
      measured(() => {
        const state = EVENTS.reduce(evolveRequest, UNKNOWN_REQUEST);
        if (state.status === 'unknown') throw new Error('nothing was folded');
        expect(requestDeadlines(state, CLOCK, AS_OF).length).toBeGreaterThan(4);
      }),
  });
  report({
    name: 'clock fold, 40 events',
    unit: 'µs',
    goal: { most: 3 },
    baseline: { name: 'JSON.parse of the same events', measured: parsed },
    candidate: { name: 'fold and deadlines', measured: folded },
  });
});

function measured(work: () => void): Promise<number> {
  const started = performance.now();
  for (let at = 0; at < FOLDS; at++) work();
  return Promise.resolve(((performance.now() - started) / FOLDS) * 1_000);
}
