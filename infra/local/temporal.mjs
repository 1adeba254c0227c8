import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { cached, isCached } from './cache.mjs';
import { whenReady } from './children.mjs';
import { freePort, waitForPort, waitUntil } from './process.mjs';
import { run, step } from './steps.mjs';
import { requireTools, whereIs } from './tools.mjs';

const BUILT = 'temporal-cli-1.5.1';
const MODULE = 'github.com/temporalio/cli/cmd/temporal@v1.5.1';

/** The `temporal` command: on PATH, in the cache, or built with Go into the cache. */
export async function prepareTemporal() {
  const installed = whereIs('temporal');
  if (installed) return installed;
  const folder = await cached(BUILT, async (draft) => {
    requireTools(['go']);
    await step('Temporal 1.5.1 with go install, some minutes the first time', () =>
      run('go', ['install', '-ldflags=-s -w', MODULE], { cwd: homedir(), env: { ...process.env, GOBIN: draft } }),
    );
  });
  return join(folder, 'temporal');
}

/** What has to be installed before Temporal can be run. */
export function toolsOfTemporal() {
  return whereIs('temporal') || isCached(BUILT) ? [] : ['go'];
}

/**
 * Starts the development server with its state in a file, or in memory if none is given.
 * @param {{ children: ReturnType<typeof import('./children.mjs').createChildren>, dbFile?: string, logFile: string,
 *           ports?: { temporal?: number, temporalUi?: number }, samePorts?: boolean }} options
 */
export async function startTemporal({ children, dbFile, logFile, ports = {}, samePorts = false }) {
  const command = await prepareTemporal();
  const port = await freePort(ports.temporal, { insist: samePorts });
  const uiPort = await freePort(ports.temporalUi, { insist: samePorts });
  if (dbFile) await mkdir(dirname(dbFile), { recursive: true });
  const args = ['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--ui-port', String(uiPort)];
  const state = dbFile ? ['--db-filename', dbFile] : [];
  const child = children.start({
    name: 'temporal',
    command,
    args: [...args, ...state, '--log-level', 'error'],
    logFile,
  });
  const address = `127.0.0.1:${port}`;
  await whenReady(child, async () => {
    await waitForPort(port, child.alive);
    // The namespace is registered after the port opens.
    const describe = ['operator', 'namespace', 'describe', 'default', '--address', address];
    const ready = () =>
      run(command, describe).then(
        () => true,
        () => false,
      );
    await waitUntil(ready, { alive: child.alive, everyMs: 150, what: 'Temporal' });
  });
  return { child, port, uiPort, address, uiUrl: `http://127.0.0.1:${uiPort}` };
}
