import { appendFileSync, mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { removePostgres } from '../../infra/local/postgres.mjs';
import { freePort } from '../../infra/local/process.mjs';
import { startServices } from '../../infra/local/services.mjs';
import { startServers } from '../../infra/local/stack.mjs';
import { sayTo } from '../../infra/local/steps.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Starts the whole system at the first request of a run; use it through `support/stack.ts`. */
    stackServer: string;
  }
}

const root = resolve(__dirname, '..', '..');

// Variables that would replace an embedded server or move the data; the tests kill servers, so they need their own.
const REPLACING = [
  'YISHEN_DATABASE_URL',
  'YISHEN_ADMIN_DATABASE_URL',
  'YISHEN_KAFKA_BROKERS',
  'YISHEN_TEMPORAL_ADDRESS',
  'YISHEN_TEMPORAL_NAMESPACE',
  'YISHEN_KEY_FILE',
  'YISHEN_FILES_DIR',
  'YISHEN_VAR',
];

/**
 * Runs the whole system for the specs, in the process of the run. It starts at the first request and outlives the spec file that
 * asked for it. The launcher's own code supervises it, so that a killed process comes back as it would for a user.
 */
export default async function stackServer(project: TestProject): Promise<() => Promise<void>> {
  let held: Promise<Awaited<ReturnType<typeof start>>> | undefined;
  const server = createServer((_, response) => {
    held ??= start();
    held.then(
      ({ varDir }) => response.end(JSON.stringify({ varDir })),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : String(error)),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  project.provide('stackServer', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return async () => {
    server.closeAllConnections();
    server.close();
    await (await held?.catch(() => undefined))?.stop();
  };
}

async function start() {
  const varDir = await mkdtemp(join(tmpdir(), 'yishen-stack-'));
  mkdirSync(join(varDir, 'log'));
  const write = (text: string) => appendFileSync(join(varDir, 'log', 'launcher.log'), text);
  sayTo({ write });
  for (const name of REPLACING) delete process.env[name];
  const servers = await startServers({ root, varDir });
  const services = await startServices({ root, varDir, servers, httpPort: await freePort(), demo: true }).catch(
    async (error: unknown) => {
      await servers.stop();
      throw error;
    },
  );
  write(services.demoUsers ?? '');
  servers.claimed.update({ ready: true, http: services.url, temporalUi: servers.temporalUi, env: services.env });
  return {
    varDir,
    stop: async () => {
      await services.stop();
      await servers.stop();
      if (process.env['YISHEN_KEEP_STACK']) return;
      await removePostgres(join(varDir, 'postgres'));
      await rm(varDir, { recursive: true, force: true });
    },
  };
}
