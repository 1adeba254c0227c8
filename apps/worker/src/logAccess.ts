import { openCommands, openPresent, type Commands, type Present } from '@yishen/commands';
import { openPool, openPostgresEventStore, type PostgresEventStore } from '@yishen/event-store';
import { openVault } from '@yishen/vault';
import { Client, type Pool } from 'pg';
import { CLOCK_STREAMS } from './clocks/clockTable';

/** The database side of the worker: the log, the command handler on it, and a pool for relay and checkpoints. */
export interface LogAccess {
  readonly pool: Pool;
  readonly store: PostgresEventStore;
  readonly commands: Commands;
  /** The process's one clock. */
  readonly present: Present;
  /** Calls back when the log may have grown; a hint, which may be lost. */
  onAppend(wake: () => void): () => void;
  /** The names of the streams that have clocks, in order. */
  clockStreams(page: { after: string; limit: number }): Promise<string[]>;
  /** The names of those that something still waits for, in order. */
  openClockStreams(page: { after: string; limit: number }): Promise<string[]>;
  /** The furthest due day of a deadline that still runs; `undefined` while none does. */
  furthestDeadline(): Promise<string | undefined>;
  close(): Promise<void>;
}

// What the last derivation of a stream says; a stream without any has been opened by nobody.
const LAST_DERIVATION = `cross join lateral (select data from event where event.stream = head.stream
  and type = 'DeadlinesChanged' order by version desc limit 1) as last`;

/** Opens the log; fails when the database cannot be reached or the key file is not its own. */
export async function openLog(options: { readonly databaseUrl: string; readonly keyFile: string }): Promise<LogAccess> {
  const present = await openPresent(process.env);
  const pool = openPool({ connectionString: options.databaseUrl, max: 8, application_name: 'yishen-worker' });
  const vault = await openVault({ pool, keyFile: options.keyFile }).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  const store = openPostgresEventStore({ url: options.databaseUrl });
  const commands = openCommands({ store, vault, now: present.now, database: pool });
  return {
    pool,
    store,
    commands,
    present,
    onAppend: (wake) => listen(options.databaseUrl, wake),
    clockStreams: async ({ after, limit }) => {
      const { rows } = await pool.query<{ stream: string }>(
        `select stream from stream_head where stream like any ($3) and stream > $1 order by stream limit $2`,
        [after, limit, CLOCK_STREAMS.map((kind) => `${kind}-%`)],
      );
      return rows.map((row) => row.stream);
    },
    openClockStreams: async ({ after, limit }) => {
      const { rows } = await pool.query<{ stream: string }>(
        `select head.stream from stream_head as head ${LAST_DERIVATION}
         where head.stream like any ($3) and head.stream > $1 and last.data -> 'closed' <> 'true'
         order by head.stream limit $2`,
        [after, limit, CLOCK_STREAMS.map((kind) => `${kind}-%`)],
      );
      return rows.map((row) => row.stream);
    },
    furthestDeadline: async () => {
      const { rows } = await pool.query<{ furthest: string | null }>(
        `select max(deadline ->> 'dueOn') as furthest from stream_head as head ${LAST_DERIVATION}
         cross join lateral jsonb_array_elements(last.data -> 'deadlines') as deadline
         where head.stream like any ($1) and last.data -> 'closed' <> 'true'
           and deadline ->> 'state' not in ('met', 'missed', 'lapsed')`,
        [CLOCK_STREAMS.map((kind) => `${kind}-%`)],
      );
      return rows[0]?.furthest ?? undefined;
    },
    close: async () => {
      present.close();
      await store.close();
      await pool.end();
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
