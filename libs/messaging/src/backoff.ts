/** Waits, or returns early when the signal aborts; never rejects. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) return resolve();
    const finish = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    signal?.addEventListener('abort', finish, { once: true });
  });
}

/** Doubling waits from `first` to `most` milliseconds; `reset` after a success. */
export function backoff(
  first = 100,
  most = 5_000,
): { wait(signal?: AbortSignal): Promise<void>; reset(): void; failures(): number } {
  let failures = 0;
  return {
    wait: (signal) => pause(Math.min(most, first * 2 ** Math.min(failures++, 16)), signal),
    reset: () => {
      failures = 0;
    },
    failures: () => failures,
  };
}

/** What may be said of an error in a log line: its code or name, and the message only of our own and the broker's. */
export function errorName(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && code !== '' ? code : error.name;
}
