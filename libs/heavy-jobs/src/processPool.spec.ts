import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { openProcessPool, type ProcessPool } from './processPool';

const folder = mkdtempSync(join(tmpdir(), 'yishen-processes-'));
const script = join(folder, 'process.cjs');
// A script that behaves well or badly, as each message asks.
writeFileSync(
  script,
  `const { existsSync } = require('node:fs');
   const hoard = (one) => { const all = []; for (;;) all.push(one(all.length)); };
   const acts = {
     say: () => process.pid,
     spin: () => { for (;;); },
     arrays: () => hoard((at) => new Array(1000).fill(at)),
     objects: () => hoard((at) => ({ at, inner: { at } })),
     strings: () => hoard((at) => ('x'.repeat(1000) + at).split('').join('-')),
     'small typed arrays': () => hoard(() => new Uint8Array(32)),
     'one large array': () => new Array(30_000_000).fill(1.5),
     fall: () => { throw new Error('fell'); },
     leave: () => process.exit(0),
     break: () => process.kill(process.pid, 'SIGSEGV'),
     look: () => [process.env, process.execArgv],
     repeat: ({ bytes }) => bytes,
     wait: ({ until }) => { while (!existsSync(until)); return process.pid; },
   };
   process.on('message', (message) => process.send(acts[message.act](message)));`,
);
let pool: ProcessPool;
const open = (processes: number, waiting = 10): ProcessPool =>
  (pool = openProcessPool({ script, processes, waiting, heap: 64 }));
afterEach(() => pool.close());
afterAll(() => rmSync(folder, { recursive: true }));

/** A job that runs until it is released. */
function held() {
  const until = join(folder, randomUUID());
  return { message: { act: 'wait', until }, release: () => writeFileSync(until, '') };
}

describe('a process of a pool', () => {
  it('is ended when its job reaches the time limit, and the next job gets another process', async () => {
    open(1);
    const first = await pool.run({ act: 'say' }, 60);
    const stuck = pool.run({ act: 'spin' }, 1);
    const after = pool.run({ act: 'say' }, 60);
    await expect(stuck).rejects.toMatchObject({ name: 'WorkRefused', code: 'work.too-long', parameters: { limit: 1 } });
    expect(await after).not.toBe(first);
  });

  it.each(['arrays', 'objects', 'strings', 'small typed arrays', 'one large array'])(
    'is ended when it needs more memory than allowed, and this process goes on: %s',
    async (act) => {
      open(1);
      await expect(pool.run({ act }, 60)).rejects.toMatchObject({ name: 'WorkRefused', code: 'work.too-large' });
      expect(await pool.run({ act: 'say' }, 60)).toBeTypeOf('number');
    },
    60_000,
  );

  it.each(['fall', 'leave', 'break'])('fails only its own job when it breaks down (%s)', async (act) => {
    open(1);
    const broken = pool.run({ act }, 60);
    const after = pool.run({ act: 'say' }, 60);
    await expect(broken).rejects.toThrow('a process ended in the middle of its job');
    expect(await after).toBeTypeOf('number');
  });

  it('sees neither the environment nor the flags of its parent, but keeps its time zone', async () => {
    vi.stubEnv('YISHEN_SECRET', 'secret').stubEnv('NODE_OPTIONS', '--no-warnings');
    open(1);
    expect(await pool.run({ act: 'look' }, 60).finally(() => vi.unstubAllEnvs())).toEqual([
      { TZ: Intl.DateTimeFormat().resolvedOptions().timeZone },
      ['--max-old-space-size=64'],
    ]);
  });

  it.each([
    ['a buffer', Buffer.from('甲')],
    ['bytes', new Uint8Array(3)],
    ['five million bytes', new Uint8Array(5_000_000).fill(7)],
  ])('gets and returns bytes as what they are: %s', async (_what, bytes) => {
    open(1);
    const returned = await pool.run({ act: 'repeat', bytes }, 60);
    expect((returned as object).constructor).toBe(bytes.constructor);
    expect(Buffer.compare(returned as Uint8Array, bytes)).toBe(0);
  });
});

describe('a pool of processes', () => {
  it('runs as many jobs at once as it may have processes, and reuses them', async () => {
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
