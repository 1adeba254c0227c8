import { openRecords } from '@yishen/logging';
import { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { startApi, type Api } from '../test/api';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const lines: string[] = [];
let api: Api;
let agencyId: string;
let clerk: Awaited<ReturnType<Api['person']>>;

beforeAll(async () => {
  const records = openRecords('case-api', (line) => lines.push(line));
  api = await startApi('2026-12-01T02:00:00.000Z', { records });
  agencyId = await api.agency('某某局');
  clerk = await api.person([{ agencyId, roles: ['clerk'] }]);
});
beforeEach(() => void (lines.length = 0));
afterAll(() => api.close());

interface Line {
  readonly part: string;
  readonly requestId?: string;
}
const recordsOf = (part: string): Line[] =>
  lines.map((line) => JSON.parse(line) as Line).filter((line) => line.part === part);
const oneRecordOf = (part: string): Promise<Line | undefined> =>
  vi.waitFor(() => {
    const found = recordsOf(part);
    expect(found).toHaveLength(1);
    return found[0];
  });

it('a request leaves one line with method, route, status, milliseconds, its id and the id of the user', async () => {
  await clerk.get(`/api/agencies/${agencyId}/incidents`);
  const line = await oneRecordOf('access');
  expect(line).toEqual({
    level: 'info',
    time: expect.any(String),
    process: 'case-api',
    part: 'access',
    message: 'answered',
    requestId: expect.stringMatching(UUID),
    method: 'GET',
    route: '/api/agencies/:agencyId/incidents',
    status: 200,
    milliseconds: expect.any(Number),
    userId: clerk.userId,
  });
});

it('the line names the route and never the address with what was looked for, nor the name of the user', async () => {
  await clerk.get(`/api/agencies/${agencyId}/incidents?kind=%E5%BC%A0%E4%B8%89`);
  expect(await oneRecordOf('access')).toMatchObject({ route: '/api/agencies/:agencyId/incidents' });
  expect(lines.join('\n')).not.toMatch(new RegExp(`张三|%E5%BC|${agencyId}|${clerk.loginName}|用户`));
});

it('a request that nobody signed in made, and one for no route, say neither', async () => {
  await api.ask('GET', '/api/none/%E5%BC%A0');
  expect(await oneRecordOf('access')).toMatchObject({ status: 404 });
  expect(lines.join('\n')).not.toMatch(/userId|none/);
});

it('a problem has the id of the request, which is ours and not the one that was sent', async () => {
  const headers = { 'x-request-id': 'mine', 'request-id': 'mine' };
  const { body } = await api.ask('GET', '/api/session', { headers });
  expect(body.requestId).toMatch(UUID);
  expect((await oneRecordOf('access'))?.requestId).toBe(body.requestId);
  expect(lines.join('\n')).not.toContain('mine');
});

it('every record that is made while a request is answered has its id, also after its body was read', async () => {
  const spy = vi.spyOn(api.app.get(Pool), 'query').mockRejectedValue(new Error('Key (name)=(张三) already exists'));
  try {
    const body = { loginName: 'x', password: 'y' };
    const answer = await api.ask('POST', '/api/session', { body, commandId: null });
    expect(answer.status).toBe(500);
    expect((await oneRecordOf('Problem'))?.requestId).toBe(answer.body.requestId);
    expect((await oneRecordOf('access'))?.requestId).toBe(answer.body.requestId);
    expect(lines.join('\n')).not.toContain('张三');
  } finally {
    spy.mockRestore();
  }
});
