/* eslint-disable @typescript-eslint/no-unsafe-call -- answers are looked at field by field; a wrong field fails the test */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANSWER, paperRequest, startApi, type Answer, type Api, type Person } from '../../test/api';
import { projectAll } from '../../test/projected';

let api: Api;
let agencyId: string;
let clerk: Person;
let head: Person;
let editor: Person;
let signer: Person;

beforeAll(async () => {
  api = await startApi('2024-03-15T02:00:00.000Z');
  agencyId = await api.agency('某某局');
  clerk = await api.person([{ agencyId, roles: ['clerk'] }]);
  head = await api.person([{ agencyId, roles: ['officeHead'] }]);
  editor = await api.person([{ agencyId, roles: ['report'] }]);
  signer = await api.person([{ agencyId, roles: ['signer'] }]);
});
afterAll(() => api.close());

const path = (rest = ''): string => `/api/agencies/${agencyId}/reports/2024${rest}`;
const part = async (name: string) => {
  const { body } = await editor.get(path('/narrative'));
  return body.parts.find((one: { part: string }) => one.part === name);
};
const problem = ({ status, body }: Answer) => [status, body.code];

describe('the written parts', () => {
  it('are drafts from the facts of the year until somebody writes them, and say so', async () => {
    const registered = await clerk.send('POST', `/api/agencies/${agencyId}/requests`, { body: paperRequest() });
    await clerk.send('POST', `/api/requests/${registered.body.id}/answer`, {
      body: ANSWER,
      version: registered.body.version,
    });
    await projectAll(api);
    const overview = await part('overview');
    expect(overview).toMatchObject({ revision: 0, typed: [] });
    expect(overview.text).toContain('{{three:N:total}}');
    expect(overview.filled).toContain('新收政府信息公开申请1件');
    expect(overview.broken).toContainEqual({ reference: 'two:rulesIssued', reason: 'unrecorded' });
    expect((await part('other')).filled).toBe('2024年，本机关未收取政府信息公开信息处理费。');
  });

  it('are saved by one author at a time: the other learns of it and keeps the text they wrote', async () => {
    const text = '2024年新收{{three:N:total}}件，办结1件。';
    const save = (baseRevision: number) =>
      editor.send('PUT', path('/narrative/overview'), { body: { text, baseRevision } });
    expect((await save(0)).status).toBe(200);
    expect(problem(await save(0))).toEqual([409, 'report.narrative-changed']);
    const written = await part('overview');
    expect(written).toMatchObject({ revision: 1, text, filled: '2024年新收1件，办结1件。', broken: [] });
    expect(written.typed[0]).toMatchObject({ figure: '1' });
    expect(written.typed[0].references).toContain('three:T:total');
  });

  it('are nobody’s but the report officers’ to write', async () => {
    const refused = await clerk.send('PUT', path('/narrative/overview'), { body: { text: '甲', baseRevision: 1 } });
    expect(problem(refused)).toEqual([403, 'access.denied']);
  });
});

describe('a version', () => {
  it('is signed only when its year is over', async () => {
    expect(problem(await signer.send('POST', path('/signature'), { body: {} }))).toEqual([422, 'report.year-not-over']);
  });

  it('pins the position; a later correction shows as a delta with its cases and is restated with a reason', async () => {
    const late = await clerk.send('POST', `/api/agencies/${agencyId}/requests`, { body: paperRequest() });
    await projectAll(api);
    api.at('2025-01-20T02:00:00.000Z');
    // Every check counts, not only those of the tables: nobody has recorded table two.
    expect(problem(await signer.send('POST', path('/signature'), { body: {} }))).toEqual([
      422,
      'report.errors-need-reason',
    ]);
    const sign = () => signer.send('POST', path('/signature'), { body: { reason: '表二待补' } });
    const two = await Promise.all([sign(), sign()]);
    expect(two.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(problem(await sign())).toEqual([409, 'report.already-signed']);

    const kind = { type: 'SetApplicantKind', kind: 'business', reason: '核对营业执照' };
    const page = (await head.get(`/api/requests/${late.body.id}`)).body;
    expect(
      (await clerk.send('POST', `/api/requests/${late.body.id}/acts`, { body: kind, version: page.version })).status,
    ).toBe(200);
    await projectAll(api);
    const { body } = await editor.get(path('/versions'));
    expect(body.versions).toMatchObject([{ n: 1, signedOn: '2025-01-20', publishedOn: null, reason: '表二待补' }]);
    expect(body.versions[0].errors).toBeGreaterThan(0);
    const received = body.delta.find(({ row, column }: Record<string, string>) => row === 'N' && column === 'business');
    expect(received).toMatchObject({ was: '0', is: '1', cases: [{ id: late.body.id, eventType: 'ApplicantKindSet' }] });
    expect(body.delta.every(({ column }: { column: string }) => column !== 'total')).toBe(true);

    const again = (reason?: string) => signer.send('POST', path('/signature'), { body: reason ? { reason } : {} });
    expect(problem(await again())).toEqual([422, 'report.errors-need-reason']);
    expect((await again('申请人类型更正')).status).toBe(200);
    await projectAll(api);
    const restated = (await editor.get(path('/versions'))).body;
    expect(restated.versions[1]).toMatchObject({ n: 2, reason: '申请人类型更正' });
    expect(restated.delta).toEqual([]);
  });

  it('is published once, and says where', async () => {
    const publish = () =>
      editor.send('POST', path('/publication'), {
        body: { n: 2, publishedOn: '2025-01-20', where: '门户网站政府信息公开年报栏目' },
      });
    expect((await publish()).status).toBe(200);
    expect(problem(await publish())).toEqual([409, 'report.already-published']);
    const { versions } = (await editor.get(path('/versions'))).body;
    expect(versions[1]).toMatchObject({ publishedOn: '2025-01-20', where: '门户网站政府信息公开年报栏目' });
  });

  it('prints a signed version as it was signed, whatever has become of figures and texts since', async () => {
    const figuresOf = async (query: string) => (await editor.get(path(`/json${query}`))).body;
    const [first, second] = [await figuresOf('?version=1'), await figuresOf('?version=2')];
    expect(first.version).toMatchObject({ n: 1, signedOn: '2025-01-20' });
    expect(JSON.stringify(first)).not.toBe(JSON.stringify(second));
    const before = String((await editor.get(path('/html?version=1'))).body);
    const text = '后来改写的总体情况。';
    const revision = (await part('overview')).revision;
    await editor.send('PUT', path('/narrative/overview'), { body: { text, baseRevision: revision } });
    expect(String((await editor.get(path('/html'))).body)).toContain(text);
    expect(String((await editor.get(path('/html?version=1'))).body)).toBe(before);
    expect(problem(await editor.get(path('/json?version=9')))).toEqual([404, 'report.version-unknown']);
  });
});

describe('a rehearsal of the year-end', () => {
  it('keeps what the report is on a day, for any day, and asks nobody', async () => {
    const rehearse = (on: string) => editor.send('POST', path('/rehearsal'), { body: { on } });
    expect((await rehearse('2025-01-06')).status).toBe(200);
    expect((await rehearse('2025-01-31')).status).toBe(200);
    const { cuts } = (await editor.get(path('/versions'))).body;
    expect(cuts).toMatchObject([
      { on: '2025-01-06', dueOn: '2025-01-31', asked: false },
      { on: '2025-01-31', dueOn: '2025-01-31', asked: false },
    ]);
    expect(problem(await clerk.send('POST', path('/rehearsal'), { body: {} }))).toEqual([403, 'access.denied']);
  });
});
