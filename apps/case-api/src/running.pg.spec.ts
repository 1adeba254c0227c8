/* eslint-disable @typescript-eslint/no-unsafe-call -- answers are looked at field by field; a wrong field fails the test */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PASSWORD, startApi, type Api } from '../test/api';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'yishen-console-'));
  await mkdir(join(dir, 'assets'));
  await writeFile(join(dir, 'index.html'), '<!doctype html><title>依申</title>');
  await writeFile(join(dir, 'assets', 'main-1234.js'), 'export {}');
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
