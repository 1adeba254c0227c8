/* eslint-disable @typescript-eslint/no-unsafe-call -- answers are looked at field by field; a wrong field fails the test */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type Api, type Person } from '../../test/api';
import { projectAll } from '../../test/projected';

let api: Api;
let agencyId: string;
let clerk: Person;
let head: Person;
let reporter: Person;

beforeAll(async () => {
  api = await startApi('2024-03-15T02:00:00.000Z');
  agencyId = await api.agency('某街道办事处');
  clerk = await api.person([{ agencyId, roles: ['clerk'] }]);
  head = await api.person([{ agencyId, roles: ['officeHead'] }]);
  reporter = await api.person([{ agencyId, roles: ['report'] }]);
});
afterAll(() => api.close());

const APPLICATION = {
  channel: 'inPerson',
  receivedOn: '2024-03-04',
  applicant: { kind: 'naturalPerson', name: '李四光', identity: '110101198903071234', contact: '13900139000' },
  record: '2023年发放的安置人口登记表第三页',
  claim: '家庭人口应为四人，误记为三人',
  proof: { note: '户口簿复印件' },
};

const register = () => `/api/agencies/${agencyId}/record-corrections`;

async function asked(change: object = {}): Promise<{ id: string; version: number }> {
  const answer = await clerk.send('POST', register(), { body: { ...APPLICATION, ...change } });
  expect(answer.status).toBe(201);
  return answer.body;
}

const act = (who: Person, { id, version }: { id: string; version: number }, body: object) =>
  who.send('POST', `/api/record-corrections/${id}/acts`, { body, version });

const DECISION = {
  type: 'DecideRecordCorrection',
  outcome: 'forwarded',
  decidedOn: '2024-03-11',
  statement: '某区自然资源局',
};
const TOLD = { type: 'TellRecordCorrection', toldOn: '2024-03-12', serviceMode: 'post' };

describe('the register of corrections (条例 第四十一条)', () => {
  it('takes an application from its receipt to the applicant being told, and shows each step', async () => {
    const one = await asked();
    const decided = await act(head, one, DECISION);
    expect(decided.status).toBe(200);
    const told = await act(clerk, decided.body, TOLD);
    expect(told.status).toBe(200);
    const page = await clerk.get(`/api/record-corrections/${one.id}`);
    expect(page.body).toMatchObject({
      status: 'told',
      outcome: 'forwarded',
      dates: { receivedOn: '2024-03-04', decidedOn: '2024-03-11', toldOn: '2024-03-12' },
      applicant: { ...APPLICATION.applicant, erased: false },
      record: APPLICATION.record,
      claim: APPLICATION.claim,
      proof: { note: APPLICATION.proof.note, file: null },
      request: null,
    });
    const entries = page.body.timeline.map(({ summary, note }: { summary: string; note: string | null }) => [
      summary,
      note,
    ]);
    expect(entries).toEqual([
      ['2024-03-04 收到更正申请（当面提交）', null],
      ['2024-03-11 审核：转送有权更正的行政机关', '某区自然资源局'],
      ['2024-03-12 告知申请人（邮寄送达）', null],
    ]);
  });

  it('a clerk does not decide, and who makes the report sees nothing', async () => {
    const one = await asked();
    expect((await act(clerk, one, DECISION)).body.code).toBe('access.denied');
    const offered = (await clerk.get(`/api/record-corrections/${one.id}`)).body.acts;
    expect(offered.find((each: { act: string }) => each.act === 'DecideRecordCorrection')).toMatchObject({
      allowed: false,
    });
    expect((await reporter.get(`/api/record-corrections/${one.id}`)).body.code).toBe('access.denied');
    expect((await reporter.get(register())).body.code).toBe('access.denied');
  });

  it('the proof may be a file; it belongs to this application alone', async () => {
    const form = new FormData();
    form.append('file', new Blob(['%PDF-1.4'], { type: 'application/pdf' }), '李四光户口簿.pdf');
    const { digest } = (await clerk.send('POST', `/api/agencies/${agencyId}/files`, { raw: form })).body;
    const one = await asked({ proof: { file: { digest } } });
    const page = await clerk.get(`/api/record-corrections/${one.id}`);
    expect(page.body.proof).toMatchObject({ note: null, file: { digest, name: '李四光户口簿.pdf' } });
    const again = await clerk.send('POST', register(), { body: { ...APPLICATION, proof: { file: { digest } } } });
    expect([again.status, again.body.code]).toEqual([409, 'file.already-used']);
  });

  it.each([
    ['without proof', { proof: {} }, 422, 'record-correction.proof-missing'],
    ['from the future', { receivedOn: '2024-03-16' }, 422, 'request.date-in-future'],
    ['without a name', { applicant: { ...APPLICATION.applicant, name: '' } }, 422, 'body.invalid'],
    ['about a request that is not there', { request: 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6' }, 404, 'stream.unknown'],
  ])('an application %s is refused and nothing is recorded', async (_, change, status, code) => {
    const before = await api.store.head();
    const refused = await clerk.send('POST', register(), { body: { ...APPLICATION, ...change } });
    expect([refused.status, refused.body.code]).toEqual([status, code]);
    expect(await api.store.head()).toEqual(before);
  });

  it('lists the open ones, the oldest first, and the done ones apart', async () => {
    const older = await asked({ receivedOn: '2024-01-02' });
    const done = await asked({ receivedOn: '2024-01-01' });
    await act(clerk, done, { type: 'WithdrawRecordCorrection', withdrawnOn: '2024-01-05' });
    await projectAll(api);
    const open = (await clerk.get(register())).body;
    expect(open.rows[0]).toMatchObject({ id: older.id, status: 'asked', receivedOn: '2024-01-02', outcome: null });
    expect(open.rows.map(({ status }: { status: string }) => status)).not.toContain('withdrawn');
    const closed = (await clerk.get(`${register()}?state=closed`)).body;
    expect(closed.rows.map(({ id }: { id: string }) => id)).toContain(done.id);
    expect(JSON.stringify([open, closed])).not.toContain('李四光');
  });
});

describe('who asked', () => {
  it('stands nowhere in clear in the log, each look is recorded, and erasure takes everything along', async () => {
    const one = await asked();
    const decided = await act(head, one, DECISION);
    const stored = await api.store.readStream(`recordCorrection-${one.id}`);
    for (const text of ['李四光', '13900139000', '安置人口', '户口簿', '自然资源局']) {
      expect(JSON.stringify(stored)).not.toContain(text);
    }
    await clerk.get(`/api/record-corrections/${one.id}`);
    const { rows } = await api.pool.query<{ fields: string[] }>(
      'select fields from unsealing where stream = $1 and actor = $2',
      [`recordCorrection-${one.id}`, clerk.userId],
    );
    expect(rows[0]?.fields).toEqual(expect.arrayContaining(['applicant.name', 'recordCorrection.text']));

    const security = await api.person([{ agencyId, roles: ['securityAdministrator'] }]);
    const second = await api.person([{ agencyId, roles: ['securityAdministrator'] }]);
    const ask = await security.send('POST', `/api/persons/${one.id}/erasure`, { body: { ground: 'otherLaw' } });
    expect(ask.status).toBeLessThan(300);
    const confirm = await second.send('POST', `/api/persons/${one.id}/erasure/confirmation`, { body: {} });
    expect(confirm.status).toBeLessThan(300);
    const page = await clerk.get(`/api/record-corrections/${one.id}`);
    expect(page.body).toMatchObject({
      status: 'decided',
      applicant: { name: null, identity: null, contact: null, erased: true },
      record: null,
      claim: null,
    });
    const after = await act(clerk, decided.body, { ...TOLD, note: '挂号信' });
    expect([after.status, after.body.code]).toEqual([409, 'person.data-erased']);
  });
});
