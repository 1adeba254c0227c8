import { randomUUID } from 'node:crypto';
import { Client, Pool } from 'pg';
import { inject } from 'vitest';
import { migrate } from '@yishen/migrations';
import { MESSAGING_SCHEMA } from '../src/schema';

/** A fresh database with this library's tables and one table of rows, used as the owner. */
export interface MessagingDatabase {
  readonly adminUrl: string;
  readonly pool: Pool;
  close(): Promise<void>;
}

export async function freshMessagingDatabase(): Promise<MessagingDatabase> {
  const server = inject('postgresUrl');
  const name = `messaging_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `create database ${name}`);
  const address = new URL(server);
  address.pathname = `/${name}`;
  await migrate(address.href, [MESSAGING_SCHEMA], { appRole: 'yishen_app' });
  const pool = new Pool({ connectionString: address.href, max: 10 });
  // Idle connections report here that a server has gone away; without a listener that would end the process.
  pool.on('error', () => undefined);
  await pool.query('create table seen (n bigserial primary key, projection text, stream text, version int)');
  return {
    adminUrl: address.href,
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
