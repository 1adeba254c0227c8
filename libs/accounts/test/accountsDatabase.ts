import { migrate } from '@yishen/migrations';
import { VAULT_SCHEMA } from '@yishen/vault';
import { Pool } from 'pg';
import { createDatabase } from '../../../test/support/database';

/** A fresh database with the tables of accounts and sessions, a pool for the application's role, and one for the owner. */
export interface AccountsDatabase {
  readonly admin: Pool;
  readonly app: Pool;
  close(): Promise<void>;
}

export async function freshAccountsDatabase(): Promise<AccountsDatabase> {
  const { adminUrl, appUrl, drop } = await createDatabase();
  // The first step of the vault made these tables before accounts had a library of their own.
  await migrate(adminUrl, [VAULT_SCHEMA], { appRole: 'yishen_app' });
  const admin = new Pool({ connectionString: adminUrl, max: 4 });
  const app = new Pool({ connectionString: appUrl, max: 8 });
  return {
    admin,
    app,
    close: async () => {
      await Promise.all([admin.end(), app.end()]);
      await drop();
    },
  };
}
