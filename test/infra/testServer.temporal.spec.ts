import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { InternalConnectionOptionsSymbol } from '@temporalio/client/lib/connection';
import { tsToMs } from '@temporalio/common/lib/time';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createChildren } from '../../infra/local/children.mjs';
import { startTestServer } from '../../infra/local/testServer.mjs';
import { fourWeeks } from './workflows/longTimer';

const DAY = 86_400_000;

describe('the time-skipping test server', () => {
  let env: TestWorkflowEnvironment;
  beforeAll(async () => {
    Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR') });
    const path = inject('temporalTestServerPath');
    env = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path } } });
  });
  afterAll(() => env.teardown());

  it('ends a timer of 28 days without waiting', async () => {
    const worker = await Worker.create({
      connection: env.nativeConnection,
      taskQueue: 'infra',
      workflowsPath: join(__dirname, 'workflows', 'longTimer.ts'),
    });
    const waited = await worker.runUntil(
      env.client.workflow.execute(fourWeeks, { workflowId: 'infra-four-weeks', taskQueue: 'infra' }),
    );
    expect(waited).toBeGreaterThanOrEqual(28 * DAY);
  });

  it('can start at any date', async () => {
    const children = createChildren();
    const server = await startTestServer({ children, startAt: '2031-02-03T00:00:00Z' });
    const options = { address: server.address, [InternalConnectionOptionsSymbol]: { supportsTestService: true } };
    const connection = await Connection.connect(options);
    const time = await connection.testService?.getCurrentTime({});
    expect(new Date(tsToMs(time?.time)).toISOString()).toMatch(/^2031-02-03T00:0/);
    await connection.close();
    await server.child.stop();
  });
});
