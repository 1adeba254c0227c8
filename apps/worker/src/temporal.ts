import {
  Client,
  Connection,
  defaultGrpcRetryOptions,
  makeGrpcRetryInterceptor,
  ScheduleAlreadyRunning,
  ScheduleOverlapPolicy,
  type ScheduleOptions,
} from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { dateOfInstant, instant } from '@yishen/calendar';
import type { Logger } from '@yishen/messaging';
import {
  SEARCH_ATTRIBUTES,
  SWEEP_ID,
  TASK_QUEUE,
  WORKFLOWS,
  YEAR_END_ID,
  type StarterInput,
} from '@yishen/workflows/contract';
import { GRPC, grpcStatusOf } from './grpcStatus';

// Whoever calls tries again by itself: a batch of events must not be held for the 20 seconds that ten attempts take, and a
// server that is back must not wait for a channel whose pauses have grown to minutes.
const FEW_ATTEMPTS = {
  interceptors: [makeGrpcRetryInterceptor(defaultGrpcRetryOptions({ maxAttempts: 3 }))],
  channelArgs: { 'grpc.initial_reconnect_backoff_ms': 200, 'grpc.max_reconnect_backoff_ms': 2_000 },
};

/** A connection of the client that is made when it is first used. */
export function lazyConnection(address: string): Connection {
  return Connection.lazy({ address, connectTimeout: '5s', ...FEW_ATTEMPTS });
}

/** The connections to a Temporal server. */
export interface TemporalAccess {
  readonly client: Client;
  readonly nativeConnection: NativeConnection;
  close(): Promise<void>;
}

/** Connects once; fails when the server does not answer. */
export async function connectTemporal(options: { address: string; namespace: string }): Promise<TemporalAccess> {
  const { address, namespace } = options;
  const connection = lazyConnection(address);
  try {
    await connection.ensureConnected();
    const nativeConnection = await NativeConnection.connect({ address });
    return {
      client: new Client({ connection, namespace, workflow: { queryRejectCondition: 'NOT_OPEN' } }),
      nativeConnection,
      close: async () => {
        await connection.close();
        await nativeConnection.close();
      },
    };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

// INDEXED_VALUE_TYPE_KEYWORD of temporal.api.enums.v1: all of ours are keywords.
const KEYWORD = 2;

// An answer that stays the same however often one asks, and that no clock depends on.
const REFUSED: readonly unknown[] = [GRPC.UNIMPLEMENTED, GRPC.PERMISSION_DENIED, GRPC.INVALID_ARGUMENT];

/**
 * Registers our search attributes where they are missing; false when the server refuses, which costs operators a filter
 * and nothing else. Any other failure is thrown: to be tried again.
 */
export async function registerSearchAttributes(client: Client, logger: Logger): Promise<boolean> {
  const { operatorService } = client.connection as Connection;
  const namespace = client.options.namespace;
  try {
    const { customAttributes } = await operatorService.listSearchAttributes({ namespace });
    const missing = Object.values(SEARCH_ATTRIBUTES).filter(({ name }) => !Object.hasOwn(customAttributes, name));
    if (missing.length === 0) return true;
    const searchAttributes = Object.fromEntries(missing.map(({ name }) => [name, KEYWORD]));
    await operatorService.addSearchAttributes({ namespace, searchAttributes });
    return true;
  } catch (error) {
    if (!REFUSED.includes(grpcStatusOf(error))) throw error;
    logger('warn', 'search attributes not registered', { reason: error instanceof Error ? error.message : '' });
    return false;
  }
}

type Scheduled = Omit<ScheduleOptions, 'scheduleId'>;

const starting = (workflow: string, id: string): Scheduled['action'] => ({
  type: 'startWorkflow',
  workflowType: WORKFLOWS.starter,
  workflowId: `${id}-starter`,
  taskQueue: TASK_QUEUE,
  args: [{ workflow, id, input: {} } satisfies StarterInput],
});
const policies: Scheduled['policies'] = { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 day' };
const timezone = 'Asia/Shanghai';

const SCHEDULES: Readonly<Record<string, Scheduled>> = {
  // Before office hours, after the misses of midnight have been recorded.
  [SWEEP_ID]: {
    spec: { calendars: [{ hour: 4, minute: 30 }], timezone },
    action: starting(WORKFLOWS.sweep, SWEEP_ID),
    policies,
  },
  [YEAR_END_ID]: {
    spec: { calendars: [{ month: 'JANUARY', dayOfMonth: 1 }], timezone },
    action: starting(WORKFLOWS.yearEndReport, YEAR_END_ID),
    policies,
  },
};

// A system that is set up, or was down, after the New Year takes the year-end up then: what was done is not done twice.
const LAST_MONTH_OF_YEAR_END = 3;

/**
 * Makes sure that the daily sweep and the year-end are scheduled as this version wants them; false where the server has no
 * schedules (the test server). Any other failure is thrown: to be tried again.
 */
export async function keepSchedules(client: Client, now: () => string, logger: Logger): Promise<boolean> {
  try {
    for (const [id, schedule] of Object.entries(SCHEDULES)) await keepSchedule(client, id, schedule);
    const month = Number(dateOfInstant(instant(now())).slice(5, 7));
    if (month <= LAST_MONTH_OF_YEAR_END) await client.schedule.getHandle(YEAR_END_ID).trigger();
    return true;
  } catch (error) {
    if (grpcStatusOf(error) !== GRPC.UNIMPLEMENTED) throw error;
    logger('warn', 'nothing is scheduled', { reason: error instanceof Error ? error.message : '' });
    return false;
  }
}

async function keepSchedule(client: Client, scheduleId: string, schedule: Scheduled): Promise<void> {
  try {
    await client.schedule.create({ scheduleId, ...schedule });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    await client.schedule
      .getHandle(scheduleId)
      .update((scheduled) => ({ ...scheduled, ...schedule, state: scheduled.state }));
  }
}
