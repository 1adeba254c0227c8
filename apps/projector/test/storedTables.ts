import { canonicalJson } from '@yishen/event-store';
import { READ_TABLES, columnName, columnsOf } from '@yishen/read-model';
import type { Pool } from 'pg';

/** The rows behind a view, with the properties of the row types, in the order of their keys; instants and positions as text. */
export async function storedRows(db: Pool, name: string): Promise<object[]> {
  const table = READ_TABLES.find((one) => one.name === name)!;
  const fields = columnsOf(table).map(([property, { type }]) => {
    const column = `"${columnName(property)}"`;
    const instant = `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
    const value = type === 'bigint' || type === 'date' ? `${column}::text` : type === 'timestamptz' ? instant : column;
    return `${value} as "${property}"`;
  });
  const key = table.key.map((property) =>
    `"${columnName(property)}" collate "C"`.replace(/("(year|position|entry|partition|n)") collate "C"/, '$1'),
  );
  const { rows } = await db.query<object>(`select ${fields.join(', ')} from ${name} order by ${key.join(', ')}`);
  return rows;
}

/** Every table's rows, for comparing two moments. */
export async function storedTables(db: Pool): Promise<Record<string, object[]>> {
  const all: Record<string, object[]> = {};
  for (const { name } of READ_TABLES) all[name] = await storedRows(db, name);
  return all;
}

/** Rows in an order of their own, to compare sets of rows. */
export function unordered(rows: readonly object[]): string[] {
  return rows.map((row) => canonicalJson(row)).sort();
}
