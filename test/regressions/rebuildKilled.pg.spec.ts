import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { READ_TABLES, columnName, readBuilds } from '@yishen/read-model';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillCaseLog } from '../bench/caseLog';
import { withReadTables } from '../bench/readTables';
import { createDatabase, type TestDatabase } from '../support/database';

// Some five ranges of streams.
const EVENTS = 48_000;
const KILLS = 6;
const PROGRAM = join(__dirname, '..', '..', 'apps', 'projector', 'dist', 'rebuild.main.js');

let database: TestDatabase;
let admin: Client;

beforeAll(async () => {
  database = await withReadTables(await createDatabase());
  await fillCaseLog(database.adminUrl, EVENTS);
  admin = new Client({ connectionString: database.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

/** Starts a rebuild as an operator does; kills it with SIGKILL after a time, if one is given. Returns whether it ended by itself. */
async function rebuild(killAfter?: number): Promise<boolean> {
  const env = { ...process.env, NODE_OPTIONS: '', YISHEN_DATABASE_URL: database.appUrl };
  const child = spawn(process.execPath, [PROGRAM], { env, stdio: 'ignore' });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  if (killAfter !== undefined) void after(killAfter).then(() => child.kill('SIGKILL'));
  return (await exited)[0] === 0;
}

async function shownTables(): Promise<Record<string, unknown>> {
  const shown: Record<string, unknown> = {};
  for (const { name, key } of READ_TABLES) {
    const order = key.map((property) => `"${columnName(property)}"`).join(', ');
    const { rows } = await admin.query<{ rows: number; digest: string }>(
      `select count(*)::int as rows, md5(coalesce(string_agg(t::text, ',' order by ${order}), '')) as digest from public.${name} t`,
    );
    shown[name] = rows[0];
  }
  return shown;
}

describe('a rebuild that is killed with SIGKILL', () => {
  it('at any moment leaves the tables that are shown alone, and those after it make the same tables', async () => {
    expect(await rebuild()).toBe(true);
    const before = await shownTables();
    expect(before).toMatchObject({ case_list: { rows: EVENTS / 4 }, ledger: { rows: EVENTS / 2 } });
    let resumed = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      // From the start of the program to somewhere in its building, its indexes or its comparison.
      await rebuild(300 + kill * 350);
      expect(await shownTables()).toEqual(before);
      if ((await readBuilds(admin)).some(({ state }) => state === 'building')) resumed += 1;
    }
    expect(resumed).toBeGreaterThan(0);
    expect(await rebuild()).toBe(true);
    expect(await shownTables()).toEqual(before);
  }, 180_000);
});
