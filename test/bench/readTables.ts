import { EVENT_STORE_SCHEMA } from '@yishen/event-store';
import { migrate } from '@yishen/migrations';
import { MESSAGING_SCHEMA } from '@yishen/messaging';
import { READ_MODEL_SCHEMA } from '@yishen/read-model';
import { Client, type Connection, type Submittable } from 'pg';
import type { TestDatabase } from '../support/database';

/** Creates the log, checkpoints and empty read tables in a database. */
export async function withReadTables(database: TestDatabase): Promise<TestDatabase> {
  const schema = [EVENT_STORE_SCHEMA, MESSAGING_SCHEMA, READ_MODEL_SCHEMA];
  await migrate(database.adminUrl, schema, { appRole: 'yishen_app' });
  return database;
}

/** Describes the server and its durability, for the head of a report. */
export async function serverOf(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ server: string }>(
    `select split_part(version(), ' on ', 1) || '; fsync/synchronous_commit ' || current_setting('fsync') || '/'
       || current_setting('synchronous_commit') as server`,
  );
  await client.end();
  return `${rows[0]?.server}; Node ${process.version}`;
}

/** Sends rows to a COPY FROM STDIN. */
export function copyIn(client: Client, text: string, rows: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: Error | undefined;
    const writing = {
      callback: () => undefined,
      submit: (connection: Connection) => {
        connection.query(text);
      },
      handleCopyInResponse: (
        connection: Connection & { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void },
      ) => {
        connection.sendCopyFromChunk(Buffer.from(`${rows}\n`));
        connection.endCopyFrom();
      },
      handleCommandComplete: () => undefined,
      handleError: (error: Error) => {
        failure = error;
      },
      handleReadyForQuery: () => (failure ? reject(failure) : resolve()),
    };
    client.query(writing as Submittable);
  });
}

/** Reads and discards the output of a COPY TO; returns the number of rows. */
export function copyOut(client: Client, text: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let rows = 0;
    let failure: Error | undefined;
    const reading = {
      callback: () => undefined,
      submit: (connection: Connection) => {
        connection.query(text);
      },
      handleCopyData: () => {
        rows += 1;
      },
      handleCommandComplete: () => undefined,
      handleError: (error: Error) => {
        failure = error;
      },
      handleReadyForQuery: () => (failure ? reject(failure) : resolve(rows)),
    };
    client.query(reading as Submittable);
  });
}
