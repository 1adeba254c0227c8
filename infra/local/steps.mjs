import { spawn } from 'node:child_process';

/** A failure the reader can act on: its message is the whole story, no stack is printed. */
export class StepFailure extends Error {}

let out = process.stdout;

/** Sends what the launcher says somewhere else; the CLI keeps stdout for its own answer. */
export function sayTo(stream) {
  out = stream;
}

/** One line to the reader. */
export function say(line = '') {
  out.write(`${line}\n`);
}

/** Seconds as people read them: `0.4 s`, `12 s`, `3 min 05 s`. */
export function elapsed(sinceMs) {
  const seconds = (performance.now() - sinceMs) / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${String(Math.floor(seconds % 60)).padStart(2, '0')} s`;
}

/**
 * Runs one step and says what it does and how long it took. A step under 0.3 s says so only if `always` is set,
 * a long one says every 15 s that it is still at work.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const since = performance.now();
  say(`  … ${title}`);
  const progress = setInterval(() => say(`  … ${title}: ${elapsed(since)} so far`), 15_000);
  try {
    const result = await work();
    say(`  ✓ ${title} (${elapsed(since)})`);
    return result;
  } catch (error) {
    say(`  ✗ ${title} (after ${elapsed(since)})`);
    throw error;
  } finally {
    clearInterval(progress);
  }
}

/** Commands that still run; they end with us. */
const runs = new Set();
process.on('exit', () => {
  for (const child of runs) child.kill('SIGTERM');
});

/**
 * Runs a command to its end and returns its standard output; beginning and end of both outputs are in the failure.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { input?: string }} [options]
 * @returns {Promise<string>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    runs.add(child);
    let stdout = '';
    let head = '';
    let tail = '';
    const keep = (chunk) => {
      if (head.length < 2000) head += chunk;
      else tail = (tail + chunk).slice(-2000);
    };
    child.stdout?.on('data', (chunk) => {
      stdout += chunk;
      keep(chunk);
    });
    child.stderr?.on('data', keep);
    child.on('error', (error) => reject(new StepFailure(`${command} could not be run: ${error.message}`)));
    child.on('close', (code, signal) => {
      runs.delete(child);
      if (code === 0) resolve(stdout);
      else
        reject(
          new StepFailure(
            `${command} ${args.join(' ')} ended with ${code ?? signal}:\n${[head, tail].filter(Boolean).join('\n…\n').trim()}`,
          ),
        );
    });
  });
}

/** Fails with one sentence on a Node.js older than the repository runs on. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new StepFailure(
      `Node.js 20.19 or newer is needed, this is ${process.versions.node}: install a newer Node.js.`,
    );
  }
}

/**
 * The main of every launcher command: prints a StepFailure as its sentence and anything else with its stack.
 * @param {() => Promise<number | void>} work
 */
export async function main(work) {
  try {
    requireNode();
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    process.stderr.write(`\n${error instanceof StepFailure ? error.message : (error?.stack ?? error)}\n`);
    process.exit(1);
  }
}
