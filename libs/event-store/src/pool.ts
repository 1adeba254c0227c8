import { Pool, type PoolConfig } from 'pg';

/**
 * Opens a pool in which a broken connection is replaced when next needed and cannot end the process. Each connection gets an error
 * listener from the start, because the pool has none while it is lent, and it can be cut in the chunk in which it becomes ready.
 */
export function openPool(config: PoolConfig): Pool {
  const pool = new Pool(config);
  pool.on('error', ignored).on('connect', (client) => client.on('error', ignored));
  return pool;
}

const ignored = (): void => undefined;
