import { Client } from 'pg';
import { createDatabase } from '../../../test/support/database';
import { migrate } from '@yishen/migrations';
import { EVENT_STORE_SCHEMA } from '../src/schema';

/** A fresh database with the log's tables. */
export interface LogDatabase {
  /** The address for the owner. */
  readonly adminUrl: string;
  /** The address for the application's role. */
  readonly url: string;
  /** Runs one statement as the owner. */
  asAdmin<Row extends object>(text: string): Promise<Row[]>;
  drop(): Promise<void>;
}

export async function freshLogDatabase(options: { migrate?: boolean } = {}): Promise<LogDatabase> {
  const { adminUrl, appUrl, drop } = await createDatabase();
  if (options.migrate !== false) await migrate(adminUrl, [EVENT_STORE_SCHEMA], { appRole: 'yishen_app' });
  return {
    adminUrl,
    url: appUrl,
    asAdmin: async <Row extends object>(text: string) => {
      const client = new Client({ connectionString: adminUrl });
      await client.connect();
      try {
        return (await client.query<Row>(text)).rows;
      } finally {
        await client.end();
      }
    },
    drop,
  };
}
