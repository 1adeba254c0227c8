import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { StepFailure } from './steps.mjs';

/**
 * When a process started, as a mark that a reused pid does not share; undefined if there is no such process.
 * A zombie counts as none: where nothing reaps orphans it would look alive for ever.
 * @param {number} pid
 * @returns {string | undefined}
 */
export function startOf(pid) {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
    } catch {
      return undefined;
    }
  }
  const { stdout } = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const line = (stdout ?? '').trim();
  return line === '' || line.startsWith('Z') ? undefined : line.slice(line.indexOf(' ')).trim();
}

/** Whether the process that was recorded with this start mark still runs. */
export function isSameProcess(pid, start) {
  const now = startOf(pid);
  return now !== undefined && now === start;
}

/** The process that started this one, or another; undefined if it cannot be told. */
function parentOf(pid) {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    } catch {
      return undefined;
    }
  }
  const { stdout } = spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(stdout) || undefined;
}

/**
 * Calls back when the `npm start` that runs us is gone. npm puts a shell between itself and us, and a signal to npm ends
 * those two only: without this the system would run on with nobody in front of it.
 * @param {() => void} onGone
 */
export function watchNpm(onGone) {
  if (!process.env.npm_lifecycle_event) return;
  const shell = { pid: process.ppid, start: startOf(process.ppid) };
  const npmPid = parentOf(shell.pid);
  const npm = npmPid && npmPid > 1 ? { pid: npmPid, start: startOf(npmPid) } : shell;
  const timer = setInterval(() => {
    if (isSameProcess(npm.pid, npm.start) && isSameProcess(shell.pid, shell.start)) return;
    clearInterval(timer);
    onGone();
  }, 1000);
  timer.unref();
}

/** Sends a signal; a process that is already gone is no error. */
export function signal(pid, name) {
  try {
    process.kill(pid, name);
    return true;
  } catch (error) {
    if (error.code === 'ESRCH') return false;
    throw error;
  }
}

/**
 * Ends a recorded process politely, then with SIGKILL on its whole group.
 * @param {{ pid: number, start: string, stopSignal: string }} recorded
 */
export async function endProcess({ pid, start, stopSignal }, patienceMs = 15_000) {
  if (!isSameProcess(pid, start)) return;
  signal(pid, stopSignal);
  const until = performance.now() + patienceMs;
  while (isSameProcess(pid, start)) {
    if (performance.now() > until) {
      signal(-pid, 'SIGKILL');
      signal(pid, 'SIGKILL');
    }
    await pause(50);
  }
}

// Below the ports that a kernel hands out by itself (from 32768 on Linux, 49152 elsewhere): no outgoing connection, and no
// server that asks for "any port", takes one of ours between the look and the listening, or while its server is down.
const FIRST_OWN_PORT = 20_000;
const OWN_PORTS = 12_000;
const TRIES = 100;
/** What this process has answered already: the same port must not be given twice before somebody listens on it. */
const given = new Set();

/**
 * The preferred port if nothing listens there, else a free one; with `insist` the preferred one or a failure.
 * @param {number} [preferred]
 * @param {{ host?: string, insist?: boolean }} [options]
 */
export async function freePort(preferred, { host = '127.0.0.1', insist = false } = {}) {
  let reason;
  for (let tried = 0; tried < TRIES; tried++) {
    const own = FIRST_OWN_PORT + Math.floor(Math.random() * OWN_PORTS);
    const port = tried === 0 && preferred ? preferred : own;
    if (port === own && given.has(own)) continue;
    reason = await whyNotFree(port, host);
    if (reason === undefined) {
      given.add(port);
      return port;
    }
    if (insist) break;
  }
  if (insist && reason === 'EADDRINUSE')
    throw new StepFailure(`Port ${preferred} of ${host} is taken by another program.`);
  throw new StepFailure(`No port of ${host} can be opened (${reason}).`);
}

function whyNotFree(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(error.code));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

/** Waits until something answers on the port; `alive` says whether waiting still makes sense. */
export async function waitForPort(port, alive, timeoutMs = 60_000) {
  await waitUntil(
    () =>
      new Promise((resolve) => {
        const socket = connect({ port, host: '127.0.0.1' });
        socket.once('connect', () => {
          socket.destroy();
          resolve(true);
        });
        socket.once('error', () => resolve(false));
      }),
    { alive, timeoutMs, what: `port ${port}` },
  );
}

/**
 * Polls a condition.
 * @param {() => Promise<boolean>} condition
 * @param {{ alive?: () => boolean, timeoutMs?: number, everyMs?: number, what: string }} options
 */
export async function waitUntil(condition, { alive = () => true, timeoutMs = 60_000, everyMs = 50, what }) {
  const until = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (!alive()) throw new Error(`${what}: the process ended before it was ready`);
    if (performance.now() > until) throw new Error(`${what}: not ready after ${Math.round(timeoutMs / 1000)} s`);
    await pause(everyMs);
  }
}
