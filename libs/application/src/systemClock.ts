import { instant, type Instant } from '@yishen/calendar';
import { openTestServer } from './testServer';

/** The only clock of a process, passed to everything that needs the time. */
export interface SystemClock {
  readonly now: () => Instant;
  /** Asks for the time again when another machine says it; to be called before every act of the process. */
  readonly refresh: () => Promise<void>;
  /** Whether the time is another than this machine's. */
  readonly simulated: boolean;
  readonly close: () => void;
}

/**
 * Opens the clock of a process: this machine's, or that of the time-skipping test server at an address (a simulated year).
 * Refuses a server that cannot skip time: a system of record takes its time from nowhere else.
 */
export async function openSystemClock(testClock?: string): Promise<SystemClock> {
  if (testClock === undefined) return MACHINE;
  const server = openTestServer(testClock);
  let read = { time: 0, at: 0 };
  let asking: Promise<void> | undefined;
  const ask = async (): Promise<void> => {
    const time = await server.currentTime();
    read = { time, at: performance.now() };
  };
  // Callers share an answer that is on its way: time is skipped only while nobody acts.
  const refresh = (): Promise<void> => (asking ??= ask().finally(() => (asking = undefined)));
  await refresh();
  return {
    // The server's time runs as ours does while it is not skipped.
    now: () => instant(new Date(read.time + performance.now() - read.at).toISOString()),
    refresh,
    simulated: true,
    close: () => server.close(),
  };
}

const MACHINE: SystemClock = {
  now: () => instant(new Date().toISOString()),
  refresh: () => Promise.resolve(),
  simulated: false,
  close: () => undefined,
};
