import { createHash } from 'node:crypto';
import { buildTable, columnName, columnsOf, counter, ledger, type ReadTable } from '@yishen/read-model';

/** A statement with a name, so that the server plans it once per connection. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

const quoted = (property: string): string => `"${columnName(property)}"`;

/**
 * Writes the rows of several tables in one statement, each table from one JSON parameter: a row is set unless the stored one is of
 * the same or a later version; a ledger line is added unless it is there, and its counter with it.
 */
export function writeStatement(tables: readonly ReadTable[], build: number): Statement {
  const parts = tables.map((table, n) => {
    const parameter = `$${n + 1}`;
    return table.name === ledger.name ? ledgerSql(build, parameter) : `w${n} as (${setSql(table, build, parameter)})`;
  });
  return { name: nameOf(tables, build), text: `with ${parts.join(', ')} select` };
}

function insertSql(table: ReadTable, build: number, parameter: string): string {
  const columns = columnsOf(table);
  const into = columns.map(([property]) => quoted(property)).join(', ');
  const from = columns.map(([property]) => `"${property}"`).join(', ');
  const shape = columns.map(([property, { type }]) => `"${property}" ${type}`).join(', ');
  return `insert into ${buildTable(table, build)} as t (${into}) select ${from} from json_to_recordset(${parameter}) as r(${shape})`;
}

function setSql(table: ReadTable, build: number, parameter: string): string {
  const set = columnsOf(table)
    .filter(([property]) => !table.key.includes(property))
    .map(([property]) => `${quoted(property)} = excluded.${quoted(property)}`);
  const key = table.key.map(quoted).join(', ');
  return `${insertSql(table, build, parameter)} on conflict (${key}) do update set ${set.join(', ')} where t.version < excluded.version`;
}

// A line that is there was counted with the event that first brought it.
function ledgerSql(build: number, parameter: string): string {
  const key = counter.key.map(quoted).join(', ');
  return `lines as (${insertSql(ledger, build, parameter)} on conflict do nothing returning ${key}, sign),
    counters as (insert into ${buildTable(counter, build)} as t (${key}, count)
      select ${key}, sum(sign) from lines group by ${key} having sum(sign) <> 0
      on conflict (${key}) do update set count = t.count + excluded.count)`;
}

// Names of statements are cut at 63 bytes by the server: a digest keeps them apart.
function nameOf(tables: readonly ReadTable[], build: number): string {
  const text = tables.map((table) => table.name).join(' ');
  return `yishen-write-${build}-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}
