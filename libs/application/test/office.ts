import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant, type Instant } from '@yishen/calendar';
import { migrate } from '@yishen/migrations';
import type { Role } from '@yishen/domain';
import { memoryEventStore, EVENT_STORE_SCHEMA, openPostgresEventStore, type EventStore } from '@yishen/event-store';
import { renderLetterDocx, stableZip } from '@yishen/rendering';
import { VAULT_SCHEMA, openFolderFiles, openVault, type FileStore, type Vault } from '@yishen/vault';
import { Client, Pool } from 'pg';
import { inject } from 'vitest';
import { engineCaller, openCommands, type Caller, type Commands, type PaperMaker } from '../src/index';

const APP_ROLE = 'yishen_app';
/** Makes papers as every process does. */
export const papers: PaperMaker = { letter: renderLetterDocx, zip: (files) => Promise.resolve(stableZip(files)) };

/** A command handler over a memory log and a real vault, with a clock that a test sets. */
export interface Office {
  readonly commands: Commands;
  readonly store: EventStore;
  readonly vault: Vault;
  readonly files: FileStore;
  readonly database: Pool;
  /** Another process over the same log. */
  another(): Commands;
  at(now: string): void;
  close(): Promise<void>;
}

/** Opens an office on a database of its own; its log is in memory unless asked otherwise. */
export async function openOffice(now: string, { log }: { log?: 'postgres' } = {}): Promise<Office> {
  const server = inject('postgresUrl');
  const name = `office_${randomUUID().replaceAll('-', '')}`;
  await on(server, `create database ${name}`);
  const address = new URL(server);
  address.pathname = `/${name}`;
  await migrate(address.href, [VAULT_SCHEMA], { appRole: APP_ROLE });
  const database = new Pool({ connectionString: address.href, max: 4, options: `-c role=${APP_ROLE}` });
  const folder = await mkdtemp(join(tmpdir(), 'yishen-office-'));
  const vault = await openVault({ pool: database, keyFile: join(folder, 'kek.json') });
  const files = await openFolderFiles({ dir: join(folder, 'files'), vault });
  const logAddress = new URL(address);
  logAddress.searchParams.set('options', `-c role=${APP_ROLE}`);
  if (log) await migrate(address.href, [EVENT_STORE_SCHEMA], { appRole: APP_ROLE });
  const opened = log ? openPostgresEventStore({ url: logAddress.href }) : undefined;
  const store = opened ?? memoryEventStore();
  let present: Instant = instant(now);
  const open = (): Commands => openCommands({ store, vault, now: () => present, database, files, papers });
  return {
    commands: open(),
    another: open,
    store,
    vault,
    files,
    database,
    at: (to) => void (present = instant(to)),
    close: async () => {
      await opened?.close();
      await database.end();
      await on(server, `drop database ${name} with (force)`);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function on(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A member of staff with roles in one agency. */
export function staff(agencyId: string, ...roles: Role[]): Caller {
  return { principal: { userId: `${roles.join('+')}@${agencyId}`, kind: 'staff', grants: [{ agencyId, roles }] } };
}

export const ENGINE = engineCaller('test');

/** A request as a clerk types it. */
export function paperRequest(agencyId: string) {
  return {
    agencyId,
    channel: 'inPerson',
    receivedOn: '2024-03-01',
    applicant: { kind: 'naturalPerson', name: '张三丰', identity: '110101199003071234', contact: '13800138000' },
    content: '申请公开某路段的拆迁补偿方案',
  };
}

/** The code an act is refused with; throws when it is not refused. */
export async function refusal(act: Promise<unknown>): Promise<string> {
  try {
    await act;
  } catch (error) {
    return String((error as { code?: unknown }).code);
  }
  throw new Error('nothing was refused');
}
