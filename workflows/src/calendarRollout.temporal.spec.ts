import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import {
  QUERIES,
  WORKFLOWS,
  calendarRolloutId,
  type RolloutActivities,
  type RolloutCounts,
  type RolloutProgress,
} from './contract';
import { bundleFromSource, keepHistory, openSkippedTime, type SkippedTime } from '../test/skippedTime';

const VERSION = 'cn-2026+1';
const pages: Record<string, string | null> = { '': 'request-b', 'request-b': 'request-d', 'request-d': null };
let done: string[] = [];
let completed: RolloutCounts[] = [];
let failures = 0;
let held: Promise<void> = Promise.resolve();
let time: SkippedTime;

const activities: RolloutActivities = {
  startRollout: ({ region, version }) => Promise.resolve(void done.push(`start ${region} ${version}`)),
  rollOutPage: async ({ after }) => {
    if (after === 'request-b') await held;
    if (after === 'request-d' && failures > 0) {
      failures -= 1;
      throw new Error('the log is away');
    }
    done.push(`page after ${after}`);
    return { counts: { checked: 2, rederived: 1, failed: after === '' ? 1 : 0 }, next: pages[after] ?? null };
  },
  completeRollout: ({ counts }) => Promise.resolve(void completed.push(counts)),
};

beforeAll(async () => {
  time = await openSkippedTime(inject('temporalTestServer'), await bundleFromSource(), activities);
}, 120_000);
afterAll(async () => {
  await time.close();
});
beforeEach(() => {
  done = [];
  completed = [];
});

const start = (workflowId = calendarRolloutId(`${VERSION}-${randomUUID()}`)) =>
  time.client.workflow.start(WORKFLOWS.calendarRollout, {
    taskQueue: time.taskQueue,
    workflowId,
    args: [{ region: 'CN', version: VERSION }],
  });

describe('the rollout of a calendar version', () => {
  it('reports its start, goes through every page, and reports its result once', async () => {
    const run = await start();
    const counts = { checked: 6, rederived: 3, failed: 1 };
    expect(await run.result()).toEqual(counts);
    expect(done).toEqual(['start CN cn-2026+1', 'page after ', 'page after request-b', 'page after request-d']);
    expect(completed).toEqual([counts]);
    await keepHistory(run, 'calendarRollout.three-pages');
  });

  it('shows its progress while it runs', async () => {
    let release = (): void => undefined;
    held = new Promise<void>((resolve) => (release = resolve));
    const run = await start();
    const progress = () => run.query<RolloutProgress>(QUERIES.progress);
    await expect.poll(progress).toEqual({
      version: VERSION,
      counts: { checked: 2, rederived: 1, failed: 1 },
      done: false,
    });
    release();
    await run.result();
    expect(await progress()).toMatchObject({ counts: { checked: 6 }, done: true });
  });

  it('retries the page that failed instead of starting over', async () => {
    failures = 2;
    const run = await start();
    expect(await run.result()).toMatchObject({ checked: 6 });
    expect(done.filter((step) => step === 'page after ')).toHaveLength(1);
  });
});
