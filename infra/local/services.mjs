import { join } from 'node:path';
import { whenReady } from './children.mjs';
import { freePort, waitUntil } from './process.mjs';
import { run, step } from './steps.mjs';
import { keepRunning } from './supervise.mjs';

const FIRST_HTTP_PORT = 7080;

/**
 * Migrates the database and starts case-api, worker and projector, at once; each is started again when it ends.
 * @param {{ root: string, varDir: string, servers: Awaited<ReturnType<typeof import('./stack.mjs').startServers>>,
 *           httpPort?: number }} options
 */
export async function startServices({ root, varDir, servers, httpPort }) {
  const { children, ports, log } = servers;
  const known = ports.read();
  const http = await freePort(httpPort ?? known.http ?? FIRST_HTTP_PORT);
  const [worker, projector] = [await freePort(known.worker), await freePort(known.projector)];
  ports.write({ http, worker, projector });
  const places = {
    YISHEN_KEY_FILE: process.env.YISHEN_KEY_FILE || join(varDir, 'keys', 'key-encryption-keys.json'),
    YISHEN_FILES_DIR: process.env.YISHEN_FILES_DIR || join(varDir, 'files'),
    YISHEN_VAR: varDir,
  };
  const env = { ...servers.env, ...places, YISHEN_HTTP_PORT: String(http), YISHEN_HTTP_HOST: '127.0.0.1' };
  const cli = (...args) =>
    run('node', [join(root, 'apps/cli/dist/main.js'), ...args], { env: { ...process.env, ...env } });
  await step('Database migrations', () => cli('migrate'));

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
  const url = `http://127.0.0.1:${http}`;
  const results = await Promise.allSettled([
    service(
      'case-api',
      { YISHEN_CONSOLE_DIR: join(root, 'apps/console/dist'), YISHEN_DEMO: '1' },
      `${url}/api/health/ready`,
    ),
    service('worker', { YISHEN_HEALTH_PORT: String(worker) }, health(worker)),
    service('projector', { YISHEN_HEALTH_PORT: String(projector) }, health(projector)),
  ]);
  const stop = async () => {
    const started = results.filter((result) => result.status === 'fulfilled');
    await Promise.all(started.map(({ value }) => value.stop()));
  };
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  return { url, env, cli, stop };
}

async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}
