import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { openPostgresEventStore, type PostgresEventStore } from '@yishen/event-store';
import {
  eventRecord,
  kafkaBroker,
  partitionOf,
  postgresRelayState,
  startRelay,
  watermarkRecord,
  type Broker,
  type RunningRelay,
} from '@yishen/messaging';
import { readBuilds } from '@yishen/read-model';
import { histories, type Happening } from '@yishen/read-model/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { freshProjectorDatabase, type ProjectorDatabase } from '../test/projectorDatabase';
import { startProjecting, type Projecting } from './projecting';
import { verify } from './verify';

const ABOVE = '1000000000000';
const PARTITIONS = 4;
const topic = `attacked-${randomUUID()}`;
const reported: unknown[] = [];

let database: ProjectorDatabase;
let store: PostgresEventStore;
let broker: Broker;
let relay: RunningRelay;
let projecting: Projecting;

const cases = (seed: number): Happening[] =>
  fc
    .sample(histories({ minLength: 20, maxLength: 20 }), { numRuns: 1, seed })[0]!
    .filter(({ stream }) => seed === 1 || /^(request|proceeding)-/.test(stream));

beforeAll(async () => {
  database = await freshProjectorDatabase();
  store = openPostgresEventStore({ url: database.url, readers: 2 });
  const quiet = (): void => undefined;
  broker = kafkaBroker({ brokers: inject('kafkaBrokers').split(','), clientId: 'attacked', logger: quiet });
  const state = postgresRelayState(database.admin, topic);
  relay = startRelay({
    source: store,
    broker,
    topic,
    state,
    logger: quiet,
    partitions: PARTITIONS,
    origin: 'spec',
    pollMs: 20,
  });
  await until(async () => (await broker.partitions(topic)) === PARTITIONS);
  projecting = startProjecting({
    ...{ databaseUrl: database.url, broker, topic },
    logger: (_level, _message, fields) => void reported.push(fields?.['code']),
  });
});
afterAll(async () => {
  await projecting?.stop();
  await relay?.stop();
  await broker?.close();
  await store?.close();
  await database?.close();
});

async function until(condition: () => Promise<boolean>): Promise<void> {
  const end = process.hrtime.bigint() + 25_000_000_000n;
  while (!(await condition().catch(() => false))) {
    if (process.hrtime.bigint() > end) throw new Error('the condition did not come true');
    await pause(20);
  }
}

/** Every event of the log is in the tables, the tables are the fold of the log, and the projector says that all is well. */
async function wellAndWhole(): Promise<void> {
  await until(async () => {
    const { position } = await store.head();
    const { state, lag, watermark } = await projecting.health();
    return state === 'ok' && lag === '0' && watermark === position;
  });
  const { comparison, sound } = await verify({ ...database.workplace, partitions: PARTITIONS });
  expect(comparison).toMatchObject({ differences: 0, notCompared: { moving: 0, parked: 0 } });
  expect(sound).toBe(true);
}

it('whoever writes to the topic without credentials changes no list and stops none: what they claim is not believed, and counted', async () => {
  await database.append(cases(1));
  await wellAndWhole();
  const { epoch } = await store.head();
  const build = (await readBuilds(database.admin))[0]!.build;
  const everywhere = (claim: { position: string; epoch: string }) =>
    broker.send(
      topic,
      Array.from({ length: PARTITIONS }, (_, partition) =>
        watermarkRecord({ ...claim, last: '0', partition, origin: '/attack' }),
      ),
    );
  const [known] = (await store.readAll({ after: '0', limit: 1_000 })).filter(({ type }) => type === 'RequestReceived');
  const inventing = (position: string) => {
    const event = { ...known!, position, version: 999, eventId: randomUUID(), type: 'RequestWithdrawn' };
    const partition = partitionOf(event.stream, PARTITIONS);
    return broker.send(topic, [eventRecord(event, { epoch, previous: '0', partition, origin: '/attack' })]);
  };

  await everywhere({ position: ABOVE, epoch });
  await everywhere({ position: ABOVE, epoch: randomUUID() });
  await inventing(ABOVE);
  await until(async () => (await projecting.health()).disbelieved === PARTITIONS + 1);
  expect(reported.filter((code) => code === 'topic.position-above-head')).toHaveLength(1);

  await database.append(cases(2));
  await wellAndWhole();
  expect((await readBuilds(database.admin))[0]!.build).toBe(build);
}, 90_000);
