import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withLock } from '../../infra/local/cache.mjs';
import { endProcess, isSameProcess, startOf } from '../../infra/local/process.mjs';
import { claim, readRecord } from '../../infra/local/record.mjs';

const local = (file: string) => pathToFileURL(resolve(__dirname, '../../infra/local', file)).href;

// A launcher with one child that ignores SIGTERM for a moment; the test follows what it prints.
const LAUNCHER = `
import { createChildren } from '${local('children.mjs')}';
import { claim } from '${local('record.mjs')}';
const claimed = await claim(process.argv[2]);
const children = createChildren((living) => claimed.children(living));
const script = "process.on('SIGTERM', () => setTimeout(() => process.exit(0), 200)); setInterval(() => {}, 1000)";
const child = children.start({ name: 'child', command: process.execPath, args: ['-e', script] });
console.log(JSON.stringify({ pid: child.pid, start: child.start }));
setInterval(() => {}, 1000);
`;

describe('the launcher', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'yishen-leash-'));
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  async function launch(): Promise<{ kill(): void; child: { pid: number; start: string } }> {
    const file = join(dir, 'launcher.mjs');
    await writeFile(file, LAUNCHER);
    const launcher = spawn(process.execPath, [file, join(dir, 'var')], { stdio: ['ignore', 'pipe', 'inherit'] });
    const line = await new Promise<string>((found) => launcher.stdout.once('data', (text) => found(String(text))));
    return { kill: () => launcher.kill('SIGKILL'), child: JSON.parse(line) as { pid: number; start: string } };
  }

  it('ends its children when it is killed with -9', async () => {
    const { kill, child } = await launch();
    expect(isSameProcess(child.pid, child.start)).toBe(true);
    kill();
    await vi.waitFor(() => expect(isSameProcess(child.pid, child.start)).toBe(false), 15_000);
  });

  it('refuses a data folder in use by another launcher, and takes over one whose launcher was killed', async () => {
    const { kill, child } = await launch();
    await expect(claim(join(dir, 'var'))).rejects.toThrow(/already running/);
    kill();
    const launcher = readRecord(join(dir, 'var'));
    await vi.waitFor(() => expect(launcher && isSameProcess(launcher.pid, launcher.start)).toBe(false), 15_000);
    const claimed = await claim(join(dir, 'var'));
    expect(isSameProcess(child.pid, child.start)).toBe(false);
    expect(readRecord(join(dir, 'var'))?.pid).toBe(process.pid);
    claimed.release();
  });

  it('never ends a foreign process that has the pid of an earlier child', async () => {
    const bystander = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const pid = bystander.pid ?? 0;
    const start = startOf(pid) ?? '';
    await endProcess({ pid, start: 'another start', stopSignal: 'SIGKILL' });
    expect(isSameProcess(pid, start)).toBe(true);
    bystander.kill('SIGKILL');
  });

  it('lets one clone at a time fill the cache, and takes over the lock of a dead process', async () => {
    const lock = join(dir, 'part.lock');
    await writeFile(lock, JSON.stringify({ pid: 2 ** 22 + 1, start: 'long ago' }));
    let inside = 0;
    let most = 0;
    const enter = () =>
      withLock(lock, async () => {
        most = Math.max(most, ++inside);
        await new Promise((done) => setImmediate(done));
        inside--;
      });
    await Promise.all([enter(), enter(), enter()]);
    expect(most).toBe(1);
  });
});
