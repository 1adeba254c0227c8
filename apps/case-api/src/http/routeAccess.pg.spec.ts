import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROLES, type Role } from '@yishen/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paperRequest, startApi, type Ask, type Answer, type Api, type Person } from '../../test/api';
import { examplesOf } from '../../test/example';
import { projectAll } from '../../test/projected';
import { ROUTES } from '../openapi/routes';
import type { RouteSpec } from './route';

/** Who was let through where before routes declared it: recorded at 5468693 by this program, with `RECORD=1`. */
const RECORDED = join(__dirname, 'routeAccess.fixture.txt');

type Send = (method: string, path: string, ask: Ask) => Promise<Answer>;

const NONE = '00000000-0000-4000-8000-000000000000';
const ELSEWHERE = ' elsewhere';
const EVERYWHERE: readonly Role[] = ['systemAdministrator', 'securityAdministrator', 'auditor'];
const CASE_LETTERHEAD = {
  numberPrefix: '某街公复',
  agencyKind: 'branchOffice',
  reconsiderationAuthority: '某区人民政府',
  court: '某区人民法院',
  contact: '某路1号，010-12345678',
  howToSubmit: '当面提交或者邮寄至上述地址',
};

let api: Api;
let known: Readonly<Record<string, string>>;
const askers = new Map<string, Send>();

beforeAll(async () => {
  api = await startApi('2024-03-20T02:00:00.000Z');
  const [agencyId, elsewhere, subordinate] = [
    await api.agency('某局'),
    await api.agency('某镇'),
    await api.agency('某所'),
  ];
  const everybody: Person = await api.person([
    { agencyId, roles: [...ROLES] },
    { agencyId: '*', roles: ['systemAdministrator'] },
  ]);
  const body = { agencyId: subordinate, superior: agencyId, from: '2020-01-01' };
  await made(everybody.send('PUT', '/api/system/superiors', { body }));
  const requests = `/api/agencies/${agencyId}/requests`;
  const request = await made(everybody.send('POST', requests, { body: paperRequest() }));
  const other = { ...paperRequest(), applicant: { ...paperRequest().applicant, name: '李四', identity: '2' } };
  const erased = await made(everybody.send('POST', requests, { body: other }));
  const letterhead = `/api/agencies/${agencyId}/letterhead`;
  const { version } = (await everybody.get(letterhead)).body as { version: number };
  await made(everybody.send('PUT', letterhead, { body: CASE_LETTERHEAD, version }));
  const receipt = { document: 'receipt', issuedOn: '2024-03-20' };
  const letter = await made(
    everybody.send('POST', `/api/requests/${request.id}/letters`, { body: receipt, version: request.version }),
  );
  const dispute = await made(
    everybody.send('POST', `/api/agencies/${agencyId}/proceedings`, {
      body: { kind: 'reconsideration', openedOn: '2024-03-04' },
    }),
  );
  const correction = await made(
    everybody.send('POST', `/api/agencies/${agencyId}/record-corrections`, {
      body: {
        channel: 'inPerson',
        receivedOn: '2024-03-04',
        applicant: { kind: 'naturalPerson', name: '王五', identity: '3', contact: '4' },
        record: '登记表',
        claim: '有误',
        proof: { note: '户口簿' },
      },
    }),
  );
  const { applicant } = (await everybody.get(`/api/requests/${erased.id}`)).body as { applicant: { person: string } };
  known = {
    agencyId,
    subordinate,
    requests: request.id,
    letter: letter.letter ?? '',
    proceedings: dispute.id,
    'record-corrections': correction.id,
    persons: applicant.person,
    year: '2024',
    region: 'CN',
    proposal: '1',
    n: '1',
    part: 'overview',
    setting: 'instancesPolicy',
    digest: '0'.repeat(64),
  };
  const holiday = { name: '元旦', from: '2027-01-01', to: '2027-01-03', days: 3, makeUp: [] };
  const notice = { json: { year: 2027, holidays: [holiday] } };
  await made(everybody.send('POST', '/api/calendars/CN/proposals', { body: notice }));
  await projectAll(api);
  askers.set('nobody', (method, path, ask) => api.ask(method, path, ask));
  const roleIn = (role: Role, place: string, where: string) => ({
    name: `${role}${where}`,
    held: [{ agencyId: place, roles: [role] }],
  });
  const people = [
    { name: 'no role', held: [] },
    ...ROLES.map((role) => roleIn(role, agencyId, '')),
    ...EVERYWHERE.map((role) => roleIn(role, '*', ' everywhere')),
    ...ROLES.map((role) => roleIn(role, elsewhere, ELSEWHERE)),
  ];
  for (const { name, held } of people) {
    const { cookie } = await api.person(held);
    askers.set(name, (method, path, ask) => api.ask(method, path, { ...ask, headers: { cookie } }));
  }
}, 600_000);
afterAll(() => api.close());

async function made(answer: Promise<Answer>): Promise<{ id: string; version: number; letter?: string }> {
  const { status, body } = await answer;
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body as { id: string; version: number };
}

// Where a body of the right shape alone is refused before anybody asks who sends it.
const bodies = (): Readonly<Record<string, unknown>> => {
  const receipt = { document: 'receipt', issuedOn: '2024-03-20' };
  return {
    'POST /agencies/:agencyId/requests': paperRequest(),
    'POST /requests/:id/letters': receipt,
    'POST /requests/:id/letters/preview': receipt,
    'POST /requests/:id/letters/preview/docx': receipt,
    'POST /agencies/:agencyId/reports/:year/consolidation/reminders': { subordinate: known['subordinate'] },
  };
};

/** What is asked of a route: its body, or one for each kind of act. */
function casesOf(route: RouteSpec): readonly { readonly name: string; readonly ask: Ask }[] {
  const name = `${route.method.toUpperCase()} ${route.path}`;
  const version = route.command === 'existing' ? 99_999 : null;
  if (route.upload) {
    const raw = new FormData();
    raw.set('file', new Blob(['x'], { type: 'text/plain' }), 'x.txt');
    return [{ name, ask: { raw, version } }];
  }
  if (!route.body) return [{ name, ask: { version } }];
  const given = bodies()[name];
  if (given !== undefined) return [{ name, ask: { body: given, version } }];
  const examples = examplesOf(route.body);
  return examples.map((body) => ({
    name: examples.length === 1 ? name : `${name} ${(body as { type: string }).type}`,
    ask: { body, version },
  }));
}

function pathOf({ path, query }: RouteSpec, ids = known): string {
  const filled = path.replace(/^\/([\w-]+)\/:id/, (_, noun: string) => `/${noun}/${ids[noun] ?? NONE}`);
  const [asked] = query ? (examplesOf(query) as readonly Record<string, string>[]) : [];
  const search = new URLSearchParams(asked).toString();
  return `/api${filled.replaceAll(/:(\w+)/g, (_, name: string) => known[name] ?? '')}${search && `?${search}`}`;
}

function outcome({ status, body }: Answer): string {
  const code = (body as { code?: string } | null)?.code;
  if (code === 'session.missing' || code === 'access.denied' || code === 'stream.unknown') return String(status);
  return 'in';
}

async function outcomes(method: string, path: string, ask: Ask): Promise<string[]> {
  const found = await Promise.all(
    [...askers].map(async ([who, send]) => {
      const answer = await send(method, path, { ...ask, commandId: randomUUID() });
      return [who, outcome(answer)] as const;
    }),
  );
  const whoGot = (seen: string) => found.filter(([, one]) => one === seen).map(([who]) => who);
  return [...new Set(found.map(([, seen]) => seen))]
    .sort()
    .map((seen) => `  ${seen}: ${named(whoGot(seen)).join(', ')}`);
}

// All roles of another agency have nearly always the same answer, which then takes one word.
function named(who: readonly string[]): readonly string[] {
  const elsewhere = who.filter((one) => one.endsWith(ELSEWHERE));
  if (elsewhere.length < ROLES.length) return who;
  return [...who.filter((one) => !one.endsWith(ELSEWHERE)), 'every role elsewhere'];
}

async function observed(): Promise<string> {
  const lines: string[] = [];
  // Signing out would end the session that the next question needs.
  for (const route of ROUTES.filter(({ path }) => path !== '/session')) {
    const method = route.method.toUpperCase();
    const cases = casesOf(route);
    for (const { name, ask } of cases) lines.push(name, ...(await outcomes(method, pathOf(route), ask)));
    if (/^\/[\w-]+\/:id/.test(route.path)) {
      lines.push(`${method} ${route.path} of none`, ...(await outcomes(method, pathOf(route, {}), cases[0]!.ask)));
    }
  }
  return `${lines.join('\n')}\n`;
}

describe('every route for every role', () => {
  it('lets through exactly those whom it let through before routes declared their permission', async () => {
    const now = await observed();
    if (process.env['RECORD'] === '1') writeFileSync(RECORDED, now);
    const [before, after] = [readFileSync(RECORDED, 'utf8').split('\n'), now.split('\n')];
    const different = after.filter((line, at) => line !== before[at]);
    expect(different).toEqual([]);
    expect(after).toHaveLength(before.length);
    process.stdout.write(`every route × role: ${different.length} differences\n`);
  }, 600_000);
});
