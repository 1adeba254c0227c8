import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { httpAddress } from '../../infra/local/httpAddress.mjs';
import { isDemoPlace, markRestored, removeData } from '../../infra/local/place.mjs';
import { freePort } from '../../infra/local/process.mjs';
import { portBook, secret, startServers } from '../../infra/local/stack.mjs';
import { writeWhole } from '../../infra/local/wholeFile.mjs';

const root = resolve(__dirname, '../..');

let varDir: string;
beforeEach(async () => {
  varDir = await mkdtemp(join(tmpdir(), 'yishen-place-'));
  vi.stubEnv('YISHEN_DATABASE_URL', undefined);
  vi.stubEnv('YISHEN_ADMIN_DATABASE_URL', undefined);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(varDir, { recursive: true, force: true });
});

function useExistingPostgres(): void {
  vi.stubEnv('YISHEN_DATABASE_URL', 'postgres://app@database/yishen');
  vi.stubEnv('YISHEN_ADMIN_DATABASE_URL', 'postgres://owner@database/yishen');
}

async function put(...path: string[]): Promise<string> {
  const file = join(varDir, ...path);
  await mkdir(resolve(file, '..'), { recursive: true });
  await writeFile(file, 'content');
  return file;
}

describe('the data folder', () => {
  it('cannot be made --fresh on an existing PostgreSQL, whose log needs its keys', async () => {
    const keys = await put('keys', 'key-encryption-keys.json');
    const sealed = await put('files', 'a');
    useExistingPostgres();
    await expect(startServers({ root, varDir, fresh: true })).rejects.toThrow(
      /--fresh is refused.*existing PostgreSQL/,
    );
    expect([keys, sealed].every((file) => existsSync(file))).toBe(true);
  });

  it('cannot be made --fresh with keys but no database, because they may belong to an existing PostgreSQL', async () => {
    const keys = await put('keys', 'key-encryption-keys.json');
    await expect(startServers({ root, varDir, fresh: true })).rejects.toThrow(/holds keys but no database/);
    expect(existsSync(keys)).toBe(true);
  });

  it('cannot be the target of --restore when it has data, nor take a folder that is not a backup', async () => {
    const backup = await put('backup', 'manifest.json');
    const restoreFrom = resolve(backup, '..');
    await expect(startServers({ root, varDir, restoreFrom: varDir })).rejects.toThrow(/is no backup/);
    await put('postgres', 'PG_VERSION');
    await expect(startServers({ root, varDir, restoreFrom })).rejects.toThrow(/not empty \(postgres\)/);
  });

  it('gets published passwords on its own PostgreSQL only, and never after a restore', () => {
    expect(isDemoPlace(varDir)).toBe(true);
    useExistingPostgres();
    expect(isDemoPlace(varDir)).toBe(false);
    vi.unstubAllEnvs();
    markRestored(varDir, '/backup');
    expect(isDemoPlace(varDir)).toBe(false);
  });

  it('keeps foreign files when the data are removed', async () => {
    const theirs = await put('theirs.txt');
    await put('keys', 'key-encryption-keys.json');
    await put('postgres', 'PG_VERSION');
    markRestored(varDir, '/backup');
    await removeData(varDir);
    expect(readdirSync(varDir)).toEqual(['theirs.txt']);
    expect(existsSync(theirs)).toBe(true);
  });
});

describe('the files of the launcher', () => {
  it('do not change when a write fails', async () => {
    const file = join(varDir, 'ports.json');
    writeWhole(file, 'whole');
    // A folder in its place prevents opening the draft.
    await mkdir(`${file}.new`);
    expect(() => writeWhole(file, 'next')).toThrow();
    expect(readFileSync(file, 'utf8')).toBe('whole');
  });

  it('keep all ports together, and a password that is made once and readable by its owner only', () => {
    const ports = portBook(varDir);
    ports.write({ postgres: 1 });
    ports.write({ kafka: 2 });
    expect(portBook(varDir).read()).toEqual({ postgres: 1, kafka: 2 });
    const file = join(varDir, 'app.password');
    expect(secret(file)).toBe(secret(file));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(varDir).sort()).toEqual(['app.password', 'ports.json']);
  });
});

describe('the address of the console', () => {
  let taken: Server;
  let port: number;
  beforeEach(async () => {
    taken = createServer();
    await new Promise<void>((listening) => taken.listen(0, '127.0.0.1', listening));
    port = (taken.address() as AddressInfo).port;
  });
  afterEach(() => void taken.close());

  it('fails with a requested port that is taken, by option or variable', async () => {
    const message = `Port ${port} of 127.0.0.1 is taken by another program.`;
    await expect(httpAddress({ asked: port, env: {} })).rejects.toThrow(message);
    await expect(httpAddress({ env: { YISHEN_HTTP_PORT: String(port) } })).rejects.toThrow(message);
  });

  it('gets another port when the port of the last start is taken', async () => {
    expect((await httpAddress({ known: port, env: {} })).port).not.toBe(port);
  });

  it('has the requested host, in a form that this machine can reach', async () => {
    const { host, url, port: given } = await httpAddress({ known: port, env: { YISHEN_HTTP_HOST: '0.0.0.0' } });
    expect({ host, url }).toEqual({ host: '0.0.0.0', url: `http://127.0.0.1:${given}` });
  });

  it('stays the same for a restarted server, which waits for its port', async () => {
    await expect(freePort(port, { insist: true })).rejects.toThrow(/is taken/);
  });
});
