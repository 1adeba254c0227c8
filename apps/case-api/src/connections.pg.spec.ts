import { buildTable, caseList, holdActiveBuild } from '@yishen/read-model';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { paperRequest, startApi, type Api, type Person } from '../test/api';
import { projectAll } from '../test/projected';

const BUDGET = 8;
const CROWD = 40;

let api: Api;
let admin: Client;
let agencyId: string;
let clerk: Person;

beforeAll(async () => {
  api = await startApi('2024-03-05T02:00:00Z', { connections: BUDGET });
  admin = new Client({ connectionString: api.adminUrl });
  await admin.connect();
  agencyId = await api.agency('某局');
  clerk = await api.person([{ agencyId, roles: ['clerk'] }]);
  await projectAll(api);
});
afterAll(async () => {
  await admin.end();
  await api.close();
});

async function connectionsOfTheApi(): Promise<number> {
  const { rows } = await admin.query<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity where datname = current_database() and usename = 'yishen_app'`,
  );
  return rows[0]!.n;
}

const list = () => clerk.get(`/api/agencies/${agencyId}/requests`);
const register = () => clerk.send('POST', `/api/agencies/${agencyId}/requests`, { body: paperRequest() });

it('while a crowd of readers waits for a list, requests are registered, and no connection more than the budget is made', async () => {
  await admin.query('begin');
  const build = await holdActiveBuild(admin);
  // Whoever reads the list holds a connection until this transaction ends.
  await admin.query(`lock table ${buildTable(caseList, build)} in access exclusive mode`);
  const readers = Promise.all(Array.from({ length: CROWD }, list));
  const registered = await Promise.all(Array.from({ length: 10 }, register));
  expect(registered.map(({ status }) => status)).toEqual(registered.map(() => 201));
  expect(await connectionsOfTheApi()).toBeLessThanOrEqual(BUDGET);
  await admin.query('commit');
  expect((await readers).map(({ status }) => status)).toEqual(Array.from({ length: CROWD }, () => 200));
});

it('while a crowd of commands waits for the log, lists are answered, and no connection more than the budget is made', async () => {
  await admin.query('begin');
  // An append takes the head of the log, and waits for whoever has it.
  await admin.query('select 1 from log_head for update');
  const commands = Promise.all(Array.from({ length: CROWD }, register));
  const lists = await Promise.all(Array.from({ length: 10 }, list));
  expect(lists.map(({ status }) => status)).toEqual(lists.map(() => 200));
  expect(await connectionsOfTheApi()).toBeLessThanOrEqual(BUDGET);
  await admin.query('commit');
  expect((await commands).map(({ status }) => status)).toEqual(Array.from({ length: CROWD }, () => 201));
});
