import { parentPort } from 'node:worker_threads';
import type { JobAnswer, JobMessage } from './heavyJobs';
import { JOBS } from './jobs';

async function answerOf({ job, input }: JobMessage): Promise<JobAnswer> {
  try {
    return { value: await (JOBS[job] as (input: unknown) => unknown)(input) };
  } catch (error) {
    // An error that is cloned keeps its message and loses what its sentence is chosen and filled by.
    const { name, message, stack, code, parameters } = error as Error & { code?: unknown; parameters?: unknown };
    return { failure: { name, message, stack, code, parameters } };
  }
}

parentPort?.on('message', (message: JobMessage) => {
  void answerOf(message).then((answer) => parentPort?.postMessage(answer));
});
