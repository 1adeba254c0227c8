import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openThreadPool, type ThreadPool } from './threadPool';

const folder = mkdtempSync(join(tmpdir(), 'yishen-threads-'));
const script = join(folder, 'thread.cjs');
// A script that behaves well or badly, as each message asks.
writeFileSync(
  script,
  `const { parentPort, threadId } = require('node:worker_threads');
   const acts = {
     say: () => threadId,
     spin: () => { for (;;); },
     hoard: () => { const all = []; for (;;) all.push(new Array(1000).fill(all.length)); },
     fall: () => { throw new Error('fell'); },
     leave: () => process.exit(0),
     look: () => [Object.keys(process.env).length, process.execArgv.length],
     wait: ({ at }) => { while (Atomics.load(at, 0) === 0) Atomics.wait(at, 0, 0); return threadId; },
   };
   parentPort.on('message', (message) => parentPort.postMessage(acts[message.act](message)));`,
);
let pool: ThreadPool;
const open = (threads: number, waiting = 10): ThreadPool =>
  (pool = openThreadPool({ script, threads, waiting, heap: 64 }));
afterEach(() => pool.close());
afterAll(() => rmSync(folder, { recursive: true }));

/** A job that runs until it is released. */
function held() {
  const at = new Int32Array(new SharedArrayBuffer(4));
  const release = (): void => {
    Atomics.store(at, 0, 1);
    Atomics.notify(at, 0);
  };
  return { message: { act: 'wait', at }, release };
}

describe('a thread', () => {
  it('is ended when its job reaches the time limit, and the next job gets another thread', async () => {
    open(1);
    const first = await pool.run({ act: 'say' }, 60);
    const stuck = pool.run({ act: 'spin' }, 1);
    const after = pool.run({ act: 'say' }, 60);
    await expect(stuck).rejects.toMatchObject({ name: 'WorkRefused', code: 'work.too-long', parameters: { limit: 1 } });
    expect(await after).not.toBe(first);
  });

  it('is ended when it needs more memory than allowed, and the process goes on', async () => {
    open(1);
    await expect(pool.run({ act: 'hoard' }, 60)).rejects.toMatchObject({ code: 'work.too-large' });
    expect(await pool.run({ act: 'say' }, 60)).toBeTypeOf('number');
  });

  it.each([
    ['fall', 'fell'],
    ['leave', 'a thread ended in the middle of its job'],
  ])('fails only its own job when it breaks down (%s)', async (act, message) => {
    open(1);
    const broken = pool.run({ act }, 60);
    const after = pool.run({ act: 'say' }, 60);
    await expect(broken).rejects.toThrow(message);
    expect(await after).toBeTypeOf('number');
  });

  it('sees neither the environment nor the flags of its process', async () => {
    open(1);
    expect(await pool.run({ act: 'look' }, 60)).toEqual([0, 0]);
  });
});

describe('a pool of threads', () => {
  it('runs as many jobs at once as it may have threads, and reuses its threads', async () => {
    open(2);
    const [one, other] = [held(), held()];
    const first = pool.run(one.message, 60);
    const second = pool.run(other.message, 60);
    other.release();
    const free = await second;
    expect(await pool.run({ act: 'say' }, 60)).toBe(free);
    one.release();
    expect(await first).not.toBe(free);
  });

  it('refuses a job when its waiting line is full, and says when to try again', async () => {
    open(1, 2);
    const { message, release } = held();
    const jobs = [message, { act: 'say' }, { act: 'say' }].map((one) => pool.run(one, 60));
    await expect(pool.run({ act: 'say' }, 60)).rejects.toMatchObject({
      code: 'work.busy',
      parameters: { seconds: 10 },
    });
    release();
    expect(new Set(await Promise.all(jobs)).size).toBe(1);
    expect(await pool.run({ act: 'say' }, 60)).toBeTypeOf('number');
  });

  it('rejects running, waiting and new jobs once it is closed', async () => {
    open(1);
    const jobs = [pool.run({ act: 'spin' }, 60), pool.run({ act: 'say' }, 60)];
    const ended = Promise.allSettled(jobs);
    await pool.close();
    expect((await ended).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(pool.run({ act: 'say' }, 60)).rejects.toThrow('closed');
  });
});
