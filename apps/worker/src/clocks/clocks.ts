import { WorkflowIdReusePolicy, type TypedSearchAttributes } from '@temporalio/common';
import { TypedSearchAttributes as Attributes } from '@temporalio/common';
import { QueryRejectedError, WorkflowNotFoundError, type Client } from '@temporalio/client';
import {
  QUERIES,
  SEARCH_ATTRIBUTES,
  SIGNALS,
  TASK_QUEUE,
  type ArmedAlarms,
  type Arming,
  type ClockStart,
  type Closing,
} from '@yishen/workflows/contract';
import { GRPC, grpcStatusOf } from '../grpcStatus';
import type { LoggedClock } from './loggedClocks';

/** The running clocks, as reactors and the sweep reach them. */
export interface Clocks {
  /** Starts the clock or re-arms the running one. `replaces`: from the sweep, the derivation it found armed. */
  arm(clock: LoggedClock, replaces?: number): Promise<void>;
  /** Ends the clock if one runs. */
  close(clock: LoggedClock): Promise<void>;
  /** What the running clock is armed with; `undefined` when none runs. */
  armed(clock: LoggedClock): Promise<ArmedAlarms | undefined>;
  /** Whether Temporal answers at all, whatever is wrong with one clock. */
  answers(): Promise<boolean>;
}

/** Temporal does not answer. A consumer waits it out (`isPassing`), so that no stream is parked for it. */
export class TemporalAway extends Error {
  readonly code = 'temporal.away';
  readonly retryable = true;
  constructor(cause: unknown) {
    super('Temporal does not answer', { cause });
    this.name = 'TemporalAway';
  }
}

/** Clocks on a Temporal server. Without `searchAttributes` (a server that does not know ours) they run all the same. */
export function temporalClocks(client: Client, options: { searchAttributes: boolean }): Clocks {
  const start = (clock: LoggedClock, arming: Arming, searchAttributes: boolean) => {
    const { workflow, id, subject, agency } = clock;
    const { replaces: _, ...armed } = arming;
    const input: ClockStart = { ...subject, agency, ...armed };
    return client.workflow.signalWithStart(workflow, {
      workflowId: id,
      taskQueue: TASK_QUEUE,
      args: [input],
      signal: SIGNALS.rearm,
      signalArgs: [arming],
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
      ...(searchAttributes ? { typedSearchAttributes: attributesOf(clock) } : {}),
    });
  };

  return {
    arm: (clock, replaces) =>
      reaching(async () => {
        const { derivation, alarms, due } = clock;
        const arming = { derivation, alarms, ...(due ? { due } : {}), ...(replaces === undefined ? {} : { replaces }) };
        try {
          await start(clock, arming, options.searchAttributes);
        } catch (error) {
          // The attributes were registered a moment ago and the server has not heard of them itself yet.
          if (!options.searchAttributes || grpcStatusOf(error) !== GRPC.INVALID_ARGUMENT) throw error;
          await start(clock, arming, false);
        }
      }),
    close: ({ id, derivation }) =>
      reaching(async () => {
        const closing: Closing = { derivation };
        await client.workflow.getHandle(id).signal(SIGNALS.close, closing).catch(ignoreNotFound);
      }),
    armed: ({ id }) =>
      reaching(() =>
        client.workflow
          .getHandle(id)
          .query<ArmedAlarms>(QUERIES.armed)
          .catch((error: unknown) => {
            if (error instanceof QueryRejectedError) return undefined;
            return ignoreNotFound(error);
          }),
      ),
    answers: () =>
      client.workflowService.describeNamespace({ namespace: client.options.namespace }).then(
        () => true,
        () => false,
      ),
  };
}

function attributesOf({ agency, due }: LoggedClock): TypedSearchAttributes {
  const pairs = due
    ? [
        { key: SEARCH_ATTRIBUTES.kind, value: due.kind },
        { key: SEARCH_ATTRIBUTES.dueOn, value: due.dueOn },
      ]
    : [];
  return new Attributes([{ key: SEARCH_ATTRIBUTES.agency, value: agency }, ...pairs]);
}

async function reaching<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw grpcStatusOf(error) === GRPC.INVALID_ARGUMENT ? error : new TemporalAway(error);
  }
}

function ignoreNotFound(error: unknown): undefined {
  if (error instanceof WorkflowNotFoundError) return undefined;
  throw error;
}
