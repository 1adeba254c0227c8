import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import { tsToMs } from '@temporalio/common/lib/time';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import {
  QUERIES,
  SIGNALS,
  WORKFLOWS,
  requestClockId,
  type Alarm,
  type ArmedAlarms,
  type Arming,
  type ClockTick,
  type Closing,
  type ClockActivities,
} from './contract';
import { bundleFromSource, keepHistory, openSkippedTime, type SkippedTime } from '../test/skippedTime';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

interface Raised {
  readonly what: string;
  readonly derivation: number;
  readonly workingDaysLeft?: number;
  readonly at: number;
}

let time: SkippedTime;
let request: string;
const raised = new Map<string, Raised[]>();
let answer: (tick: ClockTick) => Promise<void> = () => Promise.resolve();

const activities: ClockActivities = { warnOfDeadline: record, markDeadlineMissed: record };

async function record(tick: ClockTick): Promise<void> {
  if (!('request' in tick)) throw new Error('the clock of a request names its request');
  await answer(tick);
  const { what, derivation } = tick.alarm;
  const left = tick.alarm.what === 'warn' ? { workingDaysLeft: tick.alarm.workingDaysLeft } : {};
  raised.get(tick.request)?.push({ what, derivation, ...left, at: await time.now() });
}

beforeAll(async () => {
  time = await openSkippedTime(inject('temporalTestServer'), await bundleFromSource(), activities);
}, 120_000);

afterAll(async () => {
  await time.close();
});

beforeEach(() => {
  request = randomUUID();
  raised.set(request, []);
  answer = () => Promise.resolve();
});

/** The alarms of a deadline that is due some days after a start: T−5, T−2 and T−0 at 09:00, the miss at the end of the day. */
function deadline(start: number, dueInDays: number, derivation = 1): Alarm[] {
  const due = start + dueInDays * DAY;
  const at = (instant: number): string => new Date(instant).toISOString();
  const warn = (workingDaysLeft: number, instant: number): Alarm => {
    return { what: 'warn', kind: 'reply', derivation, workingDaysLeft, at: at(instant) };
  };
  return [
    warn(5, due - 7 * DAY),
    warn(2, due - 2 * DAY),
    warn(0, due),
    { what: 'miss', kind: 'reply', derivation, at: at(due + 15 * 60 * MINUTE - 1) },
  ];
}

async function start(alarms: readonly Alarm[], derivation = 1): Promise<WorkflowHandle> {
  return await time.client.workflow.start(WORKFLOWS.requestClock, {
    taskQueue: time.taskQueue,
    workflowId: requestClockId(request),
    args: [{ request, agency: 'agency', derivation, alarms }],
  });
}

const events = (): Raised[] => raised.get(request) ?? [];
const armed = (clock: WorkflowHandle): Promise<ArmedAlarms> => clock.query<ArmedAlarms>(QUERIES.armed);
const rearm = (clock: WorkflowHandle, arming: Arming): Promise<void> => clock.signal(SIGNALS.rearm, arming);
const close = (clock: WorkflowHandle, derivation: number): Promise<void> =>
  clock.signal<[Closing]>(SIGNALS.close, { derivation });

async function timers(clock: WorkflowHandle): Promise<{ firesAt: number }[]> {
  const { events: history } = await clock.fetchHistory();
  return (history ?? []).flatMap((event, index, all) => {
    const timer = event.timerStartedEventAttributes;
    if (!timer) return [];
    const task = all.slice(0, index).findLast((earlier) => earlier.workflowTaskStartedEventAttributes);
    return [{ firesAt: tsToMs(task?.eventTime) + tsToMs(timer.startToFireTimeout) }];
  });
}

describe('the clock of a request', () => {
  it('warns at T−5, T−2 and T−0, and has the miss marked only after the due day has ended', async () => {
    const alarms = deadline(await time.now(), 28);
    const [five, two, zero, miss] = alarms.map((alarm) => Date.parse(alarm.at)) as [number, number, number, number];
    const clock = await start(alarms);
    await vi.waitFor(async () => expect((await timers(clock)).length).toBe(1), 10_000);

    await time.skipTo(miss);
    await vi.waitFor(() => expect(events().length).toBe(3), 10_000);
    expect(events().map(({ what, workingDaysLeft }) => [what, workingDaysLeft])).toEqual([
      ['warn', 5],
      ['warn', 2],
      ['warn', 0],
    ]);
    for (const [index, at] of [five, two, zero].entries()) {
      expect(events()[index]!.at).toBeGreaterThanOrEqual(at);
      expect(events()[index]!.at).toBeLessThan(at + MINUTE);
    }

    await time.skipTo(miss + 11 * MINUTE);
    await vi.waitFor(() => expect(events().length).toBe(4), 10_000);
    expect(events()[3]).toMatchObject({ what: 'miss', derivation: 1 });
    expect(events()[3]!.at).toBeGreaterThan(miss);
    await keepHistory(clock, 'requestClock.warned-and-missed');
    await close(clock, 1);
    await clock.result();
  });

  it('has one timer at a time, which ends at the next alarm', async () => {
    const alarms = deadline(await time.now(), 28);
    const clock = await start(alarms);
    await vi.waitFor(async () => expect((await timers(clock)).length).toBe(1), 10_000);
    await time.skipTo(Date.parse(alarms[0]!.at) + MINUTE);
    await vi.waitFor(async () => expect((await timers(clock)).length).toBe(2), 10_000);
    const [first, second] = await timers(clock);
    expect(Math.abs(first!.firesAt - Date.parse(alarms[0]!.at))).toBeLessThanOrEqual(2);
    expect(Math.abs(second!.firesAt - Date.parse(alarms[1]!.at))).toBeLessThanOrEqual(2);
    await close(clock, 1);
    await clock.result();
  });

  it('rings only for the new alarms, with the new derivation, after a deadline has moved', async () => {
    const begin = await time.now();
    const clock = await start(deadline(begin, 28));
    const moved = deadline(begin, 50, 2);
    await rearm(clock, { derivation: 2, alarms: moved, due: { kind: 'reply', dueOn: '2026-05-01' } });
    await time.skipTo(begin + 40 * DAY);
    expect(events()).toEqual([]);
    expect(await armed(clock)).toMatchObject({ derivation: 2, next: { at: moved[0]!.at, workingDaysLeft: 5 } });
    await time.skipTo(begin + 52 * DAY);
    await vi.waitFor(() => expect(events().length).toBe(4), 10_000);
    expect(new Set(events().map(({ derivation }) => derivation))).toEqual(new Set([2]));
    await keepHistory(clock, 'requestClock.moved');
    await close(clock, 2);
    await clock.result();
  });

  it('ignores an older or repeated derivation, unless the sweep replaces exactly the one that is armed', async () => {
    const begin = await time.now();
    const clock = await start(deadline(begin, 50, 3), 3);
    await rearm(clock, { derivation: 2, alarms: deadline(begin, 20, 2) });
    await rearm(clock, { derivation: 3, alarms: deadline(begin, 20, 3) });
    expect(await armed(clock)).toMatchObject({ derivation: 3, alarms: deadline(begin, 50, 3) });
    await rearm(clock, { derivation: 3, alarms: deadline(begin, 70, 3), replaces: 2 });
    expect(await armed(clock)).toMatchObject({ derivation: 3, alarms: deadline(begin, 50, 3) });
    await rearm(clock, { derivation: 3, alarms: deadline(begin, 60, 3), replaces: 3 });
    expect(await armed(clock)).toMatchObject({ derivation: 3, alarms: deadline(begin, 60, 3) });
    await close(clock, 2);
    expect((await clock.describe()).status.name).toBe('RUNNING');
    await close(clock, 3);
    await clock.result();
  });

  it('ends when the request is closed, without ringing again', async () => {
    const begin = await time.now();
    const clock = await start(deadline(begin, 28));
    await time.skipTo(begin + 22 * DAY);
    await vi.waitFor(() => expect(events().length).toBe(1), 10_000);
    await close(clock, 2);
    await clock.result();
    await time.skipTo(begin + 40 * DAY);
    expect(events().length).toBe(1);
    await keepHistory(clock, 'requestClock.closed');
  });

  it('gives one reminder instead of three for a request that was recorded on its due day', async () => {
    const alarms = deadline((await time.now()) - 28 * DAY - MINUTE, 28);
    const clock = await start(alarms);
    await vi.waitFor(() => expect(events().length).toBe(1), 10_000);
    expect(events()[0]).toMatchObject({ what: 'warn', workingDaysLeft: 0 });
    expect(await armed(clock)).toMatchObject({ next: { what: 'miss' } });
    await close(clock, 1);
    await clock.result();
  });

  it('waits without a timer when no alarm is left, until it gets a new list', async () => {
    const clock = await start([]);
    expect(await armed(clock)).toEqual({ derivation: 1, next: null, alarms: [] });
    const alarms = deadline(await time.now(), 28, 2);
    await rearm(clock, { derivation: 2, alarms });
    expect(await armed(clock)).toMatchObject({ derivation: 2, next: { at: alarms[0]!.at } });
    expect((await timers(clock)).length).toBe(1);
    await close(clock, 2);
    await clock.result();
  });

  it('raises the alarm when the domain answers again after its activity failed', async () => {
    let failures = 2;
    answer = async () => {
      if (failures-- > 0) throw new Error('the database is away');
      return Promise.resolve();
    };
    const begin = await time.now();
    const clock = await start(deadline(begin, 28));
    await time.skipTo(begin + 21 * DAY + 10 * MINUTE);
    await vi.waitFor(() => expect(events().length).toBe(1), 20_000);
    await close(clock, 1);
    await clock.result();
  });
});
