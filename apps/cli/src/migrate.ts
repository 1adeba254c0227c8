import { COMMAND_LINE, readVariable } from '@yishen/configuration';
import { EVENT_STORE_SCHEMA } from '@yishen/event-store';
import { MESSAGING_SCHEMA } from '@yishen/messaging';
import { migrate } from '@yishen/migrations';
import { READ_MODEL_SCHEMA } from '@yishen/read-model';
import { VAULT_SCHEMA } from '@yishen/vault';
import { Client } from 'pg';
import { stackVariable } from './stack';

const APP_ROLE = 'yishen_app';
const SCHEMA = [EVENT_STORE_SCHEMA, VAULT_SCHEMA, MESSAGING_SCHEMA, READ_MODEL_SCHEMA];

/** Brings every table of the system to this version; repeating it changes nothing. */
export async function migrateSystem(): Promise<void> {
  const adminUrl = stackVariable(COMMAND_LINE.adminDatabaseUrl);
  await migrate(adminUrl, SCHEMA, { appRole: APP_ROLE });
  await setAppPassword(adminUrl);
}

// A deployment that gives the application role's password by the environment has it set here; the embedded launcher sets its own.
async function setAppPassword(adminUrl: string): Promise<void> {
  const password = readVariable(COMMAND_LINE.appPassword);
  if (!password) return;
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(`alter role ${APP_ROLE} password ${admin.escapeLiteral(password)}`);
  } finally {
    await admin.end();
  }
}
