import type { Pool, PoolClient } from 'pg';

/** Runs queries that must see the same moment. */
export async function inSnapshot<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin isolation level repeatable read read only');
    return await work(client);
  } finally {
    await client.query('commit').catch((error: Error) => (broken = error));
    client.release(broken);
  }
}
