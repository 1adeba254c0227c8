import { setTimeout as pause } from 'node:timers/promises';
import { changeEpoch, openPostgresEventStore, type PostgresEventStore } from '@yishen/event-store';
import { memoryBroker, memoryRelayState, startRelay, type MemoryBroker, type RunningRelay } from '@yishen/messaging';
import { READ_TABLES, readBuilds } from '@yishen/read-model';
import { foldedTables, histories, type Happening } from '@yishen/read-model/testing';
import fc from 'fast-check';
import type { ClientBase } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freshProjectorDatabase, type ProjectorDatabase } from '../test/projectorDatabase';
import { storedTables } from '../test/storedTables';
import { startProjecting, type Projecting } from './projecting';
import { rebuild } from './rebuild';
import { verify } from './verify';

const TOPIC = 'events';
const quiet = (): void => undefined;

let database: ProjectorDatabase;
let store: PostgresEventStore;
let broker: MemoryBroker;
let relay: RunningRelay;
let projecting: Projecting;

const sample = (seed: number, size: number): Happening[] =>
  fc
    .sample(histories({ minLength: size, maxLength: size }), { numRuns: 1, seed })[0]!
    // Agencies and their published figures have fixed streams: they come with the first sample alone.
    .filter(({ stream }) => seed === 1 || /^(request|proceeding|user)-/.test(stream));

async function until(condition: () => Promise<boolean>): Promise<void> {
  const end = process.hrtime.bigint() + 20_000_000_000n;
  while (!(await condition().catch(() => false))) {
    if (process.hrtime.bigint() > end) throw new Error('the condition did not come true');
    await pause(20);
  }
}

const caughtUp = (): Promise<void> =>
  until(async () => {
    const { head } = await projecting.health();
    const { state, watermark } = await projecting.health();
    return state === 'ok' && BigInt(watermark) >= BigInt(head);
  });

const startLog = (): void => {
  broker = memoryBroker();
  relay = startRelay({
    source: store,
    broker,
    topic: TOPIC,
    state: memoryRelayState(),
    logger: quiet,
    partitions: 4,
    origin: 'spec',
    pollMs: 10,
    repeatMarksMs: 50,
  });
};

beforeAll(async () => {
  database = await freshProjectorDatabase();
  store = openPostgresEventStore({ url: database.url, readers: 2 });
  startLog();
  await database.append(sample(1, 60));
});
afterAll(async () => {
  await relay.stop();
  await broker.close();
  await store.close();
  await database.close();
});
beforeEach(() => {
  projecting = startProjecting({ databaseUrl: database.url, broker, topic: TOPIC, logger: quiet });
});
afterEach(() => projecting.stop());

const verified = async (): Promise<void> => {
  const { comparison } = await verify({ ...database.workplace, partitions: 4 });
  expect(comparison).toMatchObject({ differences: 0, notCompared: { moving: 0, parked: 0 } });
};

describe('the live projector', () => {
  it('brings every event of the log into the tables, as the fold of the log has them', async () => {
    await caughtUp();
    await verified();
    const fold = foldedTables(READ_TABLES);
    const events = await store.readAll({ after: '0', limit: 10_000 });
    fold.apply(events.map((event) => ({ ...event, partition: 0 })));
    const stored = await storedTables(database.admin);
    expect(stored['case_list']).toHaveLength(fold.rows('case_list').length);
    expect(stored['ledger']).toHaveLength(fold.rows('ledger').length);
  });

  it('keeps working while the tables are rebuilt beside it, and goes on in the new ones', async () => {
    await caughtUp();
    const writing = (async () => {
      for (let seed = 100; seed < 110; seed += 1) await database.append(sample(seed, 5));
    })();
    const reports = [await rebuild({ ...database.workplace, partitions: 4 })];
    reports.push(await rebuild({ ...database.workplace, partitions: 4 }));
    await writing;
    await database.append(sample(111, 5));
    await caughtUp();
    expect(reports.map(({ comparison }) => comparison.differences)).toEqual([0, 0]);
    await verified();
  });

  it('waits while the log is away and goes on by itself', async () => {
    await caughtUp();
    broker.setAvailable(false);
    await database.append(sample(200, 5));
    expect((await store.head()).position).not.toBe((await projecting.health()).watermark);
    broker.setAvailable(true);
    await caughtUp();
    await verified();
  });

  it('lives through connections that the database cuts, again and again', async () => {
    await caughtUp();
    for (let seed = 300; seed < 306; seed += 1) {
      await database.append(sample(seed, 5));
      await database.admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'yishen-projector' and datname = current_database()`,
      );
    }
    await caughtUp();
    await verified();
  });

  it('fills in from the log what the topic lost', async () => {
    await caughtUp();
    await projecting.stop();
    await database.append(sample(400, 10));
    const { position } = await store.head();
    await until(async () => (await relay.health()).sent === position);
    for (let partition = 0; partition < 4; partition += 1) broker.loseTail(TOPIC, partition, 15);
    projecting = startProjecting({ databaseUrl: database.url, broker, topic: TOPIC, logger: quiet });
    await caughtUp();
    await verified();
  });

  it('rebuilds beside the rows when the log has another epoch, and never folds one epoch over another', async () => {
    await caughtUp();
    const before = (await readBuilds(database.admin))[0]!.build;
    await changeEpoch(database.admin as unknown as ClientBase);
    await database.append(sample(500, 5));
    await until(async () =>
      (await readBuilds(database.admin)).some(({ build, state }) => state === 'active' && build > before),
    );
    await caughtUp();
    const { epoch } = await store.head();
    const { rows } = await database.admin.query(`select distinct epoch from checkpoint where projection = 'read'`);
    expect(rows).toEqual([{ epoch }]);
    await verified();
  });

  it('rebuilds at its start when the tables have another shape than it writes', async () => {
    await caughtUp();
    await projecting.stop();
    const active = (await readBuilds(database.admin)).find(({ state }) => state === 'active')!.build;
    // An older program knew neither this table nor this column.
    await database.admin.query(`drop view public.fee_list; drop table read_model.fee_list_v${active}`);
    await database.admin.query(
      `drop view public.case_list; alter table read_model.case_list_v${active} drop column code`,
    );
    await database.admin.query(`update read_build set shape = 'of an older program' where build = $1`, [active]);
    projecting = startProjecting({ databaseUrl: database.url, broker, topic: TOPIC, logger: quiet });
    await until(async () =>
      (await readBuilds(database.admin)).some(({ build, state }) => state === 'active' && build > active),
    );
    await caughtUp();
    await verified();
  });
});

describe('a checkpoint that an earlier build took from the topic', () => {
  const ABOVE = '1000000000000';
  const poison = (column: string) =>
    database.admin.query(`update checkpoint set ${column} = $1 where projection = 'read' and partition = 2`, [ABOVE]);
  const active = async () => (await readBuilds(database.admin)).find(({ state }) => state === 'active')!.build;
  const healed = async () => {
    await until(async () => {
      const { state, lag } = await projecting.health();
      return state === 'ok' && lag === '0';
    });
    await verified();
  };

  it('is not ready while a watermark stands above the head, and goes back to the last event it holds and on from there', async () => {
    await caughtUp();
    const before = await active();
    await poison('watermark');
    const { position } = await store.head();
    expect(await projecting.health()).toMatchObject({
      state: 'waiting',
      aboveHead: true,
      watermark: '0',
      lag: position,
    });
    await database.append(sample(700, 10));
    await healed();
    expect(await active()).toBe(before);
  });

  it('has the tables made anew when it counts an event that the log never had: they may hold it', async () => {
    await caughtUp();
    await projecting.stop();
    const before = await active();
    await poison('last_position');
    await database.admin.query(`update case_list set status = 'concluded', version = 999 where version < 999`);
    await database.append(sample(701, 10));
    projecting = startProjecting({ databaseUrl: database.url, broker, topic: TOPIC, logger: quiet });
    await healed();
    expect(await active()).toBeGreaterThan(before);
  });
});

describe('an event that no table can take', () => {
  it('parks its own stream, in the live tables and in a rebuild, and lets the others go on', async () => {
    await caughtUp();
    const received = sample(600, 30).find(({ type }) => type === 'RequestReceived')!;
    const poison = {
      ...received,
      stream: 'request-poison',
      data: { ...(received.data as object), receivedOn: '2024-13-45' },
    };
    await database.append([poison]);
    await database.append(sample(601, 10));
    await caughtUp();
    expect((await projecting.health()).parked).toBe(1);
    const first = await verify({ ...database.workplace, partitions: 4 });
    expect(first.comparison).toMatchObject({ differences: 0, notCompared: { moving: 0, parked: 1 } });
    const report = await rebuild({ ...database.workplace, partitions: 4 });
    expect(report).toMatchObject({ parked: 1, comparison: { differences: 0 } });
    await database.append(sample(602, 10));
    await caughtUp();
    expect((await projecting.health()).parked).toBe(1);
  });
});

describe('a rebuild cut off at any moment', () => {
  it('leaves the tables readable and whole each time, and the one that is let finish equals the log', async () => {
    await caughtUp();
    const before = await storedTables(database.admin);
    const ends: string[] = [];
    for (let cut = 0; cut < 12; cut += 1) {
      const running = rebuild({ ...database.workplace, partitions: 4 }).then(
        () => 'finished',
        () => 'cut',
      );
      await pause(15 * cut);
      await database.admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'yishen-projector' and datname = current_database()`,
      );
      ends.push(await running);
      expect(await storedTables(database.admin)).toEqual(before);
    }
    expect(ends.filter((end) => end === 'cut').length).toBeGreaterThan(3);
    await rebuild({ ...database.workplace, partitions: 4 });
    expect(await storedTables(database.admin)).toEqual(before);
    const { comparison } = await verify({ ...database.workplace, partitions: 4 });
    expect(comparison.differences).toBe(0);
  });
});
