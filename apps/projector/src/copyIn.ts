import { buildTable, columnName, columnsOf, type ReadTable } from '@yishen/read-model';
import type { Connection, PoolClient, Submittable } from 'pg';

/** Adds rows to a build's table by COPY: several times faster than INSERT, and without its conflict clause. */
export function copyRows(session: PoolClient, table: ReadTable, build: number, rows: readonly object[]): Promise<void> {
  const properties = columnsOf(table).map(([property]) => property);
  const columns = properties.map((property) => `"${columnName(property)}"`).join(', ');
  const lines = rows.map((row) => lineOf(row as Readonly<Record<string, unknown>>, properties)).join('');
  return copyIn(session, `copy ${buildTable(table, build)} (${columns}) from stdin`, Buffer.from(lines));
}

const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function lineOf(row: Readonly<Record<string, unknown>>, properties: readonly string[]): string {
  let line = '';
  for (const property of properties) {
    if (line !== '') line += '\t';
    line += fieldOf(row[property]);
  }
  return `${line}\n`;
}

function fieldOf(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'number') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return SPECIAL.test(text) ? text.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character]!) : text;
}

interface CopyConnection extends Connection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** Sends one buffer as the input of a COPY, through the interface that `pg` has for queries of other makers. */
function copyIn(session: PoolClient, text: string, input: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: Error | undefined;
    const copying = {
      callback: (error?: Error | null) => {
        if (error) failure ??= error;
      },
      submit: (connection: Connection) => {
        connection.query(text);
      },
      handleCopyInResponse: (connection: CopyConnection) => {
        connection.sendCopyFromChunk(input);
        connection.endCopyFrom();
      },
      handleCommandComplete: () => undefined,
      // A lost connection is told here too, and then nothing follows.
      handleError: (error: Error) => reject(error),
      handleReadyForQuery: () => (failure ? reject(failure) : resolve()),
    };
    session.query(copying as Submittable);
  });
}
