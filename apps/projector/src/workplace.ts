import { availableParallelism } from 'node:os';
import { TOPIC, readConfiguration } from '@yishen/configuration';
import { openPostgresEventStore, type PostgresEventStore } from '@yishen/event-store';
import { READ_TABLES } from '@yishen/read-model';
import type { Building } from './building';
import { rebuildShares } from './connectionShares';
import { openCheckpoints, openRowPool, openTablePool } from './database';
import { READ } from './readProjection';
import type { Rebuilding } from './rebuild';

/** The connections of a rebuild or a verification, to be closed by whoever opened them. */
export interface Workplace extends Rebuilding {
  readonly store: PostgresEventStore;
  close(): Promise<void>;
}

const CHUNK = 10_000;
const CONNECTIONS = 9;

/** Opens what a rebuild or a verification of a database needs. */
export async function openWorkplace(
  databaseUrl: string,
  {
    connections = CONNECTIONS,
    ...options
  }: Pick<Building, 'onProgress' | 'signal'> & { readonly connections?: number } = {},
): Promise<Workplace> {
  const shares = rebuildShares(connections, availableParallelism());
  const store = openPostgresEventStore({ url: databaseUrl, readers: shares.log });
  const pool = openRowPool(databaseUrl, shares.rows);
  const tables = openTablePool(databaseUrl);
  const checkpoints = openCheckpoints(pool);
  const close = async (): Promise<void> => {
    await Promise.all([store.close(), pool.end(), tables.end()]);
  };
  try {
    // A database that no projector has followed yet has no rows that say into how many parts the topic is divided.
    const partitions = (await checkpoints.read(READ)).length || readConfiguration(TOPIC).partitions;
    const work = { databaseUrl, readTables: READ_TABLES, partitions, chunk: CHUNK, threads: shares.threads };
    return { ...options, ...work, store, pool, tables, checkpoints, close };
  } catch (error) {
    await close();
    throw error;
  }
}
