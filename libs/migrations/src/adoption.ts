import { escapeIdentifier, type ClientBase } from 'pg';
import type { MigrationStep, SchemaPart } from './schemaPart';

/**
 * Moves the record that an earlier build kept of a part into the common record, and drops it. That build stored no checksums, so the
 * checksums of this program's steps are used.
 */
export async function adoptFormerRecord(
  client: ClientBase,
  { library, steps, formerRecord }: SchemaPart,
  checksumOf: (step: MigrationStep) => string,
): Promise<void> {
  if (formerRecord === undefined) return;
  const { table, stepOf } = formerRecord;
  const found = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
    `public.${table}`,
  ]);
  if (!found.rows[0]?.there) return;
  const { rows } = await client.query<{ name: string }>(`select name from ${escapeIdentifier(table)}`);
  for (const name of rows.map((row) => stepOf(row.name))) {
    const step = steps.find((one) => one.name === name);
    if (step === undefined) throw new Error(`this program does not know the migration ${name} of ${library}`);
    await client.query(
      'insert into schema_migration (library, name, checksum) values ($1, $2, $3) on conflict do nothing',
      [library, name, checksumOf(step)],
    );
  }
  await client.query(`drop table ${escapeIdentifier(table)}`);
}
