import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createChildren, whenReady } from './children.mjs';
import { classArchive } from './classArchive.mjs';
import { hasJars, jars } from './maven.mjs';
import { endProcess, freePort, waitUntil } from './process.mjs';
import { run } from './steps.mjs';

const POM = new URL('./kafka/pom.xml', import.meta.url);
const JARS = 'kafka-4.1.1';
const LOG4J = fileURLToPath(new URL('./kafka/log4j2.properties', import.meta.url));
// The second compiler costs more than it gives before some millions of messages: of 300,000, each took the broker 5 µs with it, 3 without.
const COMPILER = '-XX:TieredStopAtLevel=1';
const MEMORY = ['-Xms64m', '-Xmx384m', '-XX:+UseSerialGC', '-XX:MaxMetaspaceSize=128m'];
const JVM = [COMPILER, ...MEMORY, '-Dlog4j2.disableJmx=true', `-Dlog4j2.configurationFile=${LOG4J}`];

/** Kafka's jars in the cache, and the archive of its classes. */
export async function prepareKafka() {
  const folder = await jars(JARS, 'Kafka 4.1.1 with Maven', POM);
  const archive = await classArchive(folder, 'Kafka', (option) => startAndStop(folder, option));
  return { folder, archive };
}

const ARCHIVING_MS = 120_000;

async function startAndStop(folder, option) {
  const dir = await mkdtemp(join(tmpdir(), 'yishen-kafka-'));
  try {
    const { child } = await startBroker({ children: createChildren(), dir, folder, options: [option] });
    // The archive is written as it ends, and takes its time.
    await endProcess(child, ARCHIVING_MS);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** What has to be installed before Kafka can be fetched and run. */
export async function toolsOfKafka() {
  return (await hasJars(JARS, POM)) ? ['java'] : ['java', 'mvn'];
}

/**
 * Starts one KRaft node on `dir`; the first start formats it.
 * @param {{ children: ReturnType<typeof import('./children.mjs').createChildren>, dir: string, logFile: string,
 *           ports?: { kafka?: number, kafkaController?: number }, samePorts?: boolean }} options
 */
export async function startKafka(given) {
  const { folder, archive } = await prepareKafka();
  return startBroker({ ...given, folder, options: [`-XX:SharedArchiveFile=${archive}`] });
}

async function startBroker({ children, dir, logFile, ports = {}, samePorts = false, folder, options }) {
  const port = await freePort(ports.kafka, { insist: samePorts });
  const controllerPort = await freePort(ports.kafkaController, { insist: samePorts });
  await mkdir(dir, { recursive: true });
  const config = join(dir, 'server.properties');
  await writeFile(config, serverProperties(dir, port, controllerPort));
  const java = ['-cp', join(folder, 'lib', '*'), ...JVM];
  await format(dir, config, java);
  const args = [...options, ...java, 'kafka.Kafka', config];
  const child = children.start({ name: 'kafka', command: 'java', args, logFile });
  await whenReady(child, () =>
    waitUntil(() => answersApiVersions(port), { alive: child.alive, everyMs: 100, what: 'Kafka' }),
  );
  return { child, port, controllerPort, brokers: `127.0.0.1:${port}` };
}

async function format(dir, config, java) {
  const marker = join(dir, 'cluster-id');
  if (existsSync(marker)) return;
  await rm(join(dir, 'data'), { recursive: true, force: true });
  // Kafka's ids are 16 bytes in base64url; a leading dash would be read as an option.
  const id = `A${randomBytes(16).toString('base64url').slice(1)}`;
  await run('java', [...java, 'kafka.tools.StorageTool', 'format', '-t', id, '-c', config]);
  await writeFile(marker, id);
}

function serverProperties(dir, port, controllerPort) {
  return `${Object.entries({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'log.dirs': join(dir, 'data'),
    'num.network.threads': 2,
    'num.io.threads': 4,
    'auto.create.topics.enable': false,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 4,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'share.coordinator.state.topic.num.partitions': 1,
    // After a kill -9 the one node may only register again when its last session has expired: 9 s by default.
    'broker.session.timeout.ms': 2000,
    'broker.heartbeat.interval.ms': 500,
    'group.initial.rebalance.delay.ms': 0,
    'log.cleaner.dedupe.buffer.size': 16_777_216,
  })
    .map(([key, value]) => `${key}=${value}`)
    .join('\n')}\n`;
}

/** The port opens before requests are processed; only an answered ApiVersions request means ready. */
function answersApiVersions(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1000 });
    const done = (ready) => {
      socket.destroy();
      resolve(ready);
    };
    // size 10 · api key 18 · version 0 · correlation id 1 · no client id
    socket.once('connect', () => socket.write(Buffer.from('0000000a0012000000000001ffff', 'hex')));
    socket.once('data', () => done(true));
    socket.once('error', () => done(false));
    socket.once('timeout', () => done(false));
    socket.once('close', () => done(false));
  });
}
