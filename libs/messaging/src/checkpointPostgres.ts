import { standing, type Checkpoint, type Checkpoints, type ParkedStream, type Standing } from './checkpoint';
import type { Source } from './message';
import type { Sql, SqlPool, SqlSession } from './sql';

const COLUMNS = 'partition, epoch, next_offset::text, last_position::text, watermark::text';
const PARKED_COLUMNS = `stream, scope, partition, version, position::text, event_type, error_code, error_at,
  to_char(since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since, attempts`;

function checkpointOf(row: Record<string, unknown>): Checkpoint {
  return {
    partition: Number(row['partition']),
    epoch: String(row['epoch']),
    nextOffset: BigInt(String(row['next_offset'])),
    lastPosition: BigInt(String(row['last_position'])),
    watermark: BigInt(String(row['watermark'])),
  };
}

function parkedOf(row: Record<string, unknown>): ParkedStream {
  return {
    stream: String(row['stream']),
    scope: String(row['scope']),
    partition: Number(row['partition']),
    version: Number(row['version']),
    position: BigInt(String(row['position'])),
    eventType: String(row['event_type']),
    errorCode: String(row['error_code']),
    errorAt: String(row['error_at']),
    since: String(row['since']),
    attempts: Number(row['attempts']),
  };
}

/** Runs work in a transaction on its own session, and closes the session when the rollback fails. */
export async function inTransaction<T>(pool: SqlPool, work: (tx: SqlSession) => Promise<T>): Promise<T> {
  const session = await pool.connect();
  // Without a listener, losing the connection here would end the process.
  const ignore = (): void => undefined;
  session.on('error', ignore);
  let broken = false;
  try {
    await session.query('begin');
    const result = await work(session);
    await session.query('commit');
    return result;
  } catch (error) {
    await session.query('rollback').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    session.removeListener('error', ignore);
    session.release(broken);
  }
}

/** Keeps checkpoints in PostgreSQL, for any kind of transaction that can run SQL on the connection of its rows. */
export function postgresCheckpoints<Tx>(ports: {
  sql: Sql;
  transaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  sqlOf: (tx: Tx) => Sql;
}): Checkpoints<Tx> {
  const { sql, transaction, sqlOf } = ports;
  const lockRows = async (tx: Tx, consumer: string, partitions?: readonly number[]): Promise<Checkpoint[]> => {
    const { rows } = await sqlOf(tx).query(
      `select ${COLUMNS} from checkpoint where projection = $1 and ($2::int[] is null or partition = any($2))
       order by partition for update`,
      [consumer, partitions ?? null],
    );
    return rows.map(checkpointOf);
  };
  return {
    transaction,
    attempt: async (tx, work) => {
      const session = sqlOf(tx);
      await session.query('savepoint attempt');
      try {
        await work();
      } catch (error) {
        await session.query('rollback to savepoint attempt');
        throw error;
      }
      await session.query('release savepoint attempt');
    },
    prepare: async (tx, consumer, { partitions, epoch }) => {
      await sqlOf(tx).query(
        `insert into checkpoint (projection, partition, epoch, next_offset, last_position, watermark)
         select $1, n, $2, 0, 0, 0 from generate_series(0, $3::int - 1) n on conflict do nothing`,
        [consumer, epoch, partitions],
      );
      return lockRows(tx, consumer);
    },
    lock: (tx, consumer, partitions) => lockRows(tx, consumer, partitions),
    save: async (tx, consumer, checkpoints) => {
      await sqlOf(tx).query(
        `update checkpoint c set epoch = n.epoch, next_offset = n.next_offset, last_position = n.last_position,
           watermark = n.watermark
         from unnest($2::int[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[])
           n(partition, epoch, next_offset, last_position, watermark)
         where c.projection = $1 and c.partition = n.partition`,
        [
          consumer,
          checkpoints.map((row) => row.partition),
          checkpoints.map((row) => row.epoch),
          checkpoints.map((row) => String(row.nextOffset)),
          checkpoints.map((row) => String(row.lastPosition)),
          checkpoints.map((row) => String(row.watermark)),
        ],
      );
    },
    read: async (consumer) => {
      const { rows } = await sql.query(`select ${COLUMNS} from checkpoint where projection = $1 order by partition`, [
        consumer,
      ]);
      return rows.map(checkpointOf);
    },
    reset: async (tx, consumer, epoch) => {
      await sqlOf(tx).query('delete from parked where projection = $1', [consumer]);
      await sqlOf(tx).query(
        'update checkpoint set epoch = $2, last_position = 0, watermark = 0 where projection = $1',
        [consumer, epoch],
      );
    },
    parkedAmong: async (tx, consumer, streams) => {
      const { rows } = await sqlOf(tx).query(
        'select stream from parked where projection = $1 and stream = any($2::text[])',
        [consumer, [...streams]],
      );
      return new Set(rows.map((row) => String(row['stream'])));
    },
    park: async (tx, consumer, parked) => {
      await sqlOf(tx).query(
        `insert into parked (projection, stream, scope, partition, version, position, event_type, error_code, error_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (projection, stream) do update set version = excluded.version, position = excluded.position,
           event_type = excluded.event_type, error_code = excluded.error_code, error_at = excluded.error_at,
           attempts = parked.attempts + 1, tried_at = now()`,
        [
          consumer,
          parked.stream,
          parked.scope,
          parked.partition,
          parked.version,
          String(parked.position),
          parked.eventType,
          parked.errorCode,
          parked.errorAt,
        ],
      );
    },
    lockParked: async (tx, consumer, stream) => {
      const { rows } = await sqlOf(tx).query(
        `select ${PARKED_COLUMNS} from parked where projection = $1 and stream = $2 for update`,
        [consumer, stream],
      );
      return rows[0] === undefined ? undefined : parkedOf(rows[0]);
    },
    unpark: async (tx, consumer, stream) => {
      await sqlOf(tx).query('delete from parked where projection = $1 and stream = $2', [consumer, stream]);
    },
    parked: async (consumer) => {
      const { rows } = await sql.query(`select ${PARKED_COLUMNS} from parked where projection = $1 order by position`, [
        consumer,
      ]);
      return rows.map(parkedOf);
    },
  };
}

/** Keeps checkpoints on a `pg` pool; `apply` gets the session of the transaction. */
export function poolCheckpoints(pool: SqlPool): Checkpoints<SqlSession> {
  return postgresCheckpoints({ sql: pool, transaction: (work) => inTransaction(pool, work), sqlOf: (tx) => tx });
}

/** How far a projection has come, compared with the log; a reader asks this to read its own write. */
export async function standingOf(sql: Sql, consumer: string, source: Pick<Source, 'head'>): Promise<Standing> {
  const { rows } = await sql.query(`select ${COLUMNS} from checkpoint where projection = $1`, [consumer]);
  return standing(rows.map(checkpointOf), await source.head());
}

/** Counts the parked streams of a projection in one scope or in all; its tables lack them, whatever the watermark says. */
export async function parkedCount(sql: Sql, consumer: string, scope?: string): Promise<number> {
  const { rows } = await sql.query(
    'select count(*)::int as parked from parked where projection = $1 and ($2::text is null or scope = $2)',
    [consumer, scope ?? null],
  );
  return Number(rows[0]?.['parked'] ?? 0);
}
