import { createHash } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';
import { adoptFormerRecord } from './adoption';
import type { MigrationStep, SchemaPart } from './schemaPart';

const LOCK = 'yishen migration';

/**
 * Brings a database to this version: applies the missing steps of each part in the order given, then runs what each part settles. It
 * is safe to run again and in several processes at once. A step that fails is not applied at all; those before it stay applied.
 */
export async function migrate(
  adminUrl: string,
  parts: readonly SchemaPart[],
  options: { readonly appRole: string },
): Promise<void> {
  const client = new Client({ connectionString: adminUrl, application_name: 'yishen-migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [LOCK]);
    await ensureRole(client, options.appRole);
    await ensureRecord(client);
    for (const part of parts) await migratePart(client, part, escapeIdentifier(options.appRole));
  } finally {
    await client.end();
  }
}

async function ensureRole(client: Client, role: string): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  if (found.rowCount) return;
  try {
    await client.query(`create role ${escapeIdentifier(role)} login`);
  } catch (error) {
    // Roles belong to the whole server but the lock to one database, so another process may have just made the role.
    const code = (error as { code?: string }).code;
    if (code !== '42710' && code !== '23505') throw error;
  }
}

async function ensureRecord(client: Client): Promise<void> {
  await client.query(`
    create table if not exists schema_migration (
      library    text        not null,
      name       text        not null,
      checksum   text        not null,
      applied_at timestamptz not null default now(),
      primary key (library, name)
    )`);
}

async function migratePart(client: Client, part: SchemaPart, quotedRole: string): Promise<void> {
  await inTransaction(client, () => adoptFormerRecord(client, part, checksumOf));
  const applied = await checksumsOf(client, part);
  for (const step of part.steps) {
    const before = applied.get(step.name);
    if (before === undefined) await apply(client, part, step, quotedRole);
    else if (before !== checksumOf(step)) throw changedStep(part, step);
  }
  await inTransaction(client, () => part.settle?.(client, quotedRole) ?? Promise.resolve());
}

async function checksumsOf(client: Client, { library }: SchemaPart): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from schema_migration where library = $1',
    [library],
  );
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
}

async function apply(client: Client, { library }: SchemaPart, step: MigrationStep, quotedRole: string): Promise<void> {
  const { name, sql } = step;
  try {
    await inTransaction(client, async () => {
      await client.query(sql.replaceAll(':app_role', quotedRole));
      await client.query('insert into schema_migration (library, name, checksum) values ($1, $2, $3)', [
        library,
        name,
        checksumOf(step),
      ]);
    });
  } catch (error) {
    throw new Error(`the migration ${name} of ${library} failed`, { cause: error });
  }
}

function changedStep({ library }: SchemaPart, { name }: MigrationStep): Error {
  return new Error(
    `the migration ${name} of ${library} was applied to this database with another text than this program has: ` +
      'the database belongs to another version, or the file was edited',
  );
}

function checksumOf({ sql }: MigrationStep): string {
  return createHash('sha256').update(sql).digest('hex');
}

async function inTransaction(client: Client, work: () => Promise<void>): Promise<void> {
  await client.query('begin');
  try {
    await work();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
