import { storeErrorCode, type RecordedEvent, type SubscribeOptions } from './eventStore';

const PAGE = 500;
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 500;

/** The source of a subscription; `wait` ends after the given time, on a hint, or when the signal is aborted. */
export interface SubscriptionSource {
  readAll(options: { readonly after: string; readonly limit: number }): Promise<RecordedEvent[]>;
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

/** Reads the log page by page until aborted: it polls with back-off, wakes earlier on a hint, and waits while the database is away. */
export async function followLog(source: SubscriptionSource, options: SubscribeOptions): Promise<void> {
  const { signal, onEvents } = options;
  let after = options.after;
  let wait = FIRST_WAIT_MS;
  while (!signal.aborted) {
    const events = await readPage(source, after);
    if (signal.aborted) return;
    const last = events.at(-1);
    if (last) {
      await onEvents(events);
      after = last.position;
      wait = FIRST_WAIT_MS;
    }
    if (events.length < PAGE) {
      await source.wait(wait, signal);
      wait = Math.min(wait * 1.25, LONGEST_WAIT_MS);
    }
  }
}

async function readPage(source: SubscriptionSource, after: string): Promise<RecordedEvent[]> {
  try {
    return await source.readAll({ after, limit: PAGE });
  } catch (error) {
    if (storeErrorCode(error) !== 'unavailable') throw error;
    return [];
  }
}

/** Makes a wait that a hint ends early; a hint that comes while nobody waits ends the next wait. */
export function hintedWait(): { hint(): void; wait(ms: number, signal: AbortSignal): Promise<void> } {
  let hinted = false;
  let wake: (() => void) | undefined;
  return {
    hint: () => {
      hinted = true;
      wake?.();
    },
    wait: (ms, signal) =>
      new Promise((resolve) => {
        const finish = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', finish);
          wake = undefined;
          hinted = false;
          resolve();
        };
        const timer = setTimeout(finish, ms);
        wake = finish;
        signal.addEventListener('abort', finish);
        if (hinted || signal.aborted) finish();
      }),
  };
}
