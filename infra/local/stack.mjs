import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createChildren } from './children.mjs';
import { startKafka } from './kafka.mjs';
import { existingPostgres, refuseWrongPlace, removeData } from './place.mjs';
import { provisionDatabase, startPostgres } from './postgres.mjs';
import { claim } from './record.mjs';
import { run, step } from './steps.mjs';
import { keepRunning } from './supervise.mjs';
import { startTemporal } from './temporal.mjs';
import { startTestServer } from './testServer.mjs';
import { writeWhole } from './wholeFile.mjs';

const DATABASE = 'yishen';

/**
 * Starts PostgreSQL, Kafka and Temporal on a data folder, at once; each is left out when the environment names an
 * existing one. The database is migrated while Kafka still starts. They are started again when they end by themselves, at the addresses that the services were given.
 * @param {{ root: string, varDir: string, fresh?: boolean, restoreFrom?: string, simulatedFrom?: string }} options
 *   restoreFrom: the backup to come; simulatedFrom: the instant at which a simulated time begins
 */
export async function startServers({ root, varDir, fresh = false, restoreFrom, simulatedFrom }) {
  refuseWrongPlace({ varDir, fresh, restoreFrom });
  const claimed = await claim(varDir);
  if (fresh) await step('Removing the data of earlier runs', () => removeData(varDir));
  const children = createChildren((living) => claimed.children(living));
  const ports = portBook(varDir);
  const log = (name) => join(varDir, 'log', `${name}.log`);
  const context = { root, varDir, children, ports, log, simulatedFrom };
  /** @type {{ stop(): Promise<void> }[]} */
  const running = [];
  const stop = async () => {
    await Promise.all(running.map((server) => server.stop()));
    claimed.release();
  };
  const hold = async (starting) => {
    const { env, server, ...more } = await starting;
    if (server) running.push(server);
    return { env, ...more };
  };
  const time = simulatedFrom === undefined ? temporal(context) : simulatedTime(context);
  const database = hold(postgres(context)).then(async (held) => {
    await step('Database migrations', () => migrate(root, held.env));
    return held;
  });
  const results = await Promise.allSettled([database, hold(kafka(context)), hold(time)]);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  const [{ value: migrated }, { value: broker }, { value: temporalServer }] = results;
  const env = { ...migrated.env, ...broker.env, ...temporalServer.env };
  return { env, temporalUi: temporalServer.uiUrl, children, ports, log, claimed, stop };
}

function migrate(root, env) {
  return run(process.execPath, [join(root, 'apps/cli/dist/main.js'), 'migrate'], { env: { ...process.env, ...env } });
}

async function postgres({ root, varDir, children, ports, log, simulatedFrom }) {
  const existing = existingPostgres();
  if (existing) return { env: existing };
  const dir = join(varDir, 'postgres');
  return step('PostgreSQL', async () => {
    let started;
    const server = await keepRunning('postgres', async () => {
      const again = { ports: ports.read(), samePorts: started !== undefined };
      // What a simulation writes need not outlive a power cut.
      const durable = simulatedFrom === undefined;
      started = await startPostgres({ children, root, dir, logFile: log('postgres'), durable, ...again });
      ports.write({ postgres: started.port });
      return started.child;
    });
    const appPassword = secret(join(varDir, 'app.password'));
    await provisionDatabase({ root, adminUrl: started.url('postgres'), database: DATABASE, appPassword });
    const appUrl = `postgres://yishen_app:${appPassword}@127.0.0.1:${started.port}/${DATABASE}`;
    return { server, env: { YISHEN_DATABASE_URL: appUrl, YISHEN_ADMIN_DATABASE_URL: started.url(DATABASE) } };
  });
}

async function kafka({ varDir, children, ports, log }) {
  const { YISHEN_KAFKA_BROKERS: existing } = process.env;
  if (existing) return { env: { YISHEN_KAFKA_BROKERS: existing } };
  return step('Kafka', async () => {
    let started;
    const server = await keepRunning('kafka', async () => {
      const dir = join(varDir, 'kafka');
      const again = { ports: ports.read(), samePorts: started !== undefined };
      started = await startKafka({ children, dir, logFile: log('kafka'), ...again });
      ports.write({ kafka: started.port, kafkaController: started.controllerPort });
      return started.child;
    });
    return { server, env: { YISHEN_KAFKA_BROKERS: started.brokers } };
  });
}

async function temporal({ varDir, children, ports, log }) {
  const namespace = process.env.YISHEN_TEMPORAL_NAMESPACE || 'default';
  const { YISHEN_TEMPORAL_ADDRESS: existing } = process.env;
  if (existing) return { env: { YISHEN_TEMPORAL_ADDRESS: existing, YISHEN_TEMPORAL_NAMESPACE: namespace } };
  return step('Temporal', async () => {
    let started;
    const server = await keepRunning('temporal', async () => {
      const dbFile = join(varDir, 'temporal.db');
      const again = { ports: ports.read(), samePorts: started !== undefined };
      started = await startTemporal({ children, dbFile, logFile: log('temporal'), ...again });
      ports.write({ temporal: started.port, temporalUi: started.uiPort });
      return started.child;
    });
    const env = { YISHEN_TEMPORAL_ADDRESS: started.address, YISHEN_TEMPORAL_NAMESPACE: 'default' };
    return { server, env, uiUrl: started.uiUrl };
  });
}

// Its state is in its memory: when it ends, the simulation has ended, so it is not started again.
async function simulatedTime({ children, log, simulatedFrom }) {
  return step('Temporal test server', async () => {
    const { child, address } = await startTestServer({ children, logFile: log('temporal'), startAt: simulatedFrom });
    const env = { YISHEN_TEMPORAL_ADDRESS: address, YISHEN_TEMPORAL_NAMESPACE: 'default', YISHEN_PRESENT: 'temporal' };
    return { server: child, env };
  });
}

/** The ports of the last start, so that a restart keeps its addresses. */
export function portBook(varDir) {
  const file = join(varDir, 'ports.json');
  const read = () => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});
  const write = (some) => writeWhole(file, `${JSON.stringify({ ...read(), ...some }, undefined, 2)}\n`);
  return { read, write };
}

/** A password of ours, made once. */
export function secret(file) {
  if (!existsSync(file)) writeWhole(file, randomBytes(18).toString('base64url'), 0o600);
  return readFileSync(file, 'utf8').trim();
}
