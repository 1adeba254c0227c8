import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { digestOf, openPostgresEventStore, type JsonObject, type PostgresEventStore } from '@yishen/event-store';
import { memoryBroker, memoryRelayState, startRelay } from '@yishen/messaging';
import { startProjecting } from '@yishen/projector';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../support/database';
import { CASE, META } from './oneCase';
import { alternating, report } from './ratio';
import { withReadTables, serverOf } from './readTables';

// P10 of goals.md. Log and projector run in this process; the topic is in memory, with real partitions and offsets.
const ROUNDS = 5;
const CASES = 2_000;
const WRITERS = 32;
const EVENTS = CASES * CASE.length;
const TOPIC = 'events';
const quiet = (): void => undefined;

let database: TestDatabase;
let store: PostgresEventStore;
let client: Client;

beforeAll(async () => {
  database = await withReadTables(await createDatabase());
  store = openPostgresEventStore({ url: database.appUrl, readers: 4 });
  client = new Client({ connectionString: database.adminUrl });
  await client.connect();
  console.log(await serverOf(database.adminUrl));
});
afterAll(async () => {
  await Promise.all([store.close(), client.end()]);
  await database.drop();
});

it('P10 steady projector, at most 1,000 events a transaction, beside the fastest append', async () => {
  const broker = memoryBroker();
  const relay = startRelay({
    source: store,
    broker,
    topic: TOPIC,
    state: memoryRelayState(),
    logger: quiet,
    partitions: 8,
    origin: 'bench',
  });
  let last = '0';
  const { append, project } = await alternating(ROUNDS, {
    append: async () => {
      const started = performance.now();
      last = await appendCases();
      return EVENTS / ((performance.now() - started) / 1000);
    },
    project: async () => {
      // The events wait for the projector in the topic; an odd round uses those that the round before appended.
      if (BigInt(last) <= (await projected())) last = await appendCases();
      await until(async () => BigInt((await relay.health()).sent) >= BigInt(last));
      const before = await projected();
      const projecting = startProjecting({ databaseUrl: database.appUrl, broker, topic: TOPIC, logger: quiet });
      // Steady from its first transaction on: before it, the projector opens connections and joins its group.
      await until(async () => (await projected()) > before);
      const [from, started] = [await projected(), performance.now()];
      await until(async () => (await projected()) >= BigInt(last));
      const seconds = (performance.now() - started) / 1000;
      await projecting.stop();
      return Number(BigInt(last) - from) / seconds;
    },
  });
  await relay.stop();
  await broker.close();
  const { rows } = await client.query<{ stored: string; rows: number }>(
    'select (select max(position)::text from event) as stored, (select count(*)::int from case_list) as rows',
  );
  expect(rows[0]?.rows).toBe(Number(rows[0]?.stored) / CASE.length);
  report({
    name: 'P10 steady projector',
    unit: 'events/s',
    goal: { least: 3 },
    baseline: { name: `append, ${WRITERS} writers, an event each`, measured: append },
    candidate: { name: 'projector', measured: project },
  });
});

/** Appends the events of many cases, an event in each append, and returns the last position. */
async function appendCases(): Promise<string> {
  let next = 0;
  let last = '0';
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      while (next < CASES) {
        next += 1;
        const stream = `request-${randomUUID()}`;
        for (const [version, { type, data }] of CASE.entries()) {
          const commandId = randomUUID();
          const { position } = await store.append({
            commandId,
            bodyDigest: digestOf(commandId),
            streams: [
              {
                stream,
                scope: 'agency',
                expectedVersion: version,
                events: [{ type, schema: 1, data: data as JsonObject }],
              },
            ],
            meta: META,
            result: {},
          });
          if (BigInt(position) > BigInt(last)) last = position;
        }
      }
    }),
  );
  return last;
}

async function projected(): Promise<bigint> {
  const { rows } = await client.query<{ position: string }>(
    `select coalesce(min(greatest(last_position, watermark)), 0)::text as position from checkpoint where projection = 'read'`,
  );
  return BigInt(rows[0]!.position);
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(10);
}
