import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paperRequest, startApi, type Api, type Person } from '../../test/api';
import { projectAll } from '../../test/projected';

let api: Api;
let agencyId: string;
let other: string;
let clerk: Person;

beforeAll(async () => {
  api = await startApi('2024-03-15T02:00:00.000Z');
  agencyId = await api.agency('昆都仑区阿尔丁大街街道办事处');
  other = await api.agency('某局');
  clerk = await api.person([
    { agencyId, roles: ['clerk', 'report', 'securityAdministrator'] },
    { agencyId: other, roles: ['clerk'] },
  ]);
});
afterAll(() => api.close());

const LI = { name: '李四', identity: '150204199001011234', contact: '139 0000 0001' };
async function register(applicant: object, receivedOn = '2024-03-01', agency = agencyId): Promise<string> {
  const body = { ...paperRequest(), receivedOn, applicant: { kind: 'naturalPerson', ...applicant } };
  return (await clerk.send('POST', `/api/agencies/${agency}/requests`, { body })).body.id as string;
}
const matches = async (body: object, agency = agencyId) =>
  (await clerk.send('POST', `/api/agencies/${agency}/applicant-matches`, { body, commandId: null })).body;

describe('an applicant who asked before', () => {
  it('is recognised by their number or by name and contact, however they were typed, in this agency alone', async () => {
    const first = await register(LI);
    await register(LI, '2024-03-01', other);
    await register({ name: '王五', contact: LI.contact });
    await projectAll(api);
    const again = { name: ' 李 四', identity: '１５０２０４１９９００１０１１２３４', contact: '+86-13900000001' };
    expect(await matches(again)).toMatchObject({
      rows: [{ id: first, by: 'identity', receivedOn: '2024-03-01', status: 'open', decision: null }],
      month: '2024-03',
      ordinal: 2,
      feeYuan: 0,
    });
    expect((await matches({ name: '李四', contact: '13900000001' })).rows).toMatchObject([{ by: 'contact' }]);
    // The same name and number of telephone with another document is somebody else.
    expect((await matches({ ...LI, identity: '150204199001019999' })).rows).toEqual([]);
  });

  it('pays from the eleventh request of a calendar month on, and the case says which it is', async () => {
    const ZHAO = { name: '赵六', contact: '13700000000' };
    const ids: string[] = [];
    for (let n = 0; n < 10; n += 1) ids.push(await register(ZHAO, '2024-03-04'));
    const last = await register(ZHAO, '2024-03-05');
    await register(ZHAO, '2024-02-28');
    await projectAll(api);
    expect(await matches({ ...ZHAO, receivedOn: '2024-03-06' })).toMatchObject({ ordinal: 12, feeYuan: 100 });
    expect(await matches({ ...ZHAO, receivedOn: '2024-02-29' })).toMatchObject({ ordinal: 2, feeYuan: 0 });
    expect((await clerk.get(`/api/requests/${last}/month-ordinal`)).body).toMatchObject({
      month: '2024-03',
      ordinal: 11,
      inMonth: 11,
      feeYuan: 100,
    });
  });

  it('is looked for on the record, and neither log nor index holds what was typed', async () => {
    await matches(LI);
    const { rows } = await api.pool.query(`select 1 from unsealing where purpose = 'applicant.match' and agency = $1`, [
      agencyId,
    ]);
    expect(rows.length).toBeGreaterThan(0);
    const marks = JSON.stringify((await api.pool.query('select * from applicant_mark')).rows);
    for (const secret of ['李四', '150204199001011234', '13900000001']) expect(marks).not.toContain(secret);
  });

  it('is recognised no more once they are erased', async () => {
    const CHEN = { name: '陈七', contact: '13600000000' };
    const id = await register(CHEN);
    await projectAll(api);
    expect((await matches(CHEN)).rows).toHaveLength(1);
    await api.vault.erase([`person-${id}`]);
    expect((await matches(CHEN)).rows).toEqual([]);
  });
});

describe('splitting at registration', () => {
  it('makes a request of every part in one append; the whole counts no more and the identity holds', async () => {
    const SUN = { name: '孙八', contact: '13500000000' };
    const id = await register(SUN, '2024-03-11');
    const { version } = (await clerk.get(`/api/requests/${id}`)).body;
    const body = { splitOn: '2024-03-12', contents: ['甲路段的拆迁补偿方案', '乙路段的拆迁补偿方案', '丙路段的批复'] };
    const commandId = '0f0f0f0f-0000-4000-8000-00000000c0de';
    const before = await received();
    const answer = await clerk.send('POST', `/api/requests/${id}/split`, { body, version, commandId });
    expect(answer).toMatchObject({ status: 200, body: { id, repeated: false } });
    const again = await clerk.send('POST', `/api/requests/${id}/split`, { body, version, commandId });
    expect(again.body).toEqual({ ...answer.body, repeated: true });
    expect((await clerk.get(`/api/requests/${id}`)).body).toMatchObject({ status: 'split', deadlines: [] });
    const parts = answer.body.parts as { id: string; code: string }[];
    expect(parts).toHaveLength(3);
    for (const [at, part] of parts.entries()) {
      const page = (await clerk.get(`/api/requests/${part.id}`)).body;
      expect(page).toMatchObject({
        code: part.code,
        status: 'open',
        receivedOn: '2024-03-11',
        content: body.contents[at],
      });
      expect(page.applicant.name).toBe('孙八');
      expect(page.deadlines[0]).toMatchObject({ kind: 'reply', dueOn: '2024-04-09' });
    }
    // One less, three more.
    expect((await received()) - before).toBe(2);
    expect((await matches(SUN)).rows).toHaveLength(4);
    expect(await matches({ ...SUN, receivedOn: '2024-03-13' })).toMatchObject({ ordinal: 4 });
    const log = JSON.stringify(await api.store.readAll({ after: '0', limit: 1000 }));
    expect(log).not.toContain('乙路段');
  });

  it('is refused once something came of the request, and for one part', async () => {
    const id = await register({ name: '周九', contact: '1' });
    const one = { splitOn: '2024-03-12', contents: ['甲'] };
    expect(await clerk.send('POST', `/api/requests/${id}/split`, { body: one, version: 2 })).toMatchObject({
      status: 422,
    });
    const answer = { decision: 'A2', repliedOn: '2024-03-10', serviceMode: 'post' };
    await clerk.send('POST', `/api/requests/${id}/answer`, { body: answer, version: 2 });
    const { version } = (await clerk.get(`/api/requests/${id}`)).body;
    const body = { splitOn: '2024-03-12', contents: ['甲', '乙'] };
    expect(await clerk.send('POST', `/api/requests/${id}/split`, { body, version })).toMatchObject({
      body: { code: 'request.split-not-open' },
    });
  });

  async function received(): Promise<number> {
    await projectAll(api);
    const { body } = await clerk.get(`/api/agencies/${agencyId}/reports/2024`);
    const checks = body.checks as { severity: string }[];
    expect(checks.filter(({ severity }) => severity === 'error')).toEqual([]);
    const { rows } = await api.pool.query<{ count: string }>(
      `select coalesce(sum(count), 0) as count from counter where agency_id = $1 and measure = 'received'`,
      [agencyId],
    );
    return Number(rows[0]?.count);
  }
});
