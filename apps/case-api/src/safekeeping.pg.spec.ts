import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paperRequest, startApi, type Api, type Person } from '../test/api';
import { projectAll } from '../test/projected';
import { FilesService } from './files/files.service';
import { shownActor } from './http/shownActor';

const PERSONAL = ['张三丰', '110101199003071234', '13800138000', '拆迁'];

let api: Api;
let agencyId: string;
let clerk: Person & { loginName: string };

beforeAll(async () => {
  api = await startApi('2024-03-15T02:00:00.000Z');
  agencyId = await api.agency('昆都仑区阿尔丁大街街道办事处');
  clerk = await api.person([{ agencyId, roles: ['clerk'] }]);
});
afterAll(() => api.close());

const requests = (): string => `/api/agencies/${agencyId}/requests`;

async function received(): Promise<{ id: string }> {
  const { status, body } = await clerk.send('POST', requests(), { body: paperRequest() });
  expect(status).toBe(201);
  return body;
}

const upload = (name: string, bytes: Buffer): FormData => {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), name);
  return form;
};

describe('files', () => {
  const stored = async (text: string): Promise<{ readonly digest: string }> => {
    const raw = upload('申请表.pdf', Buffer.from(text));
    const { body } = await clerk.send('POST', `/api/agencies/${agencyId}/files`, { raw });
    return { digest: body.digest };
  };

  it('belong to one request: a second is refused, a resent registration is not, and erasing takes no other scan', async () => {
    const [first, second] = [await stored('甲'), await stored('乙')];
    const commandId = randomUUID();
    const body = { ...paperRequest(), scan: first };
    const { body: owner } = await clerk.send('POST', requests(), { body, commandId });
    const again = await clerk.send('POST', requests(), { body, commandId });
    expect([again.status, again.body]).toEqual([201, { ...owner, repeated: true }]);
    const tied = await clerk.send('POST', requests(), { body });
    expect([tied.status, tied.body.code]).toEqual([409, 'file.already-used']);
    const { body: other } = await clerk.send('POST', requests(), { body: { ...paperRequest(), scan: second } });
    const security = await api.person([{ agencyId, roles: ['securityAdministrator'] }]);
    await clerk.send('POST', `/api/persons/${owner.id}/erasure`, { body: { ground: 'otherLaw' } });
    await security.send('POST', `/api/persons/${owner.id}/erasure/confirmation`, { body: {} });
    const read = async ({ digest }: { digest: string }) =>
      (await clerk.get(`/api/agencies/${agencyId}/files/${digest}`)).status;
    expect([await read(first), await read(second)]).toEqual([404, 200]);
    expect((await clerk.get(`/api/requests/${other.id}`)).body.scan.name).toBe('申请表.pdf');
  });

  it('that no request names are removed after a day, and those of a request stay', async () => {
    const [kept, left] = [await stored('有申请'), await stored('无申请')];
    await clerk.send('POST', requests(), { body: { ...paperRequest(), scan: kept } });
    const files = api.app.get(FilesService, { strict: false });
    const has = () => Promise.all([kept, left].map(({ digest }) => api.files.has(digest)));
    await files.removeUnclaimed();
    expect(await has()).toEqual([true, true]);
    api.at('2024-03-16T02:00:00.001Z');
    expect(await files.removeUnclaimed()).toBeGreaterThan(0);
    expect(await has()).toEqual([true, false]);
    expect(await files.removeUnclaimed()).toBe(0);
    api.at('2024-03-15T02:00:00.000Z');
  });
});

describe('the record of looks at personal data', () => {
  it('is for the auditor of the agency alone, newest first, and says who, what and why but never the data', async () => {
    const { id } = await received();
    await clerk.get(`/api/requests/${id}`);
    const auditor = await api.person([{ agencyId, roles: ['auditor'] }]);
    const elsewhere = await api.agency('乙机关');
    const foreign = await api.person([{ agencyId: elsewhere, roles: ['auditor'] }]);
    const path = `/api/agencies/${agencyId}/unsealings`;
    const { status, body } = await auditor.get(`${path}?pageSize=1`);
    expect(status).toBe(200);
    expect(body.rows).toEqual([
      {
        at: '2024-03-15T02:00:00.000Z',
        actor: { id: clerk.userId, displayName: `用户${clerk.loginName}` },
        stream: `request-${id}`,
        id,
        fields: expect.arrayContaining(['applicant.name', 'request.content']),
        purpose: 'request.page',
      },
    ]);
    expect(body.total).toBeGreaterThan(1);
    const next = (await auditor.get(`${path}?pageSize=1&page=2`)).body;
    expect(next.rows[0]).not.toEqual(body.rows[0]);
    const all = JSON.stringify((await auditor.get(`${path}?pageSize=200`)).body);
    expect(PERSONAL.filter((personal) => all.includes(personal))).toEqual([]);
    expect((await clerk.get(path)).body.code).toBe('access.denied');
    expect((await foreign.get(path)).body.code).toBe('stream.unknown');
    expect((await foreign.get(`/api/agencies/${elsewhere}/unsealings`)).body).toEqual({ rows: [], total: 0 });
  });
});

describe('records held back', () => {
  it('are counted with the lists and the report of their own agency, which are fresh and yet not whole', async () => {
    await projectAll(api);
    const other = await api.agency('丙机关');
    const neighbour = await api.person([{ agencyId: other, roles: ['clerk'] }]);
    const admin = new Client({ connectionString: api.adminUrl });
    await admin.connect();
    await admin.query(
      `insert into parked (projection, stream, scope, partition, version, position, event_type, error_code, error_at)
       values ('read', 'request-x', $1, 0, 1, 1, 'RequestReceived', 'TypeError', ''),
              ('other', 'request-x', $1, 0, 1, 1, 'RequestReceived', 'TypeError', '')`,
      [agencyId],
    );
    const paths = [requests(), `/api/agencies/${agencyId}/reports/2024`];
    for (const path of paths) expect((await clerk.get(path)).body.freshness).toMatchObject({ parked: 1 });
    const { freshness } = (await neighbour.get(`/api/agencies/${other}/requests`)).body;
    expect(freshness).toMatchObject({ parked: 0 });
    await admin.query('delete from parked');
    await admin.end();
    for (const path of paths) expect((await clerk.get(path)).body.freshness).toMatchObject({ parked: 0 });
  });
});

describe('an actor without an account', () => {
  it('is shown by its id, and only the engine as the engine', async () => {
    const { commands } = api;
    const grants = [{ agencyId, roles: ['clerk'] as const }];
    const simulated = { principal: { userId: 'cli:simulate', kind: 'staff' as const, grants } };
    const { id } = await commands.receiveRequest(simulated, randomUUID(), { agencyId, ...paperRequest() });
    const shown = (await clerk.get(`/api/requests/${id}`)).body.timeline[0].actor;
    expect(shown).toEqual({ id: 'cli:simulate', displayName: 'cli:simulate' });
    expect(shownActor('engine:worker', new Map()).displayName).not.toContain('worker');
  });
});
