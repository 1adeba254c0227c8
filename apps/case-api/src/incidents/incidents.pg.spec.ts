import { randomUUID } from 'node:crypto';
import { engineCaller } from '@yishen/application';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paperRequest, startApi, type Api, type Person } from '../../test/api';
import { projectAll } from '../../test/projected';

const ENGINE = engineCaller('clock');
let api: Api;
let agencyId: string;
let clerk: Person;
let stranger: Person;
let administrator: Person;
let id: string;

beforeAll(async () => {
  api = await startApi('2024-03-01T02:00:00.000Z');
  agencyId = await api.agency('昆都仑区阿尔丁大街街道办事处');
  clerk = await api.person([{ agencyId, roles: ['clerk'] }]);
  stranger = await api.person([{ agencyId: await api.agency('某局'), roles: ['clerk'] }]);
  administrator = await api.person([{ agencyId: '*', roles: ['systemAdministrator'] }]);
  id = (await clerk.send('POST', `/api/agencies/${agencyId}/requests`, { body: paperRequest() })).body.id;
  // Due on 2024-03-29: reminded five working days before, and missed.
  api.at('2024-03-22T01:00:00.000Z');
  const deadline = { id, kind: 'reply', derivation: 1 } as const;
  await api.commands.warnOfDeadline(ENGINE, randomUUID(), { ...deadline, workingDaysLeft: 5 });
  api.at('2024-03-30T01:00:00.000Z');
  await api.commands.markDeadlineMissed(ENGINE, randomUUID(), deadline);
  await projectAll(api);
});
afterAll(() => api.close());

const act = async (body: object) => {
  const { version } = (await clerk.get(`/api/requests/${id}`)).body;
  return clerk.send('POST', `/api/requests/${id}/acts`, { body, version });
};
const list = async (query = '', reader = clerk) =>
  (await reader.get(`/api/agencies/${agencyId}/incidents?${query}`)).body;

describe('the incidents of an agency', () => {
  it('come open first, with cause, article, case and counts', async () => {
    const { rows, total, counts } = await list();
    expect({ total, counts }).toEqual({ total: 2, counts: { missed: 1 } });
    expect(rows).toMatchObject([
      {
        kind: 'missed',
        subject: id,
        dueOn: '2024-03-29',
        article: '《政府信息公开条例》第三十三条第二款',
        cause: { zh: '答复期限 2024-03-29 届满，届满时没有办理记录' },
        openedAt: '2024-03-30T01:00:00.000Z',
        owner: null,
        closed: null,
      },
      { kind: 'nearing', closed: 'passed' },
    ]);
    expect(rows[0].requestCode).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect((await list('state=open')).total).toBe(1);
    expect((await list('kind=override')).total).toBe(0);
    expect((await list(`owner=nobody&state=open`)).total).toBe(1);
  });

  it('stand on the page of the case while they are open', async () => {
    const { incidents } = (await clerk.get(`/api/requests/${id}`)).body;
    expect(incidents).toMatchObject([{ kind: 'missed', openedAt: '2024-03-30T01:00:00.000Z' }]);
  });

  it('are taken and closed by acts on the request, and the reason is sealed', async () => {
    const incident = (await list('state=open')).rows[0].id;
    expect(await act({ type: 'AssignIncident', incident, owner: clerk.userId })).toMatchObject({ status: 200 });
    const resolution = '经办人张某住院，已当面道歉并答复';
    expect(await act({ type: 'CloseIncident', incident: 'missed:reply:99', resolution })).toMatchObject({
      status: 404,
      body: { code: 'request.incident-unknown' },
    });
    expect(await act({ type: 'CloseIncident', incident, resolution })).toMatchObject({ status: 200 });
    expect(await act({ type: 'CloseIncident', incident, resolution })).toMatchObject({
      status: 409,
      body: { code: 'request.incident-closed' },
    });
    await projectAll(api);
    expect((await list(`owner=${clerk.userId}`)).rows).toMatchObject([
      { closed: 'person', owner: { id: clerk.userId }, closedBy: { id: clerk.userId } },
    ]);
    const log = JSON.stringify(await api.store.readAll({ after: '0', limit: 1000 }));
    expect(log).not.toContain('张某');
  });

  it('are not shown to another agency, nor the system’s to a clerk', async () => {
    expect((await stranger.get(`/api/agencies/${agencyId}/incidents`)).status).toBe(404);
    expect((await clerk.get('/api/system/incidents')).status).toBe(403);
  });
});

describe('a year without a holiday notice', () => {
  it('is an incident of the system', async () => {
    const missed = { region: 'CN', years: [2031], version: 'v', furthest: '2031-01-08' } as const;
    await api.commands.missCalendarCoverage(ENGINE, randomUUID(), missed as never);
    await projectAll(api);
    expect((await administrator.get('/api/system/incidents?state=open')).body).toMatchObject({
      counts: { coverage: 1 },
      rows: [{ kind: 'coverage', year: 2031, subject: 'CN', requestCode: null }],
    });
  });
});
