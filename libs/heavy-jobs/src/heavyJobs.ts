import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Jobs } from './jobs';
import { openProcessPool } from './processPool';

/** The name of a job. */
export type JobName = keyof Jobs;

/** The message that a process gets. */
export interface JobMessage {
  readonly job: JobName;
  readonly input: unknown;
}

/** The answer of a process. */
export type JobAnswer =
  { readonly value: unknown } | { readonly failure: Readonly<Record<string, unknown>> & { readonly message: string } };

/** Runs work that may be heavy, or reads files of strangers, in processes beside the one that answers HTTP. */
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
const PROCESSES = Math.min(4, Math.max(2, availableParallelism() - 1));
// A few seconds of ordinary work.
const WAITING = 32;
// The font tables and a workbook at its limits use a third of it.
const HEAP_MB = 512;
// Always the compiled file, also in tests: a process starts without the loader by which a test runner reads TypeScript.
const SCRIPT = join(__dirname, '..', 'dist', 'jobProcess.js');

/** Opens the processes for heavy jobs; it starts none before the first job. */
export function openHeavyJobs(): HeavyJobs {
  const pool = openProcessPool({ script: SCRIPT, processes: PROCESSES, waiting: WAITING, heap: HEAP_MB });
  return {
    run: async (job, input) => {
      const answer = (await pool.run({ job, input } satisfies JobMessage, LIMITS[job])) as JobAnswer;
      if ('failure' in answer) throw Object.assign(new Error(answer.failure.message), answer.failure);
      return answer.value as never;
    },
    close: pool.close,
  };
}
