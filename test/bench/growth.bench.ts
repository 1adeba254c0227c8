import { openWorkplace, rebuild, type Workplace } from '@yishen/projector';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../support/database';
import { fillCaseLog } from './caseLog';
import { alternating, report } from './ratio';
import { withReadTables, serverOf } from './readTables';

// P9 of goals.md: every read table, built from a log of 100,000 events and from one of a million.
const ROUNDS = 5;
const SMALL = 100_000;
const LARGE = 1_000_000;

let databases: TestDatabase[];
let small: Workplace;
let large: Workplace;

beforeAll(async () => {
  databases = [await withReadTables(await createDatabase()), await withReadTables(await createDatabase())];
  const [few, many] = databases as [TestDatabase, TestDatabase];
  await fillCaseLog(few.adminUrl, SMALL);
  await fillCaseLog(many.adminUrl, LARGE);
  small = await openWorkplace(few.appUrl);
  large = await openWorkplace(many.appUrl);
  console.log(await serverOf(few.adminUrl));
});
afterAll(async () => {
  await Promise.all([small.close(), large.close()]);
  await Promise.all(databases.map((database) => database.drop()));
});

it('P9 rebuild of every read table, a tenfold log', async () => {
  const rate = async (workplace: Workplace, events: number): Promise<number> => {
    const done = await rebuild(workplace);
    expect(done.position).toBe(String(events));
    return events / done.seconds;
  };
  const measured = await alternating(ROUNDS, {
    few: () => rate(small, SMALL),
    many: () => rate(large, LARGE),
  });
  report({
    name: 'P9 growth of a rebuild',
    unit: 'events/s',
    goal: { least: 0.8 },
    baseline: { name: '100,000 events', measured: measured.few },
    candidate: { name: '1,000,000 events', measured: measured.many },
  });
});
