import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { InternalConnectionOptionsSymbol } from '@temporalio/client/lib/connection';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { msToTs, tsToMs } from '@temporalio/common/lib/time';
import { NativeConnection, Runtime, Worker, bundleWorkflowCode, type WorkflowBundle } from '@temporalio/worker';

declare module 'vitest' {
  export interface ProvidedContext {
    temporalTestServer: string;
  }
}

const ignore = (): void => undefined;
// Recorded histories are committed, so they must not name a machine.
const IDENTITY = 'test';

/** A logger that writes nothing, because tests assert what happened. */
export const SILENT = { log: ignore, trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore };

/** A worker on the time-skipping test server with its own task queue, and control of the server's time. */
export interface SkippedTime {
  readonly client: Client;
  readonly taskQueue: string;
  /** Reads the server's time, in milliseconds. */
  now(): Promise<number>;
  /** Advances the server's time to this instant, which fires every timer on the way. */
  skipTo(at: number): Promise<void>;
  close(): Promise<void>;
}

/** Bundles the workflows from source, as `apps/worker/scripts/bundleWorkflows.mjs` does for production. */
export async function bundleFromSource(): Promise<WorkflowBundle> {
  return await bundleWorkflowCode({ workflowsPath: join(__dirname, '..', 'src', 'index.ts'), logger: SILENT });
}

/** Connects to a running test server and starts a worker with these activities. */
export async function openSkippedTime(
  address: string,
  bundle: WorkflowBundle,
  activities: object,
): Promise<SkippedTime> {
  Runtime.install({ shutdownSignals: [], logger: SILENT });
  const options = { address, [InternalConnectionOptionsSymbol]: { supportsTestService: true } };
  const [connection, nativeConnection] = await Promise.all([
    Connection.connect(options),
    NativeConnection.connect({ address }),
  ]);
  const { testService } = connection;
  if (!testService) throw new Error('not a time-skipping test server');
  const taskQueue = `test-${randomUUID()}`;
  const worker = await Worker.create({
    connection: nativeConnection,
    taskQueue,
    identity: IDENTITY,
    workflowBundle: bundle,
    activities,
    maxConcurrentWorkflowTaskExecutions: 10,
  });
  const running = worker.run();
  const now = async (): Promise<number> => tsToMs((await testService.getCurrentTime({})).time);
  return {
    client: new Client({ connection, identity: IDENTITY }),
    taskQueue,
    now,
    async skipTo(at) {
      const duration = at - (await now());
      if (duration > 0) await testService.unlockTimeSkippingWithSleep({ duration: msToTs(duration) });
    },
    async close() {
      worker.shutdown();
      await running;
      await Promise.all([connection.close(), nativeConnection.close()]);
    },
  };
}

/** Writes a run's history to `workflows/histories` for the replay test, when `YISHEN_RECORD_HISTORIES` is set. */
export async function keepHistory(handle: WorkflowHandle, name: string): Promise<void> {
  if (process.env['YISHEN_RECORD_HISTORIES'] === undefined) return;
  const folder = join(__dirname, '..', 'histories');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${historyToJSON(await handle.fetchHistory())}\n`);
}
