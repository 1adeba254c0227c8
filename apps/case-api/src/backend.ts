import { dateOfInstant, type Instant, type PlainDate } from '@yishen/calendar';
import { openCommands, type Commands } from '@yishen/commands';
import { openPool, openPostgresEventStore, type EventStore } from '@yishen/event-store';
import { openReadModel } from '@yishen/read-model';
import { openFolderFiles, openVault, type FileStore, type Vault } from '@yishen/vault';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { Settings } from './settings';

const CONNECTIONS = 10;

/** Everything behind the HTTP interface, opened once a process. */
export class Backend {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly vault: Vault;
  readonly files: FileStore;
  readonly commands: Commands;
  readonly readModel: DataSource;
  /** The process's one clock. */
  readonly now: () => Instant;
  readonly demo: boolean;
  readonly close: () => Promise<void>;

  constructor(parts: Omit<Backend, 'today'>) {
    this.pool = parts.pool;
    this.store = parts.store;
    this.vault = parts.vault;
    this.files = parts.files;
    this.commands = parts.commands;
    this.readModel = parts.readModel;
    this.now = parts.now;
    this.demo = parts.demo;
    this.close = parts.close;
  }

  /** The legal day of this moment. */
  today(): PlainDate {
    return dateOfInstant(this.now());
  }
}

/** Opens the backend; `now` is the process's clock. */
export async function openBackend(settings: Settings, now: () => Instant): Promise<Backend> {
  const { databaseUrl, keyFile, filesDir, demo } = settings;
  const pool = openPool({ connectionString: databaseUrl, max: CONNECTIONS });
  const vault = await openVault({ pool, keyFile });
  const files = await openFolderFiles({ dir: filesDir, vault });
  const readModel = await openReadModel(databaseUrl, { connections: CONNECTIONS });
  const store = openPostgresEventStore({ url: databaseUrl });
  const commands = openCommands({ store, vault, now, database: pool, files });
  let closed: Promise<void> | undefined;
  const closeAll = async (): Promise<void> => {
    await store.close();
    await readModel.destroy();
    await pool.end();
  };
  const close = (): Promise<void> => (closed ??= closeAll());
  return new Backend({ pool, store, vault, files, commands, readModel, now, demo, close });
}
