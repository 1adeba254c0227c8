/* eslint-disable @typescript-eslint/no-unsafe-call -- answers are looked at field by field; a wrong field fails the test */
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ANSWER, paperRequest, startApi, type Api, type Person } from '../../test/api';
import { projectAll } from '../../test/projected';

let api: Api;
let agencyId: string;
let clerk: Person;
let report: Person;

beforeAll(async () => {
  api = await startApi('2024-03-15T02:00:00.000Z');
  agencyId = await api.agency('某某局');
  clerk = await api.person([{ agencyId, roles: ['clerk'] }]);
  report = await api.person([{ agencyId, roles: ['report'] }]);
});
afterAll(() => api.close());

const receive = async (body: object = paperRequest(), as = 'requests') => {
  const answer = await clerk.send('POST', `/api/agencies/${agencyId}/${as}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body as { id: string; version: number };
};
const gaps = async (year = 2024) => {
  await projectAll(api);
  const { body } = await report.get(`/api/agencies/${agencyId}/reports/${year}`);
  return body.findings.filter(({ rule }: { rule: string }) => rule.startsWith('case.'));
};

it('says all year which cases would break the report: dates of receipt not confirmed or not proved', async () => {
  const evidence = { kind: 'handInReceipt', note: '收件登记簿' };
  await receive({ ...paperRequest(), evidence });
  expect(await gaps()).toEqual([]);
  const unproved = await receive();
  const { receivedOn: arrivedOn, ...facts } = paperRequest();
  const unconfirmed = await receive({ ...facts, channel: 'online', arrivedOn }, 'arrivals');
  const found = await gaps();
  expect(found).toMatchObject([
    { rule: 'case.unconfirmed', severity: 'warning', cases: [{ id: unconfirmed.id }] },
    { rule: 'case.unevidenced', severity: 'warning', cases: [{ id: unproved.id }] },
  ]);
  expect(found[1].statement).toContain('1 件申请的收到日期没有凭证');
  expect(found[1].cells).toEqual([{ table: 'three', row: 'N', column: 'total' }]);
  // Still open at the end of the year, they are carried into the next one.
  expect((await gaps(2025)).map(({ rule }: { rule: string }) => rule)).toEqual([
    'case.unconfirmed',
    'case.unevidenced',
  ]);
  const body = { type: 'RecordReceiptEvidence', evidenceKind: 'handInReceipt', evidenceNote: '补登' };
  const { version, id } = unproved;
  expect((await clerk.send('POST', `/api/requests/${id}/acts`, { body, version })).status).toBe(200);
  expect((await gaps()).map(({ rule }: { rule: string }) => rule)).toEqual(['case.unconfirmed']);
});

it('names a concluded case that is in no row, as an error: every conclusion has its line, and is still counted against it', async () => {
  const { id, version } = await receive({
    ...paperRequest(),
    evidence: { kind: 'handInReceipt', note: '收件登记簿' },
  });
  await clerk.send('POST', `/api/requests/${id}/answer`, { body: ANSWER, version });
  await projectAll(api);
  const admin = new Client({ connectionString: api.adminUrl });
  await admin.connect();
  try {
    // As if the projector had lost the line: nothing a person does leaves a conclusion without one.
    const { rows } = await admin.query(`select table_name from information_schema.tables
      where table_schema = 'read_model' and table_name ~ '^(ledger|counter)_v'`);
    for (const { table_name } of rows) {
      await admin.query(`delete from read_model.${table_name} where measure = 'concluded'`);
    }
  } finally {
    await admin.end();
  }
  const { body } = await report.get(`/api/agencies/${agencyId}/reports/2024`);
  expect(body.findings).toContainEqual(
    expect.objectContaining({ rule: 'case.uncounted', severity: 'error', cases: [expect.objectContaining({ id })] }),
  );
});
