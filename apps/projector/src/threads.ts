import { once } from 'node:events';
import { join } from 'node:path';
import { Worker, parentPort } from 'node:worker_threads';

/** A thread that does one task at a time. */
export interface Thread<Task, Result> {
  run(task: Task): Promise<Result>;
  close(): Promise<void>;
}

type Message<Task> = { readonly task: Task } | 'close';
type Answer<Result> =
  { readonly result: Result } | { readonly failure: { readonly message: string; readonly code: unknown } };

// Always the compiled files, also in tests: a thread starts without the loader by which a test runner reads TypeScript.
const PROGRAMS = join(__dirname, '..', 'dist');
// Most of what a task makes lives as long as the task: a larger young generation copies less of it.
const YOUNG_MB = 32;

/** Starts a program of this folder as a thread, which reads `start` as its `workerData`. */
export function openThread<Task, Result>(program: string, start: object): Thread<Task, Result> {
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MB };
  // Without the flags of this process: those of a test runner choose other files.
  const worker = new Worker(join(PROGRAMS, program), { workerData: start, execArgv: [], resourceLimits });
  const exited = once(worker, 'exit');
  // Who waits for an answer gets the error; who does not need not.
  exited.catch(() => undefined);
  return {
    run: async (task) => {
      const answered = once(worker, 'message');
      worker.postMessage({ task } satisfies Message<Task>);
      const [answer] = (await Promise.race([answered, exited.then(endedEarly)])) as [Answer<Result>];
      if ('result' in answer) return answer.result;
      throw Object.assign(new Error(answer.failure.message), { code: answer.failure.code });
    },
    close: async () => {
      worker.postMessage('close' satisfies Message<Task>);
      await exited.catch(() => undefined);
    },
  };
}

function endedEarly(): never {
  throw new Error('a thread ended in the middle of its work');
}

/** Does, in a thread, what it is told, until it is told to close. */
export function serveThread<Task, Result>(work: { run(task: Task): Promise<Result>; close(): Promise<unknown> }): void {
  const port = parentPort!;
  const answer = (message: Answer<Result>): void => port.postMessage(message);
  port.on('message', (message: Message<Task>) => {
    if (message === 'close') {
      void work.close().then(() => port.close());
      return;
    }
    work.run(message.task).then(
      (result) => answer({ result }),
      (error: Error & { code?: unknown }) => answer({ failure: { message: error.message, code: error.code } }),
    );
  });
}
