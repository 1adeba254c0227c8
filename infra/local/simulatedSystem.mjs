import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removePostgres } from './postgres.mjs';
import { freePort } from './process.mjs';
import { startServices } from './services.mjs';
import { startServers } from './stack.mjs';
import { sayTo } from './steps.mjs';

// A simulation never touches a system that somebody uses: what would lead to one is forgotten.
const ELSEWHERE = [
  'YISHEN_DATABASE_URL',
  'YISHEN_ADMIN_DATABASE_URL',
  'YISHEN_KAFKA_BROKERS',
  'YISHEN_TOPIC',
  'YISHEN_TOPIC_PARTITIONS',
  'YISHEN_TEMPORAL_ADDRESS',
  'YISHEN_TEMPORAL_NAMESPACE',
  'YISHEN_KEY_FILE',
  'YISHEN_FILES_DIR',
  'YISHEN_VAR',
  'YISHEN_PRESENT',
];

/**
 * Starts a whole system of its own, on a folder of its own, whose present begins at an instant and goes on only when it is
 * told to (design.md §5).
 * @param {{ root: string, from: string }} options
 */
export async function startSimulatedSystem({ root, from }) {
  for (const name of ELSEWHERE) {
    delete process.env[name];
    delete process.env[`${name}_FILE`];
  }
  sayTo(process.stderr);
  const varDir = await mkdtemp(join(tmpdir(), 'yishen-simulated-'));
  let servers;
  let services;
  const stop = async ({ keep }) => {
    await services?.stop();
    await servers?.stop();
    if (keep) return;
    await removePostgres(join(varDir, 'postgres'));
    await rm(varDir, { recursive: true, force: true });
  };
  try {
    servers = await startServers({ root, varDir, simulatedFrom: from });
    services = await startServices({ root, varDir, servers, httpPort: await freePort(), demo: false });
  } catch (error) {
    await stop({ keep: true });
    throw error;
  }
  return { url: services.url, env: services.env, varDir, stop };
}
