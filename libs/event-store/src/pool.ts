import { Pool, type PoolConfig } from 'pg';

/**
 * A pool of connections that no broken one can end the process by: it is replaced when next needed. Each is listened to from its
 * first moment, for the pool itself leaves it unheard while it is lent, and one can be cut in the chunk in which it becomes ready.
 */
export function openPool(config: PoolConfig): Pool {
  const pool = new Pool(config);
  pool.on('error', ignored).on('connect', (client) => client.on('error', ignored));
  return pool;
}

const ignored = (): void => undefined;
