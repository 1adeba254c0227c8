import { setTimeout as wait } from 'node:timers/promises';
import type { Report } from '@yishen/messaging';

const FIRST_MS = 200;
const MOST_MS = 5_000;

/** Tries until it succeeds, waiting longer each time; `undefined` once the signal aborts. Errors that `isFatal` knows are thrown. */
export async function untilDone<T>(
  what: string,
  work: () => Promise<T>,
  options: { signal: AbortSignal; report: Report; isFatal?: (error: unknown) => boolean },
): Promise<T | undefined> {
  const { signal, report, isFatal } = options;
  for (let pause = FIRST_MS; !signal.aborted; pause = Math.min(MOST_MS, pause * 2)) {
    try {
      return await work();
    } catch (error) {
      if (isFatal?.(error)) throw error;
      if (pause === FIRST_MS) report('warn', `${what}: not yet, trying again`, { reason: reasonOf(error) });
      await wait(pause, undefined, { signal }).catch(() => undefined);
    }
  }
  return undefined;
}

function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return typeof code === 'string' ? code : String(message);
}
