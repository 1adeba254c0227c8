import { createHmac, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { createKeyFile, readKeyFile, type KeyFile } from './keyFile';
import {
  derivedKey,
  KEY_BYTES,
  sealBytes,
  sealText,
  unsealBytes,
  unsealText,
  unwrapKey,
  wrapKey,
  type Sealed,
} from './sealed';
import { VaultError } from './vaultError';

/** A key is for a person, or for the free text of a request. */
export type KeyKind = 'person' | 'request';

/** A key that a command needs, and what it is for; a key belongs to one agency for good. */
export interface KeyRequest {
  readonly keyId: string;
  readonly kind: KeyKind;
  readonly agency: string;
  /** The key must exist and not be erased, even when nothing is sealed under it: the key of a stored file. */
  readonly exists?: true;
  /** Assume that the key is new and save the query: a new case has no key yet. If it exists after all, `keep` returns `false`. */
  readonly isNew?: boolean;
}

/** Seals texts under the keys it was opened for, without further queries. */
export type Sealer = (keyId: string, field: string, text: string) => Sealed;

/** Seals texts before it is known whether they will be appended to the log. */
export interface Sealing {
  readonly seal: Sealer;
  /**
   * Writes the new keys, without which the sealed texts could never be opened; repeating it changes nothing. `false` when another
   * process has written one of them first: then seal everything again, because the texts sealed under it cannot be opened.
   */
  readonly keep: () => Promise<boolean>;
}

/** Keys, sealing and erasure. No clear key is kept after a call, so an erasure takes effect in every process when it commits. */
export interface Vault {
  /** Makes a key unless it exists; `key-erased` when it was erased, `key-mismatch` when it has another kind or agency. */
  ensureKey(keyId: string, kind: KeyKind, agency: string): Promise<void>;
  /**
   * Opens a sealing under several keys with one query. A missing key is made in memory for the first text under it, and nobody else
   * has it before `keep`. Throws `key-mismatch` at once and `key-erased` when a text is sealed. Use a sealing for one command only.
   */
  sealing(keys: readonly KeyRequest[]): Promise<Sealing>;
  /** Seals one text with a key that exists (`key-missing`, `key-erased`). */
  seal(keyId: string, field: string, text: string): Promise<Sealed>;
  /** Opens one text; `undefined` when its key was erased, `unreadable` when it was altered or moved. */
  unseal(sealed: Sealed, field: string): Promise<string | undefined>;
  /** Opens a page of texts with one query, in the order given. */
  unsealMany(items: readonly { readonly sealed: Sealed; readonly field: string }[]): Promise<(string | undefined)[]>;
  /** Seals bytes with a key that exists; the same bytes, key and context give the same result. */
  sealBytes(keyId: string, context: string, bytes: Buffer): Promise<Buffer>;
  /** Opens what `sealBytes` made; `undefined` when its key was erased. */
  unsealBytes(keyId: string, context: string, sealed: Buffer): Promise<Buffer | undefined>;
  /** Destroys keys for good and returns how many still existed; an id never gets another key. */
  erase(keyIds: readonly string[]): Promise<number>;
  /** A keyed digest (hex) of a command body: equal bodies have equal digests, and nobody can guess the personal data in them. */
  macDigest(text: string): string;
  /** A keyed digest (hex) by which an agency recognises a value without storing it; it differs between agencies. */
  blindIndex(agency: string, kind: string, value: string): string;
}

interface KeyRow {
  readonly key_id: string;
  readonly kind: KeyKind;
  readonly agency: string;
  readonly wrapped: Buffer | null;
  readonly kek_id: string;
}

/**
 * Opens the vault of a database, and makes the key file on the very first start.
 * Refuses to start (`key-file-missing`) when the database holds keys that this key file cannot unwrap.
 */
export async function openVault(options: { readonly pool: Pool; readonly keyFile: string }): Promise<Vault> {
  const { pool } = options;
  const existing = await readKeyFile(options.keyFile);
  await refuseForeignKeys(pool, options.keyFile, existing?.ids ?? []);
  const keyFile = existing ?? (await createKeyFile(options.keyFile));
  // The first key, not the newest: a command that is sent again after a rotation must have the same digest.
  const macKey = derivedKey(keyFile.first.key, 'command digest');
  const indexKey = derivedKey(keyFile.first.key, 'applicant index');

  const readOne = async (keyId: string) => present(await readKeys(pool, keyFile, [keyId]), keyId);

  return {
    sealing: (keys) => openSealing(pool, keyFile, keys),
    ensureKey: async (keyId, kind, agency) => {
      const rows = await insertKeys(pool, keyFile, [{ keyId, kind, agency, key: randomBytes(KEY_BYTES) }]);
      present(unwrapAll(keyFile, rows), keyId);
    },
    seal: async (keyId, field, text) => sealText(await readOne(keyId), keyId, field, text),
    unseal: async (sealed, field) => (await unsealPage(pool, keyFile, [{ sealed, field }]))[0],
    unsealMany: (items) => unsealPage(pool, keyFile, items),
    sealBytes: async (keyId, context, bytes) => sealBytes(await readOne(keyId), keyId, context, bytes),
    unsealBytes: async (keyId, context, sealed) => {
      const key = found(await readKeys(pool, keyFile, [keyId]), keyId);
      return key && unsealBytes(key, keyId, context, sealed);
    },
    erase: (keyIds) => eraseKeys(pool, keyIds),
    macDigest: (text) => createHmac('sha256', macKey).update(text).digest('hex'),
    blindIndex: (agency, kind, value) =>
      createHmac('sha256', indexKey)
        .update(JSON.stringify([agency, kind, value]))
        .digest('hex'),
  };
}

async function refuseForeignKeys(pool: Pool, path: string, ids: readonly string[]): Promise<void> {
  const foreign = await pool.query<{ kek_id: string }>(
    'select kek_id from person_key where wrapped is not null and kek_id <> all ($1::text[]) limit 1',
    [ids],
  );
  const missing = foreign.rows[0]?.kek_id;
  if (missing === undefined) return;
  const holds = ids.length === 0 ? 'does not exist' : `holds only ${ids.join(', ')}`;
  throw new VaultError(
    'key-file-missing',
    `the database holds keys wrapped with ${missing}, but the key file ${path} ${holds}. Restore the key file from its backup: without it personal data cannot be read, and a new one would not help.`,
  );
}

async function openSealing(pool: Pool, keyFile: KeyFile, requests: readonly KeyRequest[]): Promise<Sealing> {
  const ids = requests.filter(({ isNew }) => !isNew).map(({ keyId }) => keyId);
  const rows = ids.length === 0 ? [] : await readRows(pool, ids);
  requireOwn(rows, requests);
  const there = unwrapAll(keyFile, rows);
  for (const { keyId, exists } of requests) if (exists) present(there, keyId);
  const asks = new Map(requests.map((request) => [request.keyId, request]));
  const made = new Map<string, MadeKey>();
  const keyOf = (keyId: string): Buffer => {
    const asked = asks.get(keyId);
    if (there.has(keyId) || !asked) return present(there, keyId);
    const mine = made.get(keyId) ?? { ...asked, key: randomBytes(KEY_BYTES) };
    made.set(keyId, mine);
    return mine.key;
  };
  return {
    seal: (keyId, field, text) => sealText(keyOf(keyId), keyId, field, text),
    keep: async () => {
      if (made.size === 0) return true;
      const mine = [...made.values()];
      const kept = unwrapAll(keyFile, await insertKeys(pool, keyFile, mine));
      return mine.every(({ keyId, key }) => present(kept, keyId).equals(key));
    },
  };
}

interface MadeKey extends KeyRequest {
  readonly key: Buffer;
}

/** Writes the keys that do not exist yet, and returns the keys that exist afterwards. */
async function insertKeys(pool: Pool, keyFile: KeyFile, keys: readonly MadeKey[]): Promise<readonly KeyRow[]> {
  const kek = keyFile.newest;
  const { rows } = await pool.query<KeyRow>(
    'select key_id, kind, agency, wrapped, kek_id from ensure_person_keys($1, $2, $3, $4, $5)',
    [
      keys.map(({ keyId }) => keyId),
      keys.map(({ kind }) => kind),
      keys.map(({ agency }) => agency),
      keys.map(({ keyId, key }) => wrapKey(kek.wrapping, kek.id, keyId, key)),
      kek.id,
    ],
  );
  requireOwn(rows, keys);
  return rows;
}

function requireOwn(rows: readonly KeyRow[], requests: readonly KeyRequest[]): void {
  const byId = new Map(rows.map((row) => [row.key_id, row]));
  for (const { keyId, kind, agency } of requests) {
    const row = byId.get(keyId);
    if (row && (row.kind !== kind || row.agency !== agency)) {
      throw new VaultError('key-mismatch', `the key ${keyId} is of another kind or agency`);
    }
  }
}

/** Clear keys by id, `undefined` for an erased key; an id that is not in the map never had a key. */
type ClearKeys = ReadonlyMap<string, Buffer | undefined>;

async function readKeys(pool: Pool, keyFile: KeyFile, keyIds: readonly string[]): Promise<ClearKeys> {
  return unwrapAll(keyFile, await readRows(pool, keyIds));
}

async function readRows(pool: Pool, keyIds: readonly string[]): Promise<readonly KeyRow[]> {
  const { rows } = await pool.query<KeyRow>({
    name: 'vault-read-keys',
    text: 'select key_id, kind, agency, wrapped, kek_id from person_key where key_id = any ($1::text[])',
    values: [[...new Set(keyIds)]],
  });
  return rows;
}

function unwrapAll(keyFile: KeyFile, rows: readonly KeyRow[]): ClearKeys {
  return new Map(
    rows.map((row) => {
      if (row.wrapped === null) return [row.key_id, undefined];
      const kek = keyFile.find(row.kek_id);
      if (!kek) {
        throw new VaultError('key-file-missing', `the key file lacks ${row.kek_id}, which wraps the key ${row.key_id}`);
      }
      return [row.key_id, unwrapKey(kek.wrapping, kek.id, row.key_id, row.wrapped)];
    }),
  );
}

function found(keys: ClearKeys, keyId: string): Buffer | undefined {
  // An erased key has a row without a key. A missing row is a loss of data and must not look like an erasure.
  if (!keys.has(keyId)) throw new VaultError('key-missing', `there is no key ${keyId}`);
  return keys.get(keyId);
}

function present(keys: ClearKeys, keyId: string): Buffer {
  const key = found(keys, keyId);
  if (!key) throw new VaultError('key-erased', `the key ${keyId} was erased`);
  return key;
}

async function unsealPage(
  pool: Pool,
  keyFile: KeyFile,
  items: readonly { readonly sealed: Sealed; readonly field: string }[],
): Promise<(string | undefined)[]> {
  if (items.length === 0) return [];
  const keys = await readKeys(
    pool,
    keyFile,
    items.map(({ sealed }) => sealed.k),
  );
  return items.map(({ sealed, field }) => {
    const key = found(keys, sealed.k);
    return key && unsealText(key, sealed, field);
  });
}

async function eraseKeys(pool: Pool, keyIds: readonly string[]): Promise<number> {
  const { rows } = await pool.query<{ erased: number }>('select erase_person_keys($1) as erased', [keyIds]);
  return rows[0]?.erased ?? 0;
}
