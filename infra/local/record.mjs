import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './cache.mjs';
import { endProcess, isSameProcess, startOf } from './process.mjs';
import { StepFailure, say } from './steps.mjs';
import { writeWhole } from './wholeFile.mjs';

/**
 * @typedef {object} StackRecord what `<var>/stack.json` holds; the CLI and the tests find a running system by it
 * @property {number} pid the launcher
 * @property {string} start tells the launcher from a later process with the same pid
 * @property {boolean} ready everything is up
 * @property {string} [http] address of the console and the API
 * @property {string} [temporalUi]
 * @property {Record<string, string>} env the variables of the services
 * @property {Record<string, { pid: number, start: string, stopSignal: string }>} children by name
 */

/** @param {string} varDir @returns {StackRecord | undefined} */
export function readRecord(varDir) {
  try {
    return JSON.parse(readFileSync(join(varDir, 'stack.json'), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * Makes this process the launcher of a data folder: refuses if one is running there, and ends what a killed one left.
 * @param {string} varDir
 */
export async function claim(varDir) {
  mkdirSync(varDir, { recursive: true, mode: 0o711 });
  const file = join(varDir, 'stack.json');
  /** @type {StackRecord} */
  const record = { pid: process.pid, start: startOf(process.pid) ?? '', ready: false, env: {}, children: {} };
  // It carries the databases' passwords.
  const save = () => writeWhole(file, `${JSON.stringify(record, undefined, 2)}\n`, 0o600);
  await withLock(join(varDir, 'stack.lock'), async () => {
    const earlier = readRecord(varDir);
    if (earlier && isSameProcess(earlier.pid, earlier.start)) {
      const where = earlier.ready ? ` at ${earlier.http}` : ', still starting';
      throw new StepFailure(`Yishen is already running on ${varDir} (process ${earlier.pid})${where}.`);
    }
    const left = Object.entries(earlier?.children ?? {}).filter(([, it]) => isSameProcess(it.pid, it.start));
    if (left.length > 0) say(`  The last launcher here was killed; ending ${left.map(([name]) => name).join(', ')}.`);
    await Promise.all(left.map(([, it]) => endProcess(it)));
    save();
  });
  return {
    record,
    /** @param {Partial<StackRecord>} changes */
    update(changes) {
      Object.assign(record, changes);
      save();
    },
    /** @param {import('./children.mjs').Child[]} living */
    children(living) {
      record.children = Object.fromEntries(
        living.map(({ name, pid, start, stopSignal }) => [name, { pid, start, stopSignal }]),
      );
      save();
    },
    release: () => rmSync(file, { force: true }),
  };
}
