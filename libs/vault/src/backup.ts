import type { Pool, PoolClient } from 'pg';
import { VaultError } from './vaultError';

/** A row of the vault in a backup, for one line of NDJSON: keys are wrapped, passwords hashed, nothing is in clear. */
export interface VaultRow {
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>>;
}

// Sessions and failed sign-ins are left out: a restored system must not accept an old token.
const TABLES = [
  { table: 'person_key', key: 'key_id', type: 'text' },
  { table: 'account', key: 'user_id', type: 'text' },
  { table: 'unsealing', key: 'id', type: 'bigint' },
  { table: 'upload', key: 'key_id', type: 'text' },
  { table: 'applicant_mark', key: 'mark_id', type: 'text' },
] as const;
const PAGE = 1000;

/**
 * Reads keys, accounts, the record of unsealing and the owners of files as of one moment.
 * `snapshot` (from `pg_export_snapshot()`, with its transaction still open) makes it the moment of the log's export.
 * The key file is not included and must be backed up separately.
 */
export async function* exportVault(
  adminPool: Pool,
  options: { readonly snapshot?: string } = {},
): AsyncGenerator<VaultRow> {
  const client = await adminPool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    if (options.snapshot !== undefined) {
      await client.query(`set transaction snapshot ${client.escapeLiteral(options.snapshot)}`);
    }
    await client.query(`set local time zone 'UTC'`);
    for (const table of TABLES) yield* rowsOf(client, table);
  } finally {
    await client.query('rollback').catch(() => undefined);
    client.release();
  }
}

async function* rowsOf(client: PoolClient, { table, key, type }: (typeof TABLES)[number]): AsyncGenerator<VaultRow> {
  let after: string | null = null;
  for (;;) {
    const page: { rows: { key: string; row: Record<string, unknown> }[] } = await client.query(
      `select ${key}::text as key, to_jsonb(t) as row from ${table} t
        where $1::text is null or ${key} > $1::text::${type} order by ${key} limit ${PAGE}`,
      [after],
    );
    for (const { row } of page.rows) yield { table, row };
    const last = page.rows.at(-1);
    if (!last || page.rows.length < PAGE) return;
    after = last.key;
  }
}

/** Restores an export into empty tables, all or nothing; `import-refused` when they are not empty or a row is not of the vault. */
export async function importVault(
  adminPool: Pool,
  rows: AsyncIterable<VaultRow> | Iterable<VaultRow>,
): Promise<{ readonly rows: number }> {
  const client = await adminPool.connect();
  try {
    await client.query('begin');
    await refuseFullTables(client);
    const count = await insertAll(client, rows);
    await client.query(
      `select setval(pg_get_serial_sequence('unsealing', 'id'), (select max(id) from unsealing)) from unsealing limit 1`,
    );
    await client.query('commit');
    return { rows: count };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

async function refuseFullTables(client: PoolClient): Promise<void> {
  for (const { table } of TABLES) {
    await client.query(`lock table ${table} in share row exclusive mode`);
    const { rowCount } = await client.query(`select 1 from ${table} limit 1`);
    if (rowCount) throw new VaultError('import-refused', `the table ${table} is not empty`);
  }
}

async function insertAll(client: PoolClient, rows: AsyncIterable<VaultRow> | Iterable<VaultRow>): Promise<number> {
  let count = 0;
  let batch: VaultRow[] = [];
  const flush = async () => {
    const table = batch[0]?.table;
    if (table === undefined) return;
    await client.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [
      JSON.stringify(batch.map(({ row }) => row)),
    ]);
    count += batch.length;
    batch = [];
  };
  for await (const row of rows) {
    if (!TABLES.some(({ table }) => table === row.table)) {
      throw new VaultError('import-refused', `a row of the table ${row.table} is not part of a vault export`);
    }
    if (batch.length >= PAGE || (batch[0] && batch[0].table !== row.table)) await flush();
    batch.push(row);
  }
  await flush();
  return count;
}
