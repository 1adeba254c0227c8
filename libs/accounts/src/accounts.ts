import { createHash, randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';
import type { ClientBase, Pool } from 'pg';
import { AccountError } from './accountError';

/** A staff account; its permissions are in the `user-…` stream, not here. */
export interface Account {
  readonly userId: string;
  readonly loginName: string;
  readonly displayName: string;
}

/** The result of a sign-in. `refused` and `locked` are the same for unknown and known names, so that nobody can test which exist. */
export type SignIn =
  | { readonly outcome: 'signed-in'; readonly account: Account }
  | { readonly outcome: 'refused' }
  | { readonly outcome: 'locked'; readonly until: Date };

const ATTEMPTS_BEFORE_LOCK = 5;
const FIRST_LOCK_SECONDS = 60;
const LONGEST_LOCK_SECONDS = 3600;
const FORGET_FAILURES_AFTER = '1 day';
const MIN_PASSWORD_CHARACTERS = 8;
const MAX_PASSWORD_CHARACTERS = 256;
const MAX_LOGIN_NAME_CHARACTERS = 64;

// OWASP password storage cheat sheet: N=2^15, r=8, p=3, the row that needs 32 MiB for each hash.
const COST = { logN: 15, r: 8, p: 3 };
const HASH_BYTES = 32;

const scryptAsync = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** Creates a staff account; throws `login-name-taken`, `login-name-invalid` or `password-unfit`. */
export async function createAccount(
  db: Pool | ClientBase,
  request: Account & { readonly password: string; readonly now: Date },
): Promise<void> {
  const loginName = normalLoginName(request.loginName);
  if (loginName === undefined) {
    throw new AccountError('login-name-invalid', 'a login name has 1 to 64 letters, digits or . _ - @');
  }
  const characters = [...request.password].length;
  if (characters < MIN_PASSWORD_CHARACTERS || characters > MAX_PASSWORD_CHARACTERS) {
    throw new AccountError('password-unfit', 'a password has 8 to 256 characters');
  }
  const { rowCount } = await db.query(
    `insert into account (user_id, login_name, display_name, password_hash, created_at)
     values ($1, $2, $3, $4, $5) on conflict (login_name) do nothing`,
    [request.userId, loginName, request.displayName, await hashPassword(request.password), request.now],
  );
  if (!rowCount) throw new AccountError('login-name-taken', `the login name ${loginName} is taken`);
}

/** Finds an account by login name, for seeding and administration. */
export async function findAccount(db: Pool | ClientBase, loginName: string): Promise<Account | undefined> {
  const row = await readAccount(db, normalLoginName(loginName) ?? '');
  return row && accountOf(row);
}

/** Reads the display names of staff by user id, with one query for a whole page. */
export async function displayNames(
  db: Pool | ClientBase,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (userIds.length === 0) return new Map();
  const { rows } = await db.query<{ user_id: string; display_name: string }>(
    'select user_id, display_name from account where user_id = any ($1::text[])',
    [userIds],
  );
  return new Map(rows.map((row) => [row.user_id, row.display_name]));
}

/**
 * Checks a login name and password.
 * From the fifth wrong try on, each try locks the name: for 1 minute, then twice as long each time, up to an hour.
 * Known and unknown names take the same time and are locked in the same way.
 */
export async function signIn(
  db: Pool | ClientBase,
  attempt: { readonly loginName: string; readonly password: string; readonly now: Date },
): Promise<SignIn> {
  const loginName = normalLoginName(attempt.loginName);
  if (loginName === undefined || [...attempt.password].length > MAX_PASSWORD_CHARACTERS) {
    return { outcome: 'refused' };
  }
  const loginDigest = createHash('sha256').update(loginName).digest();
  const lockedUntil = await countAttempt(db, loginDigest, attempt.now);
  if (lockedUntil) return { outcome: 'locked', until: lockedUntil };
  const row = await readAccount(db, loginName);
  const matches = await verifyPassword(attempt.password, row?.password_hash ?? (await decoyHash()));
  if (!row || !matches) return { outcome: 'refused' };
  await db.query('delete from sign_in_failure where login_digest = $1', [loginDigest]);
  return { outcome: 'signed-in', account: accountOf(row) };
}

// Counts a failure before the password is checked, and takes it back when the password was right:
// otherwise a hundred tries sent at once would all be checked before the first is counted.
async function countAttempt(db: Pool | ClientBase, loginDigest: Buffer, now: Date): Promise<Date | undefined> {
  await db.query(
    `delete from sign_in_failure where login_digest in (
       select login_digest from sign_in_failure
        where last_failed_at < $1::timestamptz - $2::interval for update skip locked)`,
    [now, FORGET_FAILURES_AFTER],
  );
  const counted = await db.query(
    `insert into sign_in_failure as f (login_digest, failed_count, last_failed_at) values ($1, 1, $2)
     on conflict (login_digest) do update
       set failed_count = f.failed_count + 1,
           last_failed_at = $2,
           locked_until = case when f.failed_count + 1 >= $3::int
             then $2::timestamptz + least($4::int * power(2, least(f.failed_count + 1 - $3::int, 20)), $5::int) * interval '1 second' end
       where f.locked_until is null or f.locked_until <= $2`,
    [loginDigest, now, ATTEMPTS_BEFORE_LOCK, FIRST_LOCK_SECONDS, LONGEST_LOCK_SECONDS],
  );
  if (counted.rowCount) return undefined;
  const { rows } = await db.query<{ locked_until: Date | null }>(
    'select locked_until from sign_in_failure where login_digest = $1',
    [loginDigest],
  );
  // No row or no lock: somebody signed in between the two statements. This try was not counted, so refuse it.
  return rows[0]?.locked_until ?? now;
}

interface AccountRow {
  readonly user_id: string;
  readonly login_name: string;
  readonly display_name: string;
  readonly password_hash: string;
}

async function readAccount(db: Pool | ClientBase, loginName: string): Promise<AccountRow | undefined> {
  const { rows } = await db.query<AccountRow>(
    'select user_id, login_name, display_name, password_hash from account where login_name = $1',
    [loginName],
  );
  return rows[0];
}

function accountOf(row: AccountRow): Account {
  return { userId: row.user_id, loginName: row.login_name, displayName: row.display_name };
}

function normalLoginName(loginName: string): string | undefined {
  const normal = loginName.normalize('NFKC').trim().toLowerCase();
  const fits = /^[\p{L}\p{N}._@-]+$/u.test(normal) && [...normal].length <= MAX_LOGIN_NAME_CHARACTERS;
  return fits ? normal : undefined;
}

// The parameters are stored with the hash, so that old hashes stay readable when the cost is raised.
async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, COST);
  return ['scrypt', COST.logN, COST.r, COST.p, salt.toString('base64'), hash.toString('base64')].join('$');
}

async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [scheme, logN, r, p, salt, hash] = stored.split('$');
  if (scheme !== 'scrypt' || salt === undefined || hash === undefined) {
    throw new AccountError('hash-unreadable', 'a stored password hash is in no known form');
  }
  const expected = Buffer.from(hash, 'base64');
  const cost = { logN: Number(logN), r: Number(r), p: Number(p) };
  const actual = await derive(password, Buffer.from(salt, 'base64'), cost);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

function derive(password: string, salt: Buffer, { logN, r, p }: typeof COST): Promise<Buffer> {
  const N = 2 ** logN;
  return scryptAsync(password.normalize('NFKC'), salt, HASH_BYTES, { N, r, p, maxmem: 128 * N * r * 2 });
}

let decoy: Promise<string> | undefined;

// The hash that an unknown login name is checked against, so that it takes as long as a known one.
function decoyHash(): Promise<string> {
  decoy ??= hashPassword(randomBytes(16).toString('hex'));
  return decoy;
}
