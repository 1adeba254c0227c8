import type { Logger } from '@yishen/messaging';
import pRetry from 'p-retry';

const FIRST_MS = 200;
const MOST_MS = 5_000;

/**
 * Tries until it succeeds, waiting longer each time; `undefined` once the signal aborts. Errors that `isFatal` knows are thrown,
 * and so is a mistake of the program (a TypeError), which no waiting mends.
 */
export async function untilDone<T>(
  what: string,
  work: () => Promise<T>,
  options: { signal: AbortSignal; logger: Logger; isFatal?: (error: unknown) => boolean },
): Promise<T | undefined> {
  const { signal, logger, isFatal = () => false } = options;
  // What was made while the signal aborted is returned all the same: somebody has to close it.
  let made: { readonly value: T } | undefined;
  try {
    await pRetry(async () => (made = { value: await work() }), {
      ...{ retries: Infinity, minTimeout: FIRST_MS, maxTimeout: MOST_MS, signal },
      shouldRetry: ({ error }) => !isFatal(error),
      onFailedAttempt: ({ error, attemptNumber }) => {
        if (attemptNumber === 1 && !isFatal(error))
          logger('warn', `${what}: not yet, trying again`, { reason: reasonOf(error) });
      },
    });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  return made?.value;
}

function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return typeof code === 'string' ? code : String(message);
}
