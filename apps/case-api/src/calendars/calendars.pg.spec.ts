/* eslint-disable @typescript-eslint/no-unsafe-call -- answers are looked at field by field; a wrong field fails the test */
import { randomUUID } from 'node:crypto';
import { engineCaller } from '@yishen/application';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paperRequest, startApi, type Api, type Person } from '../../test/api';
import { projectAll } from '../../test/projected';

const TEXT =
  '国务院办公厅关于2027年部分节假日安排的通知\n一、元旦：1月1日（周五）至4日（周一）放假调休，共4天。12月27日（周日）上班。';

const PROPOSALS = '/api/calendars/CN/proposals';
const APPROVAL = `${PROPOSALS}/1/approval`;

let api: Api;
let agencyId: string;
let clerk: Person;
let first: Person;
let second: Person;

beforeAll(async () => {
  api = await startApi('2026-12-10T02:00:00.000Z');
  agencyId = await api.agency('某街道办事处');
  clerk = await api.person([{ agencyId, roles: ['clerk'] }]);
  first = await api.person([{ agencyId: '*', roles: ['systemAdministrator'] }]);
  second = await api.person([{ agencyId: '*', roles: ['systemAdministrator'] }]);
  for (const receivedOn of ['2026-12-03', '2026-12-04']) {
    const body = { ...paperRequest(), receivedOn };
    expect((await clerk.send('POST', `/api/agencies/${agencyId}/requests`, { body })).status).toBe(201);
  }
  await projectAll(api);
});
afterAll(() => api.close());

describe('a holiday notice, from its text to the open cases', () => {
  it('is read and previewed without being entered', async () => {
    const { status, body } = await first.send('POST', '/api/calendars/CN/preview', { body: { text: TEXT } });
    expect([status, body.notice.kind, body.notice.year]).toEqual([200, 'new', 2027]);
    expect(body.notice.off.at(0)).toEqual({ date: '2027-01-01', weekday: 5, name: '元旦' });
    expect(body.notice.makeUp).toEqual([{ date: '2026-12-27', weekday: 7, name: '元旦' }]);
    expect(body.impact).toMatchObject({ version: 'cn-2026+1', open: 2, moved: 2 });
    expect(body.impact.cases[0].deadlines[0]).toMatchObject({ kind: 'reply', isProvisional: false });
    expect((await first.get('/api/calendars/CN')).body).toMatchObject({ version: 0, proposals: [] });
  });

  it('that cannot be read is refused with the sentence at fault, in both languages', async () => {
    const body = { text: `${TEXT}二、春节：2月6日至13日放假，共7天。` };
    const refused = await first.send('POST', '/api/calendars/CN/preview', { body });
    expect([refused.status, refused.body.code]).toEqual([422, 'notice.day-count-wrong']);
    expect(refused.body.detail).toContain('2月6日至13日放假,共7天');
    expect(refused.body.detailEn).toContain('2月6日至13日放假,共7天');
  });

  it('takes two administrators, moves nothing before, and shows how far the rollout is after', async () => {
    const entered = await first.send('POST', '/api/calendars/CN/proposals', {
      body: { text: TEXT, document: '国办发明电〔2026〕8号', link: 'https://www.gov.cn/zhengce/2026.htm' },
    });
    expect([entered.status, entered.body.version]).toEqual([201, 1]);
    const path = '/api/calendars/CN/proposals/1';
    expect((await second.get(`${path}/impact`)).body).toMatchObject({ open: 2, moved: 2 });
    const own = await first.send('POST', `${path}/approval`, { body: {}, version: 1 });
    expect([own.status, own.body.code]).toEqual([403, 'calendar.needs-second-person']);
    const approved = await second.send('POST', `${path}/approval`, { body: {}, version: 1 });
    expect(approved.status).toBe(200);

    const { body } = await first.get('/api/calendars/CN');
    expect(body).toMatchObject({ calendarVersion: 'cn-2026+1', version: 2 });
    expect(body.proposals[0]).toMatchObject({
      status: 'approved',
      document: '国办发明电〔2026〕8号',
      calendarVersion: 'cn-2026+1',
      rollout: { status: 'pending', open: 2, derived: 0 },
    });
    const { body: list } = await clerk.get(`/api/agencies/${agencyId}/requests`);
    for (const { id } of list.rows) {
      await api.commands.rederiveDeadlines(engineCaller('test'), randomUUID(), { id });
    }
    await projectAll(api);
    const after = await first.get('/api/calendars/CN');
    expect(after.body.proposals[0].rollout).toMatchObject({ open: 2, derived: 2 });
  });

  it('is in force for every question that is asked afterwards', async () => {
    const { body } = await clerk.get('/api/calendar/due?from=2026-12-04&workingDays=20');
    expect(body).toMatchObject({ due: '2026-12-31', calendarVersion: 'cn-2026+1' });
    const year = await clerk.get('/api/calendars/CN/years/2027');
    expect(year.body).toMatchObject({ published: true, calendarVersion: 'cn-2026+1' });
    expect(year.body.off.map(({ date }: { date: string }) => date)).toContain('2027-01-04');
    const later = await clerk.send('POST', `/api/agencies/${agencyId}/requests`, {
      body: { ...paperRequest(), receivedOn: '2026-12-04' },
    });
    expect((await clerk.get(`/api/requests/${later.body.id}`)).body.deadlines[0]).toMatchObject({
      dueOn: '2026-12-31',
      provisional: false,
      calendarVersion: 'cn-2026+1',
    });
  });

  it.each([
    ['another version than the one on screen', () => second.send('POST', APPROVAL, { body: {}, version: 1 }), 412],
    ['a proposal that is decided', () => second.send('POST', APPROVAL, { body: {}, version: 2 }), 409],
    ['a proposal that is not there', () => second.get('/api/calendars/CN/proposals/9/impact'), 404],
    ['a region that is none', () => first.get('/api/calendars/Guangxi'), 400],
    ['a clerk', () => clerk.send('POST', '/api/calendars/CN/preview', { body: { text: TEXT } }), 403],
    [
      'a link that is no address',
      () => first.send('POST', PROPOSALS, { body: { text: TEXT, link: 'javascript:1' } }),
      422,
    ],
    ['neither text nor JSON', () => first.send('POST', PROPOSALS, { body: {} }), 422],
  ])('refuses %s', async (_, ask, status) => {
    expect((await ask()).status).toBe(status);
  });
});

describe('the settings of an agency', () => {
  const settings = async (person: Person) => (await person.get(`/api/agencies/${agencyId}/settings`)).body;
  const setting = (body: { settings: { key: string }[] }, key: string) => body.settings.find((one) => one.key === key);

  it('are listed with value, default and source, and since when they are otherwise', async () => {
    const before = await settings(clerk);
    expect(setting(before, 'exclusionIncludesSendingDay')).toMatchObject({
      question: 'Q1',
      kind: 'flag',
      value: false,
      default: false,
      changed: null,
      source: expect.stringContaining('第三十三条') as string,
    });
    const changed = await first.send('PUT', `/api/agencies/${agencyId}/settings/lapse`, {
      body: { value: 'automatic', reason: '经区政府办同意' },
      version: before.version,
    });
    expect(changed.status).toBe(200);
    expect(setting(await settings(first), 'lapse')).toMatchObject({
      value: 'automatic',
      default: 'propose',
      changed: { since: '2026-12-10T02:00:00.000Z', by: { id: first.userId }, reason: '经区政府办同意' },
    });
    expect(setting(await settings(clerk), 'lapse')).toMatchObject({ value: 'automatic', changed: { reason: null } });
  });

  it('the reading of a reason is on record', async () => {
    const auditor = await api.person([{ agencyId, roles: ['auditor'] }]);
    const { body } = await auditor.get(`/api/agencies/${agencyId}/unsealings`);
    expect(body.rows[0]).toMatchObject({ actor: { id: first.userId }, fields: ['setting.reason'] });
  });

  it('refuse a value that is none, an unknown setting, a clerk, and a stranger', async () => {
    const { version } = await settings(first);
    const put = (person: Person, key: string, value: unknown) =>
      person.send('PUT', `/api/agencies/${agencyId}/settings/${key}`, { body: { value }, version });
    const stranger = await api.person([{ agencyId: await api.agency('别处'), roles: ['systemAdministrator'] }]);
    const answers = [
      await put(first, 'lapse', 'sometimes'),
      await put(first, 'colour', 'red'),
      await put(clerk, 'lapse', 'propose'),
      await put(stranger, 'lapse', 'propose'),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [422, 'agency.setting-value-invalid'],
      [422, 'agency.setting-unknown'],
      [403, 'access.denied'],
      [404, 'stream.unknown'],
    ]);
  });
});
