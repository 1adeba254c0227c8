#!/usr/bin/env node
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { portNumber } from '../local/httpAddress.mjs';
import { isDemoPlace } from '../local/place.mjs';
import { readRecord } from '../local/record.mjs';
import { isSameProcess, watchNpm } from '../local/process.mjs';
import { takeSecretsFromFiles } from '../local/secretFiles.mjs';
import { startServices } from '../local/services.mjs';
import { setUp } from '../local/setup.mjs';
import { startServers } from '../local/stack.mjs';
import { StepFailure, elapsed, main, say } from '../local/steps.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const USAGE = `npm start [-- options]
  --fresh         start with no data: what earlier runs stored is removed
  --http-port N   the port of the console and the API
  --var DIR       the folder of the data (default: var)
  --restore DIR   start with the data of a backup, on a folder that has none`;

const ACCOUNTS = `Accounts: those of this database; no demo accounts are made here. \`npx yishen user-add\` makes one.
账号即本库已有账号，不设演示账号。`;

await main(async () => {
  const since = performance.now();
  const options = readOptions();
  takeSecretsFromFiles();
  if (options.help) return say(USAGE);
  const varDir = resolve(options.var ?? process.env.YISHEN_VAR ?? join(root, 'var'));
  const earlier = readRecord(varDir);
  if (earlier?.ready && isSameProcess(earlier.pid, earlier.start)) {
    if (options.fresh || options.restore) throw new StepFailure(`Yishen runs on ${varDir}: stop it first.`);
    say(`Yishen is already running on ${varDir}: ${earlier.http}`);
    return;
  }
  say('Yishen 依申');
  const interrupted = new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => resolve(name));
    watchNpm(() => resolve('npm'));
  });
  // Nothing to stop yet: what setting up has half done is never visible, and its locks are taken over.
  if ((await Promise.race([setUp({ root }), interrupted])) !== undefined) process.exit(130);
  const restoreFrom = options.restore;
  const servers = await startServers({ root, varDir, fresh: options.fresh, restoreFrom });
  let services;
  try {
    // Passwords that everybody knows belong on no database but the launcher's own, and not on a restored one.
    const demo = restoreFrom === undefined && isDemoPlace(varDir);
    const httpPort = options['http-port'];
    const starting = startServices({ root, varDir, servers, httpPort, restoreFrom, demo });
    services = await Promise.race([starting, interrupted.then(() => undefined)]);
    if (services) {
      const users = services.demoUsers ?? ACCOUNTS;
      servers.claimed.update({ ready: true, http: services.url, temporalUi: servers.temporalUi, env: services.env });
      welcome({ services, servers, users, since, varDir });
      await interrupted;
    }
  } finally {
    say('\nStopping …');
    const stopping = performance.now();
    await services?.stop();
    // Services that were still starting when we were interrupted are not in `services`.
    const named = ['postgres', 'kafka', 'temporal'];
    const unfinished = servers.children.living().filter(({ name }) => !named.includes(name));
    await Promise.all(unfinished.map((child) => child.stop()));
    await servers.stop();
    say(`Stopped (${elapsed(stopping)}).`);
  }
  process.exit(0);
});

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        fresh: { type: 'boolean', default: false },
        'http-port': { type: 'string' },
        var: { type: 'string' },
        restore: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    const port = values['http-port'] === undefined ? undefined : portNumber(values['http-port'], '--http-port');
    const restore = values.restore === undefined ? undefined : resolve(values.restore);
    return { ...values, 'http-port': port, restore };
  } catch (error) {
    throw new StepFailure(`${error.message}\n\n${USAGE}`);
  }
}

function welcome({ services, servers, users, since, varDir }) {
  say(`
Yishen runs (${elapsed(since)}). 依申已启动。

  Console 控制台        ${services.url}
  OpenAPI 接口文档      ${services.url}/api/openapi.json
  Temporal              ${servers.temporalUi ?? services.env.YISHEN_TEMPORAL_ADDRESS}
  Data and logs 数据    ${varDir}

${users.trimEnd()}

Ctrl-C stops it; starting again continues where it stopped.`);
}
