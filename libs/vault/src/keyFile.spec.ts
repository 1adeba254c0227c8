import { chmod, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeyFile, readKeyFile } from './keyFile';

describe('the key file', () => {
  let folder: string;
  let path: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yishen-key-file-'));
    path = join(folder, 'keys', 'kek.json');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is readable by its owner alone, and reads back as it was made', async () => {
    expect(await readKeyFile(path)).toBeUndefined();
    const made = await createKeyFile(path);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await readKeyFile(path))?.newest).toEqual(made.newest);
  });

  it('is the same for processes that start at once, and leaves no draft behind', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => createKeyFile(path)));
    expect(new Set(made.map(({ newest }) => newest.key.toString('hex'))).size).toBe(1);
    expect(await readdir(join(folder, 'keys'))).toEqual(['kek.json']);
  });

  it.each([0o640, 0o604, 0o620, 0o666])('is refused when others could read or write it (mode %o)', async (mode) => {
    await createKeyFile(path);
    await chmod(path, mode);
    await expect(readKeyFile(path)).rejects.toMatchObject({
      code: 'key-file-exposed',
      message: expect.stringContaining(`chmod 600 ${path}`),
    });
  });

  it('is refused when it is damaged, and the error never quotes it', async () => {
    const { newest } = await createKeyFile(path);
    const key = newest.key.toString('base64');
    const whole = await readFile(path, 'utf8');
    const other = whole.replace(key, Buffer.alloc(32, 7).toString('base64'));
    for (const damaged of [
      '',
      'null',
      '{}',
      whole.slice(0, -9),
      other,
      whole.replace(key, 'AAAA'),
      whole.replace(/\[[^]*\]/, '[]'),
    ]) {
      await writeFile(path, damaged);
      const error = await readKeyFile(path).then(
        () => undefined,
        (reason: Error) => reason,
      );
      expect(error).toMatchObject({ code: 'key-file-invalid', message: expect.stringContaining(path) });
      expect(`${error?.stack} ${String(error?.cause)}`).not.toContain(key.slice(0, 12));
    }
  });

  it('may hold several keys: the last wraps new keys, all are found by id', async () => {
    const old = (await createKeyFile(path)).newest;
    const young = (await createKeyFile(join(folder, 'other.json'))).newest;
    const keys = [old, young].map(({ id, key }) => ({ id, key: key.toString('base64') }));
    await writeFile(path, JSON.stringify({ format: 'yishen-key-file-1', keys }));
    const read = await readKeyFile(path);
    expect(read?.newest).toEqual(young);
    expect(read?.first).toEqual(old);
    expect(read?.find(old.id)).toEqual(old);
    expect(read?.find('kek-unknown')).toBeUndefined();
  });
});
