import { storeErrorCode, type EventStore } from '@yishen/event-store';
import { isPassing, type Logger } from '@yishen/messaging';
import { grpcStatusOf } from './grpcStatus';

/** Throws the error again when the log itself is away, so that no case could succeed and the whole page must come again. */
export async function throwIfLogAway(store: Pick<EventStore, 'head'>, error: unknown): Promise<void> {
  // A clock that does not answer is a failure of that clock: whether Temporal is away is not asked of the log.
  if ((error as { name?: unknown } | null)?.name === 'TemporalAway') return;
  if (storeErrorCode(error) === 'unavailable') throw error;
  if (!isPassing(error)) return;
  await store.head().catch(() => {
    throw error;
  });
}

/** Records that one case was left aside: by its stream and the code of the failure alone, for a message could hold a value of it. */
export function reportLeftAside(logger: Logger, message: string, stream: string, error: unknown): void {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  logger('error', message, { stream, error: name, code, grpcStatus: grpcStatusOf(error) });
}
