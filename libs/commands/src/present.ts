import { instant, type Instant } from '@yishen/calendar';
import { openTestServer } from './testServer';

/** The one clock of a process: everything that needs the present is handed it. */
export interface Present {
  readonly now: () => Instant;
  /** Asks again what time it is, where that is not this machine's to say; before every act of the process. */
  readonly refresh: () => Promise<void>;
  /** Whether the present is another than this machine's. */
  readonly simulated: boolean;
  readonly close: () => void;
}

/**
 * Opens the clock of a process: this machine's, or that of the time-skipping test server at an address (a simulated year). A
 * server that cannot skip time is refused: no system of record takes its present from anywhere else.
 */
export async function openPresent(testClock?: string): Promise<Present> {
  if (testClock === undefined) return MACHINE;
  const server = openTestServer(testClock);
  let read = { time: 0, at: 0 };
  let asking: Promise<void> | undefined;
  const ask = async (): Promise<void> => {
    const time = await server.currentTime();
    read = { time, at: performance.now() };
  };
  // Who asks while an answer is on its way shares it: time is skipped only while nobody acts.
  const refresh = (): Promise<void> => (asking ??= ask().finally(() => (asking = undefined)));
  await refresh();
  return {
    // While it is not skipped, the server's time runs as ours does.
    now: () => instant(new Date(read.time + performance.now() - read.at).toISOString()),
    refresh,
    simulated: true,
    close: () => server.close(),
  };
}

const MACHINE: Present = {
  now: () => instant(new Date().toISOString()),
  refresh: () => Promise.resolve(),
  simulated: false,
  close: () => undefined,
};
