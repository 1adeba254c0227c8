import { NATIONAL_CALENDAR, addDays, atShanghai, plainDate, type PlainDate } from '@yishen/calendar';
import { UNKNOWN_REQUEST, decideRequest, evolveRequest, type Request, type RequestCommand } from '@yishen/domain';
import { describe, expect, it } from 'vitest';
import type { PlannedHistory } from '../../apps/cli/src/simulate/year/history';
import { planHistory } from '../../apps/cli/src/simulate/year/planHistory';
import { seededRandom } from '../../apps/cli/src/simulate/random';
import { alarmsOf, differingDeadlines } from './compare';
import type { Recorded } from './secondComputation';

const YEAR = 2025;
const UNTIL = plainDate('2025-12-31');
const HISTORIES = 500;
const sealed = { k: 'k', v: 'v' };

/** Runs a history with the domain alone: the acts of each day, and the alarms of the night after it. */
function lived({ on, incoming, steps }: PlannedHistory): Recorded[] {
  const recorded: Recorded[] = [];
  let state: Request = UNKNOWN_REQUEST;
  const decide = (day: PlainDate, clock: string, by: string, command: RequestCommand): void => {
    const context = { now: atShanghai(day, clock), calendar: NATIONAL_CALENDAR, actor: by };
    for (const event of decideRequest([command], state, context)) {
      state = evolveRequest(state, event);
      const { type, data } = event;
      const version = recorded.length + 1;
      recorded.push({ stream: 'request-r', version, type, data: data as unknown as Recorded['data'], on: day });
    }
  };
  for (let day = on; day <= addDays(UNTIL, 1); day = addDays(day, 1)) {
    if (state.status !== 'unknown' && !state.closed) {
      for (const { kind, ref, dueOn, state: stands } of state.deadlines) {
        if (stands !== 'running' || dueOn >= day) continue;
        const { derivation } = state;
        decide(day, '00:05:00.000', 'worker', { type: 'MarkDeadlineMissed', kind, ref, derivation });
      }
    }
    if (day > UNTIL) break;
    if (day === on) {
      const { kind, evidence, ...how } = incoming;
      const base = {
        agencyId: 'a',
        code: 'c',
        channel: how.channel,
        applicant: { person: 'p', kind, name: sealed, contact: sealed },
        content: sealed,
      };
      const proof = evidence ? { evidence: { evidenceKind: evidence, evidenceNote: sealed } } : {};
      if (how.arrivedOn)
        decide(day, '10:00:00.000', 'clerk', { type: 'RecordArrival', arrivedOn: how.arrivedOn, ...base });
      else
        decide(day, '10:00:00.000', 'clerk', {
          type: 'ReceiveRequest',
          receivedOn: how.receivedOn!,
          ...proof,
          ...base,
        });
    }
    for (const { by, act, of } of steps.filter((step) => step.on === day)) {
      const version = of && recorded.findLast(({ type }) => type === of)?.version;
      decide(day, '10:00:00.000', by, { ...act, ...(of ? { version } : {}) } as unknown as RequestCommand);
    }
  }
  return recorded;
}

describe('the histories of a simulated year, run with the domain alone', () => {
  const all = Array.from({ length: HISTORIES }, (_, n) => {
    const history = planHistory(seededRandom(`histories:${n}`), n, { year: YEAR, until: UNTIL });
    try {
      return lived(history);
    } catch (error) {
      throw new Error(JSON.stringify(history, undefined, 1), { cause: error });
    }
  });

  it('have no refused act, and every deadline on the day of the second computation', () => {
    expect(all.flatMap((recorded) => differingDeadlines(recorded).differing)).toEqual([]);
  });

  it('give every miss, lapse and silence once, on its day', () => {
    for (const recorded of all) {
      const { rang, expected } = alarmsOf(recorded, UNTIL);
      expect(rang).toEqual(expected);
    }
  });
});
