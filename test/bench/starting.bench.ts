import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { TASK_QUEUE, WORKFLOWS, requestClockId } from '@yishen/workflows/contract';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { temporalClocks } from '../../apps/worker/src/clocks/clocks';
import { forEachAtOnce } from '../../apps/worker/src/concurrency';
import { alternating, report } from './ratio';

// Starting clocks as the reactor does, on the development server, compared with workflows that have no input, and with 200 a second.
const ROUNDS = 5;
const CLOCKS = 1_000;
const AT_ONCE = 32;
const GOAL = 200;

let connection: Connection;
let client: Client;

beforeAll(async () => {
  connection = await Connection.connect({ address: inject('temporalDevServer') });
  client = new Client({ connection });
});
afterAll(() => connection.close());

it('P15 starting a thousand clocks on the development server', async () => {
  const clocks = temporalClocks(client, { searchAttributes: false });
  const alarms = [{ what: 'miss', kind: 'reply', derivation: 1, at: '2027-01-04T16:00:00.000Z' } as const];
  const measured = await alternating(ROUNDS, {
    nothing: () =>
      rate(async (id) => {
        await client.workflow.start('nothing', { workflowId: id, taskQueue: `${TASK_QUEUE}-nothing` });
      }),
    clocks: () =>
      rate((id) =>
        clocks.arm({
          workflow: WORKFLOWS.requestClock,
          id: requestClockId(id),
          subject: { request: id },
          agency: 'agency-0',
          derivation: 1,
          closed: false,
          alarms,
        }),
      ),
  });
  // The server's list of workflows is some moments behind.
  const started = () => client.workflow.count(`WorkflowType = '${WORKFLOWS.requestClock}'`).then(({ count }) => count);
  await expect.poll(started, { timeout: 30_000 }).toBe(CLOCKS * (ROUNDS + 1));
  const candidate = { name: 'clocks', measured: measured.clocks };
  report({
    name: `P15 starting ${CLOCKS} clocks`,
    unit: 'a second',
    goal: { least: 1 },
    baseline: { name: 'the goal', measured: [GOAL] },
    candidate,
  });
  report({
    name: 'P15 the bound: workflows without input or signal',
    unit: 'a second',
    goal: { least: 0.5 },
    baseline: { name: 'started by the client alone', measured: measured.nothing },
    candidate,
  });
}, 600_000);

/** Starts so many workflows, several at once; returns how many a second. */
async function rate(start: (id: string) => Promise<void>): Promise<number> {
  const ids = Array.from({ length: CLOCKS }, () => randomUUID());
  const began = performance.now();
  await forEachAtOnce(ids, AT_ONCE, start);
  return CLOCKS / ((performance.now() - began) / 1_000);
}
