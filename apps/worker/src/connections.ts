import { openCommands, openSystemClock, type Commands, type SystemClock } from '@yishen/application';
import { readTestClock, type WorkerConfiguration } from '@yishen/configuration';
import { openProcessDatabase, type PostgresEventStore } from '@yishen/event-store';
import { openReadModel, type ReadModel } from '@yishen/read-model';
import { openVault } from '@yishen/vault';
import { Client, type Pool } from 'pg';
import { CLOCK_STREAMS } from './clocks/clockTable';

/** The database side of the worker: the log, the command handler on it, and a pool for relay and checkpoints. */
export interface Connections {
  readonly pool: Pool;
  readonly store: PostgresEventStore;
  readonly commands: Commands;
  readonly readModel: ReadModel;
  /** The process's one clock. */
  readonly clock: SystemClock;
  /** Calls back when the log may have grown; a hint, which may be lost. */
  onAppend(wake: () => void): () => void;
  /** The names of the streams that something still waits for, or that have clocks and were never derived, in order. */
  openClockStreams(page: { after: string; limit: number }): Promise<string[]>;
  close(): Promise<void>;
}

// Open is what the log says is not closed: the last derivation of each stream, found by its key. One that an older build wrote
// without saying so, and a stream without any, are among them; the fold decides. Read tables may be behind or wrong.
const OPEN_STREAMS = `select head.stream from stream_head as head
  left join lateral (select data -> 'closed' as closed from event where event.stream = head.stream
    and type = 'DeadlinesChanged' order by version desc limit 1) as last on true
  where head.stream like any ($3) and head.stream > $1 and last.closed is distinct from 'true'
  order by head.stream limit $2`;

// The connection that hears of appends, beside those of the process's database.
const LISTENING = 1;

/** Opens the log; fails when the database cannot be reached or the key file is not its own. */
export async function openConnections(
  options: Pick<WorkerConfiguration, 'databaseUrl' | 'connections' | 'keyFile'>,
): Promise<Connections> {
  const clock = await openSystemClock(readTestClock());
  const database = openProcessDatabase({
    url: options.databaseUrl,
    connections: options.connections - LISTENING,
    applicationName: 'yishen-worker',
  });
  const { store, commands: pool } = database;
  const vault = await openVault({ pool, keyFile: options.keyFile }).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const readModel = await openReadModel(database.reads);
  const commands = openCommands({ store, vault, now: clock.now, database: pool });
  return {
    pool,
    store,
    commands,
    readModel,
    clock,
    onAppend: (wake) => listen(options.databaseUrl, wake),
    openClockStreams: async ({ after, limit }) => {
      const kinds = CLOCK_STREAMS.map((kind) => `${kind}-%`);
      const { rows } = await pool.query<{ stream: string }>(OPEN_STREAMS, [after, limit, kinds]);
      return rows.map((row) => row.stream);
    },
    close: async () => {
      clock.close();
      await readModel.close();
      await database.close();
    },
  };
}

// The store notifies this channel after commits. A connection that is lost is made again at the next look: the relay polls.
function listen(url: string, wake: () => void): () => void {
  let client: Client | undefined;
  let stopped = false;
  const connect = (): void => {
    if (stopped || client) return;
    const fresh = new Client({ connectionString: url, application_name: 'yishen-relay-hint' });
    client = fresh;
    const drop = (): void => {
      if (client === fresh) client = undefined;
      fresh.end().catch(() => undefined);
    };
    fresh.on('error', drop);
    fresh.on('notification', wake);
    fresh
      .connect()
      .then(() => fresh.query('listen yishen_event'))
      .catch(drop);
  };
  connect();
  const again = setInterval(connect, 2_000);
  again.unref();
  return () => {
    stopped = true;
    clearInterval(again);
    client?.end().catch(() => undefined);
  };
}
