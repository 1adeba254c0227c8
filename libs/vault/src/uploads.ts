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
    `insert into upload as u (key_id, agency, digest, stored_at, request) values ($1, $2, $3, $4, $5)
     on conflict (key_id) do update set request = excluded.request
       where u.removed_at is null and (u.request is null or u.request = excluded.request)`,
    [keyId, agency, digest, at, request],
  );
  return rowCount === 1;
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
