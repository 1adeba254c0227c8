import { randomBytes, randomUUID } from 'node:crypto';
import { digestOf, EVENT_STORE_SCHEMA, openPostgresEventStore, type PostgresEventStore } from '@yishen/event-store';
import { migrate } from '@yishen/migrations';
import {
  kafkaBroker,
  MESSAGING_SCHEMA,
  postgresRelayState,
  relaySteps,
  type Broker,
  type RelayLease,
} from '@yishen/messaging';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../support/database';
import { alternating, report } from './ratio';

// P13 of goals.md: the relay must keep up with the fastest possible writer, with time to spare.
const ROUNDS = 5;
const EVENTS = 8_000;
const CONNECTIONS = 32;
const PARTITIONS = 8;
const DATA = { content: { k: randomUUID(), v: randomBytes(240).toString('base64') }, receivedOn: '2024-03-04' };
const META = { actor: randomUUID(), correlation: randomUUID(), at: '2024-03-05T01:02:03.000Z' };

let database: TestDatabase;
let store: PostgresEventStore;
let pool: Pool;
let broker: Broker;
let lease: RelayLease;
let steps: ReturnType<typeof relaySteps>;
const topic = `bench-${randomUUID()}`;

beforeAll(async () => {
  database = await createDatabase();
  await migrate(database.adminUrl, [EVENT_STORE_SCHEMA, MESSAGING_SCHEMA], { appRole: 'yishen_app' });
  store = openPostgresEventStore({ url: database.appUrl, readers: 2 });
  pool = new Pool({ connectionString: database.appUrl, max: 2 });
  broker = kafkaBroker({ brokers: inject('kafkaBrokers').split(','), clientId: 'bench', logger: () => undefined });
  lease = (await postgresRelayState(pool, topic).tryAcquire())!;
  steps = relaySteps(
    { source: store, broker, topic, partitions: PARTITIONS, origin: '/bench', logger: () => undefined },
    lease,
  );
});

afterAll(async () => {
  await lease.release();
  await Promise.all([broker.close(), store.close(), pool.end()]);
  await database.drop();
});

it('P13 relay to Kafka', async () => {
  const { append, relay } = await alternating(ROUNDS, { append: appendAll, relay: relayAll });
  await relayAll();
  const { position } = await store.head();
  expect(position).toBe(String((ROUNDS + 1) * EVENTS));
  expect(steps.sent()).toBe(position);
  const stored = (await broker.offsets(topic)).reduce((sum, { high }) => sum + Number(high), 0);
  expect(stored).toBeGreaterThanOrEqual(Number(position));
  report({
    name: 'P13 relay to Kafka',
    unit: 'messages/s',
    goal: { least: 3 },
    baseline: { name: `append, ${CONNECTIONS} at once`, measured: append },
    candidate: { name: 'relay', measured: relay.filter((rate) => rate > 0) },
  });
});

async function appendAll(): Promise<number> {
  const started = performance.now();
  let left = EVENTS;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (left-- > 0) await appendOne();
    }),
  );
  return EVENTS / ((performance.now() - started) / 1000);
}

/** Sends the events appended since the last call; returns 0 when there are none. */
async function relayAll(): Promise<number> {
  const started = performance.now();
  let sent = 0;
  for (let count = await steps.step(); count > 0; count = await steps.step()) sent += count;
  return sent / ((performance.now() - started) / 1000);
}

async function appendOne(): Promise<void> {
  const commandId = randomUUID();
  const events = [{ type: 'RequestReceived', schema: 1, data: DATA }];
  await store.append({
    commandId,
    bodyDigest: digestOf(commandId),
    streams: [{ stream: `request-${commandId}`, scope: 'agency', expectedVersion: 0, events }],
    meta: META,
    result: {},
  });
}
