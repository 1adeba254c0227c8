import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../support/database';
import { fillCaseLog } from './caseLog';
import { alternating, report } from './ratio';
import { serverOf, withReadTables } from './readTables';

// P16 of goals.md: a rebuild needs no more memory for a log twice as long.
const ROUNDS = 5;
const ONCE = 1_000_000;
const TWICE = 2_000_000;

let databases: readonly [TestDatabase, TestDatabase];

beforeAll(async () => {
  databases = [await withReadTables(await createDatabase()), await withReadTables(await createDatabase())];
  await fillCaseLog(databases[0].adminUrl, ONCE);
  await fillCaseLog(databases[1].adminUrl, TWICE);
  console.log(await serverOf(databases[0].adminUrl));
}, 1_800_000);
afterAll(() => Promise.all(databases.map((database) => database.drop())));

it('P16 peak memory of a rebuild', async () => {
  const { once, twice } = await alternating(ROUNDS, {
    once: () => peakOf(databases[0], ONCE),
    twice: () => peakOf(databases[1], TWICE),
  });
  report({
    name: 'P16 peak memory of a rebuild',
    unit: 'MiB',
    goal: { most: 1.1 },
    baseline: { name: '1,000,000 events', measured: once },
    candidate: { name: '2,000,000 events', measured: twice },
  });
});

async function peakOf({ appUrl }: TestDatabase, events: number): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(__dirname, 'rebuildOnce.mjs'), appUrl]);
  const { position, peakKiB } = JSON.parse(stdout) as { position: string; peakKiB: number };
  expect(position).toBe(String(events));
  return peakKiB / 1_024;
}
