import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { inject } from 'vitest';
import { provisionDatabase, query } from '../../infra/local/postgres.mjs';

export interface TestDatabase {
  /** The superuser's address, for migrations. */
  readonly adminUrl: string;
  /** The address of the application's role `yishen_app`, which the services use. */
  readonly appUrl: string;
  drop(): Promise<void>;
}

const root = resolve(__dirname, '..', '..');
const appPassword = 'app-in-tests';

/** Makes a fresh, empty database for one spec file on the run's PostgreSQL. */
export async function createDatabase(): Promise<TestDatabase> {
  const server = inject('postgresUrl');
  const database = `spec_${randomBytes(6).toString('hex')}`;
  await provisionDatabase({ root, adminUrl: server, database, appPassword });
  const admin = new URL(server);
  admin.pathname = `/${database}`;
  const app = new URL(admin);
  app.username = 'yishen_app';
  app.password = appPassword;
  return {
    adminUrl: admin.href,
    appUrl: app.href,
    drop: async () => {
      await query(root, server, `drop database if exists ${database} with (force)`);
    },
  };
}
