import { READ_TABLES, readBuilds, type ReadTable } from '@yishen/read-model';
import { histories } from '@yishen/read-model/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshProjectorDatabase, type ProjectorDatabase } from '../test/projectorDatabase';
import { storedTables } from '../test/storedTables';
import { rebuild } from './rebuild';
import { verify } from './verify';

let database: ProjectorDatabase;

beforeAll(async () => {
  database = await freshProjectorDatabase();
  await database.append(fc.sample(histories({ minLength: 80, maxLength: 80 }), { numRuns: 1, seed: 5 })[0]!);
});
afterAll(() => database.close());

const builds = async (): Promise<string[]> =>
  (await readBuilds(database.admin)).map(({ build, state }) => `${build} ${state}`);

/** Read tables of which one fails as given, for the rows that `fails` picks by the place of the event that changed them last. */
const failing = (fails: (place: { stream: string; version: number }) => Error | undefined): readonly ReadTable[] =>
  READ_TABLES.map((table) => ({
    ...table,
    projections: table.projections.map((projection) => ({
      ...projection,
      rowOf: (part, place) => {
        const error = table.name === 'case_list' ? fails(place) : undefined;
        if (error) throw error;
        return projection.rowOf(part, place);
      },
    })),
  }));

describe('rebuilding the read tables', () => {
  it('fills the tables from the log where no projector ever ran, as in a restored database, with checkpoints at its head', async () => {
    const { position } = await database.workplace.store.head();
    const report = await rebuild(database.workplace);
    expect(report).toMatchObject({ build: 2, replaced: 1, position, parked: 0 });
    expect(await builds()).toEqual(['2 active', '1 previous']);
    const { rows } = await database.admin.query(
      `select watermark::text, count(*)::int from checkpoint where projection = 'read' group by 1`,
    );
    expect(rows).toEqual([{ watermark: position, count: 8 }]);
  });

  it('twice in a row gives the same table, finds no difference, and drops the build before the last', async () => {
    const before = await storedTables(database.admin);
    const report = await rebuild(database.workplace);
    expect(report.comparison).toMatchObject({ differences: 0, notCompared: { moving: 0, parked: 0 } });
    expect(report.comparison.tables.map(({ live }) => live.rows)).toEqual(
      report.comparison.tables.map(({ fold }) => fold.rows),
    );
    expect(await storedTables(database.admin)).toEqual(before);
    expect(await builds()).toEqual(['3 active', '2 previous']);
    const { rows } = await database.admin.query(
      `select relname from pg_class where relnamespace = 'read_model'::regnamespace and relname like 'case\\_list\\_v%' and relkind = 'r' order by 1`,
    );
    expect(rows).toEqual([{ relname: 'case_list_v2' }, { relname: 'case_list_v3' }]);
  });

  it('stopped half-way leaves the live tables alone, and the next run goes on to the same tables', async () => {
    const before = await storedTables(database.admin);
    const stopping = new AbortController();
    // The first chunk is written; the second is not.
    const onProgress = (): void => stopping.abort(new Error('killed'));
    await expect(rebuild({ ...database.workplace, chunk: 120, signal: stopping.signal, onProgress })).rejects.toThrow(
      'killed',
    );
    expect(await builds()).toEqual(['4 building', '3 active', '2 previous']);
    const begun = await database.admin.query(`select count(*)::int as n from read_model.case_list_v4`);
    expect(begun.rows[0]).not.toEqual({ n: 0 });
    expect(await storedTables(database.admin)).toEqual(before);
    const report = await rebuild(database.workplace);
    expect(report).toMatchObject({ build: 4, resumed: true, comparison: { differences: 0 } });
    expect(await storedTables(database.admin)).toEqual(before);
    expect(await builds()).toEqual(['4 active', '3 previous']);
  });

  it('parks a stream whose event cannot be applied, and no other', async () => {
    const streams = await database.admin.query<{ stream: string }>(
      `select stream from case_list order by stream limit 2`,
    );
    const [poison, other] = streams.rows.map(({ stream }) => stream);
    const readTables = failing(({ stream, version }) =>
      stream === poison && version >= 2 ? new TypeError('a value no fold can take') : undefined,
    );
    const report = await rebuild({ ...database.workplace, readTables });
    expect(report.parked).toBe(1);
    const { rows } = await database.admin.query(`select projection, stream, version, error_code from parked`);
    expect(rows).toEqual([{ projection: 'read', stream: poison, version: 2, error_code: 'TypeError' }]);
    const versions = await database.admin.query(`select stream, version from case_list where stream = any($1)`, [
      [poison, other],
    ]);
    expect(versions.rows).toContainEqual({ stream: poison, version: 1 });
    expect(versions.rows.find(({ stream }) => stream === other)).not.toMatchObject({ version: 1 });
  });

  it('with the fault mended frees what was parked', async () => {
    const report = await rebuild(database.workplace);
    expect(report.parked).toBe(0);
    expect((await verify(database.workplace)).comparison).toMatchObject({ differences: 0, notCompared: { parked: 0 } });
  });
});

describe('a read table that is no more', () => {
  it('loses its view with the swap, so that the build it was in can be dropped', async () => {
    const active = (await readBuilds(database.admin)).find(({ state }) => state === 'active')!.build;
    // As a program of before left it: a table in its build, and the view over it.
    await database.admin.query(`create table read_model.gone_v${active} (stream text)`);
    await database.admin.query(`alter table read_model.gone_v${active} owner to yishen_app`);
    await database.admin.query(`create view public.gone as select * from read_model.gone_v${active}`);
    await rebuild(database.workplace);
    await rebuild(database.workplace);
    const { rows } = await database.admin.query(`select relname from pg_class where relname ~ '^gone'`);
    expect(rows).toEqual([]);
  });
});

describe('verifying', () => {
  it('finds the chain whole and every live row equal to the fold of the log, and leaves no build behind', async () => {
    const before = await builds();
    const report = await verify(database.workplace);
    expect(report).toMatchObject({ sound: true, comparison: { differences: 0 } });
    expect(report.chain.broken).toBeUndefined();
    expect(report.comparison.tables.find(({ table }) => table === 'case_list')!.live.rows).toBeGreaterThan(0);
    expect(await builds()).toEqual(before);
  });

  it('names a row that was changed, one that is missing and a counter that is not its sum', async () => {
    const { rows } = await database.admin.query<{ stream: string }>(
      `select stream from case_list order by stream limit 2`,
    );
    const [changed, missing] = rows.map(({ stream }) => stream);
    const active = (await readBuilds(database.admin)).find(({ state }) => state === 'active')!.build;
    await database.admin.query(`update read_model.case_list_v${active} set decision = 'A9' where stream = $1`, [
      changed,
    ]);
    await database.admin.query(`delete from read_model.case_list_v${active} where stream = $1`, [missing]);
    await database.admin.query(
      `update read_model.counter_v${active} set count = count + 1 where ctid = (select min(ctid) from read_model.counter_v${active})`,
    );
    const { sound, comparison } = await verify(database.workplace);
    expect(sound).toBe(false);
    const table = (name: string) => comparison.tables.find((one) => one.table === name)!;
    expect(table('case_list').named).toEqual(
      [
        { key: changed, what: 'different' },
        { key: missing, what: 'missing' },
      ].sort((a, b) => (a.key! < b.key! ? -1 : 1)),
    );
    expect(table('counter').differences).toBe(1);
    expect(comparison.differences).toBe(3);
  });

  it('is mended by a rebuild, which prints the differences it found', async () => {
    const report = await rebuild(database.workplace);
    expect(report.comparison.differences).toBe(3);
    expect((await verify(database.workplace)).sound).toBe(true);
  });

  it('says where the chain breaks when an event of the log was changed', async () => {
    await database.admin.query(
      `update event set data = data || '{"region":"000000"}' where type = 'AgencyRegistered' and stream = 'agency-agency-a'`,
    );
    const report = await verify(database.workplace);
    expect(report.sound).toBe(false);
    expect(report.chain.broken).toMatchObject({ what: 'digest' });
    expect(report.comparison.tables.find(({ table }) => table === 'agency')!.named).toEqual([
      { key: 'agency-a', what: 'different' },
    ]);
  });
});
