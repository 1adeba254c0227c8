import { createHash } from 'node:crypto';
import { columnName, columnsOf, type ReadTable } from './readTable';
import { READ_TABLES } from './readTables';

/** The table of a build that stands behind a view. */
export function buildTable(table: Pick<ReadTable, 'name'>, build: number): string {
  return `read_model.${table.name}_v${build}`;
}

/** Creates a build's table with its primary key. */
export function createTableSql(table: ReadTable, build: number): string {
  const columns = columnsOf(table).map(
    ([property, { type, nullable }]) => `"${columnName(property)}" ${type}${nullable ? '' : ' not null'}`,
  );
  const key = table.key.map((property) => `"${columnName(property)}"`).join(', ');
  return `create table ${buildTable(table, build)} (${columns.join(', ')}, primary key (${key}))`;
}

/** Creates the further indexes of a build's table; a rebuild does so once the rows are in. */
export function createIndexesSql(table: ReadTable, build: number): string[] {
  return table.indexes.map((properties) => {
    const columns = properties.map((property) => columnName(property));
    const list = columns.map((column) => `"${column}"`).join(', ');
    return `create index if not exists "${table.name}_v${build}_${columns.join('_')}" on ${buildTable(table, build)} (${list})`;
  });
}

/** A digest of the shape of all read tables: a build of another shape has to be rebuilt. */
export function readTablesShape(): string {
  const text = READ_TABLES.flatMap((table) => [createTableSql(table, 0), ...createIndexesSql(table, 0)]).join('\n');
  return createHash('sha256').update(text).digest('hex');
}
