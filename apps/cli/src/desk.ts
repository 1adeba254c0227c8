import { instant, type Instant } from '@yishen/calendar';
import { openCommands, type Commands } from '@yishen/application';
import { COMMAND_LINE } from '@yishen/configuration';
import { openProcessDatabase, type PostgresEventStore } from '@yishen/event-store';
import { standingOf } from '@yishen/messaging';
import { openReadModel, type Reader } from '@yishen/read-model';
import { openVault, type Vault } from '@yishen/vault';
import type { Pool } from 'pg';
import { CliError } from './cliError';
import { stackVariable } from './stack';

/** What a command of the command line works with: the same handler as the API's, on the same database. */
export interface CliDesk {
  readonly commands: Commands;
  readonly store: PostgresEventStore;
  readonly vault: Vault;
  readonly database: Pool;
  readonly reader: Reader;
  readonly now: () => Instant;
}

const CONNECTIONS = 14;
const CATCH_UP_SECONDS = 120;
const POLL_MS = 50;

/** Opens the desk, runs the work, closes everything. */
export async function withDesk<T>(work: (desk: CliDesk) => Promise<T>): Promise<T> {
  const url = stackVariable(COMMAND_LINE.databaseUrl);
  const process = openProcessDatabase({ url, connections: CONNECTIONS, applicationName: 'yishen-cli' });
  const { store, commands: database } = process;
  try {
    const vault = await openVault({ pool: database, keyFile: stackVariable(COMMAND_LINE.keyFile) });
    const now = (): Instant => instant(new Date().toISOString());
    const commands = openCommands({ store, vault, now, database });
    const { reader } = await openReadModel(process.reads);
    return await work({ commands, store, vault, database, reader, now });
  } finally {
    await process.close();
  }
}

/** Waits until the read tables hold the whole log of this moment, as the projector tells it; a clear error when they do not. */
export async function waitForReadTables({ database, store }: CliDesk): Promise<void> {
  const { position, epoch } = await store.head();
  const deadline = performance.now() + CATCH_UP_SECONDS * 1_000;
  for (;;) {
    const { position: seen, epoch: now } = await standingOf(database, 'read', store);
    if (now === epoch && BigInt(seen) >= BigInt(position)) return;
    if (position === '0') return;
    if (performance.now() > deadline) {
      throw new CliError('cli.read.behind', { position: seen, head: position, seconds: CATCH_UP_SECONDS });
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
