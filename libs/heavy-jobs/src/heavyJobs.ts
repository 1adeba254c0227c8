import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Jobs } from './jobs';
import { openThreadPool } from './threadPool';

/** The name of a job. */
export type JobName = keyof Jobs;

/** What a thread is sent. */
export interface JobMessage {
  readonly job: JobName;
  readonly input: unknown;
}

/** What a thread answers. */
export type JobAnswer =
  { readonly value: unknown } | { readonly failure: Readonly<Record<string, unknown>> & { readonly message: string } };

/** What may be heavy or is somebody else's, done on threads beside the one that answers. */
export interface HeavyJobs {
  /**
   * Does a job and gives what the call of the library would give. Throws what that would throw, with its `code` and `parameters`, and `WorkRefused`.
   */
  run<Name extends JobName>(job: Name, input: Parameters<Jobs[Name]>[0]): Promise<Awaited<ReturnType<Jobs[Name]>>>;
  close(): Promise<void>;
}

// In seconds. The longest report we take (four texts of 50,000 letters) is a PDF in 5 of them; files stop at their own limits first.
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

// Two at least: one that is held up to its limit must not hold up all others.
const THREADS = Math.min(4, Math.max(2, availableParallelism() - 1));
// Some seconds of honest work.
const WAITING = 32;
// The tables of fonts and a workbook at its limits take up a third of it.
const HEAP_MB = 512;
// Compiled, also where we are not: a thread is not started with what lets a test runner read TypeScript.
const SCRIPT = join(__dirname, '..', 'dist', 'jobThread.js');

/** Opens the threads of a process; none is begun before the first job. */
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

// Bytes arrive without the class that Node gives them.
function asSent(value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
}
