import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { NOTHING_SWEPT, WORKFLOWS, type StarterInput, type SweepActivities, type SweepCounts } from './contract';
import { bundleFromSource, keepHistory, openSkippedTime, type SkippedTime } from '../test/skippedTime';

const pages: Record<string, string | null> = { '': 'request-b', 'request-b': 'request-d', 'request-d': null };
const reported: SweepCounts[] = [];
let held: Promise<void> = Promise.resolve();
let time: SkippedTime;

const activities: SweepActivities = {
  sweepPage: async ({ after }) => {
    await held;
    return {
      counts: { ...NOTHING_SWEPT, checked: 2, missing: after === 'request-b' ? 1 : 0 },
      next: pages[after] ?? null,
    };
  },
  reportSweep: (counts) => Promise.resolve(void reported.push(counts)),
};

beforeAll(async () => {
  time = await openSkippedTime(inject('temporalTestServer'), await bundleFromSource(), activities);
}, 120_000);

afterAll(async () => {
  await time.close();
});

describe('the sweep', () => {
  it('goes through every page, adds up what was repaired and reports it once', async () => {
    const workflowId = `sweep-${randomUUID()}`;
    const run = await time.client.workflow.start(WORKFLOWS.sweep, {
      taskQueue: time.taskQueue,
      workflowId,
      args: [{}],
    });
    expect(await run.result()).toEqual({ ...NOTHING_SWEPT, checked: 6, missing: 1 });
    expect(reported).toEqual([{ ...NOTHING_SWEPT, checked: 6, missing: 1 }]);
    await keepHistory(run, 'sweep.three-pages');
  });

  it('is not started again while it runs, because it has one business id', async () => {
    let release = (): void => undefined;
    held = new Promise<void>((resolve) => (release = resolve));
    const id = `sweep-${randomUUID()}`;
    const input: StarterInput = { workflow: WORKFLOWS.sweep, id, input: {} };
    const start = (): Promise<unknown> =>
      time.client.workflow.execute(WORKFLOWS.starter, {
        taskQueue: time.taskQueue,
        workflowId: randomUUID(),
        args: [input],
      });
    expect(await start()).toBe(true);
    expect(await start()).toBe(false);
    release();
    expect(await time.client.workflow.getHandle(id).result()).toMatchObject({ checked: 6 });
  });
});
