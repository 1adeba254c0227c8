import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StepFailure } from './steps.mjs';
import { endProcess, startOf } from './process.mjs';

const LEASH = fileURLToPath(new URL('./leash.mjs', import.meta.url));
const LOG_LIMIT = 50 * 1024 * 1024;

/**
 * @typedef {object} Child
 * @property {string} name
 * @property {number} pid
 * @property {string} start the mark of process.mjs that tells it from a later process with the same pid
 * @property {string} stopSignal
 * @property {string} [logFile]
 * @property {() => boolean} alive
 * @property {Promise<void>} exited
 * @property {() => Promise<void>} stop
 */

/**
 * The children of this launcher. Each is reported to the leash, a small process that ends them should the launcher die
 * without doing so; that works without tools of the operating system and also on kill -9.
 * @param {(children: Child[]) => void} [onChange] called when a child came or went
 */
export function createChildren(onChange = () => undefined) {
  /** @type {Map<number, Child>} */
  const living = new Map();
  const leash = spawn(process.execPath, ['--max-old-space-size=32', LEASH], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  leash.unref();
  leash.stdin.unref?.();
  leash.stdin.on('error', () => undefined);
  const tell = (message) => leash.stdin.write(`${JSON.stringify(message)}\n`);

  /**
   * @param {{ name: string, command: string, args: string[], env?: NodeJS.ProcessEnv, cwd?: string, logFile?: string,
   *           stopSignal?: string, uid?: number, gid?: number }} options
   * @returns {Child}
   */
  function start({ name, command, args, env, cwd, logFile, stopSignal = 'SIGTERM', uid, gid }) {
    const log = logFile ? openLog(logFile) : 'ignore';
    const owner = uid === undefined ? {} : { uid, gid };
    const child = spawn(command, args, { env, cwd, detached: true, stdio: ['ignore', log, log], ...owner });
    if (typeof log === 'number') closeSync(log);
    const exited = new Promise((resolve) => {
      child.once('exit', resolve);
      child.once('error', resolve);
    });
    const { pid } = child;
    if (pid === undefined) throw new StepFailure(`${name}: ${command} could not be started`);
    const hold = { pid, start: startOf(pid) ?? 'gone', stopSignal };
    tell({ hold });
    const entry = {
      name,
      ...hold,
      logFile,
      alive: () => child.exitCode === null && child.signalCode === null,
      exited: exited.then(() => undefined),
      stop: () => endProcess(hold),
    };
    living.set(pid, entry);
    onChange([...living.values()]);
    void exited.then(() => {
      tell({ release: pid });
      living.delete(pid);
      onChange([...living.values()]);
    });
    return entry;
  }

  return { start, living: () => [...living.values()] };
}

function openLog(file) {
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file) && statSync(file).size > LOG_LIMIT) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

/** The last lines of a child's log, for a failure message. */
export function logTail(file, lines = 15) {
  if (!file || !existsSync(file)) return '';
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}

/**
 * Waits for a child to be ready; if it dies or does not come up, the failure shows the end of its log.
 * @param {Child} child
 * @param {() => Promise<void>} ready
 */
export async function whenReady(child, ready) {
  try {
    await ready();
  } catch (error) {
    await child.stop();
    throw new StepFailure(`${child.name} did not start: ${error.message}\n${logTail(child.logFile)}`);
  }
}
