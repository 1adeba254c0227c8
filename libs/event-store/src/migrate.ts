import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, escapeIdentifier } from 'pg';

const LOCK = 'yishen event store migration';
const MIGRATIONS = join(__dirname, '..', 'migrations');

/**
 * Brings the log's tables up to date and gives the application's role its rights: reading, and appending through the function.
 * Safe to run again and at once from several processes.
 */
export async function migrateEventStore(adminUrl: string, options: { readonly appRole: string }): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [LOCK]);
    await ensureRole(client, options.appRole);
    await client.query(
      'create table if not exists event_store_migration (name text primary key, applied_at timestamptz not null default now())',
    );
    const applied = await client.query<{ name: string }>('select name from event_store_migration');
    const done = new Set(applied.rows.map((row) => row.name));
    for (const name of (await readdir(MIGRATIONS)).filter((file) => file.endsWith('.sql')).sort()) {
      if (!done.has(name)) await apply(client, name);
    }
    await grant(client, options.appRole);
  } finally {
    await client.end();
  }
}

async function apply(client: Client, name: string): Promise<void> {
  const sql = await readFile(join(MIGRATIONS, name), 'utf8');
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query('insert into event_store_migration (name) values ($1)', [name]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`the event store migration ${name} failed`, { cause: error });
  }
}

async function ensureRole(client: Client, role: string): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  if (found.rowCount) return;
  try {
    await client.query(`create role ${escapeIdentifier(role)} login`);
  } catch (error) {
    // Roles belong to the whole server and the lock to one database: somebody else may have made it just now.
    const code = (error as { code?: string }).code;
    if (code !== '42710' && code !== '23505') throw error;
  }
}

async function grant(client: Client, appRole: string): Promise<void> {
  const role = escapeIdentifier(appRole);
  // One statement list, one transaction: nobody sees the rights half given.
  await client.query(`
    revoke all on event, command, stream_head, log_head from public, ${role};
    revoke all on function append_group(jsonb) from public;
    grant select on event, command, stream_head, log_head to ${role};
    grant execute on function append_group(jsonb) to ${role};`);
}
