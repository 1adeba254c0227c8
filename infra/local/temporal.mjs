import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { cached } from './cache.mjs';
import { whenReady } from './children.mjs';
import { freePort, waitForPort, waitUntil } from './process.mjs';
import { requireTool, run, step } from './steps.mjs';

const MODULE = 'github.com/temporalio/cli/cmd/temporal@v1.5.1';

/** The `temporal` command: on PATH, in the cache, or built with Go into the cache. */
export async function prepareTemporal() {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const found = join(folder, 'temporal');
    if (folder && existsSync(found)) return found;
  }
  const folder = await cached('temporal-cli-1.5.1', async (draft) => {
    requireTool('go');
    await step('Temporal 1.5.1 with go install, some minutes the first time', () =>
      run('go', ['install', '-ldflags=-s -w', MODULE], { cwd: homedir(), env: { ...process.env, GOBIN: draft } }),
    );
  });
  return join(folder, 'temporal');
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
    const ready = async () => spawnSync(command, describe, { stdio: 'ignore' }).status === 0;
    await waitUntil(ready, { alive: child.alive, everyMs: 150, what: 'Temporal' });
  });
  return { child, port, uiPort, address, uiUrl: `http://127.0.0.1:${uiPort}` };
}
