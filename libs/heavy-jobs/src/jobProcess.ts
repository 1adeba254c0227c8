import type { JobAnswer, JobMessage } from './heavyJobs';
import { JOBS } from './jobs';

async function answerOf({ job, input }: JobMessage): Promise<JobAnswer> {
  try {
    return { value: await (JOBS[job] as (input: unknown) => unknown)(input) };
  } catch (error) {
    // A cloned error keeps its message but loses its code and parameters, which choose and fill the sentence for the user.
    const { name, message, stack, code, parameters } = error as Error & { code?: unknown; parameters?: unknown };
    return { failure: { name, message, stack, code, parameters } };
  }
}

process.on('message', (message: JobMessage) => {
  void answerOf(message).then((answer) => process.send?.(answer));
});
process.on('disconnect', () => process.exit());
// A terminal or a supervisor may signal the parent and its children together: the parent decides when its jobs end.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
