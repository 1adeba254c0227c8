import { hash, randomBytes } from 'node:crypto';
import type { ClientBase, Pool } from 'pg';

/** The session of a signed-in person. It uses the machine's time, because a rehearsed year must not sign anybody out. */
export interface Session {
  readonly userId: string;
  readonly displayName: string;
  readonly expiresAt: Date;
}

const IDLE_MS = 8 * 3600 * 1000;
const LONGEST_MS = 24 * 3600 * 1000;

/** Opens a session and returns its token; the table stores only the token's hash. */
export async function createSession(
  db: Pool | ClientBase,
  request: { readonly userId: string; readonly now: Date },
): Promise<{ readonly token: string; readonly expiresAt: Date }> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(request.now.getTime() + IDLE_MS);
  await db.query(
    `delete from session where token_hash in (
       select token_hash from session where expires_at <= $1 for update skip locked)`,
    [request.now],
  );
  await db.query('insert into session (token_hash, user_id, created_at, expires_at) values ($1, $2, $3, $4)', [
    hashOf(token),
    request.userId,
    request.now,
    expiresAt,
  ]);
  return { token, expiresAt };
}

/** Finds the session of a token; `undefined` when there is none or it has ended. */
export async function findSession(db: Pool | ClientBase, token: string, now: Date): Promise<Session | undefined> {
  const { rows } = await db.query<{ user_id: string; display_name: string; expires_at: Date }>(
    `select s.user_id, a.display_name, s.expires_at
       from session s join account a using (user_id) where s.token_hash = $1 and s.expires_at > $2`,
    [hashOf(token), now],
  );
  const row = rows[0];
  return row && { userId: row.user_id, displayName: row.display_name, expiresAt: row.expires_at };
}

/** Prolongs a running session to eight hours from now, at most to a day from its start, and returns its new end. */
export async function renewSession(db: Pool | ClientBase, token: string, now: Date): Promise<Date | undefined> {
  const { rows } = await db.query<{ expires_at: Date }>(
    `update session
        set expires_at = least($2::timestamptz + $3 * interval '1 millisecond', created_at + $4 * interval '1 millisecond')
      where token_hash = $1 and expires_at > $2 returning expires_at`,
    [hashOf(token), now, IDLE_MS, LONGEST_MS],
  );
  return rows[0]?.expires_at;
}

/** Ends a session at once. */
export async function revokeSession(db: Pool | ClientBase, token: string): Promise<void> {
  await db.query('delete from session where token_hash = $1', [hashOf(token)]);
}

function hashOf(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}
