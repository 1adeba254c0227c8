import { openPool } from '@yishen/event-store';
import { inTransaction, postgresCheckpoints, type Checkpoints, type SqlSession } from '@yishen/messaging';
import type { Pool, PoolClient } from 'pg';
import { TABLE_CONNECTIONS } from './connectionShares';

// Every statement of a batch finds its rows by a key; a plan made while the tables were empty must not scan them later.
// Rows and their checkpoint are one transaction: a crash of the database takes back both, and the log gives the rows again. So a
// commit need not wait for the disk, where it would make the appends wait too.
const BY_KEY =
  '-c timezone=UTC -c synchronous_commit=off -c jit=off -c enable_seqscan=off -c enable_bitmapscan=off -c enable_hashjoin=off -c enable_mergejoin=off';
// A comparison reads whole tables.
const WHOLE = '-c timezone=UTC -c jit=off -c work_mem=64MB';

/** A pool of at most so many connections for applying events to read tables. */
export function openRowPool(url: string, max: number): Pool {
  return poolOf(url, BY_KEY, max);
}

/** A pool for statements over whole tables: one session holds the lock of the build while the other works. */
export function openTablePool(url: string): Pool {
  return poolOf(url, WHOLE, TABLE_CONNECTIONS);
}

function poolOf(url: string, options: string, max: number): Pool {
  return openPool({
    connectionString: url,
    options,
    max,
    application_name: 'yishen-projector',
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
  });
}

/** Runs work in a transaction on a client of the pool. */
export function transaction<T>(pool: Pool, work: (session: PoolClient) => Promise<T>): Promise<T> {
  return inTransaction(pool, (session: SqlSession) => work(session as unknown as PoolClient));
}

/** Checkpoints and parked streams on the pool whose transactions hold the rows. */
export function openCheckpoints(pool: Pool): Checkpoints<PoolClient> {
  return postgresCheckpoints<PoolClient>({
    sql: pool,
    transaction: (work) => transaction(pool, work),
    sqlOf: (session) => session,
  });
}
