import { randomBytes, randomUUID } from 'node:crypto';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import {
  digestOf,
  handle,
  EVENT_STORE_SCHEMA,
  openPostgresEventStore,
  stateCache,
  type AppendRequest,
  type EventStore,
  type PostgresEventStore,
} from '@yishen/event-store';
import { migrate } from '@yishen/migrations';
import { Client, Pool } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { devDependencies } from '../../package.json';
import { createDatabase, type TestDatabase } from '../support/database';
import { alternating, quantile, report } from './ratio';
import { copyIn } from './readTables';

// P1 to P5 of goals.md. Each event has the size of a received request with its sealed values.
const ROUNDS = 7;
const DATA = {
  applicant: { kind: 'natural', person: { k: randomUUID(), v: randomBytes(90).toString('base64') } },
  content: { k: randomUUID(), v: randomBytes(240).toString('base64') },
  receivedOn: '2024-03-04',
  channel: 'post',
};
const META = { actor: randomUUID(), correlation: randomUUID(), at: '2024-03-05T01:02:03.000Z' };

let ours: TestDatabase;
let theirs: TestDatabase;
let store: PostgresEventStore;
let pool: Pool;

beforeAll(async () => {
  [ours, theirs] = [await createDatabase(), await createDatabase()];
  await migrate(ours.adminUrl, [EVENT_STORE_SCHEMA], { appRole: 'yishen_app' });
  store = openPostgresEventStore({ url: ours.appUrl, readers: 8 });
  pool = new Pool({ connectionString: ours.adminUrl, max: 32 });
  await pool.query(`create table bare (position bigint generated always as identity primary key, stream text not null,
    version int not null, scope text not null, event_id uuid not null, command_id text not null, type text not null,
    schema smallint not null, data jsonb not null, meta jsonb not null, recorded_at timestamptz not null default clock_timestamp(),
    digest bytea not null, hash bytea not null, unique (stream, version))`);
  const { rows } = await pool.query<{ version: string; fsync: string }>(
    `select version(), current_setting('fsync') || '/' || current_setting('synchronous_commit') as fsync`,
  );
  console.log(
    `${rows[0]?.version}; fsync/synchronous_commit ${rows[0]?.fsync}; Node ${process.version}; emmett-postgresql ${devDependencies['@event-driven-io/emmett-postgresql']}`,
  );
});

afterAll(async () => {
  await Promise.all([store.close(), pool.end()]);
  await Promise.all([ours.drop(), theirs.drop()]);
});

for (const [connections, count, goal] of [
  [1, 400, 0.85],
  [32, 4_000, 0.65],
] as const) {
  it(`P1 append of one event, ${connections} connections`, async () => {
    const { bare, append } = await alternating(ROUNDS, {
      bare: () => rate(count, connections, bareInsert),
      append: () => rate(count, connections, appendOne),
    });
    await assertRows((ROUNDS + 1) * count);
    report({
      name: `P1 append, ${connections} connections`,
      unit: '/s',
      goal: { least: goal },
      baseline: { name: 'bare INSERT', measured: bare },
      candidate: { name: 'append', measured: append },
    });
  });
}

for (const [connections, count, goal] of [
  [1, 400, 1.9],
  [8, 2_000, 2],
  [32, 3_000, 2],
] as const) {
  it(`P2 append beside emmett, ${connections} connections`, async () => {
    const emmettPool = new Pool({ connectionString: theirs.adminUrl, max: connections });
    const emmett = getPostgreSQLEventStore(theirs.adminUrl, { connectionOptions: { pool: emmettPool } });
    const before = await emmettRows(emmettPool, emmett);
    const { peer, append } = await alternating(ROUNDS, {
      peer: () =>
        rate(count, connections, async () => {
          const events = [{ type: 'RequestReceived', data: DATA, metadata: META }];
          await emmett.appendToStream(`request-${randomUUID()}`, events, {
            expectedStreamVersion: 'STREAM_DOES_NOT_EXIST',
          });
        }),
      append: () => rate(count, connections, appendOne),
    });
    expect((await emmettRows(emmettPool, emmett)) - before).toBe((ROUNDS + 1) * count);
    await emmett.close();
    await emmettPool.end();
    await assertRows((ROUNDS + 1) * count, { bareToo: false });
    report({
      name: `P2 append, ${connections} connections`,
      unit: '/s',
      goal: { least: goal },
      baseline: { name: 'emmett appendToStream', measured: peer },
      candidate: { name: 'append', measured: append },
    });
  });
}

it('P3 append of 100 events to one stream', async () => {
  const [count, size] = [60, 100];
  const client = new Client({ connectionString: ours.adminUrl });
  await client.connect();
  const { copied, append } = await alternating(ROUNDS, {
    copied: () => rate(count, 1, () => copyIn(client, COPY_BARE, bareRows(size))).then((groups) => groups * size),
    append: () =>
      rate(count, 1, async () => {
        await store.append(request(`request-${randomUUID()}`, 0, size));
      }).then((groups) => groups * size),
  });
  await client.end();
  await assertRows((ROUNDS + 1) * count * size);
  report({
    name: 'P3 append of 100 events',
    unit: '/s',
    goal: { least: 0.5 },
    baseline: { name: 'COPY FROM', measured: copied },
    candidate: { name: 'append', measured: append },
  });
});

const LATENCIES = [
  { name: 'P4 command, warm', goals: [1.6, 2], warm: true },
  { name: 'P5 command, cold, 10-event stream', goals: [3, 2.5], warm: false },
] as const;
for (const { name, goals, warm } of LATENCIES) {
  it(name, async () => {
    const count = 2_000;
    const { bare, command } = await alternating(ROUNDS, {
      bare: () => latencies(count, 8, bareInsert),
      command: async () => {
        const streams = await streamsOfTen(warm ? 8 : count);
        const cache = warm ? stateCache(100) : undefined;
        if (cache) for (const stream of streams) await note(store, stream, cache);
        return latencies(count, 8, (n) => note(store, streams[n % streams.length]!, cache));
      },
    });
    for (const [index, share] of [0.5, 0.99].entries()) {
      report({
        name: `${name}, 8 connections, p${share * 100}`,
        unit: 'ms',
        goal: { most: goals[index]! },
        baseline: { name: 'bare INSERT', measured: bare.map((values) => quantile(values, share)) },
        candidate: { name: 'command', measured: command.map((values) => quantile(values, share)) },
      });
    }
  });
}

function request(stream: string, expectedVersion: number, events: number): AppendRequest {
  const commandId = randomUUID();
  return {
    commandId,
    bodyDigest: digestOf(commandId),
    streams: [
      {
        stream,
        scope: 'agency',
        expectedVersion,
        events: Array.from({ length: events }, () => ({ type: 'RequestReceived', schema: 1, data: DATA })),
      },
    ],
    meta: META,
    result: { stream },
  };
}

async function appendOne(): Promise<void> {
  await store.append(request(`request-${randomUUID()}`, 0, 1));
}

async function bareInsert(): Promise<void> {
  await pool.query({
    name: 'bare',
    text: `insert into bare (stream, version, scope, event_id, command_id, type, schema, data, meta, digest, hash)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [
      `request-${randomUUID()}`,
      1,
      'agency',
      randomUUID(),
      randomUUID(),
      'RequestReceived',
      1,
      JSON.stringify(DATA),
      JSON.stringify(META),
      DIGEST,
      DIGEST,
    ],
  });
}
const DIGEST = randomBytes(32);

const COPY_BARE =
  'copy bare (stream, version, scope, event_id, command_id, type, schema, data, meta, digest, hash) from stdin';

function bareRows(count: number): string {
  const [stream, commandId, hex] = [`request-${randomUUID()}`, randomUUID(), `\\\\x${DIGEST.toString('hex')}`];
  const [data, meta] = [JSON.stringify(DATA), JSON.stringify(META)];
  return Array.from({ length: count }, (_, at) =>
    [stream, at + 1, 'agency', randomUUID(), commandId, 'RequestReceived', 1, data, meta, hex, hex].join('\t'),
  ).join('\n');
}

/** Runs a command in the domain's way: load, fold, decide, append. */
async function note(
  events: EventStore,
  stream: string,
  cache: ReturnType<typeof stateCache> | undefined,
): Promise<void> {
  const commandId = randomUUID();
  await handle<{ request: { events: number } }, undefined, undefined>({
    store: events,
    commandId,
    bodyDigest: digestOf(commandId),
    meta: META,
    streams: {
      request: { stream, scope: 'agency', initial: { events: 0 }, evolve: (state) => ({ events: state.events + 1 }) },
    },
    read: () => undefined,
    prepare: () => ({ value: undefined }),
    decide: ({ request: { state } }) => ({
      events: { request: [{ type: 'RequestReceived', schema: 1, data: DATA }] },
      result: { had: state.events },
    }),
    ...(cache && { cache }),
  });
}

async function streamsOfTen(count: number): Promise<string[]> {
  const streams = Array.from({ length: count }, () => `request-${randomUUID()}`);
  await Promise.all(streams.map((stream) => store.append(request(stream, 0, 10))));
  return streams;
}

async function rate(count: number, connections: number, act: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await latencies(count, connections, act);
  return count / ((performance.now() - started) / 1000);
}

/** Calls `act` `count` times over so many connections, each waiting for its answer; returns the milliseconds each call took. */
async function latencies(count: number, connections: number, act: (n: number) => Promise<void>): Promise<number[]> {
  const took: number[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (next < count) {
        const n = next++;
        const started = performance.now();
        await act(n);
        took.push(performance.now() - started);
      }
    }),
  );
  return took;
}

let counted = { log: 0, bare: 0 };
/** Asserts that both tables have the expected number of rows. */
async function assertRows(expected: number, { bareToo = true } = {}): Promise<void> {
  const { rows } = await pool.query<{ log: number; bare: number }>(
    'select (select count(*)::int from event) as log, (select count(*)::int from bare) as bare',
  );
  const now = rows[0]!;
  expect(now.log - counted.log).toBe(expected);
  if (bareToo) expect(now.bare - counted.bare).toBe(expected);
  counted = now;
}

async function emmettRows(on: Pool, emmett: ReturnType<typeof getPostgreSQLEventStore>): Promise<number> {
  await emmett.schema.migrate();
  return (await on.query<{ n: number }>('select count(*)::int as n from emt_messages')).rows[0]!.n;
}
