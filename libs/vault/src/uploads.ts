import type { ClientBase, Pool } from 'pg';
import type { FileStore } from './files';
import type { Vault } from './keys';

/** An upload about to begin; written down before its bytes, so that none is ever left behind unknown. */
export interface NewUpload {
  readonly keyId: string;
  readonly agency: string;
  readonly at: string;
}

/** A request that names a stored file. */
export interface FileClaim {
  readonly keyId: string;
  readonly digest: string;
  readonly agency: string;
  readonly request: string;
  readonly at: string;
}

/** Notes that a file is about to be stored under a key of its own. */
export async function beginUpload(db: Pool | ClientBase, { keyId, agency, at }: NewUpload): Promise<void> {
  await db.query('insert into upload (key_id, agency, stored_at) values ($1, $2, $3)', [keyId, agency, at]);
}

/** Notes the digest of a file that is stored now. */
export async function finishUpload(db: Pool | ClientBase, keyId: string, digest: string): Promise<void> {
  await db.query('update upload set digest = $2 where key_id = $1', [keyId, digest]);
}

/**
 * Binds a file to one request for good and says whether it is that request's: `false` when another has it or it is
 * being removed. Again for the same request is `true` again, so that a resent command still works.
 */
export async function claimFile(db: Pool | ClientBase, claim: FileClaim): Promise<boolean> {
  const { keyId, digest, agency, request, at } = claim;
  const { rowCount } = await db.query(
    `insert into upload as u (key_id, agency, digest, stored_at, request, claimed_at) values ($1, $2, $3, $4, $5, $4)
     on conflict (key_id) do update set request = excluded.request, claimed_at = excluded.claimed_at
       where u.removed_at is null and (u.request is null or u.request = excluded.request)`,
    [keyId, agency, digest, at, request],
  );
  return rowCount === 1;
}

/**
 * Asks of each file claimed before a moment whether the stream that claimed it names it in the log; one that it does not name is
 * marked for `removeUnclaimedFiles`: its process died before the append. A file that is named is not asked about again.
 */
export async function releaseUnnamedFiles(
  pool: Pool,
  options: {
    readonly claimedBefore: string;
    readonly now: string;
    readonly names: (stream: string, digest: string) => Promise<boolean>;
  },
): Promise<void> {
  const { claimedBefore, now, names } = options;
  const { rows } = await pool.query<{ key_id: string; digest: string; request: string }>(
    'select key_id, digest, request from upload where claimed_at < $1',
    [claimedBefore],
  );
  for (const { key_id, digest, request } of rows) {
    const named = await names(request, digest);
    // A command sent again meanwhile has claimed the file afresh: it is asked about another day.
    await pool.query(
      `update upload set claimed_at = null, request = case when $3 then request end, removed_at = case when $3 then null else $4::timestamptz end
        where key_id = $1 and claimed_at < $2`,
      [key_id, claimedBefore, named, now],
    );
  }
}

/**
 * Erases the keys of the files stored before a moment that no request names, deletes the files, and says how many.
 * What a process that dies half-way leaves, the next call finishes.
 */
export async function removeUnclaimedFiles(
  parts: { readonly pool: Pool; readonly vault: Vault; readonly files: FileStore },
  { storedBefore, now }: { readonly storedBefore: string; readonly now: string },
): Promise<number> {
  const { pool, vault, files } = parts;
  // Marked first: from here on no request can claim them, in any process.
  await pool.query(
    'update upload set removed_at = $2 where request is null and removed_at is null and stored_at < $1',
    [storedBefore, now],
  );
  const { rows } = await pool.query<{ key_id: string; digest: string | null }>(
    'select key_id, digest from upload where request is null and removed_at is not null',
  );
  await vault.erase(rows.map(({ key_id }) => key_id));
  for (const { key_id, digest } of rows) {
    if (digest !== null) await files.delete(digest);
    await pool.query('delete from upload where key_id = $1', [key_id]);
  }
  return rows.length;
}
