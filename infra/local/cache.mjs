import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, unlink } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isSameProcess, startOf } from './process.mjs';

/** The folder outside the clone where downloaded and built parts live, shared by all clones of one user. */
export function cacheFolder() {
  if (process.env.YISHEN_CACHE) return process.env.YISHEN_CACHE;
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'yishen');
}

/** Whether a folder is in the cache. */
export function isCached(name) {
  return existsSync(join(cacheFolder(), name));
}

/**
 * Returns the cached folder `name`, building it first when it is missing. Two clones may ask at once: one builds, the
 * other waits. The folder appears by a rename, so a folder that is there is whole, whatever killed its builder.
 * @param {string} name carries the version, so that another version is another folder
 * @param {(folder: string) => Promise<void>} build fills the folder it is given
 * @param {string} [base]
 * @returns {Promise<string>}
 */
export async function cached(name, build, base = cacheFolder()) {
  const target = join(base, name);
  if (existsSync(target)) return target;
  await mkdir(base, { recursive: true });
  return withLock(join(base, `${name}.lock`), async () => {
    if (existsSync(target)) return target;
    const draft = join(base, `.${name}.${process.pid}`);
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { recursive: true });
    try {
      await build(draft);
      await rename(draft, target);
    } catch (error) {
      await rm(draft, { recursive: true, force: true });
      if (existsSync(target)) return target;
      throw error;
    }
    return target;
  });
}

/**
 * Runs `work` while holding a lock file with our pid in it; the lock of a dead process is taken over.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  for (;;) {
    try {
      const handle = await open(file, 'wx');
      await handle.writeFile(JSON.stringify({ pid: process.pid, start: startOf(process.pid) }));
      await handle.close();
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (!(await ownerAlive(file))) await unlink(file).catch(() => undefined);
      else await pause(300);
    }
  }
  try {
    return await work();
  } finally {
    await unlink(file).catch(() => undefined);
  }
}

async function ownerAlive(file) {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return true;
  // An empty lock is one whose owner is between creating and writing it; it gets a moment to write.
  if (text === '') {
    await pause(500);
    if ((await readFile(file, 'utf8').catch(() => 'gone')) === '') return false;
    return true;
  }
  const { pid, start } = JSON.parse(text);
  return isSameProcess(pid, start);
}
