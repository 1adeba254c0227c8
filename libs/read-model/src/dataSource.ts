import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { ReadBuilds1774000000000 } from './migrations/1774000000000-readBuilds';
import { BulkPhase1774000000001 } from './migrations/1774000000001-bulkPhase';
import { READ_TABLES } from './readTables';

/** A TypeORM data source over the views of the read tables, not yet connected: call `initialize()`. */
export function readModelDataSource(url: string, options: { readonly connections?: number } = {}): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: READ_TABLES.map(({ entity }) => entity),
    migrations: [ReadBuilds1774000000000, BulkPhase1774000000001],
    migrationsTableName: 'read_model_migration',
    applicationName: 'yishen-read-model',
    poolSize: options.connections ?? 10,
    installExtensions: false,
    // Without a listener an idle connection that breaks would end the process; it is replaced when next needed.
    poolErrorHandler: () => undefined,
  });
}

/** Opens the read model: a connected TypeORM data source with an entity for every view. */
export function openReadModel(url: string, options: { readonly connections?: number } = {}): Promise<DataSource> {
  return readModelDataSource(url, options).initialize();
}
