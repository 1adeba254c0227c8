import { randomUUID } from 'node:crypto';
import { Client, Pool } from 'pg';
import { inject } from 'vitest';
import { migrateMessaging } from '../src/migrate';

/** A database of its own with this package's tables and one table of rows, as the owner. */
export interface MessagingDatabase {
  readonly pool: Pool;
  close(): Promise<void>;
}

export async function freshMessagingDatabase(): Promise<MessagingDatabase> {
  const server = inject('postgresUrl');
  const name = `messaging_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `create database ${name}`);
  const address = new URL(server);
  address.pathname = `/${name}`;
  const pool = new Pool({ connectionString: address.href, max: 10 });
  // A pool's idle connections report a server that goes away here; without a listener that ends the process.
  pool.on('error', () => undefined);
  await migrateMessaging(pool);
  await pool.query('create table seen (n bigserial primary key, projection text, stream text, version int)');
  return {
    pool,
    close: async () => {
      await pool.end();
      await onServer(server, `drop database ${name} with (force)`);
    },
  };
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
