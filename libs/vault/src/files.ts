import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder, writeDurably } from './durableFile';
import type { Vault } from './keys';
import type { Sealed } from './sealed';
import { VaultError } from './vaultError';

/** The largest file the vault takes. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** A file as an event names it: `digest` is the SHA-256 of its sealed form, `size` the size of its clear form. */
export interface FileReference {
  readonly digest: string;
  readonly name: Sealed;
  readonly size: number;
  readonly kind: string;
}

/** A file in clear, for somebody who may see it. */
export interface OpenedFile {
  readonly bytes: Buffer;
  readonly name: string;
  readonly kind: string;
  readonly keyId: string;
}

/** Stores sealed files by digest; this one is a folder, another could be an object store. */
export interface FileStore {
  /** Seals and stores a file under an existing key; `kind` is its media type, kept in clear. Repeating it gives the same digest. */
  put(
    bytes: Buffer,
    about: { readonly keyId: string; readonly name: string; readonly kind: string },
  ): Promise<FileReference>;
  /** Opens a file; `undefined` when it is not here or its key was erased, `file-damaged` when it does not match its digest. */
  get(digest: string): Promise<OpenedFile | undefined>;
  has(digest: string): Promise<boolean>;
  /** Deletes a file and says whether it was there. */
  delete(digest: string): Promise<boolean>;
  /** The digests of all files, in no order. */
  list(): AsyncIterable<string>;
  /** The sealed form, checked against its digest, for a backup; needs no key. */
  getSealed(digest: string): Promise<Buffer | undefined>;
  /** Restores a sealed form from a backup; `file-damaged` when it does not match the digest. */
  putSealed(digest: string, sealed: Buffer): Promise<void>;
}

const NAME_FIELD = 'file.name';
const MAGIC = Buffer.from('YSF1');
const DIGEST = /^[0-9a-f]{64}$/;
const KIND = /^[a-z0-9][a-z0-9.+-]*\/[a-z0-9][a-z0-9.+-]*$/;
const MAX_NAME_BYTES = 1024;

/** Opens a folder of sealed files, and makes it when it does not exist. */
export async function openFolderFiles(options: { readonly dir: string; readonly vault: Vault }): Promise<FileStore> {
  const { dir, vault } = options;
  await mkdir(join(dir, 'incoming'), { recursive: true, mode: 0o700 });

  const pathOf = (digest: string) => join(dir, digest.slice(0, 2), digest);

  async function keep(digest: string, sealed: Buffer): Promise<void> {
    const shelf = join(dir, digest.slice(0, 2));
    const made = await mkdir(shelf, { recursive: true, mode: 0o700 });
    const draft = join(dir, 'incoming', randomUUID());
    await writeDurably(draft, sealed);
    await rename(draft, pathOf(digest));
    await syncFolder(shelf);
    if (made) await syncFolder(dir);
  }

  async function getSealed(digest: string): Promise<Buffer | undefined> {
    if (!DIGEST.test(digest)) return undefined;
    const sealed = await readFile(pathOf(digest)).catch(absent);
    if (sealed && digestOf(sealed) !== digest) throw damaged(digest);
    return sealed;
  }

  return {
    put: async (bytes, { keyId, name, kind }) => {
      const sealedName = await vault.seal(keyId, NAME_FIELD, name);
      const sealed = await sealFile(vault, bytes, { keyId, name, kind });
      const digest = digestOf(sealed);
      await keep(digest, sealed);
      return { digest, name: sealedName, size: bytes.length, kind };
    },
    get: async (digest) => {
      const sealed = await getSealed(digest);
      return sealed && openFile(vault, digest, sealed);
    },
    has: async (digest) => DIGEST.test(digest) && (await stat(pathOf(digest)).catch(absent)) !== undefined,
    delete: async (digest) => {
      if (!DIGEST.test(digest)) return false;
      const gone = await unlink(pathOf(digest)).then(() => true, absent);
      if (gone) await syncFolder(join(dir, digest.slice(0, 2)));
      return gone === true;
    },
    list: () => digestsIn(dir),
    getSealed,
    putSealed: async (digest, sealed) => {
      if (!DIGEST.test(digest) || digestOf(sealed) !== digest) throw damaged(digest);
      await keep(digest, sealed);
    },
  };
}

async function* digestsIn(dir: string): AsyncGenerator<string> {
  for (const shelf of (await readdir(dir)).filter((name) => /^[0-9a-f]{2}$/.test(name))) {
    yield* (await readdir(join(dir, shelf))).filter((name) => DIGEST.test(name));
  }
}

// The form: magic, length of the heading, heading {k, kind}, sealed(length of the name, name, content).
// The heading is the context of the sealing, so that nobody can change the key id or the kind.
async function sealFile(
  vault: Vault,
  bytes: Buffer,
  { keyId, name, kind }: { readonly keyId: string; readonly name: string; readonly kind: string },
): Promise<Buffer> {
  if (bytes.length > MAX_FILE_BYTES) {
    throw new VaultError('file-too-large', `a file of ${bytes.length} bytes is over the limit of ${MAX_FILE_BYTES}`);
  }
  const nameBytes = Buffer.from(name, 'utf8');
  if (bytes.length === 0 || nameBytes.length === 0 || nameBytes.length > MAX_NAME_BYTES || !KIND.test(kind)) {
    throw new VaultError('file-invalid', 'a file needs content, a name of up to 1024 bytes and a media type');
  }
  const heading = Buffer.from(JSON.stringify({ k: keyId, kind }), 'utf8');
  const clear = Buffer.concat([lengthOf(nameBytes), nameBytes, bytes]);
  const sealed = await vault.sealBytes(keyId, heading.toString('utf8'), clear);
  return Buffer.concat([MAGIC, lengthOf(heading), heading, sealed]);
}

async function openFile(vault: Vault, digest: string, sealed: Buffer): Promise<OpenedFile | undefined> {
  if (!sealed.subarray(0, MAGIC.length).equals(MAGIC)) throw damaged(digest);
  const headingEnd = MAGIC.length + 4 + sealed.readUInt32BE(MAGIC.length);
  const heading = sealed.subarray(MAGIC.length + 4, headingEnd).toString('utf8');
  const { k: keyId, kind } = JSON.parse(heading) as { k: string; kind: string };
  const clear = await vault.unsealBytes(keyId, heading, sealed.subarray(headingEnd));
  if (!clear) return undefined;
  const nameEnd = 4 + clear.readUInt32BE(0);
  return { bytes: clear.subarray(nameEnd), name: clear.subarray(4, nameEnd).toString('utf8'), kind, keyId };
}

function lengthOf(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return length;
}

function digestOf(sealed: Buffer): string {
  return createHash('sha256').update(sealed).digest('hex');
}

function damaged(digest: string): VaultError {
  return new VaultError('file-damaged', `the file ${digest} does not fit its digest`);
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
}
