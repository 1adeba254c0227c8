import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshVaultDatabase, type VaultDatabase } from '../test/vaultDatabase';
import { openFolderFiles, type FileStore } from './files';
import { openVault, type Vault } from './keys';
import { beginUpload, claimFile, finishUpload, releaseUnnamedFiles, removeUnclaimedFiles } from './uploads';

let database: VaultDatabase;
let vault: Vault;
let files: FileStore;
const at = '2024-03-01T02:00:00.000Z';
const now = '2024-03-02T02:00:00.000Z';

beforeAll(async () => {
  database = await freshVaultDatabase();
  vault = await openVault({ pool: database.app, keyFile: database.keyFile });
  files = await openFolderFiles({ dir: join(database.folder, 'files'), vault });
});
afterAll(() => database?.close());

async function stored(keyId: string): Promise<{ keyId: string; digest: string; agency: string; at: string }> {
  const upload = { keyId, agency: 'agency-1', at };
  await vault.ensureKey(keyId, 'request', 'agency-1');
  await beginUpload(database.app, upload);
  const { digest } = await files.put(Buffer.from(keyId), { keyId, name: 'a.txt', kind: 'text/plain' });
  await finishUpload(database.app, keyId, digest);
  return { ...upload, digest };
}

const remove = (storedBefore: string) =>
  removeUnclaimedFiles({ pool: database.app, vault, files }, { storedBefore, now });

describe('a stored file', () => {
  it('belongs to exactly one request, the first that claims it', async () => {
    const file = await stored('file-1');
    const claims = ['request-a', 'request-b', 'request-c'].map(async (request) => ({
      request,
      got: await claimFile(database.app, { ...file, request }),
    }));
    const owners = (await Promise.all(claims)).filter(({ got }) => got).map(({ request }) => request);
    expect(owners).toHaveLength(1);
    for (const request of ['request-a', 'request-b']) {
      expect(await claimFile(database.app, { ...file, request })).toBe(owners[0] === request);
    }
  });

  it('is removed with its key when no request claims it for long enough', async () => {
    const [claimed, left] = [await stored('file-2'), await stored('file-3')];
    await claimFile(database.app, { ...claimed, request: 'request-d' });
    expect(await remove(at)).toBe(0);
    expect(await remove('2024-03-01T02:00:00.001Z')).toBe(1);
    expect(await files.has(left.digest)).toBe(false);
    await expect(vault.seal('file-3', 'file.name', 'x')).rejects.toMatchObject({ code: 'key-erased' });
    expect((await files.get(claimed.digest))?.bytes.toString()).toBe('file-2');
    expect(await remove(now)).toBe(0);
  });

  it('is removed by the next removal when its own removal or upload was interrupted', async () => {
    const half = await stored('file-4');
    const failing: FileStore = { ...files, delete: () => Promise.reject(new Error('killed')) };
    const torn = removeUnclaimedFiles({ pool: database.app, vault, files: failing }, { storedBefore: now, now });
    await expect(torn).rejects.toThrow('killed');
    expect(await claimFile(database.app, { ...half, request: 'request-e' })).toBe(false);
    await vault.ensureKey('file-5', 'request', 'agency-1');
    await beginUpload(database.app, { keyId: 'file-5', agency: 'agency-1', at });
    expect(await remove(now)).toBe(2);
    expect(await files.has(half.digest)).toBe(false);
    await expect(vault.seal('file-5', 'file.name', 'x')).rejects.toMatchObject({ code: 'key-erased' });
  });

  it('is removed when it was claimed but is not named in the log, and is asked about once when it is', async () => {
    const [named, lost, again] = [await stored('file-6'), await stored('file-7'), await stored('file-8')];
    for (const file of [named, lost, again]) await claimFile(database.app, { ...file, request: 'request-f' });
    await claimFile(database.app, { ...again, request: 'request-f', at: now });
    const asked: string[] = [];
    const release = (claimedBefore: string) =>
      releaseUnnamedFiles(database.app, {
        claimedBefore,
        now,
        names: (stream, digest) => {
          if (stream === 'request-f') asked.push(digest);
          return Promise.resolve(stream !== 'request-f' || digest === named.digest);
        },
      });
    await release(at);
    expect(asked).toEqual([]);
    await release(now);
    expect(asked.sort()).toEqual([named.digest, lost.digest].sort());
    expect(await claimFile(database.app, { ...lost, request: 'request-f' })).toBe(false);
    expect(await remove(at)).toBe(1);
    expect(await files.has(lost.digest)).toBe(false);
    await expect(vault.seal('file-7', 'file.name', 'x')).rejects.toMatchObject({ code: 'key-erased' });
    for (const kept of [named, again]) expect(await files.has(kept.digest)).toBe(true);
    await release(now);
    expect(asked).toHaveLength(2);
  });
});
