import { randomUUID } from 'node:crypto';
import { Client, Pool } from 'pg';
import { inject } from 'vitest';
import { migrateMessaging } from '../src/migrate';

/** A fresh database with this library's tables and one table of rows, used as the owner. */
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
  // Idle connections report here that a server has gone away; without a listener that would end the process.
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
