import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Jobs } from './jobs';
import { openThreadPool } from './threadPool';

/** The name of a job. */
export type JobName = keyof Jobs;

/** The message that a thread gets. */
export interface JobMessage {
  readonly job: JobName;
  readonly input: unknown;
}

/** The answer of a thread. */
export type JobAnswer =
  { readonly value: unknown } | { readonly failure: Readonly<Record<string, unknown>> & { readonly message: string } };

/** Runs work that may be heavy, or reads files of strangers, on threads beside the one that answers HTTP. */
export interface HeavyJobs {
  /**
   * Runs a job and returns what a direct call of the library would return. Throws what that call would throw, with its `code` and
   * `parameters`, or `WorkRefused`.
   */
  run<Name extends JobName>(job: Name, input: Parameters<Jobs[Name]>[0]): Promise<Awaited<ReturnType<Jobs[Name]>>>;
  close(): Promise<void>;
}

// In seconds. The longest report that we accept (four texts of 50,000 letters) takes 5 seconds as a PDF; files reach their own limits first.
const LIMITS: Readonly<Record<JobName, number>> = {
  takeReport: 15,
  readOpenCases: 15,
  ownFindings: 15,
  narrativeParts: 15,
  renderReport: 60,
  renderLetter: 15,
  letterHtml: 15,
  zip: 60,
};

// At least two, so that one job that runs to its limit does not hold up all others.
const THREADS = Math.min(4, Math.max(2, availableParallelism() - 1));
// A few seconds of ordinary work.
const WAITING = 32;
// The font tables and a workbook at its limits use a third of it.
const HEAP_MB = 512;
// Always the compiled file, also in tests: a thread starts without the loader by which a test runner reads TypeScript.
const SCRIPT = join(__dirname, '..', 'dist', 'jobThread.js');

/** Opens the threads of a process; it starts none before the first job. */
export function openHeavyJobs(): HeavyJobs {
  const pool = openThreadPool({ script: SCRIPT, threads: THREADS, waiting: WAITING, heap: HEAP_MB });
  return {
    run: async (job, input) => {
      const answer = (await pool.run({ job, input } satisfies JobMessage, LIMITS[job])) as JobAnswer;
      if ('failure' in answer) throw Object.assign(new Error(answer.failure.message), answer.failure);
      return asSent(answer.value) as never;
    },
    close: pool.close,
  };
}

// A message from a thread turns a Buffer into a plain Uint8Array.
function asSent(value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
}
