import { dateOfInstant, type Instant, type PlainDate } from '@yishen/calendar';
import { openCommands, type Commands, type PaperMaker } from '@yishen/commands';
import { openPool, openPostgresEventStore, type EventStore } from '@yishen/event-store';
import { openHeavyJobs, type HeavyJobs } from '@yishen/heavy-jobs';
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
  /** Whatever reads, checks or renders: never done on the thread that answers. */
  readonly jobs: HeavyJobs;
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
    this.jobs = parts.jobs;
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
  const jobs = openHeavyJobs();
  const papers: PaperMaker = {
    letter: (model) => jobs.run('renderLetter', model),
    zip: (paths) => jobs.run('zip', paths),
  };
  const commands = openCommands({ store, vault, now, database: pool, files, papers });
  let closed: Promise<void> | undefined;
  const closeAll = async (): Promise<void> => {
    await jobs.close();
    await store.close();
    await readModel.destroy();
    await pool.end();
  };
  const close = (): Promise<void> => (closed ??= closeAll());
  return new Backend({ pool, store, vault, files, commands, readModel, jobs, now, demo, close });
}
