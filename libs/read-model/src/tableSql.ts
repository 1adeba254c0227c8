import { createHash } from 'node:crypto';
import { columnName, columnsOf, type ReadTable } from './readTable';
import { READ_TABLES } from './readTables';

/** The table of a build that stands behind a view. */
export function buildTable(table: Pick<ReadTable, 'name'>, build: number): string {
  return `read_model.${table.name}_v${build}`;
}

/** The statement that makes a build's table, without key and indexes. */
export function createTableSql(table: ReadTable, build: number): string {
  const columns = columnsOf(table).map(
    ([property, { type, nullable }]) => `"${columnName(property)}" ${type}${nullable ? '' : ' not null'}`,
  );
  return `create table ${buildTable(table, build)} (${columns.join(', ')})`;
}

/** The statements that make the keys of a build's tables, those that are not there yet: from then on rows are set by them. */
export function createKeysSql(build: number): string[] {
  return READ_TABLES.map((table) => createKeySql(table, build));
}

/** The statements that make the further indexes of a build's tables, those that are not there yet. */
export function createIndexesSql(build: number): string[] {
  return READ_TABLES.flatMap((table) => createTableIndexesSql(table, build));
}

function createKeySql(table: ReadTable, build: number): string {
  return `create unique index if not exists "${table.name}_v${build}_key" on ${indexed(table, build, table.key)}`;
}

function createTableIndexesSql(table: ReadTable, build: number): string[] {
  return table.indexes.map((properties) => {
    const name = `${table.name}_v${build}_${properties.map(columnName).join('_')}`;
    return `create index if not exists "${name}" on ${indexed(table, build, properties)}`;
  });
}

function indexed(table: ReadTable, build: number, properties: readonly string[]): string {
  return `${buildTable(table, build)} (${properties.map((property) => `"${columnName(property)}"`).join(', ')})`;
}

/** A digest of the shape of all read tables: a build of another shape has to be rebuilt. */
export function readTablesShape(): string {
  const tables = READ_TABLES.map((table) => createTableSql(table, 0));
  const text = [...tables, ...createKeysSql(0), ...createIndexesSql(0)].join('\n');
  return createHash('sha256').update(text).digest('hex');
}
