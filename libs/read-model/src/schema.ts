import { join } from 'node:path';
import { stepsIn, type SchemaPart } from '@yishen/migrations';
import type { ClientBase } from 'pg';
import { createBuild, readBuilds } from './builds';
import { READ_TABLES } from './readTables';
import { showReadBuildSql } from './showReadBuild';
import { buildTable, createIndexesSql, createKeysSql } from './tableSql';

// The names under which TypeORM recorded them.
const FORMER_NAMES: Readonly<Record<string, string>> = {
  ReadBuilds1774000000000: '001_read_build.sql',
  BulkPhase1774000000001: '002_bulk_phase.sql',
};

/** The list of builds. The read tables themselves are made with each build, and never migrated: the first, empty one is made here. */
export const READ_MODEL_SCHEMA: SchemaPart = {
  library: 'read-model',
  steps: stepsIn(join(__dirname, '..', 'migrations')),
  formerRecord: { table: 'read_model_migration', stepOf: (name) => FORMER_NAMES[name] ?? name },
  settle: async (client, role) => {
    await client.query(showReadBuildSql(READ_TABLES.map(({ name }) => name)));
    await client.query(`
      grant usage, create on schema read_model to ${role};
      grant select, insert, update, delete on read_build to ${role};
      grant select, insert, delete on read_build_range to ${role};
      revoke all on function show_read_build(integer) from public;
      grant execute on function show_read_build(integer) to ${role};
      alter default privileges for role ${role} in schema read_model grant select on tables to current_user;`);
    await ensureBuild(client, role);
  },
};

async function ensureBuild(client: ClientBase, role: string): Promise<void> {
  if ((await readBuilds(client)).length > 0) return;
  const { build } = await createBuild(client, { epoch: '', state: 'active', target: null });
  for (const statement of [...createKeysSql(build), ...createIndexesSql(build)]) await client.query(statement);
  for (const table of READ_TABLES) {
    await client.query(`alter table ${buildTable(table, build)} owner to ${role}`);
    await client.query(`grant select on ${buildTable(table, build)} to current_user`);
  }
  await client.query('select show_read_build($1)', [build]);
}
