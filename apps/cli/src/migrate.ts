import { COMMAND_LINE, readVariable } from '@yishen/configuration';
import { migrateEventStore } from '@yishen/event-store';
import { migrateMessaging } from '@yishen/messaging';
import { migrateReadModel } from '@yishen/read-model';
import { migrateVault } from '@yishen/vault';
import { Client } from 'pg';
import { stackVariable } from './stack';

const APP_ROLE = 'yishen_app';

/** Brings every table of the system to this version; repeating it changes nothing. */
export async function migrate(): Promise<void> {
  const adminUrl = stackVariable(COMMAND_LINE.adminDatabaseUrl);
  await migrateEventStore(adminUrl, { appRole: APP_ROLE });
  await migrateVault(adminUrl, { appRole: APP_ROLE });
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await migrateMessaging(admin, { appRole: APP_ROLE });
    await setAppPassword(admin);
  } finally {
    await admin.end();
  }
  await migrateReadModel(adminUrl, { appRole: APP_ROLE });
}

// A deployment that gives the application role's password by the environment has it set here; the embedded launcher sets its own.
async function setAppPassword(admin: Client): Promise<void> {
  const password = readVariable(COMMAND_LINE.appPassword);
  if (password) await admin.query(`alter role ${APP_ROLE} password ${admin.escapeLiteral(password)}`);
}
