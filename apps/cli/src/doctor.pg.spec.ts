import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createDatabase, type TestDatabase } from '../../../test/support/database';
import { doctor, doctorText } from './doctor';
import { migrateSystem } from './migrate';

const folder = mkdtempSync(join(tmpdir(), 'yishen-doctor-'));
let database: TestDatabase;
let admin: Client;

beforeAll(async () => {
  database = await createDatabase();
  vi.stubEnv('YISHEN_VAR', folder);
  vi.stubEnv('YISHEN_DATABASE_URL', database.appUrl);
  vi.stubEnv('YISHEN_ADMIN_DATABASE_URL', database.adminUrl);
  await migrateSystem();
  admin = new Client({ connectionString: database.adminUrl });
  await admin.connect();
  await admin.query('update log_head set position = 135');
  await admin.query(
    `insert into checkpoint select name, n, (select epoch from log_head), 0, 135, 135
     from unnest(array['read', 'reactor.requestClock']) name, generate_series(0, 7) n`,
  );
  await admin.query(`insert into relay select 'topic', epoch, 135, array[135] from log_head`);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await admin?.end();
  await database?.drop();
  rmSync(folder, { recursive: true });
});

const diagnosis = async (subject: string) => (await doctor()).find((one) => one.subject === subject)!;

it('says how far the read tables and the relay are, and that it is well', async () => {
  expect(await diagnosis('read tables')).toMatchObject({ ok: true, detail: '135 of 135' });
  expect(await diagnosis('relay')).toMatchObject({ ok: true, detail: 'topic: 135 of 135' });
});

it.each(['read', 'reactor.requestClock'])(
  'calls nothing well of which one partition alone stands above the head of the log: %s',
  async (projection) => {
    const set = (watermark: string) =>
      admin.query('update checkpoint set watermark = $2 where projection = $1 and partition = 5', [
        projection,
        watermark,
      ]);
    await set('1000000000000');
    const found = await diagnosis('read tables');
    await set('135');
    expect(found.ok).toBe(false);
    expect(found.detail).toContain(projection);
    expect(doctorText([found])).toMatch(/^异常 .*超过日志末尾（135）/);
  },
);

it('calls a relay ill that claims to have sent more than the log has', async () => {
  await admin.query('update relay set sent = 1000000000000');
  expect(await diagnosis('relay')).toMatchObject({ ok: false, detail: expect.stringContaining('日志末尾（135）') });
});
