import { createRequire } from 'node:module';
import { join } from 'node:path';
import { whenReady } from './children.mjs';
import { httpAddress } from './httpAddress.mjs';
import { markRestored } from './place.mjs';
import { freePort, waitUntil } from './process.mjs';
import { StepFailure, run, step } from './steps.mjs';
import { keepRunning } from './supervise.mjs';

/**
 * Brings a backup in if one is named, and starts case-api, worker and projector, at once, while the demo accounts are made or
 * found; each is started again when it ends.
 * @param {{ root: string, varDir: string, servers: Awaited<ReturnType<typeof import('./stack.mjs').startServers>>,
 *           httpPort?: number, restoreFrom?: string, demo: boolean }} options
 */
export async function startServices({ root, varDir, servers, httpPort, restoreFrom, demo }) {
  const { children, ports, log } = servers;
  const known = ports.read();
  const { host, port: http, url } = await httpAddress({ asked: httpPort, known: known.http });
  const [worker, projector] = [await freePort(known.worker), await freePort(known.projector)];
  ports.write({ http, worker, projector });
  const places = {
    YISHEN_KEY_FILE: process.env.YISHEN_KEY_FILE || join(varDir, 'keys', 'key-encryption-keys.json'),
    YISHEN_FILES_DIR: process.env.YISHEN_FILES_DIR || join(varDir, 'files'),
    YISHEN_VAR: varDir,
  };
  const env = {
    ...servers.env,
    ...places,
    ...topicOf(root),
    YISHEN_HTTP_PORT: String(http),
    YISHEN_HTTP_HOST: host,
  };
  const cli = (...args) =>
    run(process.execPath, [join(root, 'apps/cli/dist/main.js'), ...args], { env: { ...process.env, ...env } });
  // Before anything writes: a restore needs an empty log.
  if (restoreFrom) {
    markRestored(varDir, restoreFrom);
    await step('Restoring the backup', () => cli('restore', '--from', restoreFrom));
  }

  // The services never hold the right to change tables: that is the migrations' alone.
  const { YISHEN_ADMIN_DATABASE_URL: _admin, ...serviceEnv } = env;
  const inherited = { ...process.env, NODE_ENV: 'production' };
  delete inherited.YISHEN_ADMIN_DATABASE_URL;
  const service = (name, own, healthUrl) =>
    step(name, () =>
      keepRunning(name, async () => {
        const args = ['--enable-source-maps', join(root, 'apps', name, 'dist', 'main.js')];
        const options = { name, command: process.execPath, args, cwd: root, logFile: log(name) };
        const child = children.start({ ...options, env: { ...inherited, ...serviceEnv, ...own } });
        const ready = () => waitUntil(() => answers(healthUrl), { alive: child.alive, timeoutMs: 120_000, what: name });
        await whenReady(child, ready);
        return child;
      }),
    );
  const health = (port) => `http://127.0.0.1:${port}/health/ready`;
  // Worker and projector take their host from the variable of the API; only the API is opened to other machines.
  const healthEnv = (port) => ({ YISHEN_HTTP_HOST: '127.0.0.1', YISHEN_HEALTH_PORT: String(port) });
  const results = await Promise.allSettled([
    service(
      'case-api',
      { YISHEN_CONSOLE_DIR: join(root, 'apps/console/dist'), YISHEN_DEMO: demo ? '1' : '0' },
      `${url}/api/health/ready`,
    ),
    service('worker', healthEnv(worker), health(worker)),
    service('projector', healthEnv(projector), health(projector)),
    demo ? cli('demo') : undefined,
  ]);
  const demoUsers = results.pop();
  const stop = async () => {
    const started = results.filter((result) => result.status === 'fulfilled');
    await Promise.all(started.map(({ value }) => value.stop()));
  };
  const failed = [...results, demoUsers].find((result) => result.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  return { url, env, demoUsers: demoUsers.value, stop };
}

/** Name and count of partitions of the topic, as the library that every service has reads them; built by now. */
function topicOf(root) {
  const { TOPIC, readConfiguration } = createRequire(import.meta.url)(join(root, 'libs/configuration/dist/index.js'));
  try {
    const { name, partitions } = readConfiguration(TOPIC);
    return { YISHEN_TOPIC: name, YISHEN_TOPIC_PARTITIONS: String(partitions) };
  } catch (error) {
    throw new StepFailure(error.message);
  }
}

async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}
