/* eslint-disable @typescript-eslint/no-unsafe-call -- answers are looked at field by field; a wrong field fails the test */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PASSWORD, startApi, type Api } from '../test/api';

const SCRIPT = `export const 依申 = '${'政府信息公开'.repeat(200)}';`;

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'yishen-console-'));
  await mkdir(join(dir, 'assets'));
  await writeFile(join(dir, 'index.html'), '<!doctype html><title>依申</title>');
  await writeFile(join(dir, 'assets', 'main-1234.js'), SCRIPT);
  await writeFile(join(dir, 'assets', 'main-1234.js.br'), brotliCompressSync(SCRIPT));
  await writeFile(join(dir, 'assets', 'main-1234.js.gz'), gzipSync(SCRIPT));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function withApi(work: (api: Api) => Promise<void>): Promise<void> {
  const api = await startApi('2024-03-15T02:00:00.000Z', { consoleDir: dir });
  try {
    await work(api);
  } finally {
    await api.close();
  }
}

describe('the process', () => {
  it('serves the console beside the API, and no file outside its folder', () =>
    withApi(async (api) => {
      const page = await api.ask('GET', '/requests/123');
      expect([page.status, page.body.toString()]).toEqual([200, '<!doctype html><title>依申</title>']);
      expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
      expect((await api.ask('GET', '/')).status).toBe(200);
      const asset = await api.ask('GET', '/assets/main-1234.js');
      expect(asset.headers.get('cache-control')).toContain('immutable');
      expect((await api.ask('GET', '/assets/none.js')).status).toBe(404);
      expect((await api.ask('GET', '/..%2f..%2fetc%2fpasswd.txt')).status).toBe(404);
      expect((await api.ask('GET', '/api/none')).body.code).toBe('route.unknown');
    }));

  it('sends a file of the console as the browser takes it, and says on what that depends', () =>
    withApi(async (api) => {
      const sent = async (accepts: string) => {
        const response = await fetch(`${api.url}/assets/main-1234.js`, { headers: { 'accept-encoding': accepts } });
        const { headers, status } = response;
        expect([status, await response.text()]).toEqual([200, SCRIPT]);
        expect(headers.get('vary')?.toLowerCase()).toContain('accept-encoding');
        expect(headers.get('content-type')).toContain('javascript');
        expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
        return { form: headers.get('content-encoding'), etag: headers.get('etag') ?? '' };
      };
      const all = [await sent('gzip, deflate, br, zstd'), await sent('gzip'), await sent('identity')];
      expect(all.map(({ form }) => form)).toEqual(['br', 'gzip', null]);
      expect(new Set(all.map(({ etag }) => etag)).size).toBe(3);
      // Node would ask for an answer past all caches with a condition of ours.
      const known = { 'if-none-match': all[0]?.etag ?? '', 'cache-control': 'max-age=0' };
      const headers = { 'accept-encoding': 'br', ...known };
      expect((await fetch(`${api.url}/assets/main-1234.js`, { headers })).status).toBe(304);
    }));

  it('lets no browser keep the page itself without asking', () =>
    withApi(async (api) => {
      for (const path of ['/', '/requests/123']) {
        const page = await api.ask('GET', path);
        expect([page.headers.get('cache-control'), page.headers.get('etag')]).toEqual(['no-cache', expect.any(String)]);
      }
    }));

  it('marks the session cookie Secure behind a TLS proxy that it was told to trust, and for nobody else', async () => {
    const secureWhenTrusting = async (trustProxy: string): Promise<boolean> => {
      const api = await startApi('2024-03-15T02:00:00.000Z', { trustProxy });
      try {
        const { loginName } = await api.person([]);
        const body = { loginName, password: PASSWORD };
        const headers = { 'x-forwarded-proto': 'https' };
        const answer = await api.ask('POST', '/api/session', { body, headers, commandId: null });
        return (answer.headers.get('set-cookie') ?? '').includes('Secure');
      } finally {
        await api.close();
      }
    };
    expect(await secureWhenTrusting('10.9.9.9,127.0.0.0/8')).toBe(true);
    expect(await secureWhenTrusting('10.9.9.9')).toBe(false);
  });

  it('is ready when the database is there with its tables, and says what is missing otherwise', () =>
    withApi(async (api) => {
      expect((await api.ask('GET', '/api/health/live')).body).toEqual({ status: 'ok' });
      expect((await api.ask('GET', '/api/health/ready')).status).toBe(200);
      const admin = new Client({ connectionString: api.adminUrl });
      await admin.connect();
      await admin.query('alter table checkpoint rename to elsewhere');
      await admin.end();
      const { status, body } = await api.ask('GET', '/api/health/ready');
      expect([status, body.checks]).toEqual([503, expect.objectContaining({ database: true, checkpoints: false })]);
    }));

  it('answers what is in flight before it stops, and takes nothing new', () =>
    withApi(async (api) => {
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      let reached = false;
      const { pool } = api;
      const original = pool.query.bind(pool);
      const slow = async (...parameters: Parameters<typeof original>) => {
        reached = true;
        await held;
        return original(...parameters);
      };
      pool.query = slow as never;
      const inFlight = api.ask('GET', '/api/health/ready');
      await vi.waitFor(() => expect(reached).toBe(true));
      const closed = api.app.close();
      release();
      // It says that it is stopping, and says it whole.
      const { status, body } = await inFlight;
      expect([status, body.status, body.checks.database]).toEqual([503, 'unavailable', true]);
      await closed;
      await expect(api.ask('GET', '/api/health/live')).rejects.toThrow();
    }));

  it('says that the database is away instead of breaking, and works again when it is back', () =>
    withApi(async (api) => {
      const agencyId = await api.agency('甲机关');
      const clerk = await api.person([{ agencyId, roles: ['clerk'] }]);
      const spy = vi.spyOn(api.pool, 'query');
      for (const error of [
        Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
        Object.assign(new Error('x'), { code: 'ECONNRESET' }),
        new Error('Connection terminated unexpectedly'),
      ]) {
        spy.mockRejectedValue(error);
        const { status, body } = await clerk.get('/api/session');
        expect([error.message, status, body.code]).toEqual([error.message, 503, 'unavailable']);
      }
      spy.mockRestore();
      expect((await clerk.get('/api/session')).status).toBe(200);
    }));
});
