/* eslint-disable @typescript-eslint/no-unsafe-call -- answers are looked at field by field; a wrong field fails the test */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startApi, type Api } from '../test/api';

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
      const { pool } = api.backend;
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
      expect((await inFlight).status).toBe(200);
      await closed;
      await expect(api.ask('GET', '/api/health/live')).rejects.toThrow();
    }));

  it('says that the database is away instead of breaking, and works again when it is back', () =>
    withApi(async (api) => {
      const agencyId = await api.agency('甲机关');
      const clerk = await api.person([{ agencyId, roles: ['clerk'] }]);
      const spy = vi
        .spyOn(api.backend.pool, 'query')
        .mockRejectedValue(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }));
      const { status, body } = await clerk.get('/api/session');
      expect([status, body.code]).toEqual([503, 'unavailable']);
      spy.mockRestore();
      expect((await clerk.get('/api/session')).status).toBe(200);
    }));
});
