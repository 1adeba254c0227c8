import { randomUUID } from 'node:crypto';
import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import { digestOf, openPostgresEventStore, type JsonObject, type PostgresEventStore } from '@yishen/event-store';
import { kafkaBroker, postgresRelayState, startRelay, type Broker, type RunningRelay } from '@yishen/messaging';
import { startProjecting, type Projecting } from '@yishen/projector';
import { Client, Pool } from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../support/database';
import { CASE, META } from './oneCase';
import { quantile, report } from './ratio';
import { withReadTables, serverOf } from './readTables';

// P11 of goals.md: log, relay, Kafka and projector are all real; writer, relay and projector share this process.
const ROUNDS = 5;
const PER_SECOND = 500;
const SECONDS = 8;
const TOPIC = `latency-${randomUUID()}`;
const quiet = (): void => undefined;

let database: TestDatabase;
let store: PostgresEventStore;
let broker: Broker;
let relay: RunningRelay;
let projecting: Projecting;
let pool: Pool;
let hint: Client;

beforeAll(async () => {
  database = await withReadTables(await createDatabase());
  store = openPostgresEventStore({ url: database.appUrl, readers: 4 });
  pool = new Pool({ connectionString: database.appUrl, max: 4 });
  hint = new Client({ connectionString: database.appUrl });
  await hint.connect();
  await hint.query('listen yishen_event');
  broker = kafkaBroker({ brokers: inject('kafkaBrokers').split(','), clientId: 'bench', logger: quiet });
  relay = startRelay({
    source: store,
    broker,
    topic: TOPIC,
    state: postgresRelayState(pool, TOPIC),
    logger: quiet,
    partitions: 8,
    origin: 'bench',
    onAppend: (wake) => {
      hint.on('notification', wake);
      return () => hint.off('notification', wake);
    },
  });
  projecting = startProjecting({ databaseUrl: database.appUrl, broker, topic: TOPIC, logger: quiet });
  console.log(await serverOf(database.adminUrl));
});
afterAll(async () => {
  await projecting.stop();
  await relay.stop();
  await broker.close();
  await Promise.all([hint.end(), pool.end(), store.close()]);
  await database.drop();
});

interface Write {
  readonly position: bigint;
  readonly committed: number;
  readonly took: number;
}

it(`P11 from commit to visible, ${PER_SECOND} events a second whatever the system does`, async () => {
  const appends: number[] = [];
  const visible: number[] = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    const { writes, seen } = await oneRound();
    expect(seen).toHaveLength(writes.length);
    if (round < 0) continue;
    appends.push(
      quantile(
        writes.map(({ took }) => took),
        0.99,
      ),
    );
    visible.push(quantile(seen, 0.99));
  }
  report({
    name: 'P11 commit to visible, p99',
    unit: 'ms',
    goal: { most: 3 },
    baseline: { name: 'append p99', measured: appends },
    candidate: { name: 'visible p99', measured: visible },
  });
});

async function oneRound(): Promise<{ writes: Write[]; seen: number[] }> {
  const writes: Write[] = [];
  const seen: number[] = [];
  let writing = true;
  const watching = watch(writes, seen, () => writing);
  const started = performance.now();
  const pending: Promise<void>[] = [];
  for (let n = 0; n < PER_SECOND * SECONDS; n += 1) {
    // An open loop: each event is due at its time, however late earlier answers are.
    const due = started + (n * 1000) / PER_SECOND;
    while (performance.now() < due) await (due - performance.now() > 2 ? pause(1) : turn());
    pending.push(append(writes));
  }
  await Promise.all(pending);
  writing = false;
  await watching;
  return { writes, seen };
}

async function append(writes: Write[]): Promise<void> {
  const started = performance.now();
  const commandId = randomUUID();
  const [{ type, data }] = CASE as [{ type: string; data: object }];
  const { position } = await store.append({
    commandId,
    bodyDigest: digestOf(commandId),
    streams: [
      {
        stream: `request-${commandId}`,
        scope: 'agency',
        expectedVersion: 0,
        events: [{ type, schema: 1, data: data as JsonObject }],
      },
    ],
    meta: META,
    result: {},
  });
  const committed = performance.now();
  writes.push({ position: BigInt(position), committed, took: committed - started });
}

/** Polls the checkpoint; an event is visible when the projection is complete up to it. */
async function watch(writes: Write[], seen: number[], writing: () => boolean): Promise<void> {
  const waiting = new Set<Write>();
  let taken = 0;
  while (writing() || taken < writes.length || waiting.size > 0) {
    const { rows } = await pool.query<{ position: string }>({
      name: 'watermark',
      text: `select coalesce(min(greatest(last_position, watermark)), 0)::text as position from checkpoint where projection = 'read'`,
    });
    const now = performance.now();
    const position = BigInt(rows[0]!.position);
    for (; taken < writes.length; taken += 1) waiting.add(writes[taken]!);
    for (const write of waiting) {
      if (write.position > position) continue;
      waiting.delete(write);
      seen.push(Math.max(0, now - write.committed));
    }
    await pause(1);
  }
}
