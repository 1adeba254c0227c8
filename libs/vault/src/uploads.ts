import type { ClientBase, Pool } from 'pg';
import type { FileStore } from './files';
import type { Vault } from './keys';

/** An upload that is about to begin; it is recorded before its bytes are written, so that no file is left behind unknown. */
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

/** Records that a file is about to be stored under a key of its own. */
export async function beginUpload(db: Pool | ClientBase, { keyId, agency, at }: NewUpload): Promise<void> {
  await db.query('insert into upload (key_id, agency, stored_at) values ($1, $2, $3)', [keyId, agency, at]);
}

/** Records the digest of a file that is now stored. */
export async function finishUpload(db: Pool | ClientBase, keyId: string, digest: string): Promise<void> {
  await db.query('update upload set digest = $2 where key_id = $1', [keyId, digest]);
}

/**
 * Binds a file to one request for good and returns whether it belongs to that request: `false` when another request has it or it
 * is being removed. Repeating it for the same request returns `true`, so that a command that is sent again still works.
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
 * Asks for each file claimed before a moment whether the log of the stream that claimed it names the file. A file that is not named
 * is marked for `removeUnclaimedFiles`, because its process died before the append; one that is named is never asked about again.
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
    // The condition leaves out a file that a repeated command has claimed again meanwhile; a later run asks about it.
    await pool.query(
      `update upload set claimed_at = null, request = case when $3 then request end, removed_at = case when $3 then null else $4::timestamptz end
        where key_id = $1 and claimed_at < $2`,
      [key_id, claimedBefore, named, now],
    );
  }
}

/**
 * Erases the keys of the files stored before a moment that no request has claimed, deletes the files, and returns how many.
 * The next call finishes what a process left that died half-way.
 */
export async function removeUnclaimedFiles(
  parts: { readonly pool: Pool; readonly vault: Vault; readonly files: FileStore },
  { storedBefore, now }: { readonly storedBefore: string; readonly now: string },
): Promise<number> {
  const { pool, vault, files } = parts;
  // Mark them first: from now on no request can claim them, in any process.
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
