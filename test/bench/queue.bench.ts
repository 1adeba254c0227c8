import { openWorkplace, rebuild } from '@yishen/projector';
import { plainDate } from '@yishen/calendar';
import { casePage, openReadModel, type ReadModel } from '@yishen/read-model';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../support/database';
import { EVENTS_PER_CASE, fillCaseLog } from './caseLog';
import { alternating, quantile, report } from './ratio';
import { serverOf, withReadTables } from './readTables';

// P17 of goals.md: the first page of a queue, and of a search by number, of an agency with 100,000 requests.
const ROUNDS = 5;
const READINGS = 100;
const CASES = 100_000;
const AGENCY = 'agency-0';
const TODAY = plainDate('2024-12-31');
const PAGE = { limit: 50, offset: 0 };

let database: TestDatabase;
let pool: Pool;
let model: ReadModel;

beforeAll(async () => {
  database = await withReadTables(await createDatabase());
  await fillCaseLog(database.adminUrl, CASES * EVENTS_PER_CASE, { agencies: 1, days: 1_090 });
  const workplace = await openWorkplace(database.appUrl);
  await rebuild(workplace);
  await workplace.close();
  pool = new Pool({ connectionString: database.appUrl, max: 1 });
  model = await openReadModel(pool);
  console.log(await serverOf(database.adminUrl));
}, 600_000);
afterAll(async () => {
  await model.close();
  await pool.end();
  await database.drop();
});

const queue = (filter: { readonly state: 'all' | 'concluded'; readonly code?: string }) => async (): Promise<void> => {
  const { rows } = await casePage(model.reader, { agencyId: AGENCY, sort: 'dueOn', today: TODAY, ...filter }, PAGE);
  expect(rows.length).toBeGreaterThan(0);
};

it('P17 first pages of 100,000 requests', async () => {
  const { rows } = await pool.query<{ stream: string }>('select stream from case_list order by stream limit 1');
  const measured = await alternating(ROUNDS, {
    row: () => p99(() => pool.query('select * from case_list where stream = $1', [rows[0]!.stream])),
    all: () => p99(queue({ state: 'all' })),
    concluded: () => p99(queue({ state: 'concluded' })),
    number: () => p99(queue({ state: 'all', code: '申2024-4711' })),
  });
  const baseline = { name: 'one row by its key', measured: measured.row };
  const compare = (name: string, times: readonly number[]) =>
    report({
      name: `P17 ${name}`,
      unit: 'ms p99',
      goal: { most: 5 },
      baseline,
      candidate: { name: 'its first page', measured: times },
    });
  compare('queue of all requests', measured.all);
  compare('queue of concluded requests', measured.concluded);
  compare('search by number', measured.number);
}, 300_000);

async function p99(read: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let reading = 0; reading < READINGS; reading++) {
    const began = performance.now();
    await read();
    times.push(performance.now() - began);
  }
  return quantile(times, 0.99);
}
