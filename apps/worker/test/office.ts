import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant, type Instant } from '@yishen/calendar';
import { migrate } from '@yishen/migrations';
import { openCommands, type Caller, type Commands, type ReceiveRequestInput } from '@yishen/application';
import { EVENT_STORE_SCHEMA, openPostgresEventStore, type PostgresEventStore } from '@yishen/event-store';
import { MESSAGING_SCHEMA } from '@yishen/messaging';
import { VAULT_SCHEMA, openVault } from '@yishen/vault';
import { Pool } from 'pg';
import { createDatabase } from '../../../test/support/database';

/** An agency's office on a database of its own: the command handler with a clock that a test sets. */
export interface Office {
  readonly databaseUrl: string;
  readonly adminUrl: string;
  readonly keyFile: string;
  readonly pool: Pool;
  readonly store: PostgresEventStore;
  readonly commands: Commands;
  readonly clerk: Caller;
  readonly agencyId: string;
  setNow(now: string): void;
  readonly now: () => Instant;
  close(): Promise<void>;
}

/** What personal data the requests of this office hold, in clear. */
export const PERSONAL = ['张三丰', '110101199003071234', '13800138000', '拆迁补偿'];

/** Opens an office at an instant. */
export async function openOffice(start: string): Promise<Office> {
  const database = await createDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'yishen-worker-'));
  const keyFile = join(folder, 'keys.json');
  const schema = [EVENT_STORE_SCHEMA, MESSAGING_SCHEMA, VAULT_SCHEMA];
  await migrate(database.adminUrl, schema, { appRole: 'yishen_app' });
  const pool = new Pool({ connectionString: database.appUrl, max: 4 });
  const vault = await openVault({ pool, keyFile });
  const store = openPostgresEventStore({ url: database.appUrl });
  let at = instant(start);
  const now = (): Instant => at;
  const commands = openCommands({ store, vault, now, database: pool });
  const agencyId = randomUUID();
  return {
    databaseUrl: database.appUrl,
    adminUrl: database.adminUrl,
    keyFile,
    pool,
    store,
    commands,
    agencyId,
    clerk: { principal: { userId: 'clerk', kind: 'staff', grants: [{ agencyId, roles: ['clerk'] }] } },
    now,
    setNow: (next) => {
      at = instant(next);
    },
    close: async () => {
      await store.close();
      await pool.end();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A request on paper, received on a day. */
export function paperRequest(agencyId: string, receivedOn: string): ReceiveRequestInput {
  const [name = '', identity = '', contact = '', content = ''] = PERSONAL;
  return {
    agencyId,
    channel: 'inPerson',
    receivedOn,
    applicant: { kind: 'naturalPerson', name, identity, contact },
    content,
  };
}
