import { Global, Inject, Module, type DynamicModule, type OnApplicationShutdown, type Provider } from '@nestjs/common';
import { dateOfInstant, type Instant, type PlainDate } from '@yishen/calendar';
import { openCommands, type PaperMaker } from '@yishen/application';
import type { CaseApiConfiguration } from '@yishen/configuration';
import { openProcessDatabase, type EventStore, type ProcessDatabase } from '@yishen/event-store';
import { openHeavyJobs, type HeavyJobs } from '@yishen/heavy-jobs';
import { ReadModel, openReadModel } from '@yishen/read-model';
import { openFolderFiles, openVault, type FileStore, type Vault } from '@yishen/vault';
import { Pool } from 'pg';

/** The command handler and reader of the log. */
export const COMMANDS = Symbol('Commands');
export const EVENT_STORE = Symbol('EventStore');
export const VAULT = Symbol('Vault');
const DATABASE = Symbol('ProcessDatabase');
export const FILE_STORE = Symbol('FileStore');
/** Whatever reads, checks or renders: never done on the thread that answers. */
export const HEAVY_JOBS = Symbol('HeavyJobs');
/** Whether the data are for trying out. */
export const DEMO = Symbol('demo');

/** The process's one clock. */
export class Clock {
  constructor(readonly now: () => Instant) {}

  /** The legal day of this moment. */
  today(): PlainDate {
    return dateOfInstant(this.now());
  }
}

/** What the features are made of, opened once a process; each feature injects what it uses. */
@Global()
@Module({})
export class PartsModule implements OnApplicationShutdown {
  constructor(
    @Inject(HEAVY_JOBS) private readonly jobs: HeavyJobs,
    @Inject(DATABASE) private readonly database: ProcessDatabase,
    private readonly readModel: ReadModel,
  ) {}

  /** The parts behind the configuration; `now` is the process's clock. */
  static open(configuration: CaseApiConfiguration, now: () => Instant): DynamicModule {
    const providers = partsOf(configuration, new Clock(now));
    return { module: PartsModule, providers, exports: providers };
  }

  // After the HTTP server has answered what was in flight.
  async onApplicationShutdown(): Promise<void> {
    await this.jobs.close();
    await this.readModel.close();
    await this.database.close();
  }
}

function partsOf(configuration: CaseApiConfiguration, clock: Clock): Provider[] {
  const { databaseUrl: url, connections, keyFile, filesDir, demo } = configuration;
  const database = openProcessDatabase({ url, connections, applicationName: 'yishen-case-api' });
  return [
    { provide: Clock, useValue: clock },
    { provide: DEMO, useValue: demo },
    { provide: DATABASE, useValue: database },
    { provide: Pool, useValue: database.commands },
    { provide: ReadModel, useFactory: () => openReadModel(database.reads) },
    { provide: EVENT_STORE, useValue: database.store },
    { provide: HEAVY_JOBS, useFactory: () => openHeavyJobs() },
    { provide: VAULT, useFactory: (pool: Pool) => openVault({ pool, keyFile }), inject: [Pool] },
    { provide: FILE_STORE, useFactory: (vault: Vault) => openFolderFiles({ dir: filesDir, vault }), inject: [VAULT] },
    {
      provide: COMMANDS,
      useFactory: (database: Pool, store: EventStore, vault: Vault, files: FileStore, jobs: HeavyJobs) =>
        openCommands({ store, vault, now: clock.now, database, files, papers: papersBy(jobs) }),
      inject: [Pool, EVENT_STORE, VAULT, FILE_STORE, HEAVY_JOBS],
    },
  ];
}

function papersBy(jobs: HeavyJobs): PaperMaker {
  return {
    letter: (model) => jobs.run('renderLetter', model),
    zip: (paths) => jobs.run('zip', paths),
  };
}
