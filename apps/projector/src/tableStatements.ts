import { createHash } from 'node:crypto';
import { COUNTER, LEDGER, buildTable, columnName, columnsOf, type ReadTable } from '@yishen/read-model';

/** A statement with a name, so that the server plans it once per connection. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

const quoted = (property: string): string => `"${columnName(property)}"`;

/** Reads the rows of several tables by their keys in one statement: (n, row) with n the place of the table in the list. */
export function loadStatement(tables: readonly ReadTable[], build: number): Statement {
  let parameter = 0;
  const parts = tables.map((table, n) => {
    const fields = columnsOf(table).map(([property, { type }]) => {
      // As text: a position has 64 bits, a number of JSON has 53.
      const value = type === 'bigint' ? `t.${quoted(property)}::text` : `t.${quoted(property)}`;
      return `'${property}', ${value}`;
    });
    const key = table.key.map((property) => {
      parameter += 1;
      const { type } = table.columns[property]!;
      return { column: quoted(property), array: `$${parameter}::${type}[]` };
    });
    const from =
      key.length === 1
        ? `where t.${key[0]!.column} = any(${key[0]!.array})`
        : `join unnest(${key.map((one) => one.array).join(', ')}) as k(${key.map((one) => one.column).join(', ')})
             using (${key.map((one) => one.column).join(', ')})`;
    return `select ${n} as n, json_build_object(${fields.join(', ')}) as row from ${buildTable(table, build)} t ${from}`;
  });
  return { name: nameOf('load', tables, build), text: parts.join(' union all ') };
}

/**
 * Writes the rows of several tables in one statement, each table from one JSON parameter: ledger lines are added, counters
 * are added to, every other row is set unless the stored one is of the same or a later version.
 */
export function writeStatement(tables: readonly ReadTable[], build: number): Statement {
  const parts = tables.map((table, n) => `w${n} as (${insertSql(table, build, `$${n + 1}`)})`);
  return { name: nameOf('write', tables, build), text: `with ${parts.join(', ')} select` };
}

function insertSql(table: ReadTable, build: number, parameter: string): string {
  const columns = columnsOf(table);
  const into = columns.map(([property]) => quoted(property)).join(', ');
  const from = columns.map(([property]) => `"${property}"`).join(', ');
  const shape = columns.map(([property, { type }]) => `"${property}" ${type}`).join(', ');
  return `insert into ${buildTable(table, build)} as t (${into}) select ${from} from json_to_recordset(${parameter}) as r(${shape}) ${onConflict(table)}`;
}

function onConflict(table: ReadTable): string {
  // A second line of the same event is a fault, not a repetition: the version of its stream's row came first.
  if (table.name === LEDGER.name) return '';
  const key = table.key.map(quoted).join(', ');
  if (table.name === COUNTER.name) return `on conflict (${key}) do update set count = t.count + excluded.count`;
  const set = columnsOf(table)
    .filter(([property]) => !table.key.includes(property))
    .map(([property]) => `${quoted(property)} = excluded.${quoted(property)}`);
  return `on conflict (${key}) do update set ${set.join(', ')} where t.version < excluded.version`;
}

// Names of statements are cut at 63 bytes by the server: a digest keeps them apart.
function nameOf(verb: string, tables: readonly ReadTable[], build: number): string {
  const text = tables.map((table) => table.name).join(' ');
  return `yishen-${verb}-${build}-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}
