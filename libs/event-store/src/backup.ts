import type { ClientBase } from 'pg';
import { walkChain } from './chain';
import { StoreError, type JsonObject, type LogHead, type RecordedEvent } from './eventStore';

/** A remembered command in a backup. */
export interface ExportedCommand {
  readonly id: string;
  readonly digest: string;
  readonly position: string;
  readonly result: JsonObject;
  readonly recordedAt: string;
}

/** One line of an exported log: first the head, then events by position, then commands, last the end with the counts. */
export type LogLine =
  | { readonly kind: 'head'; readonly format: 'yishen.log.v1'; readonly head: LogHead }
  | { readonly kind: 'event'; readonly event: RecordedEvent }
  | { readonly kind: 'command'; readonly command: ExportedCommand }
  | { readonly kind: 'end'; readonly events: number; readonly commands: number };

const PAGE = 1_000;
const ISO = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;

/**
 * Reads the whole log as of one moment. The caller must have opened a `repeatable read` transaction on the client, so that it can
 * read keys and files as of the same moment; a weaker isolation is refused.
 */
export async function* exportLog(client: ClientBase): AsyncGenerator<LogLine> {
  const { rows: levels } = await client.query<{ level: string }>(
    `select current_setting('transaction_isolation') as level`,
  );
  if (levels[0]?.level !== 'repeatable read' && levels[0]?.level !== 'serializable') {
    throw new Error('exportLog needs a repeatable read transaction: the pages must be of one moment');
  }
  const { rows: heads } = await client.query<LogHead>(
    `select epoch, position::text, encode(hash, 'hex') as hash from log_head`,
  );
  const [head] = heads;
  if (!head) throw new StoreError('log-broken', 'the log has no head');
  yield { kind: 'head', format: 'yishen.log.v1', head };
  let events = 0;
  for await (const event of pages<RecordedEvent>(client, EVENTS, (last) => last.position)) {
    events += 1;
    yield { kind: 'event', event };
  }
  let commands = 0;
  for await (const command of pages<ExportedCommand>(client, COMMANDS, (last) => last.id)) {
    commands += 1;
    yield { kind: 'command', command };
  }
  yield { kind: 'end', events, commands };
}

const EVENTS = {
  first: '0',
  text: `select position::text, stream, version, scope, event_id as "eventId", command_id as "commandId", type, schema, data, meta,
      to_char(recorded_at at time zone 'UTC', ${ISO}) as "recordedAt", encode(digest, 'hex') as digest, encode(hash, 'hex') as hash
    from event where event.position > $1 order by event.position limit ${PAGE}`,
};
const COMMANDS = {
  first: '',
  text: `select id, digest, position::text, result, to_char(recorded_at at time zone 'UTC', ${ISO}) as "recordedAt"
    from command where id > $1 order by id limit ${PAGE}`,
};

async function* pages<Row extends object>(
  client: ClientBase,
  query: { first: string; text: string },
  keyOf: (row: Row) => string,
): AsyncGenerator<Row> {
  let after = query.first;
  for (;;) {
    const { rows } = await client.query<Row>(query.text, [after]);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = keyOf(last);
  }
}

/**
 * Restores an exported log into an empty one, inside the caller's transaction as the tables' owner.
 *
 * 1. It recomputes the chain; a changed, missing or cut-off line is `log-broken`, and the caller must roll back.
 * 2. Positions, versions, ids, times and remembered commands stay the same; the epoch is new.
 */
export async function importLog(
  client: ClientBase,
  lines: AsyncIterable<LogLine> | Iterable<LogLine>,
): Promise<{ readonly head: LogHead; readonly commands: number }> {
  await client.query('lock table log_head, event, command, stream_head in access exclusive mode');
  const { rowCount } = await client.query('(select 1 from event limit 1) union all (select 1 from command limit 1)');
  if (rowCount) throw new StoreError('log-broken', 'the log to import into is not empty');
  const { walk, head, commands } = await insertLines(client, lines);
  if (String(walk.events) !== head.position || walk.hash !== head.hash) {
    throw new StoreError('log-broken', `the backup ends at ${walk.events}, its head is ${head.position}`);
  }
  await client.query(
    `insert into stream_head (stream, version, scope) select stream, max(version), max(scope) from event group by stream`,
  );
  await client.query(`update log_head set position = $1, hash = decode($2, 'hex')`, [head.position, head.hash]);
  return { head: { ...head, epoch: await changeEpoch(client) }, commands };
}

/** Gives the log a new epoch after a restore to an earlier moment, by which consumers notice that they must start over. */
export async function changeEpoch(client: ClientBase): Promise<string> {
  const { rows } = await client.query<{ epoch: string }>(
    'update log_head set epoch = gen_random_uuid() returning epoch',
  );
  const [row] = rows;
  if (!row) throw new StoreError('log-broken', 'the log has no head');
  return row.epoch;
}

async function insertLines(client: ClientBase, lines: AsyncIterable<LogLine> | Iterable<LogLine>) {
  const walk = walkChain();
  let head: LogHead | undefined;
  let commands = 0;
  let ended = false;
  let batch: LogLine[] = [];
  for await (const line of lines) {
    if (ended || (line.kind === 'head') !== (head === undefined)) {
      throw new StoreError('log-broken', 'the backup has its lines in another order');
    }
    if (line.kind === 'head') {
      head = line.head;
    } else if (line.kind === 'end') {
      ended = line.events === walk.events && line.commands === commands;
    } else {
      if (line.kind === 'event') {
        const broken = walk.next(line.event);
        if (broken) throw new StoreError('log-broken', `position ${broken.position}: ${broken.message}`);
      } else {
        commands += 1;
      }
      if (batch.length >= PAGE || (batch[0] && batch[0].kind !== line.kind)) {
        await insertBatch(client, batch);
        batch = [];
      }
      batch.push(line);
    }
  }
  if (!head || !ended) throw new StoreError('log-broken', 'the backup is cut off');
  await insertBatch(client, batch);
  return { walk, head, commands };
}

async function insertBatch(client: ClientBase, batch: readonly LogLine[]): Promise<void> {
  if (batch[0]?.kind === 'event') {
    const rows = batch.map((line) => (line.kind === 'event' ? line.event : undefined));
    await client.query(
      `insert into event (position, stream, version, scope, event_id, command_id, type, schema, data, meta, recorded_at, digest, hash)
       select position, stream, version, scope, "eventId", "commandId", type, schema, data, meta, "recordedAt",
              decode(digest, 'hex'), decode(hash, 'hex')
       from jsonb_to_recordset($1::jsonb) as x (position bigint, stream text, version int, scope text, "eventId" uuid,
         "commandId" text, type text, schema smallint, data jsonb, meta jsonb, "recordedAt" timestamptz, digest text, hash text)`,
      [JSON.stringify(rows)],
    );
  } else if (batch[0]?.kind === 'command') {
    const rows = batch.map((line) => (line.kind === 'command' ? line.command : undefined));
    await client.query(
      `insert into command (id, digest, position, result, recorded_at)
       select id, digest, position, result, "recordedAt"
       from jsonb_to_recordset($1::jsonb) as x (id text, digest text, position bigint, result jsonb, "recordedAt" timestamptz)`,
      [JSON.stringify(rows)],
    );
  }
}
