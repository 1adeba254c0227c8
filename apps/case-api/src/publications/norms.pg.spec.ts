/* eslint-disable @typescript-eslint/no-unsafe-call -- answers are looked at field by field; a wrong field fails the test */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApi, type Api, type Person } from '../../test/api';
import { projectAll } from '../../test/projected';

let api: Api;
let agencyId: string;
let editor: Person;
let clerk: Person;

beforeAll(async () => {
  api = await startApi('2024-12-15T02:00:00.000Z');
  agencyId = await api.agency('某县');
  editor = await api.person([{ agencyId, roles: ['report'] }]);
  clerk = await api.person([{ agencyId, roles: ['clerk'] }]);
});
afterAll(() => api.close());

const path = (rest = '') => `/api/agencies/${agencyId}/norms${rest}`;
const enter = (title: string, issuedOn: string, more: object = {}) =>
  editor.send('POST', path(), { body: { kind: 'normative', title, issuedOn, ...more } });
const report = async () => {
  await projectAll(api);
  return (await editor.get(`/api/agencies/${agencyId}/reports/2024`)).body;
};
const register = async () => (await editor.get(path())).body.norms;

it('table two counts from the register: issued, repealed, in force; its cells name the documents', async () => {
  expect((await enter('某某管理办法', '2022-03-01', { number: '某政发〔2022〕1号' })).status).toBe(200);
  expect((await enter('某某若干规定', '2024-05-06')).status).toBe(200);
  expect((await editor.send('POST', path('/1/repeal'), { body: { repealedOn: '2024-06-01' } })).status).toBe(200);
  expect(await register()).toMatchObject([
    { n: 1, repealedOn: '2024-06-01' },
    { n: 2, number: null },
  ]);
  const { tables, findings } = await report();
  expect(tables.two).toMatchObject({
    normativeIssued: '1',
    normativeRepealed: '1',
    normativeInForce: '1',
    rulesIssued: null,
  });
  expect(findings.filter(({ rule }: { rule: string }) => rule === 'tableTwo.register')).toEqual([]);
  const cell = await editor.get(`/api/agencies/${agencyId}/reports/2024/cells?table=two&row=normativeRepealed`);
  expect(cell.body).toMatchObject({
    value: '1',
    entries: [{ meaning: '《某某管理办法》，某政发〔2022〕1号，2022-03-01制发，2024-06-01废止' }],
  });
});

it('“nothing to report” makes no zero of what the register gives, and a figure recorded beside it is compared', async () => {
  const figures = `/api/agencies/${agencyId}/publications/2024`;
  const confirmed = await editor.send('POST', `${figures}/confirmation`, { body: {}, version: 0 });
  expect(confirmed.status).toBe(200);
  const { two } = (await report()).tables;
  expect(two).toMatchObject({ normativeIssued: '1', normativeInForce: '1', rulesIssued: '0', licences: '0' });
  const { version } = confirmed.body;
  const recorded = { figures: { normativeIssued: '3' } };
  expect((await editor.send('PUT', `${figures}/figures`, { body: recorded, version })).status).toBe(200);
  const { tables, findings } = await report();
  expect(tables.two.normativeIssued, 'what a person recorded stands').toBe('3');
  expect(findings).toContainEqual(
    expect.objectContaining({ rule: 'tableTwo.register', severity: 'warning', left: 3, right: 1, difference: 2 }),
  );
});

it('an entry is amended or struck with a reason, by the report’s officers alone', async () => {
  const amendment = { changes: { issuedOn: '2023-05-06' }, reason: '制发日期录错' };
  expect((await editor.send('POST', path('/2/amendment'), { body: amendment })).status).toBe(200);
  expect((await report()).tables.two.normativeInForce).toBe('1');
  const struck = await editor.send('POST', path('/2/amendment'), {
    body: { changes: {}, struck: true, reason: '重复录入' },
  });
  expect(struck.status).toBe(200);
  expect(await register()).toMatchObject([{ n: 1 }]);
  expect((await report()).tables.two.normativeInForce).toBe('0');
  const denied = await clerk.send('POST', path(), { body: { kind: 'rules', title: '某规定', issuedOn: '2024-01-01' } });
  expect([denied.status, denied.body.code]).toEqual([403, 'access.denied']);
  const future = await enter('某某', '2024-12-16');
  expect([future.status, future.body.detail]).toEqual([422, '2024-12-16 晚于今天（2024-12-15）']);
});
