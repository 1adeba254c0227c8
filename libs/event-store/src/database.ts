import type { Pool } from 'pg';
import { connectionShares } from './connectionShares';
import { openPool } from './pool';
import { openPostgresEventStore, type PostgresEventStore } from './postgres';

/** A process's connections to its database: one budget, each use with a limit of its own. */
export interface ProcessDatabase {
  readonly store: PostgresEventStore;
  /** For what a command needs beside the log: sessions, keys, checkpoints. */
  readonly commands: Pool;
  /** For the read tables. */
  readonly reads: Pool;
  /** Waits for appends under way. */
  close(): Promise<void>;
}

/** Opens a process's connections: never more than `connections` at a time, whatever is asked of it. None is made before it is used. */
export function openProcessDatabase(options: {
  readonly url: string;
  readonly connections: number;
  readonly applicationName: string;
}): ProcessDatabase {
  const { url, connections, applicationName } = options;
  const shares = connectionShares(connections);
  const pool = (max: number): Pool => openPool({ connectionString: url, max, application_name: applicationName });
  const store = openPostgresEventStore({ url, readers: shares.log });
  const commands = pool(shares.commands);
  const reads = pool(shares.reads);
  return {
    store,
    commands,
    reads,
    close: async () => {
      await store.close();
      await Promise.all([commands.end(), reads.end()]);
    },
  };
}
