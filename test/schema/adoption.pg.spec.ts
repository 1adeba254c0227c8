import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVENT_STORE_SCHEMA, digestOf, openPostgresEventStore } from '@yishen/event-store';
import { MESSAGING_SCHEMA } from '@yishen/messaging';
import { migrate } from '@yishen/migrations';
import { openWorkplace, rebuild } from '@yishen/projector';
import { READ_MODEL_SCHEMA, READ_TABLES } from '@yishen/read-model';
import { VAULT_SCHEMA } from '@yishen/vault';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../support/database';

const SCHEMA = [EVENT_STORE_SCHEMA, VAULT_SCHEMA, MESSAGING_SCHEMA, READ_MODEL_SCHEMA];
const BEFORE = readFileSync(join(__dirname, 'before.sql'), 'utf8');

let former: TestDatabase;
let fresh: TestDatabase;
let admin: Client;
let rows: Record<string, unknown>;

const run = ({ adminUrl }: TestDatabase) => migrate(adminUrl, SCHEMA, { appRole: 'yishen_app' });

beforeAll(async () => {
  [former, fresh] = [await createDatabase(), await createDatabase()];
  admin = new Client({ connectionString: former.adminUrl });
  await admin.connect();
  await admin.query(BEFORE);
  await registerAgency(former.appUrl);
  await admin.query(`
    insert into account (user_id, login_name, display_name, password_hash, created_at)
      values ('u', 'clerk', '办事员', 'hash', '2026-11-01T00:00:00Z');
    insert into relay (topic, epoch, sent, last) values ('topic', 'epoch', 1, '{1}');
    insert into checkpoint values ('reactor.erasure', 0, 'epoch', 1, 1, 1);
    insert into read_model.app_user_v1 values ('u', '[]', 1)`);
  rows = await keptRows();
  await run(former);
  await run(fresh);
});
afterAll(async () => {
  await admin.end();
  await Promise.all([former.drop(), fresh.drop()]);
});

async function registerAgency(url: string): Promise<void> {
  const store = openPostgresEventStore({ url, readers: 1 });
  const data = { agencyId: 'a', name: '某局', region: 'CN' };
  const command = { commandId: 'register', bodyDigest: digestOf(data), meta: {}, result: {} };
  const events = [{ type: 'AgencyRegistered', schema: 1, data }];
  await store.append({ ...command, streams: [{ stream: 'agency-a', scope: 'system', expectedVersion: 0, events }] });
  await store.close();
}

async function keptRows(): Promise<Record<string, unknown>> {
  const kept: Record<string, unknown> = {};
  for (const table of ['event', 'command', 'log_head', 'account', 'relay', 'checkpoint', 'read_build']) {
    kept[table] = (await admin.query(`select * from ${table}`)).rows;
  }
  return kept;
}

async function recordOf({ adminUrl }: TestDatabase): Promise<object[]> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  const found = await client.query<object>('select library, name, checksum from schema_migration order by 1, 2');
  await client.end();
  return found.rows;
}

/** Reads columns, keys, indexes, functions and rights of the fixed tables, as text. */
async function shapeOf({ adminUrl }: TestDatabase): Promise<string[]> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  const { rows: lines } = await client.query<{ line: string }>(`
    select concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default) as line
      from information_schema.columns where table_schema = 'public' and table_name in
        (select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r')
    union all select indexdef from pg_indexes where schemaname = 'public'
    union all select concat_ws(' ', proname, md5(prosrc), proacl::text) from pg_proc where pronamespace = 'public'::regnamespace
    union all select concat_ws(' ', relname, relacl::text) from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r'
    order by 1`);
  await client.end();
  return lines.map(({ line }) => line);
}

describe('a database with rows, made by the build before the record of migrations', () => {
  it('keeps every row of the log, the vault, the checkpoints and the list of builds', async () => {
    expect(await keptRows()).toEqual(rows);
  });

  it('gets the record of a new database and loses its former one', async () => {
    expect(await recordOf(former)).toEqual(await recordOf(fresh));
    expect(await recordOf(former)).toHaveLength(SCHEMA.flatMap(({ steps }) => steps).length);
    const { rows: others } = await admin.query(
      `select relname from pg_class where relname ~ '_migration$' and relkind = 'r' and relname <> 'schema_migration'`,
    );
    expect(others).toEqual([]);
  });

  it('gets the fixed tables, functions and rights of a new database', async () => {
    expect(await shapeOf(former)).toEqual(await shapeOf(fresh));
  });

  it('does not change when it is migrated again', async () => {
    const [before, record] = [await shapeOf(former), await admin.query('select * from schema_migration')];
    await run(former);
    expect(await shapeOf(former)).toEqual(before);
    expect((await admin.query('select * from schema_migration')).rows).toEqual(record.rows);
    expect(await keptRows()).toEqual(rows);
  });

  it('keeps its read tables until a rebuild swaps them for those of this program', async () => {
    expect((await admin.query('select user_id from app_user')).rows).toEqual([{ user_id: 'u' }]);
    const workplace = await openWorkplace(former.appUrl);
    const { comparison } = await rebuild(workplace).finally(() => workplace.close());
    expect(comparison.ofAnotherShape).toEqual([]);
    expect((await admin.query('select name, region from agency')).rows).toEqual([{ name: '某局', region: 'CN' }]);
    const views = await admin.query<{ name: string }>(
      `select viewname as name from pg_views where schemaname = 'public' order by 1`,
    );
    expect(views.rows.map(({ name }) => name)).toEqual(READ_TABLES.map(({ name }) => name).sort());
  });
});
