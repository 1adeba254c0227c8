import { type Pool, type PoolClient } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { memorySource, type MemorySource } from '../test/memorySource';
import { freshMessagingDatabase, type MessagingDatabase } from '../test/messagingDatabase';
import { poolCheckpoints, standingOf } from './checkpointPostgres';
import { consume, prepareConsumption, type Slice } from './consumption';
import type { Consumption } from './eventHandler';
import { eventRecord, watermarkRecord } from './message';
import { migrate } from '@yishen/migrations';
import { MESSAGING_SCHEMA } from './schema';
import { retryParkedStreams } from './parking';
import { partitionOf } from './partition';
import { postgresRelayState } from './relayState';
import type { SqlSession } from './sql';

const PARTITIONS = 2;
let database: MessagingDatabase;
let pool: Pool;
let source: MemorySource;
let name: string;
let sabotage: (tx: SqlSession) => Promise<unknown>;

beforeAll(async () => {
  database = await freshMessagingDatabase();
  pool = database.pool;
});
afterAll(() => database?.close());
beforeEach(() => {
  source = memorySource();
  name = randomUUID();
  sabotage = () => Promise.resolve();
});

function consumption(): Consumption<SqlSession> {
  return {
    source,
    partitions: PARTITIONS,
    logger: () => undefined,
    checkpoints: poolCheckpoints(pool),
    handler: {
      name,
      apply: async (tx, events) => {
        for (const { stream, version } of events) {
          await tx.query('insert into seen (projection, stream, version) values ($1, $2, $3)', [name, stream, version]);
        }
        if (events.some((event) => event.stream === 'request-bad')) await sabotage(tx);
      },
      startAfresh: async (tx) => {
        await tx.query('delete from seen where projection = $1', [name]);
      },
    },
  };
}

/** The records that a relay would have written for the whole log. */
async function slices(): Promise<Slice[]> {
  const { epoch, position } = await source.head();
  const last = Array.from({ length: PARTITIONS }, () => '0');
  const records = last.map((): Slice['records'][number][] => []);
  for (const event of source.events()) {
    const partition = partitionOf(event.stream, PARTITIONS);
    const record = eventRecord(event, { epoch, previous: last[partition]!, partition, origin: '/t' });
    records[partition]!.push({ ...record, offset: String(records[partition]!.length) });
    last[partition] = event.position;
  }
  return records.map((own, partition) => {
    const mark = watermarkRecord({ epoch, position, last: last[partition]!, partition, origin: '/t' });
    return { partition, records: [...own, { ...mark, offset: String(own.length) }] };
  });
}

async function run(): Promise<void> {
  const on = consumption();
  await prepareConsumption(on);
  await consume(on, await slices(), { keepAlive: () => Promise.resolve() });
}
async function seen(): Promise<string[]> {
  const { rows } = await pool.query<{ row: string }>(
    `select stream || '@' || version as row from seen where projection = $1 order by n`,
    [name],
  );
  return rows.map(({ row }) => row);
}

describe('a checkpoint in PostgreSQL', () => {
  it('is committed together with the rows, or not at all when the connection breaks in the transaction', async () => {
    source.append('request-a', 'request-bad', 'request-c');
    sabotage = async (tx) => {
      const { rows } = await tx.query('select pg_backend_pid() as pid');
      await pool.query('select pg_terminate_backend($1)', [rows[0]!['pid']]);
      await tx.query('select 1');
    };
    await expect(run()).rejects.toThrow();
    expect(await seen()).toEqual([]);
    expect(await standingOf(pool, name, source)).toMatchObject({ position: '0' });
    sabotage = () => Promise.resolve();
    await run();
    await run();
    expect((await seen()).sort()).toEqual(['request-a@1', 'request-bad@1', 'request-c@1']);
    const whole = { epoch: 'epoch-1', position: '3', head: '3', lag: '0', aboveHead: false };
    expect(await standingOf(pool, name, source)).toEqual(whole);
  });

  it('goes past a statement that the database refuses, and its stream is parked with none of its rows', async () => {
    source.append('request-a', 'request-bad', 'request-c', 'request-bad');
    sabotage = (tx) => tx.query(`select '张三'::uuid`);
    await run();
    expect((await seen()).sort()).toEqual(['request-a@1', 'request-c@1']);
    const { rows } = await pool.query('select * from parked where projection = $1', [name]);
    expect(rows).toMatchObject([{ stream: 'request-bad', version: 1, scope: 'agency-1', error_code: '22P02' }]);
    expect(JSON.stringify(rows)).not.toContain('张三');
    sabotage = () => Promise.resolve();
    expect(await retryParkedStreams(consumption())).toEqual({ freed: 1, stillParked: 0 });
    expect((await seen()).filter((row) => row.startsWith('request-bad'))).toEqual(['request-bad@1', 'request-bad@2']);
  });

  it('stays where it is, with nothing parked, after a failure that passes by itself', async () => {
    source.append('request-bad');
    sabotage = () => Promise.reject(Object.assign(new Error('deadlock detected'), { code: '40P01' }));
    await expect(run()).rejects.toMatchObject({ code: '40P01' });
    expect((await pool.query('select 1 from parked where projection = $1', [name])).rowCount).toBe(0);
    expect(await standingOf(pool, name, source)).toMatchObject({ position: '0' });
  });

  it('is at 0 for a projection that has not started', async () => {
    source.append('request-a');
    expect(await standingOf(pool, 'nobody', source)).toMatchObject({ position: '0', lag: '1', aboveHead: false });
  });

  it('counts as 0 in another epoch or with a partition above the head, because the log does not confirm it', async () => {
    source.append('request-a', 'request-b', 'request-c');
    await run();
    await pool.query('update checkpoint set watermark = 1000000000000 where projection = $1 and partition = 1', [name]);
    expect(await standingOf(pool, name, source)).toMatchObject({ position: '0', head: '3', lag: '3', aboveHead: true });
    source.restore(3);
    expect(await standingOf(pool, name, source)).toMatchObject({ position: '0', lag: '3', aboveHead: false });
  });

  it('has tables that can be migrated again, and by several processes at once', async () => {
    await Promise.all([1, 2, 3].map(() => migrate(database.adminUrl, [MESSAGING_SCHEMA], { appRole: 'yishen_app' })));
  });
});

describe("the relay's lease in PostgreSQL", () => {
  const progress = { epoch: 'e1', sent: '5', last: ['5', '3'] };

  it('is held by one session, and is free again when that session ends', async () => {
    const topic = randomUUID();
    const first = (await postgresRelayState(pool, topic).tryAcquire())!;
    expect(await postgresRelayState(pool, topic).tryAcquire()).toBeUndefined();
    const other = await postgresRelayState(pool, 'another topic').tryAcquire();
    expect(other).toBeDefined();
    await other?.release();
    await first.save(progress, undefined);
    await first.release();
    const second = (await postgresRelayState(pool, topic).tryAcquire())!;
    expect(await second.load()).toEqual(progress);
    await second.release();
  });

  it('is lost with its connection, and saves nothing after that', async () => {
    const topic = randomUUID();
    let holder: PoolClient | undefined;
    const watched = {
      query: (text: string, values?: unknown[]) => pool.query(text, values),
      connect: async () => (holder = await pool.connect()),
    };
    const lease = (await postgresRelayState(watched, topic).tryAcquire())!;
    await lease.save(progress, undefined);
    const { rows } = await holder!.query<{ pid: number }>('select pg_backend_pid() as pid');
    await pool.query('select pg_terminate_backend($1)', [rows[0]!.pid]);
    await expect.poll(() => lease.lost(), { timeout: 5_000 }).toBe(true);
    await expect(lease.save({ ...progress, sent: '6' }, progress)).rejects.toMatchObject({ code: 'relay.lease-lost' });
    await lease.release();
    const next = (await postgresRelayState(pool, topic).tryAcquire())!;
    expect(await next.load()).toEqual(progress);
    await next.release();
  });

  it('refuses to save over the progress of another relay', async () => {
    const topic = randomUUID();
    const lease = (await postgresRelayState(pool, topic).tryAcquire())!;
    await lease.save(progress, undefined);
    await pool.query('update relay set sent = 9 where topic = $1', [topic]);
    await expect(lease.save({ ...progress, sent: '6' }, progress)).rejects.toMatchObject({ code: 'relay.lease-lost' });
    expect(lease.lost()).toBe(true);
    await lease.release();
  });
});
