import { Client, types, type ClientConfig } from 'pg';
import {
  StoreError,
  storeErrorCode,
  type EventStore,
  type JsonObject,
  type LogHead,
  type RecordedEvent,
} from './eventStore';
import { firstResult, groupCommitter, type GroupAnswer } from './groupCommit';
import { commitHint, hintListener } from './hint';
import { openPool } from './pool';
import { prepareAppend } from './preparedAppend';
import { followLog, hintedWait } from './subscription';

/** Where the log is; the role needs only the rights that `EVENT_STORE_SCHEMA` grants. */
export interface PostgresEventStoreOptions {
  readonly url: string;
  /** The number of connections for reading, besides one for appending, one for hints and one for each subscription. */
  readonly readers?: number;
}

/** The store over PostgreSQL; `close` waits for appends under way. */
export interface PostgresEventStore extends EventStore {
  close(): Promise<void>;
}

const EVENT_COLUMNS = `position, stream, version, scope, event_id as "eventId", command_id as "commandId", type, schema,
  data, meta, recorded_at as "recordedAt", digest, hash`;

// Every statement here finds its rows by a key. A plan made while the tables are empty must not scan them when they are full.
const BY_KEY = '-c enable_seqscan=off -c enable_bitmapscan=off -c enable_hashjoin=off -c enable_mergejoin=off';
const CALL_TIMEOUT_MS = 30_000;
const BYTEA = 17;
const TIMESTAMPTZ = 1184;

/** Opens the event store of a database; it connects when it is first used. */
export function openPostgresEventStore(options: PostgresEventStoreOptions): PostgresEventStore {
  const readers = openPool({ ...connection(options.url), max: options.readers ?? 8 });
  const writer = appendConnection(options.url);
  const hint = commitHint(
    () => new Client({ ...connection(options.url), ...sessionOptions(options.url, '-c synchronous_commit=off') }),
  );
  const committer = groupCommitter({ send: writer.send, onCommit: () => hint.send() });

  async function read<Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> {
    try {
      return (await readers.query<Row>({ name, text, values })).rows;
    } catch (error) {
      throw storeErrorOf(error);
    }
  }

  const store: PostgresEventStore = {
    append: async (request) => committer.append(prepareAppend(request)),
    commandResult: async (commandId, bodyDigest) => {
      const [row] = await read<{ digest: string; position: string; result: JsonObject }>(
        'yishen-command',
        'select digest, position, result from command where id = $1',
        [commandId],
      );
      return row && firstResult(commandId, bodyDigest, row);
    },
    readStream: (stream, { fromVersion = 1 } = {}) =>
      read<RecordedEvent>(
        'yishen-stream',
        `select ${EVENT_COLUMNS} from event where stream = $1 and version >= $2 order by version`,
        [stream, fromVersion],
      ),
    readAll: ({ after, limit }) =>
      read<RecordedEvent>(
        'yishen-all',
        `select ${EVENT_COLUMNS} from event where position > $1 order by position limit $2`,
        [after, limit],
      ),
    head: async () => {
      const [row] = await read<LogHead>('yishen-head', 'select epoch, position, hash from log_head', []);
      if (!row) throw new StoreError('log-broken', 'the log has no head');
      return row;
    },
    subscribe: async (subscription) => {
      const { hint: wake, wait } = hintedWait();
      const listener = hintListener(() => new Client(connection(options.url)), wake);
      try {
        const source = {
          readAll: store.readAll,
          wait: (ms: number, signal: AbortSignal) => {
            // Not awaited, because a listener that cannot connect must not delay the poll.
            void listener.ensure();
            return wait(ms, signal);
          },
        };
        await followLog(source, subscription);
      } finally {
        await listener.close();
      }
    },
    close: async () => {
      await committer.idle();
      await Promise.all([writer.close(), hint.close(), readers.end()]);
    },
  };
  return store;
}

/** The connection settings that every reader of the log needs: times in UTC with microseconds, bytes as hex. */
function connection(url: string): ClientConfig {
  return {
    ...sessionOptions(url, ''),
    application_name: 'yishen-event-store',
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    query_timeout: CALL_TIMEOUT_MS,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') => {
        if (oid === BYTEA) return (text: string) => text.slice(2);
        if (oid === TIMESTAMPTZ) return (text: string) => `${text.slice(0, -3).replace(' ', 'T')}Z`;
        return types.getTypeParser(oid, format) as (text: string) => unknown;
      },
    },
  };
}

/** Adds the session settings to those in the address; pg would let the address replace ours. */
function sessionOptions(url: string, more: string): { connectionString: string; options: string } {
  const address = new URL(url);
  const given = address.searchParams.get('options') ?? '';
  address.searchParams.delete('options');
  return { connectionString: address.href, options: `${given} -c timezone=UTC ${BY_KEY} ${more}`.trim() };
}

/** The only connection that appends. When it is lost, it is replaced and the group is sent once more, which command ids make safe. */
function appendConnection(url: string): { send(payload: string): Promise<GroupAnswer>; close(): Promise<void> } {
  let client: Client | undefined;

  async function drop(): Promise<void> {
    const old = client;
    client = undefined;
    await old?.end().catch(() => undefined);
  }

  async function call(payload: string): Promise<GroupAnswer> {
    if (!client) {
      const fresh = new Client(connection(url));
      fresh.on('error', () => {
        if (client === fresh) client = undefined;
      });
      await fresh.connect();
      client = fresh;
    }
    const { rows } = await client.query<GroupAnswer>({
      name: 'yishen-append',
      text: 'select base, refused from append_group($1)',
      values: [payload],
    });
    const [answer] = rows;
    if (!answer) throw new StoreError('log-broken', 'append_group gave no answer');
    return answer;
  }

  return {
    send: async (payload) => {
      for (let attempt = 1; ; attempt++) {
        try {
          return await call(payload);
        } catch (error) {
          const refusal = storeErrorOf(error);
          // Not awaited, because a server that hangs must not block the queue too.
          if (refusal.code === 'unavailable') void drop();
          if (refusal.code !== 'unavailable' || attempt === 2) throw refusal;
        }
      }
    },
    close: drop,
  };
}

// The classes for a value that the database refuses: data exceptions, broken checks, limits. All others are about the database's state.
const VALUE_REFUSED = /^(21|22|23|54)/;

function storeErrorOf(error: unknown): StoreError {
  if (storeErrorCode(error)) return error as StoreError;
  const { code, message } = error as { code?: string; message?: string };
  if (code !== undefined && VALUE_REFUSED.test(code)) {
    // Leave out the database's message, which may quote the value.
    return new StoreError('unstorable', `the database refused a value (${code})`);
  }
  return new StoreError('unavailable', `the event log cannot be reached: ${message ?? String(error)}`, {
    cause: error,
  });
}
