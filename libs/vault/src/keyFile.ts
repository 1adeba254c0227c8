import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder, writeDurably } from './durableFile';
import { derivedKey, KEY_BYTES } from './sealed';
import { VaultError } from './vaultError';

/** A key-encryption key; its id is a fingerprint of the key, so that reading a damaged file fails. */
export interface KeyEncryptionKey {
  readonly id: string;
  readonly key: Buffer;
  /** Derived from `key` once, because a page unwraps dozens of data keys. */
  readonly wrapping: Buffer;
}

/** The key-encryption keys by id: the newest (last in the file) wraps new keys, all unwrap. */
export interface KeyFile {
  readonly first: KeyEncryptionKey;
  readonly newest: KeyEncryptionKey;
  find(id: string): KeyEncryptionKey | undefined;
  readonly ids: readonly string[];
}

const FORMAT = 'yishen-key-file-1';

/** Reads the key file; `undefined` when there is none, a `VaultError` when others could read it or it is damaged. */
export async function readKeyFile(path: string): Promise<KeyFile | undefined> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!found) return undefined;
  if ((found.mode & 0o077) !== 0) {
    const mode = (found.mode & 0o777).toString(8).padStart(4, '0');
    throw new VaultError(
      'key-file-exposed',
      `the key file ${path} has mode ${mode}: others could read it. Set it to 0600 (chmod 600 ${path}), and if anybody may have read it, rotate the key.`,
    );
  }
  return parse(path, await readFile(path, 'utf8'));
}

/** Makes the key file with one fresh key, or reads the file when another process made it first. */
export async function createKeyFile(path: string): Promise<KeyFile> {
  const key = randomBytes(KEY_BYTES);
  const content = { format: FORMAT, keys: [{ id: keyEncryptionKeyId(key), key: key.toString('base64') }] };
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}`;
  await writeDurably(draft, `${JSON.stringify(content, undefined, 2)}\n`);
  try {
    // link, not rename: it never replaces a key file that another process made meanwhile, and readers see a whole file or none.
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
  await syncFolder(dirname(path));
  const made = await readKeyFile(path);
  if (!made) throw new VaultError('key-file-missing', `the key file ${path} vanished while it was being created`);
  return made;
}

/** The id of a key-encryption key: a fingerprint that reveals nothing about it. */
function keyEncryptionKeyId(key: Buffer): string {
  return `kek-${createHmac('sha256', key).update('yishen key-encryption key id').digest('hex').slice(0, 16)}`;
}

function parse(path: string, text: string): KeyFile {
  const invalid = (why: string, cause?: unknown) =>
    new VaultError('key-file-invalid', `the key file ${path} ${why}; restore it from its backup`, { cause });
  let content: { format?: unknown; keys?: unknown };
  try {
    content = JSON.parse(text) as typeof content;
  } catch {
    // Leave out the parser's error as cause: it quotes the text, which is the key.
    throw invalid('is not JSON');
  }
  if (content?.format !== FORMAT || !Array.isArray(content.keys)) throw invalid(`is not in the form ${FORMAT}`);
  const keys = content.keys.map((entry: { id?: unknown; key?: unknown }): KeyEncryptionKey => {
    const key = typeof entry?.key === 'string' ? Buffer.from(entry.key, 'base64') : Buffer.alloc(0);
    if (key.length !== KEY_BYTES) throw invalid('holds a key that is not 32 bytes of base64');
    const id = keyEncryptionKeyId(key);
    if (entry.id !== id) throw invalid(`holds a key whose id does not fit it (it is ${id})`);
    return { id, key, wrapping: derivedKey(key, 'wrap') };
  });
  const first = keys[0];
  const newest = keys.at(-1);
  if (!first || !newest) throw invalid('holds no key');
  const byId = new Map(keys.map((key) => [key.id, key]));
  return { first, newest, ids: [...byId.keys()], find: (id) => byId.get(id) };
}
