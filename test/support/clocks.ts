import { Client, Connection } from '@temporalio/client';
import type { ArmedAlarms } from '@yishen/workflows/contract';
import { until } from './until';

// FAILED_PRECONDITION of gRPC: since the server came back no worker has asked it for work yet, so nobody can answer a query.
const NO_WORKER_YET = 9;

/** Temporal as an operator sees it. */
export interface Clocks {
  /** What the running clock of a request is armed with; `undefined` when none runs. */
  armed(request: string): Promise<ArmedAlarms | undefined>;
  /** Everything Temporal keeps of every workflow, payloads decoded. */
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

// Payloads are bytes of JSON: shown as the text they are.
function legible(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (inner instanceof Uint8Array) return Buffer.from(inner).toString('utf8');
    const buffer = inner as { type?: string; data?: number[] } | null;
    if (buffer?.type === 'Buffer' && Array.isArray(buffer.data)) return Buffer.from(buffer.data).toString('utf8');
    return typeof inner === 'bigint' ? inner.toString() : inner;
  });
}
