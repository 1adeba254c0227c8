import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils';
import type { temporal } from '@temporalio/proto';
import { Worker, bundleWorkflowCode, type WorkflowBundle } from '@temporalio/worker';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { SILENT, openSkippedTime, type SkippedTime } from '../../workflows/test/skippedTime';
import { alternating, report } from './ratio';

// P15 of goals.md: what it costs a worker to load a clock that is not in memory, compared with a workflow that does nothing.
const ROUNDS = 7;
const REPLAYS = 100;
type History = temporal.api.history.v1.IHistory;

const CLOCK = historyOf('requestClock.warned-and-missed.json');
let bundle: WorkflowBundle;
let bare: WorkflowBundle;
let time: SkippedTime;
let empty: History;

beforeAll(async () => {
  bundle = await bundleWorkflowCode({ workflowsPath: join(__dirname, 'clockAndEmpty.ts'), logger: SILENT });
  bare = await bundleWorkflowCode({ workflowsPath: join(__dirname, 'bareClock.ts'), logger: SILENT });
  time = await openSkippedTime(inject('temporalTestServer'), bundle, {});
  const options = { taskQueue: time.taskQueue, workflowId: randomUUID() };
  const handle = await time.client.workflow.start('empty', options);
  await handle.result();
  empty = await handle.fetchHistory();
}, 120_000);
afterAll(() => time.close());

it('P15 replay of the clock of a request that warned three times and recorded a miss', async () => {
  const measured = await alternating(ROUNDS, {
    empty: () => replayed(bundle, empty),
    bare: () => replayed(bare, CLOCK),
    clock: () => replayed(bundle, CLOCK),
  });
  report({
    name: 'P15 CPU of a replay',
    unit: 'ms',
    goal: { most: 1.5 },
    baseline: { name: 'an empty workflow', measured: measured.empty },
    candidate: { name: 'the clock', measured: measured.clock },
  });
  report({
    name: 'P15 the bound: the same timers and activities alone',
    unit: 'ms',
    goal: { most: 1.5 },
    baseline: { name: 'an empty workflow', measured: measured.empty },
    candidate: { name: 'timers and activities', measured: measured.bare },
  });
  report({
    name: 'P15 what the clock adds to its bound',
    unit: 'ms',
    goal: { most: 1.5 },
    baseline: { name: 'timers and activities', measured: measured.bare },
    candidate: { name: 'the clock', measured: measured.clock },
  });
  const events = CLOCK.events ?? [];
  const milestones = events.filter(({ activityTaskScheduledEventAttributes: scheduled }) => scheduled).length;
  expect(milestones).toBe(4);
  report({
    name: 'P15 history of a milestone',
    unit: 'events',
    goal: { most: 20 },
    baseline: { name: 'one milestone', measured: [1] },
    candidate: { name: 'the clock', measured: [events.length / milestones] },
  });
});

/** Measures the processor time of one replay in ms, of this process with the SDK's threads. */
async function replayed(workflowBundle: WorkflowBundle, history: History): Promise<number> {
  const copies = Array.from({ length: REPLAYS }, (_, at) => ({ workflowId: `replay-${at}`, history }));
  const before = process.cpuUsage();
  let replays = 0;
  for await (const { error } of Worker.runReplayHistories({ workflowBundle }, copies)) {
    if (error) throw error;
    replays++;
  }
  expect(replays).toBe(REPLAYS);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / REPLAYS;
}

function historyOf(name: string): History {
  return historyFromJSON(JSON.parse(readFileSync(join(__dirname, '..', '..', 'workflows', 'histories', name), 'utf8')));
}
