import { Client, escapeIdentifier } from 'pg';
import { createBuild, indexBuild, readBuilds } from './builds';
import { readModelDataSource } from './dataSource';
import { READ_TABLES } from './readTables';
import { showReadBuildSql } from './showReadBuild';
import { buildTable } from './tableSql';

const LOCK = 'yishen read model migration';

/**
 * Brings the read model's schema up to date, makes a first, empty build if there is none, and gives the application's role
 * its rights. Safe to run again, and at once from several processes.
 */
export async function migrateReadModel(adminUrl: string, options: { readonly appRole: string }): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [LOCK]);
    await ensureRole(client, options.appRole);
    await runMigrations(adminUrl);
    await client.query(showReadBuildSql(READ_TABLES.map(({ name }) => name)));
    await client.query('begin');
    await grant(client, options.appRole);
    await ensureBuild(client, options.appRole);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

async function runMigrations(adminUrl: string): Promise<void> {
  const dataSource = await readModelDataSource(adminUrl, { connections: 1 }).initialize();
  try {
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await dataSource.destroy();
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
  await client.query(`
    grant usage, create on schema read_model to ${role};
    grant select, insert, update, delete on read_build to ${role};
    revoke all on function show_read_build(integer) from public;
    grant execute on function show_read_build(integer) to ${role};
    alter default privileges for role ${role} in schema read_model grant select on tables to current_user;`);
}

async function ensureBuild(client: Client, appRole: string): Promise<void> {
  if ((await readBuilds(client)).length > 0) return;
  const { build } = await createBuild(client, { epoch: '', state: 'active', target: null });
  await indexBuild(client, build);
  for (const table of READ_TABLES) {
    await client.query(`alter table ${buildTable(table, build)} owner to ${escapeIdentifier(appRole)}`);
    await client.query(`grant select on ${buildTable(table, build)} to current_user`);
  }
  await client.query('select show_read_build($1)', [build]);
}
