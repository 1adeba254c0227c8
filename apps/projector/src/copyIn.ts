import { buildTable, columnName, columnsOf, type ReadTable } from '@yishen/read-model';
import { finished } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { fieldOf } from './copyText';

/** Adds rows to a build's table by COPY: several times faster than INSERT, and without its conflict clause. */
export async function copyRows(
  session: PoolClient,
  table: ReadTable,
  build: number,
  rows: readonly object[],
): Promise<void> {
  const properties = columnsOf(table).map(([property]) => property);
  const columns = properties.map((property) => `"${columnName(property)}"`).join(', ');
  const lines = rows.map((row) => lineOf(row as Readonly<Record<string, unknown>>, properties)).join('');
  const copying = session.query(copyFrom(`copy ${buildTable(table, build)} (${columns}) from stdin`));
  copying.end(lines);
  await finished(copying);
}

function lineOf(row: Readonly<Record<string, unknown>>, properties: readonly string[]): string {
  let line = '';
  for (const property of properties) {
    if (line !== '') line += '\t';
    line += fieldOf(row[property]);
  }
  return `${line}\n`;
}
