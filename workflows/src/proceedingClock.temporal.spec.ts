import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import {
  SIGNALS,
  WORKFLOWS,
  clockId,
  type Alarm,
  type ClockActivities,
  type ClockTick,
  type Closing,
  type ProceedingClockInput,
} from './contract';
import { bundleFromSource, keepHistory, openSkippedTime, type SkippedTime } from '../test/skippedTime';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let time: SkippedTime;
const rung: ClockTick[] = [];
const ring = (tick: ClockTick): Promise<void> => Promise.resolve(void rung.push(tick));
const activities: ClockActivities = { warnOfDeadline: ring, markDeadlineMissed: ring };

beforeAll(async () => {
  time = await openSkippedTime(inject('temporalTestServer'), await bundleFromSource(), activities);
}, 120_000);
afterAll(async () => {
  await time.close();
});

describe('the clock of a dispute', () => {
  it('rings for each reply, hearing and appeal by its number, and ends when the dispute is closed', async () => {
    const start = await time.now();
    const at = (days: number): string => new Date(start + days * DAY).toISOString();
    const warn = (kind: string, ref: number, days: number): Alarm => ({
      what: 'warn',
      kind,
      ref,
      derivation: 1,
      workingDaysLeft: 2,
      at: at(days),
    });
    const miss = (kind: string, ref: number, days: number): Alarm => ({
      what: 'miss',
      kind,
      ref,
      derivation: 1,
      at: at(days),
    });
    const proceeding = randomUUID();
    const input: ProceedingClockInput = {
      proceeding,
      agency: 'agency',
      derivation: 1,
      alarms: [
        warn('replyAndEvidence', 1, 11),
        miss('replyAndEvidence', 1, 15),
        warn('hearing', 1, 18),
        warn('hearing', 2, 20),
        miss('appeal', 1, 40),
      ],
    };
    const clock = await time.client.workflow.start(WORKFLOWS.proceedingClock, {
      taskQueue: time.taskQueue,
      workflowId: clockId('proceedingClock', { proceeding }),
      args: [input],
    });
    expect(clock.workflowId).toBe(`proceeding-clock:${proceeding}`);
    await time.skipTo(start + 41 * DAY);
    await vi.waitFor(() => expect(rung.length).toBe(5), 10_000);
    expect(rung.map(({ alarm }) => [alarm.what, alarm.kind, alarm.ref])).toEqual([
      ['warn', 'replyAndEvidence', 1],
      ['miss', 'replyAndEvidence', 1],
      ['warn', 'hearing', 1],
      ['warn', 'hearing', 2],
      ['miss', 'appeal', 1],
    ]);
    expect(rung.every((tick) => 'proceeding' in tick && tick.proceeding === proceeding)).toBe(true);
    await clock.signal<[Closing]>(SIGNALS.close, { derivation: 1 });
    await clock.result();
    await keepHistory(clock, 'proceedingClock.three-kinds');
  });
});
