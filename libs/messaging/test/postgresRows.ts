import type { SqlSession } from '../src/sql';
import { poolCheckpoints } from '../src/checkpointPostgres';
import type { RowsUnderTest } from '../src/consumer.contract';
import { postgresRelayState } from '../src/relayState';
import { freshMessagingDatabase, type MessagingDatabase } from './messagingDatabase';

/** Opens rows, checkpoints and the relay's state in one PostgreSQL database. */
export async function postgresRows(
  topic: string,
): Promise<RowsUnderTest<SqlSession> & { database: MessagingDatabase }> {
  const database = await freshMessagingDatabase();
  const { pool } = database;
  return {
    database,
    checkpoints: poolCheckpoints(pool),
    state: postgresRelayState(pool, topic),
    write: async (tx, projection, { stream, version }) => {
      await tx.query('insert into seen (projection, stream, version) values ($1, $2, $3)', [
        projection,
        stream,
        version,
      ]);
    },
    clear: async (tx, projection) => {
      await tx.query('delete from seen where projection = $1', [projection]);
    },
    rows: async (projection) => {
      const { rows } = await pool.query<{ row: string }>(
        `select stream || '@' || version as row from seen where projection = $1 order by n`,
        [projection],
      );
      return rows.map(({ row }) => row);
    },
    close: () => database.close(),
  };
}
