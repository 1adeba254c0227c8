import { Client, Connection } from '@temporalio/client';
import type { ArmedAlarms } from '@yishen/workflows/contract';
import { until } from './until';

// FAILED_PRECONDITION of gRPC: no worker has polled since the server restarted, so nobody can answer a query.
const NO_WORKER_YET = 9;

/** What an operator sees of Temporal. */
export interface Clocks {
  /** The alarms of the running clock of a request; `undefined` when none runs. */
  armed(request: string): Promise<ArmedAlarms | undefined>;
  /** The stored history of every workflow, with payloads decoded. */
  histories(): AsyncGenerator<{ readonly id: string; readonly text: string }>;
  close(): Promise<void>;
}

export async function openClocks(env: Readonly<Record<string, string>>): Promise<Clocks> {
  const connection = await Connection.connect({ address: env['YISHEN_TEMPORAL_ADDRESS'] ?? '', connectTimeout: '10s' });
  const namespace = env['YISHEN_TEMPORAL_NAMESPACE'] ?? 'default';
  const client = new Client({ connection, namespace, workflow: { queryRejectCondition: 'NOT_OPEN' } });
  return {
    armed: async (request) => {
      const ask = (): Promise<{ armed: ArmedAlarms | undefined } | false> =>
        client.workflow
          .getHandle(`request-clock:${request}`)
          .query<ArmedAlarms>('armed')
          .then(
            (armed) => ({ armed }),
            (error: Error & { cause?: { code?: number } }) => {
              if (['WorkflowNotFoundError', 'QueryRejectedError'].includes(error.name)) return { armed: undefined };
              if (error.cause?.code === NO_WORKER_YET) return false;
              throw error;
            },
          );
      return (await until(`a worker to answer for the clock of ${request}`, ask)).armed;
    },
    histories: async function* () {
      for await (const { workflowId, runId, memo, searchAttributes } of client.workflow.list()) {
        const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
        yield { id: workflowId, text: legible({ workflowId, memo, searchAttributes, history }) };
      }
    },
    close: () => connection.close(),
  };
}

// Shows payloads, which are bytes of JSON, as text.
function legible(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (inner instanceof Uint8Array) return Buffer.from(inner).toString('utf8');
    const buffer = inner as { type?: string; data?: number[] } | null;
    if (buffer?.type === 'Buffer' && Array.isArray(buffer.data)) return Buffer.from(buffer.data).toString('utf8');
    return typeof inner === 'bigint' ? inner.toString() : inner;
  });
}
