import type { StreamRange } from '@yishen/read-model';
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { BuildTo } from './rangeFolding';

/** With what a thread is started: the tables by their names, because functions do not go from thread to thread. */
export interface ThreadStart {
  readonly databaseUrl: string;
  readonly tables: readonly string[];
  readonly partitions: number;
  readonly build: BuildTo;
}

/** What a thread is told: a range to fold, or to close its connection and end. */
export type RangeMessage = StreamRange | 'close';

/** What a thread answers. */
export type RangeAnswer =
  { readonly events: number } | { readonly failure: { readonly message: string; readonly code: unknown } };

/** A thread that folds one range at a time. */
export interface RangeThread {
  fold(range: StreamRange): Promise<number>;
  close(): Promise<void>;
}

// Always the compiled file, also in tests: a thread starts without the loader by which a test runner reads TypeScript.
const SCRIPT = join(__dirname, '..', 'dist', 'rangeThread.main.js');
// Most of what a range makes lives as long as the range: a larger young generation copies less of it.
const YOUNG_MB = 64;

/** Starts a thread of `foldRange`, with a connection of its own. */
export function openRangeThread(start: ThreadStart): RangeThread {
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MB };
  // Without the flags of this process: those of a test runner choose other files.
  const worker = new Worker(SCRIPT, { workerData: start, execArgv: [], resourceLimits });
  const exited = once(worker, 'exit');
  // Who waits for an answer gets the error; who does not need not.
  exited.catch(() => undefined);
  return {
    fold: async (range) => {
      const answered = once(worker, 'message');
      worker.postMessage(range satisfies RangeMessage);
      const [message] = (await Promise.race([answered, exited.then(endedEarly)])) as [RangeAnswer];
      if ('events' in message) return message.events;
      throw Object.assign(new Error(message.failure.message), { code: message.failure.code });
    },
    close: async () => {
      worker.postMessage('close' satisfies RangeMessage);
      await exited;
    },
  };
}

function endedEarly(): never {
  throw new Error('a thread of the rebuild ended in the middle of its work');
}
