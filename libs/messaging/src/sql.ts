/** The part of a `pg` client, or of a transaction on one, that this library needs. */
export interface Sql {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[]; rowCount: number | null }>;
}

/** A `pg` client taken from a pool. */
export interface SqlSession extends Sql {
  release(destroy?: boolean): void;
  on(event: 'error', listener: (error: Error) => void): unknown;
  removeListener(event: 'error', listener: (error: Error) => void): unknown;
}

/** The part of a `pg` pool that this library needs. */
export interface SqlPool extends Sql {
  connect(): Promise<SqlSession>;
}

// 40 rolled back by the server, 08 connection, 53 resources, 57 operator, 58 system, XX internal, 25 transaction state
// (such as a read-only standby), 28 and 3D sign-in and database: the rows are not to blame.
const PASSING_CLASSES = new Set(['40', '08', '53', '57', '58', 'XX', '25', '28', '3D']);
// undefined table, insufficient privilege, lock not available: a migration or a neighbour, not the row.
const PASSING_CODES = new Set([
  '42P01',
  '42501',
  '55P03',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
]);

// The messages without a code of `pg` 8 (lib/client.js) and `pg-pool` when the connection is lost during a statement or cannot
// be made; `Error: ` comes first when an object mapper has wrapped the error.
const LOST_CONNECTION =
  /^(Error: )?(Connection terminated|Client has encountered a connection error|timeout (expired|exceeded when trying to connect)|Query read timeout)/;

/**
 * Whether a failure may pass by itself, so that no event is to blame: an error of ours says so by `retryable`, an error of the
 * database by its code or message.
 */
export function isPassing(error: unknown): boolean {
  const { retryable, code, message } = (error ?? {}) as { retryable?: unknown; code?: unknown; message?: unknown };
  if (retryable === true) return true;
  if (typeof code !== 'string') return typeof message === 'string' && LOST_CONNECTION.test(message);
  return PASSING_CODES.has(code) || (code.length === 5 && PASSING_CLASSES.has(code.slice(0, 2)));
}
