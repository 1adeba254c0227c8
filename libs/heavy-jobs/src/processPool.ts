import { fork, type ChildProcess } from 'node:child_process';

/** Why a job was stopped or not started; the catalogue has a sentence for each. */
export type WorkRefusedCode = 'work.too-long' | 'work.too-large' | 'work.busy';

/** The error for a job that was stopped at its limit, or not started because too many are waiting. */
export class WorkRefused extends Error {
  constructor(
    readonly code: WorkRefusedCode,
    readonly parameters: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
    this.name = 'WorkRefused';
  }
}

/** The limits of a pool. */
export interface ProcessPoolOptions {
  /** The compiled script of a process, which answers each message with one message and ends when it is disconnected. */
  readonly script: string;
  readonly processes: number;
  /** How many jobs may wait for a process; the next is refused. */
  readonly waiting: number;
  /** The heap of a process in MB. */
  readonly heap: number;
}

/** Processes that each do one job at a time. */
export interface ProcessPool {
  /** Sends a message to a process and returns the answer; the seconds count from when it is sent. Throws `WorkRefused`. */
  run(message: unknown, seconds: number): Promise<unknown>;
  close(): Promise<void>;
}

interface Job {
  readonly message: unknown;
  readonly seconds: number;
  resolve(answer: unknown): void;
  reject(error: unknown): void;
}

interface Runner {
  readonly child: ChildProcess;
  readonly ended: Promise<unknown>;
  /** The job it is running; absent while it is idle. */
  job?: Job | undefined;
  /** Ends the process at the limit of its job, or after a long idle time. */
  timer?: NodeJS.Timeout;
}

// An idle process is ended to free its memory; a new one costs half a second.
const IDLE_MS = 60_000;
const RETRY_SECONDS = 10;

/**
 * Opens a pool, which starts its first process with the first job. A job that exceeds its time or memory is ended together with its
 * process, and the next job gets another process.
 */
export function openProcessPool({
  script,
  processes: most,
  waiting: mostWaiting,
  heap,
}: ProcessPoolOptions): ProcessPool {
  const runners = new Set<Runner>();
  const waiting: Job[] = [];
  let closed = false;

  const next = (): void => {
    while (waiting.length > 0 && !closed) {
      const runner = [...runners].find(({ job }) => job === undefined) ?? (runners.size < most ? begin() : undefined);
      const job = runner && waiting.shift();
      if (!job) return;
      give(runner, job);
    }
  };

  const give = (runner: Runner, job: Job): void => {
    clearTimeout(runner.timer);
    runner.job = job;
    runner.timer = setTimeout(
      () => end(runner, new WorkRefused('work.too-long', { limit: job.seconds })),
      job.seconds * 1_000,
    );
    runner.child.ref();
    runner.child.channel?.ref();
    // Who cannot be written to has ended: `exit` tells why, the error of the pipe does not.
    runner.child.send(job.message as object, () => undefined);
  };

  const begin = (): Runner => {
    const child = fork(script, [], {
      // Without the environment and flags of this process: code that reads a stranger's file must not see a database's address.
      // The time zone alone: a job must print the times that a direct call prints.
      env: { TZ: Intl.DateTimeFormat().resolvedOptions().timeZone },
      execArgv: [`--max-old-space-size=${heap}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const ended = new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
    const runner: Runner = { child, ended };
    runners.add(runner);
    child.on('message', (answer: unknown) => {
      const { job } = runner;
      rest(runner);
      job?.resolve(answer);
      next();
    });
    child.on('error', (error) => end(runner, error));
    child.on('exit', (code, signal) => end(runner, whyEnded(code, signal)));
    return runner;
  };

  const rest = (runner: Runner): void => {
    clearTimeout(runner.timer);
    runner.job = undefined;
    runner.timer = setTimeout(() => end(runner, undefined), IDLE_MS).unref();
    // An idle process must not keep this one alive.
    runner.child.unref();
    runner.child.channel?.unref();
  };

  const end = (runner: Runner, error: unknown): void => {
    if (!runners.delete(runner)) return;
    clearTimeout(runner.timer);
    runner.child.kill('SIGKILL');
    runner.job?.reject(error);
    next();
  };

  return {
    run: (message, seconds) => {
      if (closed) return Promise.reject(new Error('the pool is closed'));
      const isFree = runners.size < most || [...runners].some(({ job }) => job === undefined);
      if (!isFree && waiting.length >= mostWaiting) {
        return Promise.reject(new WorkRefused('work.busy', { seconds: RETRY_SECONDS }));
      }
      return new Promise((resolve, reject) => {
        waiting.push({ message, seconds, resolve, reject });
        next();
      });
    },
    close: async () => {
      closed = true;
      const reason = new Error('the pool is closed');
      for (const job of waiting.splice(0)) job.reject(reason);
      const all = [...runners];
      for (const runner of all) end(runner, reason);
      await Promise.all(all.map(({ ended }) => ended));
    },
  };
}

// Node aborts at the heap limit (134 where there are no signals); the system kills who takes the machine's memory.
function whyEnded(code: number | null, signal: NodeJS.Signals | null): Error {
  const isOutOfMemory = signal === 'SIGABRT' || signal === 'SIGKILL' || code === 134;
  if (isOutOfMemory) return new WorkRefused('work.too-large');
  return new Error(`a process ended in the middle of its job (${signal ?? code})`);
}
