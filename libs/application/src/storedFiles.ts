import { randomUUID } from 'node:crypto';
import type { FileReference } from '@yishen/domain';
import { beginUpload, finishUpload, type FileStore, type Vault } from '@yishen/vault';
import type { Pool } from 'pg';
import { fileKey } from './sealedFields';

/** What a process needs to store a file. */
export interface FileDesk {
  readonly vault: Vault;
  readonly files: FileStore;
  readonly database: Pool;
  readonly now: () => string;
}

/**
 * Seals and keeps a file with a key of its own that belongs to the agency. The upload is recorded before the bytes, so that a file
 * that no event names is found and removed (`removeUnclaimedFiles`).
 */
export async function storeFile(
  { vault, files, database, now }: FileDesk,
  agency: string,
  file: { readonly bytes: Buffer; readonly name: string; readonly kind: string },
): Promise<FileReference> {
  const keyId = fileKey(randomUUID());
  await vault.ensureKey(keyId, 'request', agency);
  await beginUpload(database, { keyId, agency, at: now() });
  const reference = await files.put(file.bytes, { keyId, name: file.name, kind: file.kind });
  await finishUpload(database, keyId, reference.digest);
  return reference;
}
