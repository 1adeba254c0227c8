import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import {
  SIGNALS,
  WORKFLOWS,
  clockId,
  type Alarm,
  type Arming,
  type ClockActivities,
  type ClockTick,
  type Closing,
  type RequestClockInput,
} from './contract';
import { bundleFromSource, keepHistory, openSkippedTime, type SkippedTime } from '../test/skippedTime';

const DAY = 24 * 3_600_000;

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

describe('the clock of a notice or consultation', () => {
  it.each([
    ['supplementation', 'supplementReply', 'the day by which the applicant must correct (条例 第三十条)'],
    ['feeNotice', 'feePayment', 'the day by which the fee must be paid (109号 第六条)'],
    ['consultation', 'consultationReply', 'the last day of the consulted party (条例 第三十二条、第三十四条)'],
  ] as const)('%s warns of the deadline %s and rings after it: %s', async (workflow, kind, _what) => {
    rung.length = 0;
    const start = await time.now();
    const at = (days: number): string => new Date(start + days * DAY).toISOString();
    const alarms = (derivation: number, days: number): Alarm[] => [
      { what: 'warn', kind, ref: 1, derivation, workingDaysLeft: 2, at: at(days - 2) },
      { what: 'miss', kind, ref: 1, derivation, at: at(days) },
    ];
    const request = randomUUID();
    const input: RequestClockInput = { request, agency: 'agency', derivation: 1, alarms: alarms(1, 10) };
    const clock = await time.client.workflow.start(WORKFLOWS[workflow], {
      taskQueue: time.taskQueue,
      workflowId: clockId(workflow, { request }, 1),
      args: [input],
    });
    // The notice was served later than recorded, so the whole list is replaced before the first alarm rings.
    await clock.signal<[Arming]>(SIGNALS.rearm, { derivation: 2, alarms: alarms(2, 15) });
    await time.skipTo(start + 16 * DAY);
    await vi.waitFor(() => expect(rung.length).toBe(2), 10_000);
    expect(rung.map(({ alarm }) => [alarm.what, alarm.kind, alarm.ref, alarm.derivation])).toEqual([
      ['warn', kind, 1, 2],
      ['miss', kind, 1, 2],
    ]);
    await clock.signal<[Closing]>(SIGNALS.close, { derivation: 2 });
    await clock.result();
    await keepHistory(clock, `${workflow}.moved-and-rung`);
  });
});
