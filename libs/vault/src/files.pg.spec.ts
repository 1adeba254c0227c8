import { randomBytes } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collected, freshVaultDatabase, type VaultDatabase } from '../test/vaultDatabase';
import { MAX_FILE_BYTES, openFolderFiles, type FileStore } from './files';
import { openVault, type Vault } from './keys';

let database: VaultDatabase;
let vault: Vault;
let files: FileStore;
let dir: string;

beforeAll(async () => {
  database = await freshVaultDatabase();
  vault = await openVault({ pool: database.app, keyFile: database.keyFile });
  dir = join(database.folder, 'files');
  files = await openFolderFiles({ dir, vault });
  await vault.ensureKey('request-1', 'request', 'agency-1');
  await vault.ensureKey('request-2', 'request', 'agency-1');
});
afterAll(() => database?.close());

const scan = { keyId: 'request-1', name: '张三申请表.pdf', kind: 'application/pdf' };

async function everythingOnDisk(): Promise<Buffer> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const contents = entries
    .filter((entry) => entry.isFile())
    .map((entry) => readFile(join(entry.parentPath, entry.name)));
  return Buffer.concat([...(await Promise.all(contents)), Buffer.from(entries.map(({ name }) => name).join())]);
}

describe('a sealed file', () => {
  it('opens as it was stored, with its name and kind', async () => {
    const bytes = randomBytes(300_000);
    const reference = await files.put(bytes, scan);
    expect(reference).toMatchObject({
      size: 300_000,
      kind: 'application/pdf',
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(await vault.unseal(reference.name, 'file.name')).toBe('张三申请表.pdf');
    expect(await files.get(reference.digest)).toEqual({ bytes, ...scan });
    expect(await files.has(reference.digest)).toBe(true);
  });

  it('is stored once for equal content under one key, and again under another key', async () => {
    const first = await files.put(Buffer.from('扫描件'), scan);
    expect((await files.put(Buffer.from('扫描件'), scan)).digest).toBe(first.digest);
    expect((await files.put(Buffer.from('扫描件'), { ...scan, keyId: 'request-2' })).digest).not.toBe(first.digest);
    const digests = await collected(files.list());
    expect(digests.filter((digest) => digest === first.digest)).toHaveLength(1);
  });

  it('leaves neither content nor name in clear on the disk', async () => {
    await files.put(Buffer.from('身份证号150204199001011234'), scan);
    const disk = await everythingOnDisk();
    for (const secret of ['150204199001011234', '身份证', '张三']) expect(disk.includes(secret)).toBe(false);
  });

  it('is refused when it was altered on the disk, until it is stored again', async () => {
    const { digest } = await files.put(Buffer.from('原件'), scan);
    const path = join(dir, digest.slice(0, 2), digest);
    const sealed = await readFile(path);
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
    await writeFile(path, sealed);
    await expect(files.get(digest)).rejects.toMatchObject({ code: 'file-damaged' });
    await expect(files.getSealed(digest)).rejects.toMatchObject({ code: 'file-damaged' });
    await files.put(Buffer.from('原件'), scan);
    expect((await files.get(digest))?.bytes.toString()).toBe('原件');
  });

  it('can be copied to another store in sealed form, unless it was altered', async () => {
    const { digest } = await files.put(Buffer.from('备份'), scan);
    const elsewhere = await openFolderFiles({ dir: join(database.folder, 'restored'), vault });
    const sealed = (await files.getSealed(digest)) ?? Buffer.alloc(0);
    await expect(elsewhere.putSealed(digest, sealed.subarray(1))).rejects.toMatchObject({ code: 'file-damaged' });
    await expect(elsewhere.putSealed('../../etc/x', sealed)).rejects.toMatchObject({ code: 'file-damaged' });
    await elsewhere.putSealed(digest, sealed);
    expect(await elsewhere.get(digest)).toEqual(await files.get(digest));
  });

  it('cannot be opened after its key is erased, and is gone after it is deleted', async () => {
    await vault.ensureKey('request-3', 'request', 'agency-1');
    const { digest } = await files.put(Buffer.from('撤回'), { ...scan, keyId: 'request-3' });
    await vault.erase(['request-3']);
    expect(await files.get(digest)).toBeUndefined();
    expect(await files.has(digest)).toBe(true);
    expect(await files.delete(digest)).toBe(true);
    expect(await files.delete(digest)).toBe(false);
    expect(await files.has(digest)).toBe(false);
    expect(await files.getSealed(digest)).toBeUndefined();
    await expect(files.put(Buffer.from('撤回'), { ...scan, keyId: 'request-3' })).rejects.toMatchObject({
      code: 'key-erased',
    });
  });

  it('is refused without a trace when it is too large, empty, or lacks a name or kind', async () => {
    const before = (await collected(files.list())).length;
    await expect(files.put(Buffer.alloc(MAX_FILE_BYTES + 1), scan)).rejects.toMatchObject({ code: 'file-too-large' });
    for (const [bytes, about] of [
      [Buffer.alloc(0), scan],
      [Buffer.from('x'), { ...scan, name: '' }],
      [Buffer.from('x'), { ...scan, name: '长'.repeat(400) }],
      [Buffer.from('x'), { ...scan, kind: 'pdf\r\nx: y' }],
    ] as const) {
      await expect(files.put(bytes, about)).rejects.toMatchObject({ code: 'file-invalid' });
    }
    expect(await collected(files.list())).toHaveLength(before);
    expect(await readdir(join(dir, 'incoming'))).toEqual([]);
  });

  it('cannot be reached by a path in place of its digest', async () => {
    for (const digest of ['../keys/kek.json', '', '..', `${'a'.repeat(63)}/`]) {
      expect(await files.get(digest)).toBeUndefined();
      expect(await files.has(digest)).toBe(false);
      expect(await files.delete(digest)).toBe(false);
    }
  });
});
