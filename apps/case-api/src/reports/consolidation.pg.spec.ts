/* eslint-disable @typescript-eslint/no-unsafe-call -- answers are looked at field by field; a wrong field fails the test */
import { buildTable, holdActiveBuild } from '@yishen/read-model';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paperRequest, startApi, type Answer, type Api, type Person } from '../../test/api';
import { projectAll } from '../../test/projected';

let api: Api;
let county: string;
let bureau: string;
let town: string;
let officer: Person;
let administrator: Person;

beforeAll(async () => {
  api = await startApi('2024-03-15T02:00:00.000Z');
  [county, bureau, town] = [await api.agency('某县'), await api.agency('某县某局'), await api.agency('某县某镇')];
  officer = await api.person([{ agencyId: county, roles: ['report', 'signer'] }]);
  administrator = await api.person([{ agencyId: '*', roles: ['systemAdministrator'] }]);
});
afterAll(() => api.close());

const under = (agencyId: string, superior: string | null, from = '2020-01-01') =>
  administrator.send('PUT', '/api/system/superiors', { body: { agencyId, superior, from } });
const path = (rest = '') => `/api/agencies/${county}/reports/2024/consolidation${rest}`;
const page = async () => (await officer.get(path())).body;
const of = (list: { agencyId: string }[], agencyId: string) => list.find((one) => one.agencyId === agencyId) as never;
const problem = ({ status, body }: Answer) => [status, body.code];

async function requests(agencyId: string, count: number): Promise<void> {
  const clerk = await api.person([{ agencyId, roles: ['clerk'] }]);
  for (let n = 0; n < count; n++) {
    const { status } = await clerk.send('POST', `/api/agencies/${agencyId}/requests`, { body: paperRequest() });
    expect(status).toBe(201);
  }
}

// As the projector keeps a fee that was noticed and paid.
async function feesOf(agencyId: string, fen: number): Promise<void> {
  const entries = ['noticed', 'paid'].map((what, at) => ({ version: at + 2, what, year: 2024, fen }));
  const admin = new Client({ connectionString: api.adminUrl });
  await admin.connect();
  try {
    const build = await holdActiveBuild(admin);
    await admin.query(
      `insert into ${buildTable({ name: 'fee_list' }, build)} (stream, agency_id, entries, version) values ($1, $2, $3, 3)`,
      ['request-of-the-fee', agencyId, JSON.stringify(entries)],
    );
  } finally {
    await admin.end();
  }
}

async function signedBy(agencyId: string, reason = '表二待补'): Promise<void> {
  const signer = await api.person([{ agencyId, roles: ['signer'] }]);
  const path = `/api/agencies/${agencyId}/reports/2024/signature`;
  expect((await signer.send('POST', path, { body: { reason } })).status).toBe(200);
}

describe('the consolidated report of a government', () => {
  it('is the sum of its own and what its subordinates have signed or sent in, and says who has not', async () => {
    await requests(county, 1);
    await requests(bureau, 2);
    expect((await under(bureau, county)).status).toBe(200);
    expect((await under(town, county)).status).toBe(200);
    await projectAll(api);
    api.at('2025-01-20T02:00:00.000Z');
    const before = await page();
    expect(before.tables.three.N.at(-1)).toBe(1);
    expect(before.subordinates.map(({ standing }: { standing: unknown }) => standing)).toEqual([null, null]);

    await signedBy(bureau);
    const empty = (await officer.get(`/api/agencies/${county}/reports/2024/json`)).body;
    const three = Object.fromEntries(Object.keys(empty.tableThree).map((row) => [row, [0, 0, 0, 0, 0, 0, 0]]));
    three.N = [4, 0, 0, 0, 0, 0, 4];
    three.F = [4, 0, 0, 0, 0, 0, 4];
    const tables = { ...empty, agency: '某县某镇', tableThree: three };
    const sent = await officer.send('PUT', path(`/subordinates/${town}`), { body: { tables, source: 'file' } });
    expect(sent.status).toBe(200);
    const after = await page();
    expect(after.tables.three.N.at(-1)).toBe(1 + 2 + 4);
    expect(of(after.subordinates, bureau)).toMatchObject({ standing: { kind: 'signed', n: 1 } });
    expect(of(after.subordinates, town)).toMatchObject({ standing: { kind: 'recorded' } });
    // Part six tells of the fees of all levels, and of whose it does not know (109号).
    const printed = async () => (await officer.get(path('/file?format=html'))).body.toString() as string;
    expect(await printed()).toContain(
      '2024年，本机关及汇总的2个机关未收取政府信息公开信息处理费（以文件报送的1个机关未计入）。',
    );
    await feesOf(bureau, 14_000);
    expect(await printed()).toContain(
      '发出收费通知1件，共收取政府信息公开信息处理费140元（以文件报送的1个机关未计入）。',
    );
    const file = await officer.get(path('/file?format=docx'));
    expect(file.headers.get('content-disposition')).toContain('filename');
  });

  it('pins what it is the sum of when it is signed; a subordinate that restates after it shows', async () => {
    expect(problem(await officer.send('POST', path('/signature'), { body: {} }))).toEqual([
      422,
      'report.errors-need-reason',
    ]);
    expect((await officer.send('POST', path('/signature'), { body: { reason: '表二待补' } })).status).toBe(200);
    expect(of((await page()).subordinates, bureau)).toMatchObject({ changed: false });
    await requests(bureau, 1);
    await projectAll(api);
    await signedBy(bureau, '补登一件');
    const now = await page();
    expect(of(now.subordinates, bureau)).toMatchObject({ changed: true, standing: { n: 2 } });
    expect(now.tables.three.N.at(-1)).toBe(8);
    const pinned = (await officer.get(path('/file?format=json&version=1'))).body;
    expect(pinned.tableThree.N.at(-1)).toBe(7);
  });

  it('counts an agency where it belonged when the year ended, and is not made of itself', async () => {
    expect(problem(await under(county, bureau))).toEqual([422, 'agency.superior-cycle']);
    expect((await under(town, null, '2024-07-01')).status).toBe(200);
    await projectAll(api);
    expect((await page()).subordinates.map(({ agencyId }: { agencyId: string }) => agencyId)).toEqual([bureau]);
    expect((await under(town, county, '2024-10-01')).status).toBe(200);
  });

  it('shows figures, never cases: the superior’s officer opens nothing of a subordinate, and reminds only their own', async () => {
    await projectAll(api);
    expect(problem(await officer.get(`/api/agencies/${bureau}/requests`))).toEqual([404, 'stream.unknown']);
    expect(problem(await officer.get(`/api/agencies/${bureau}/reports/2024`))).toEqual([404, 'stream.unknown']);
    expect((await officer.send('POST', path('/reminders'), { body: { subordinate: town } })).status).toBe(200);
    expect(of((await page()).subordinates, town)).toMatchObject({ remindedOn: ['2025-01-20'] });
    const stranger = await api.agency('外县');
    expect(problem(await officer.send('POST', path('/reminders'), { body: { subordinate: stranger } }))).toEqual([
      404,
      'stream.unknown',
    ]);
  });
});
