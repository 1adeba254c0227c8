import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, escapeIdentifier } from 'pg';

const LOCK = 'yishen vault migration';
const MIGRATIONS = join(__dirname, '..', 'migrations');

/** Brings the vault's tables up to date and gives the application's role its rights; safe to run again and at once. */
export async function migrateVault(adminUrl: string, options: { readonly appRole: string }): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [LOCK]);
    await ensureRole(client, options.appRole);
    await client.query(
      'create table if not exists vault_migration (name text primary key, applied_at timestamptz not null default now())',
    );
    const applied = await client.query<{ name: string }>('select name from vault_migration');
    const done = new Set(applied.rows.map((row) => row.name));
    const files = (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).sort();
    for (const name of files) {
      if (!done.has(name)) await apply(client, name, options.appRole);
    }
  } finally {
    await client.end();
  }
}

async function apply(client: Client, name: string, appRole: string): Promise<void> {
  const text = await readFile(join(MIGRATIONS, name), 'utf8');
  await client.query('begin');
  try {
    await client.query(text.replaceAll(':app_role', escapeIdentifier(appRole)));
    await client.query('insert into vault_migration (name) values ($1)', [name]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`the vault migration ${name} failed`, { cause: error });
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
