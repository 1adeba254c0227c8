/* eslint-disable @typescript-eslint/no-unsafe-call -- answers are looked at field by field; a wrong field fails the test */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { unzipSync } from 'fflate';
import { openRecords } from '@yishen/logging';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ANSWER, PASSWORD, paperRequest, startApi, type Api, type Person } from '../test/api';
import { projectAll } from '../test/projected';
import { openApiDocument } from './openapi/document';
import { ROUTES } from './openapi/routes';

const PERSONAL = ['张三丰', '110101199003071234', '13800138000', '拆迁', '挂号信', PASSWORD, 'lisi-secret'];

let api: Api;
let agencyId: string;
let clerk: Person & { loginName: string };
let report: Person;
const printed: string[] = [];

beforeAll(async () => {
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      printed.push(String(chunk));
      return true;
    });
  }
  const records = openRecords('case-api', (line) => printed.push(line));
  api = await startApi('2024-03-15T02:00:00.000Z', { records });
  agencyId = await api.agency('昆都仑区阿尔丁大街街道办事处');
  clerk = await api.person([{ agencyId, roles: ['clerk'] }]);
  report = await api.person([{ agencyId, roles: ['report'] }]);
});
afterAll(async () => {
  await api.close();
  vi.restoreAllMocks();
});

const requests = (): string => `/api/agencies/${agencyId}/requests`;

async function received(): Promise<{ id: string; version: number; position: string }> {
  const { status, body } = await clerk.send('POST', requests(), { body: paperRequest() });
  expect(status).toBe(201);
  return body;
}

describe('one request in, a report out', () => {
  it('says who is signed in, where, and what they may do there', async () => {
    const { body } = await clerk.get('/api/session');
    expect(body).toMatchObject({ today: '2024-03-15', demo: false, user: { id: clerk.userId } });
    expect(body.agencies).toEqual([
      expect.objectContaining({ id: agencyId, name: '昆都仑区阿尔丁大街街道办事处', roles: ['clerk'] }),
    ]);
    expect(body.agencies[0].acts).toContain('request.receive');
    expect(body.agencies[0].acts).not.toContain('proceeding.open');
  });

  it('registers a request and shows its case page at once, before any read table knows of it', async () => {
    const { id, version } = await received();
    const { status, body, headers } = await clerk.get(`/api/requests/${id}`);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toMatchObject({ id, version, status: 'open', agencyId, receivedOn: '2024-03-01' });
    expect(body.applicant).toMatchObject({ name: '张三丰', identity: '110101199003071234', erased: false });
    expect(body.content).toBe('申请公开某路段的拆迁补偿方案');
    expect(body.deadlines[0]).toMatchObject({ kind: 'reply', dueOn: '2024-03-29', state: 'running' });
    expect(body.deadlines[0].ledger.at(-1)).toMatchObject({ date: '2024-03-29', count: 20 });
    expect(body.timeline.map((entry: { type: string }) => entry.type)).toEqual(['RequestReceived', 'DeadlinesChanged']);
    expect(body.timeline[0].actor).toMatchObject({ id: clerk.userId, displayName: `用户${clerk.loginName}` });
    expect(JSON.stringify(body.timeline)).not.toMatch(/"k":/);
    const act = (name: string) => body.acts.find((offered: { act: string }) => offered.act === name);
    expect(act('AnswerRequest')).toMatchObject({ allowed: true, latestOn: '2024-03-29' });
    expect(act('WithdrawRequest')).toMatchObject({ allowed: true });
    expect(act('GrantExtension')).toMatchObject({ allowed: false, code: 'access.denied' });
    expect(body.countsIn).toEqual([expect.objectContaining({ year: 2024, row: 'N', column: 'naturalPerson' })]);
  });

  it('records every look at personal data, and shows none to a role that may not see it', async () => {
    const { id } = await received();
    const looks = async () =>
      (await api.pool.query('select actor, fields, purpose from unsealing where stream = $1', [`request-${id}`])).rows;
    const { body: bare } = await report.get(`/api/requests/${id}`);
    expect([bare.applicant.name, bare.applicant.contact, bare.content]).toEqual([null, null, null]);
    expect(await looks()).toEqual([]);
    await clerk.get(`/api/requests/${id}`);
    expect(await looks()).toEqual([expect.objectContaining({ actor: clerk.userId, purpose: 'request.page' })]);
  });

  it('answers it, and every figure of the report, its cells and its files say the same', async () => {
    const { id, version } = await received();
    const answered = await clerk.send('POST', `/api/requests/${id}/answer`, { body: ANSWER, version });
    expect(answered.status).toBe(200);
    expect(answered.headers.get('etag')).toBe(`"${answered.body.version}"`);
    const page = (await clerk.get(`/api/requests/${id}`)).body;
    expect(page).toMatchObject({ status: 'concluded', decision: 'A2', concludedOn: '2024-03-10' });
    expect(page.timeline[2].note).toBe('挂号信已寄出');
    const answering = page.acts.find((offered: { act: string }) => offered.act === 'AnswerRequest');
    expect(answering).toMatchObject({ allowed: false, code: 'request.already-concluded', reason: expect.any(String) });
    const figures = `/api/agencies/${agencyId}/publications/2024`;
    await report.send('POST', `${figures}/confirmation`, { body: {}, version: 0 });
    expect((await report.get(figures)).body).toMatchObject({ version: 10, figures: { fees: '0' } });
    const after = await projectAll(api);
    const path = `/api/agencies/${agencyId}/reports/2024`;
    const { body } = await report.get(`${path}?after=${after}`);
    expect(body.freshness).toMatchObject({ stale: false, behindSeconds: 0 });
    expect(body.checks).toEqual([]);
    // Nobody has written parts one and five: they are drafts. Part six says what the fee events say. How the day of receipt is
    // proved was never said.
    expect(new Set(body.findings.map(({ rule }: { rule: string }) => rule))).toEqual(
      new Set(['template.remains', 'case.unevidenced']),
    );
    expect(body.tables.two).toMatchObject({ licences: '0', fees: '0' });
    const [natural, total] = [body.tables.three.N[0], body.tables.three.N[6]];
    expect(natural).toBe(total);
    expect(body.tables.three.R1[0]).toBe(1);
    for (const row of Object.keys(body.tables.three)) {
      for (const [at, column] of ['naturalPerson', 'business'].entries()) {
        const cell = (await report.get(`${path}/cells?table=three&row=${row}&column=${column}`)).body;
        expect([row, column, cell.value]).toEqual([row, column, String(body.tables.three[row][at])]);
        const net = cell.entries.reduce((sum: number, entry: { sign: number }) => sum + entry.sign, 0);
        expect(net).toBe(body.tables.three[row][at]);
      }
    }
    const opened = (await report.get(`${path}/cells?table=three&row=R1&column=total`)).body;
    expect(opened.entries[0]).toMatchObject({ id, code: page.code, at: '2024-03-10', sign: 1 });
    const two = (await report.get(`${path}/cells?table=two&row=fees`)).body;
    expect(two).toMatchObject({ value: '0', total: 1 });
    const docx = await report.get(`${path}/docx`);
    expect(docx.headers.get('content-disposition')).toContain("filename*=UTF-8''");
    const text = Buffer.from(unzipSync(new Uint8Array(docx.body))['word/document.xml'] ?? []).toString('utf8');
    expect(text).toContain('六、其他需要报告的事项');
    for (const [format, start] of [
      ['xlsx', 'PK'],
      ['pdf', '%PDF-'],
      ['html', '<!doctype html>'],
      ['picture', '<?xml'],
    ] as const) {
      const file = await report.get(`${path}/${format}`);
      expect([format, file.status, Buffer.from(file.body).toString('latin1').slice(0, start.length)]).toEqual([
        format,
        200,
        start,
      ]);
    }
    const json = (await report.get(`${path}/json`)).body;
    expect(json.tableThree).toEqual(body.tables.three);
  });

  it('lists the queue with names for those who may see them, and finds what is overdue by its date', async () => {
    const { id } = await received();
    const after = await projectAll(api);
    const { body } = await clerk.get(`${requests()}?after=${after}&state=open&sort=dueOn&pageSize=5`);
    const row = body.rows.find((one: { id: string }) => one.id === id);
    expect(row).toMatchObject({
      applicantName: '张三丰',
      dueOn: '2024-03-29',
      workingDaysLeft: 10,
      workingDayNumber: 10,
    });
    expect(body.freshness.stale).toBe(false);
    const anonymous = (await report.get(`${requests()}?state=open`)).body;
    expect(anonymous.rows.every((one: { applicantName: null }) => one.applicantName === null)).toBe(true);
    expect((await clerk.get(`${requests()}?state=overdue`)).body.total).toBe(0);
    expect((await clerk.get(`${requests()}?code=${row.code}`)).body.total).toBe(1);
    expect((await clerk.get(`${requests()}?year=2023`)).body.total).toBe(0);
    api.at('2024-04-01T02:00:00.000Z');
    const late = (await clerk.get(`${requests()}?state=overdue`)).body;
    expect(late.rows.find((one: { id: string }) => one.id === id)).toMatchObject({
      deadlineState: 'missed',
      workingDaysLeft: -1,
    });
    api.at('2024-03-15T02:00:00.000Z');
  });

  it('waits a little for the lists to hold one’s own write, and says so when they do not', async () => {
    const { position } = await received();
    const started = performance.now();
    const late = (await clerk.get(`${requests()}?after=${position}`)).body.freshness;
    expect(performance.now() - started).toBeGreaterThan(1_500);
    expect(late).toMatchObject({ stale: true });
    expect(BigInt(late.position)).toBeLessThan(BigInt(position));
    const waiting = clerk.get(`${requests()}?after=${position}`);
    await projectAll(api);
    expect((await waiting).body.freshness).toMatchObject({ stale: false });
  });

  it('calls no list fresh while one partition of its checkpoint claims more than the log has', async () => {
    const { position } = await received();
    await projectAll(api);
    const fresh = async () => (await clerk.get('/api/system/freshness')).body.freshness;
    expect(await fresh()).toMatchObject({ stale: false, position, head: position });
    const poison = (partition: number, watermark: string) =>
      api.pool.query(`insert into checkpoint select 'read', $1, epoch, 0, last_position, $2 from checkpoint limit 1`, [
        partition,
        watermark,
      ]);
    await poison(1, '1000000000000');
    expect(await fresh()).toMatchObject({ stale: true, position: '0', head: position });
    await projectAll(api);
    expect(await fresh()).toMatchObject({ stale: false });
  });
});

describe('files', () => {
  const upload = (name: string, bytes: Buffer): FormData => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), name);
    return form;
  };

  it('keeps a scan sealed, ties it to its request, and gives it back to those who may see it', async () => {
    const bytes = Buffer.concat([Buffer.from('%PDF lisi-secret '), Buffer.alloc(3 * 1024 * 1024, 7)]);
    const files = `/api/agencies/${agencyId}/files`;
    const stored = await clerk.send('POST', files, { raw: upload('申请表.pdf', bytes) });
    expect(stored).toMatchObject({
      status: 201,
      body: { size: bytes.length, kind: 'application/pdf', name: '申请表.pdf' },
    });
    const { digest } = stored.body;
    const { status, body } = await clerk.send('POST', requests(), { body: { ...paperRequest(), scan: { digest } } });
    expect(status).toBe(201);
    const page = (await clerk.get(`/api/requests/${body.id}`)).body;
    expect(page.scan).toEqual({ digest, size: bytes.length, name: '申请表.pdf' });
    const read = await clerk.get(`${files}/${digest}`);
    expect(read.body.equals(bytes)).toBe(true);
    expect(read.headers.get('content-disposition')).toMatch(/^attachment/);
    expect((await report.get(`${files}/${digest}`)).body.code).toBe('access.denied');
    const looks = await api.pool.query('select 1 from unsealing where stream = $1', [`file-${digest}`]);
    expect(looks.rowCount).toBe(1);
  });

  it('refuses one that is too large, and an upload without a file', async () => {
    const files = `/api/agencies/${agencyId}/files`;
    const large = await clerk.send('POST', files, { raw: upload('a.pdf', Buffer.alloc(21 * 1024 * 1024)) });
    expect([large.status, large.body.code]).toEqual([413, 'file.too-large']);
    const none = await clerk.send('POST', files, { body: {} });
    expect([none.status, none.body.code]).toEqual([400, 'file.missing']);
  });
});

describe('erasing a person', () => {
  it('by two people leaves nothing readable and every figure as it was', async () => {
    const { id } = await received();
    const security = await api.person([{ agencyId, roles: ['securityAdministrator'] }]);
    await projectAll(api);
    const path = `/api/agencies/${agencyId}/reports/2024`;
    const before = (await report.get(path)).body.tables;
    const asked = await clerk.send('POST', `/api/persons/${id}/erasure`, { body: { ground: 'otherLaw' } });
    expect(asked.status).toBe(200);
    const done = await security.send('POST', `/api/persons/${id}/erasure/confirmation`, { body: {} });
    expect(done.status).toBe(200);
    const after = await projectAll(api);
    const page = (await clerk.get(`/api/requests/${id}`)).body;
    expect(page.applicant).toMatchObject({ name: null, identity: null, contact: null, erased: true });
    expect(page.content).toBeNull();
    expect((await report.get(`${path}?after=${after}`)).body.tables).toEqual(before);
    const rows = (await clerk.get(`${requests()}?pageSize=200`)).body.rows;
    expect(rows.find((row: { id: string }) => row.id === id).applicantName).toBeNull();
  });
});

describe('the description of the interface', () => {
  it('is the one that is checked in', () => {
    const checkedIn = JSON.parse(readFileSync(join(__dirname, '..', 'openapi.json'), 'utf8')) as unknown;
    expect(checkedIn).toEqual(JSON.parse(JSON.stringify(openApiDocument(ROUTES))));
  });

  it('has every route that the server answers, and no other', async () => {
    const { body } = await api.ask('GET', '/api/openapi.json');
    for (const [path, methods] of Object.entries(body.paths as Record<string, object>)) {
      for (const method of Object.keys(methods)) {
        const url = path.replace('{year}', '2024').replaceAll(/\{\w+\}/g, randomUUID());
        const { status, body: problem } = await api.ask(method.toUpperCase(), url, {
          body: method === 'get' ? undefined : {},
        });
        expect([path, method, status === 404 && problem.code === 'route.unknown']).toEqual([path, method, false]);
      }
    }
  });
});

describe('log lines', () => {
  it('never have personal data or a password in clear, whatever was done in this file', async () => {
    await clerk.send('POST', requests(), { body: { ...paperRequest(), receivedOn: '2030-01-01' } });
    const text = printed.join('');
    expect(text).toContain('Nest application successfully started');
    expect(PERSONAL.filter((personal) => text.includes(personal))).toEqual([]);
  });
});
