import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../../../test/support/database';
import { migrate } from './migrate';
import type { MigrationStep, SchemaPart } from './schemaPart';

let database: TestDatabase;
let admin: Client;

beforeAll(async () => {
  database = await createDatabase();
  admin = new Client({ connectionString: database.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});
beforeEach(() => admin.query('drop table if exists schema_migration, first, second, formerly'));

const FIRST = { name: '001_first.sql', sql: 'create table first (n integer); grant select on first to :app_role' };
const SECOND = { name: '002_second.sql', sql: 'create table second (n integer); insert into second values (1)' };
const part = (...steps: readonly MigrationStep[]): SchemaPart => ({ library: 'example', steps });
const run = (...parts: readonly SchemaPart[]) => migrate(database.adminUrl, parts, { appRole: 'yishen_app' });
const recorded = async (): Promise<string[]> =>
  (await admin.query<{ name: string }>('select name from schema_migration order by name')).rows.map(({ name }) => name);
const count = async (table: string): Promise<number> =>
  (await admin.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]!.n;

describe('migrating a database', () => {
  it('applies every step once, however often and by how many processes it runs', async () => {
    await Promise.all([run(part(FIRST, SECOND)), run(part(FIRST, SECOND)), run(part(FIRST, SECOND))]);
    await run(part(FIRST, SECOND));
    expect(await recorded()).toEqual(['001_first.sql', '002_second.sql']);
    expect(await count('second')).toBe(1);
  });

  it('applies only the new steps when the earlier ones are applied', async () => {
    await run(part(FIRST));
    await run(part(FIRST, SECOND));
    expect(await recorded()).toEqual(['001_first.sql', '002_second.sql']);
  });

  it("grants rights to the application's role by its name", async () => {
    await run(part(FIRST));
    const { rows } = await admin.query(`select has_table_privilege('yishen_app', 'first', 'select') as may`);
    expect(rows).toEqual([{ may: true }]);
  });

  it('refuses a step that was applied with another text, naming it and changing nothing', async () => {
    await run(part(FIRST));
    const edited = { ...FIRST, sql: 'create table first (n bigint)' };
    await expect(run(part(edited, SECOND))).rejects.toThrow(
      'the migration 001_first.sql of example was applied to this database with another text than this program has',
    );
    expect(await recorded()).toEqual(['001_first.sql']);
  });

  it('keeps the steps before one that fails, but no part of that one', async () => {
    const failing = { name: '002_failing.sql', sql: 'create table second (n integer); select 1 / 0' };
    await expect(run(part(FIRST, failing))).rejects.toThrow('the migration 002_failing.sql of example failed');
    expect(await recorded()).toEqual(['001_first.sql']);
    expect((await admin.query(`select to_regclass('second') as second`)).rows).toEqual([{ second: null }]);
  });

  it('runs the settling of each part in every run', async () => {
    const settled: SchemaPart = {
      ...part(SECOND),
      settle: async (client) => void (await client.query('insert into second values (2)')),
    };
    await run(settled);
    await run(settled);
    expect(await count('second')).toBe(3);
  });
});

describe('a database that an earlier build made', () => {
  const FORMER: SchemaPart = {
    ...part(FIRST, SECOND),
    formerRecord: { table: 'formerly', stepOf: (name) => `${name}.sql` },
  };

  it('is adopted: its applied steps are not applied again, and its record is replaced by the common one', async () => {
    await admin.query(`create table first (n integer); create table formerly (name text);
      insert into formerly values ('001_first')`);
    await run(FORMER);
    expect(await recorded()).toEqual(['001_first.sql', '002_second.sql']);
    expect((await admin.query(`select to_regclass('formerly') as formerly`)).rows).toEqual([{ formerly: null }]);
  });

  it('is not changed when the build is later than this program', async () => {
    await admin.query(`create table formerly (name text); insert into formerly values ('003_later')`);
    await expect(run(FORMER)).rejects.toThrow('this program does not know the migration 003_later.sql of example');
    expect(await count('formerly')).toBe(1);
  });
});
