import { Worker } from 'node:worker_threads';

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
export interface ThreadPoolOptions {
  /** The compiled script of a thread, which answers each message with one message. */
  readonly script: string;
  readonly threads: number;
  /** How many jobs may wait for a thread; the next is refused. */
  readonly waiting: number;
  /** The heap of a thread in MB. */
  readonly heap: number;
}

/** Threads that each do one job at a time. */
export interface ThreadPool {
  /** Sends a message to a thread and returns the answer; the seconds count from when the thread gets it. Throws `WorkRefused`. */
  run(message: unknown, seconds: number): Promise<unknown>;
  close(): Promise<void>;
}

interface Job {
  readonly message: unknown;
  readonly seconds: number;
  resolve(answer: unknown): void;
  reject(error: unknown): void;
}

interface Thread {
  readonly worker: Worker;
  /** The job it is running; absent while it is idle. */
  job?: Job | undefined;
  /** Ends the thread at the limit of its job, or after a long idle time. */
  timer?: NodeJS.Timeout;
}

// An idle thread is ended to free its memory; a new one costs half a second.
const IDLE_MS = 60_000;
const RETRY_SECONDS = 10;

/**
 * Opens a pool, which starts its first thread with the first job. A job that exceeds its time or memory is ended together with its
 * thread, and the next job gets another thread.
 */
export function openThreadPool({ script, threads: most, waiting: mostWaiting, heap }: ThreadPoolOptions): ThreadPool {
  const threads = new Set<Thread>();
  const waiting: Job[] = [];
  let closed = false;

  const next = (): void => {
    while (waiting.length > 0 && !closed) {
      const thread = [...threads].find(({ job }) => job === undefined) ?? (threads.size < most ? begin() : undefined);
      const job = thread && waiting.shift();
      if (!job) return;
      give(thread, job);
    }
  };

  const give = (thread: Thread, job: Job): void => {
    clearTimeout(thread.timer);
    thread.job = job;
    thread.timer = setTimeout(
      () => end(thread, new WorkRefused('work.too-long', { limit: job.seconds })),
      job.seconds * 1_000,
    );
    thread.worker.ref();
    thread.worker.postMessage(job.message);
  };

  const begin = (): Thread => {
    // Without the environment and flags of the process: code that reads a stranger's file must not see a database's address.
    const worker = new Worker(script, { env: {}, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: heap } });
    const thread: Thread = { worker };
    threads.add(thread);
    worker.on('message', (answer: unknown) => {
      const { job } = thread;
      rest(thread);
      job?.resolve(answer);
      next();
    });
    worker.on('error', (error: NodeJS.ErrnoException) =>
      end(thread, error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new WorkRefused('work.too-large') : error),
    );
    worker.on('exit', () => end(thread, new Error('a thread ended in the middle of its job')));
    return thread;
  };

  const rest = (thread: Thread): void => {
    clearTimeout(thread.timer);
    thread.job = undefined;
    thread.timer = setTimeout(() => end(thread, undefined), IDLE_MS).unref();
    // An idle thread must not keep the process alive.
    thread.worker.unref();
  };

  const end = (thread: Thread, error: unknown): void => {
    if (!threads.delete(thread)) return;
    clearTimeout(thread.timer);
    void thread.worker.terminate();
    thread.job?.reject(error);
    next();
  };

  return {
    run: (message, seconds) => {
      if (closed) return Promise.reject(new Error('the threads are closed'));
      const isFree = threads.size < most || [...threads].some(({ job }) => job === undefined);
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
      const reason = new Error('the threads are closed');
      for (const job of waiting.splice(0)) job.reject(reason);
      const workers = [...threads].map(({ worker }) => worker);
      for (const thread of [...threads]) end(thread, reason);
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
