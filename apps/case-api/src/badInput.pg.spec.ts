/* eslint-disable @typescript-eslint/no-unsafe-call -- answers are looked at field by field; a wrong field fails the test */
import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANSWER, PASSWORD, paperRequest, startApi, type Answer, type Api, type Person } from '../test/api';
import { ROUTES } from './openapi/routes';

let api: Api;
let agencyId: string;
let otherAgency: string;
let clerk: Person & { loginName: string };
let stranger: Person;

beforeAll(async () => {
  api = await startApi('2024-03-15T02:00:00.000Z');
  agencyId = await api.agency('甲机关');
  otherAgency = await api.agency('乙机关');
  clerk = await api.person([{ agencyId, roles: ['clerk', 'legal', 'report'] }]);
  const roles = ['clerk', 'signer', 'legal', 'report', 'securityAdministrator', 'systemAdministrator'] as const;
  stranger = await api.person([{ agencyId: otherAgency, roles: [...roles] }]);
});
afterAll(() => api.close());

const requests = (): string => `/api/agencies/${agencyId}/requests`;

function problem({ status, headers, body }: Answer): [number, string] {
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(body).toMatchObject({ status, type: `urn:yishen:problem:${body.code}` });
  expect(body.title).toMatch(/\p{Script=Han}/u);
  expect(body.titleEn).not.toMatch(/\p{Script=Han}/u);
  return [status, body.code];
}

/** Nothing was appended by what `act` did. */
async function appendsNothing<T>(act: () => Promise<T>): Promise<T> {
  const before = await api.store.head();
  const result = await act();
  expect(await api.store.head()).toEqual(before);
  return result;
}

async function received(): Promise<{ id: string; version: number }> {
  return (await clerk.send('POST', requests(), { body: paperRequest() })).body;
}

describe('a command that breaks a rule is refused with its sentence, and nothing is appended', () => {
  it.each([
    [
      'an unknown applicant kind',
      { applicant: { kind: 'alien', name: '甲', contact: '1' } },
      422,
      'request.applicant-kind-unknown',
    ],
    ['a receipt date in the future', { receivedOn: '2024-03-16' }, 422, 'request.received-in-future'],
    ['a date that is none', { receivedOn: '2024-02-30' }, 422, 'date.invalid'],
    ['a missing field', { content: undefined }, 422, 'body.invalid'],
    ['a field of another type', { content: 7 }, 422, 'body.invalid'],
    ['a NUL in a text', { content: 'a\u0000b' }, 422, 'unstorable'],
    ['half a surrogate pair in a text', { content: 'a\ud800b' }, 422, 'unstorable'],
    ['a control character in a text', { content: 'a\u001bb' }, 422, 'text.control-character'],
    ['a file that nobody stored', { scan: { digest: 'a'.repeat(64) } }, 404, 'file.unknown'],
  ])('%s', async (_, change, status, code) => {
    const body = { ...paperRequest(), ...change };
    const answer = await appendsNothing(() => clerk.send('POST', requests(), { body }));
    expect(problem(answer)).toEqual([status, code]);
  });

  it('says where a body is wrong, and never quotes it', async () => {
    const applicant = { kind: 'naturalPerson', name: '', contact: '秘密'.repeat(1000) };
    const { body } = await clerk.send('POST', requests(), { body: { ...paperRequest(), applicant } });
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/applicant/name',
      '/applicant/contact',
    ]);
    expect(JSON.stringify(body)).not.toContain('秘密');
  });

  it('says in which text a control character stands, in Chinese', async () => {
    const applicant = { kind: 'naturalPerson', name: '李\u0007四', contact: '1' };
    const { body } = await clerk.send('POST', requests(), { body: { ...paperRequest(), applicant } });
    expect(body.errors).toEqual([{ pointer: '/applicant/name', rule: 'controlCharacter' }]);
    expect(body.detail).toBe('以下各处含有控制字符（只可用换行和制表符），请删去后重新提交：/applicant/name');
  });

  it('an answer to an answered case', async () => {
    const { id, version } = await received();
    const first = await clerk.send('POST', `/api/requests/${id}/answer`, { body: ANSWER, version });
    const again = await appendsNothing(() =>
      clerk.send('POST', `/api/requests/${id}/answer`, { body: ANSWER, version: first.body.version }),
    );
    expect(problem(again)).toEqual([409, 'request.already-concluded']);
    expect(again.body.detail).toContain('2024-03-10');
  });

  it('a stale version', async () => {
    const { id, version } = await received();
    const stale = await appendsNothing(() =>
      clerk.send('POST', `/api/requests/${id}/answer`, { body: ANSWER, version: version - 1 }),
    );
    expect(problem(stale)).toEqual([412, 'version-stale']);
    expect(stale.body.parameters).toEqual({ expected: version - 1, actual: version });
  });

  it('a command without its headers', async () => {
    const { id } = await received();
    const path = `/api/requests/${id}/answer`;
    expect(problem(await clerk.send('POST', path, { body: ANSWER }))).toEqual([428, 'if-match.missing']);
    expect(problem(await clerk.send('POST', path, { body: ANSWER, commandId: null, version: 2 }))).toEqual([
      428,
      'idempotency-key.missing',
    ]);
    expect(problem(await clerk.send('POST', path, { body: ANSWER, commandId: 'no', version: 2 }))).toEqual([
      400,
      'idempotency-key.malformed',
    ]);
    const headers = { 'if-match': '*' };
    expect(problem(await clerk.send('POST', path, { body: ANSWER, headers }))).toEqual([400, 'if-match.malformed']);
  });

  it('a command id used with another body; with the same it gets the first answer', async () => {
    const commandId = randomUUID();
    const first = await clerk.send('POST', requests(), { body: paperRequest(), commandId });
    const again = await clerk.send('POST', requests(), { body: paperRequest(), commandId });
    expect(again.body).toEqual({ ...first.body, repeated: true });
    const body = { ...paperRequest(), content: '另一件事' };
    const reused = await appendsNothing(() => clerk.send('POST', requests(), { body, commandId }));
    expect(problem(reused)).toEqual([409, 'command-reused']);
  });

  it('a role that may not do it', async () => {
    const reader = await api.person([{ agencyId, roles: ['auditor'] }]);
    const answer = await appendsNothing(() => reader.send('POST', requests(), { body: paperRequest() }));
    expect(problem(answer)).toEqual([403, 'access.denied']);
  });
});

describe('a request that is not one', () => {
  const json = { 'content-type': 'application/json' };

  it('malformed JSON, an empty body, another media type, an unknown address', async () => {
    const send = (raw: string, headers = json) => clerk.send('POST', requests(), { raw, headers });
    expect(problem(await send('{"channel":'))).toEqual([400, 'body.malformed']);
    expect(problem(await send(''))).toEqual([400, 'body.malformed']);
    expect(problem(await send('<a/>', { 'content-type': 'application/xml' }))).toEqual([415, 'body.media-type']);
    expect(problem(await clerk.get('/api/nothing'))).toEqual([404, 'route.unknown']);
    expect(problem(await clerk.get('/api/requests/not-an-id'))).toEqual([400, 'parameters.invalid']);
    expect(problem(await clerk.get(`${requests()}?page=0`))).toEqual([400, 'parameters.invalid']);
  });

  it('a body over the limit, announced or streamed', async () => {
    const content = 'x'.repeat(1_100_000);
    const announced = await clerk.send('POST', requests(), { body: { ...paperRequest(), content } });
    expect(problem(announced)).toEqual([413, 'body.too-large']);
    expect(await streamed(content)).toEqual([413, 'body.too-large']);
  });

  it('keys that would change an object’s prototype', async () => {
    const raw = '{"__proto__":{"admin":true},"channel":"inPerson"}';
    const answer = await clerk.send('POST', requests(), { raw, headers: json });
    expect(problem(answer)).toEqual([400, 'body.malformed']);
  });

  async function streamed(content: string): Promise<[number, string]> {
    const headers = { ...json, cookie: clerk.cookie, 'idempotency-key': randomUUID() };
    return new Promise((resolve, reject) => {
      const sending = httpRequest(`${api.url}${requests()}`, { method: 'POST', headers }, (response) => {
        let text = '';
        response.on('data', (chunk) => (text += String(chunk)));
        response.on('end', () => resolve([response.statusCode ?? 0, (JSON.parse(text) as { code: string }).code]));
      });
      // The server may close the connection once it has answered.
      sending.on('error', (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' ? undefined : reject(error)));
      sending.write(content.slice(0, 500_000));
      sending.end(content.slice(500_000));
    });
  }
});

describe('signing in', () => {
  const session = (body: unknown) => api.ask('POST', '/api/session', { body, commandId: null });

  it('a wrong password and an unknown name are refused alike; many lock the name for a while', async () => {
    const { loginName } = await api.person([{ agencyId, roles: ['clerk'] }]);
    const unknown = await session({ loginName: 'nobody-here', password: 'x' });
    expect(problem(unknown)).toEqual([401, 'session.wrong-password']);
    const codes: string[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const answer = await session({ loginName, password: 'wrong' });
      codes.push(answer.body.code);
      if (answer.status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(codes.at(0)).toBe('session.wrong-password');
    expect(codes.at(-1)).toBe('session.locked');
    expect(problem(await session({ loginName, password: PASSWORD }))).toEqual([429, 'session.locked']);
  });

  it('the cookie is not for scripts or other sites, and a session that was signed out is over', async () => {
    const signedIn = await session({ loginName: clerk.loginName, password: PASSWORD });
    const set = signedIn.headers.get('set-cookie') ?? '';
    expect(set).toMatch(/HttpOnly/);
    expect(set).toMatch(/SameSite=Strict/);
    const headers = { cookie: set.split(';', 1)[0] ?? '' };
    expect((await api.ask('GET', '/api/session', { headers })).status).toBe(200);
    expect((await api.ask('DELETE', '/api/session', { headers })).status).toBe(204);
    expect(problem(await api.ask('GET', '/api/session', { headers }))).toEqual([401, 'session.missing']);
  });

  it('every route but the open ones needs a session', async () => {
    const open = ROUTES.filter(({ access }) => access === 'open').map(({ method, path }) => `${method} ${path}`);
    expect(open.sort()).toEqual([
      'delete /session',
      'get /health/live',
      'get /health/ready',
      'get /openapi.json',
      'post /session',
    ]);
    for (const { method, path } of ROUTES.filter(({ access }) => access !== 'open')) {
      const url = `/api${path.replace(':year', '2024').replaceAll(/:\w+/g, randomUUID())}`;
      const answer = await api.ask(method.toUpperCase(), url, method === 'get' ? {} : { body: {} });
      expect([url, ...problem(answer)]).toEqual([url, 401, 'session.missing']);
    }
  });
});

const arrival = () => {
  const { receivedOn: arrivedOn, ...facts } = paperRequest();
  return { ...facts, channel: 'online', arrivedOn };
};

describe('another agency’s records', () => {
  it('are answered as if there were none, on every route, and nothing changes', async () => {
    const { id, version } = await received();
    const opened = await clerk.send('POST', `/api/agencies/${agencyId}/proceedings`, {
      body: { kind: 'reconsideration', openedOn: '2024-03-12', request: id },
    });
    expect(opened.status).toBe(201);
    const correcting = {
      channel: 'inPerson',
      receivedOn: '2024-03-04',
      applicant: { kind: 'naturalPerson', name: '李四光', contact: '13900139000' },
      record: '某登记表',
      claim: '住址有误',
      proof: { note: '户口簿' },
    };
    const asked = await clerk.send('POST', `/api/agencies/${agencyId}/record-corrections`, { body: correcting });
    expect(asked.status).toBe(201);
    const [year, digest] = ['2024', 'a'.repeat(64)];
    const letter = { document: 'receipt', issuedOn: '2024-03-10' };
    const line = 'x';
    const letterhead = { numberPrefix: line, agencyKind: 'department', reconsiderationAuthority: line, court: line };
    const bodies: Record<string, object> = {
      'post /requests/:id/letters': letter,
      'post /requests/:id/letters/preview': letter,
      'post /requests/:id/letters/preview/docx': letter,
      'post /requests/:id/letters/:letter/sending': { mode: 'direct', sentOn: '2024-03-10' },
      'post /requests/:id/letters/:letter/delivery': { deliveredOn: '2024-03-10' },
      'post /requests/:id/letters/:letter/voiding': { reason: '写错' },
      'put /agencies/:agencyId/letterhead': { ...letterhead, contact: line, howToSubmit: line },
      'post /agencies/:agencyId/requests': paperRequest(),
      'post /agencies/:agencyId/arrivals': arrival(),
      'post /requests/:id/acts': { type: 'WithdrawRequest', withdrawnOn: '2024-03-10' },
      'post /requests/:id/what-if': { acts: [{ type: 'WithdrawRequest', withdrawnOn: '2024-03-10' }] },
      'post /requests/:id/answer': ANSWER,
      'post /requests/:id/withdrawal': { withdrawnOn: '2024-03-10' },
      'post /agencies/:agencyId/proceedings': { kind: 'reconsideration', openedOn: '2024-03-12' },
      'post /proceedings/:id/conclusion': { outcome: 'upheld', concludedOn: '2024-03-14' },
      'post /proceedings/:id/facts': { type: 'ResumeProceeding', instance: 1, on: '2024-03-14' },
      'put /agencies/:agencyId/publications/:year/figures': { figures: { fees: '1' } },
      'post /agencies/:agencyId/norms': { kind: 'rules', title: '甲', issuedOn: '2024-03-01' },
      'post /agencies/:agencyId/norms/:n/repeal': { repealedOn: '2024-03-01' },
      'post /agencies/:agencyId/norms/:n/amendment': { changes: {}, reason: '误录' },
      'put /agencies/:agencyId/settings/:setting': { value: 'automatic' },
      'put /agencies/:agencyId/reports/:year/narrative/:part': { text: '总体情况', baseRevision: 0 },
      'post /agencies/:agencyId/reports/:year/publication': { n: 1, publishedOn: '2024-03-14', where: '门户' },
      'put /agencies/:agencyId/reports/:year/recorded': { tables: {}, source: 'hand' },
      'post /agencies/:agencyId/reports/:year/consolidation/reminders': { subordinate: otherAgency },
      'put /agencies/:agencyId/reports/:year/consolidation/subordinates/:subordinate': { tables: {}, source: 'hand' },
      'post /agencies/:agencyId/reports/:year/rehearsal': { on: '2024-03-11' },
      'post /agencies/:agencyId/applicant-matches': { name: '李四', contact: '13900139000' },
      'post /requests/:id/split': { splitOn: '2024-03-14', contents: ['甲', '乙'] },
      'post /agencies/:agencyId/record-corrections': correcting,
      'post /record-corrections/:id/acts': { type: 'WithdrawRecordCorrection', withdrawnOn: '2024-03-10' },
      'post /persons/:id/erasure': { ground: 'otherLaw' },
    };
    const bounded = ROUTES.filter(({ path }) => /:(agencyId|id)\b/.test(path));
    await appendsNothing(async () => {
      for (const { method, path } of bounded) {
        const correction = path.startsWith('/record-corrections') ? asked.body : undefined;
        const stream = path.startsWith('/proceedings') ? opened.body.id : (correction?.id ?? id);
        const filled = path
          .replace(':agencyId', agencyId)
          .replace(':id', stream)
          .replace(':year', year)
          .replace(':part', 'overview')
          .replace(':n', '1')
          .replace(':digest', digest)
          .replace(':letter', randomUUID())
          .replace(':subordinate', otherAgency)
          .replace(':setting', 'lapse');
        const queries = { '/cells': '?table=three&row=N&column=total', '/consolidation/file': '?format=json' };
        const query = Object.entries(queries).find(([end]) => path.endsWith(end))?.[1] ?? '';
        const body = method === 'get' ? undefined : (bodies[`${method} ${path}`] ?? {});
        const at = path.startsWith('/proceedings') ? opened.body.version : path.includes('publications') ? 0 : version;
        const answer =
          method === 'get'
            ? await stranger.get(`/api${filled}${query}`)
            : await stranger.send(method === 'put' ? 'PUT' : 'POST', `/api${filled}`, { body, version: at });
        expect([`${method} ${path}`, ...problem(answer)]).toEqual([`${method} ${path}`, 404, 'stream.unknown']);
      }
    });
    const nobody = await stranger.get(`/api/requests/${randomUUID()}`);
    const foreign = await stranger.get(`/api/requests/${id}`);
    const own = { instance: '', requestId: '' };
    expect({ ...foreign.body, ...own }).toEqual({ ...nobody.body, ...own });
  });

  it('their files neither: not to read, nor to tie to one’s own request', async () => {
    const form = new FormData();
    form.append('file', new Blob(['secret'], { type: 'text/plain' }), 'a.txt');
    const stored = await clerk.send('POST', `/api/agencies/${agencyId}/files`, { raw: form });
    const { digest } = stored.body;
    const read = await stranger.get(`/api/agencies/${otherAgency}/files/${digest}`);
    expect(problem(read)).toEqual([404, 'file.unknown']);
    const body = { ...paperRequest(), scan: { digest } };
    const tied = await appendsNothing(() => stranger.send('POST', `/api/agencies/${otherAgency}/requests`, { body }));
    expect(problem(tied)).toEqual([404, 'file.unknown']);
  });
});

describe('a name that nobody reads', () => {
  const unknown = ({ status, body }: Answer) => ({ status, code: body.code, errors: body.errors });

  it('is refused in a notice to the applicant: a misspelt period would give them another one', async () => {
    const { id, version } = await received();
    const body = { type: 'IssueSupplementNotice', issuedOn: '2024-03-13', items: ['甲'], replyWorkingdays: 5 };
    const answer = await appendsNothing(() => clerk.send('POST', `/api/requests/${id}/acts`, { body, version }));
    expect(unknown(answer)).toEqual({
      status: 422,
      code: 'body.unknown-field',
      errors: [
        {
          pointer: '/replyWorkingdays',
          rule: 'unknown-field',
          known: ['type', 'issuedOn', 'items', 'guidance', 'replyWorkingDays', 'whenLate', 'override'],
        },
      ],
    });
  });

  it('is refused in an order of a dispute: `days` is none of its periods', async () => {
    const opened = { kind: 'reconsideration', openedOn: '2024-03-04' };
    const dispute = await clerk.send('POST', `/api/agencies/${agencyId}/proceedings`, { body: opened });
    const { id, version } = dispute.body;
    const body = { type: 'ReceiveOrder', instance: 1, order: 'reanswer', receivedOn: '2024-03-12', days: 20 };
    const answer = await appendsNothing(() => clerk.send('POST', `/api/proceedings/${id}/facts`, { body, version }));
    expect(unknown(answer)).toEqual({
      status: 422,
      code: 'body.unknown-field',
      errors: [
        {
          pointer: '/days',
          rule: 'unknown-field',
          known: ['type', 'instance', 'order', 'receivedOn', 'workingDays', 'until', 'note'],
        },
      ],
    });
  });

  it.each(['requests', 'proceedings', 'record-corrections', 'incidents', 'norms', 'challenge-windows'])(
    'is refused as a filter of the list of %s, which would be whole',
    async (list) => {
      const answer = await stranger.get(`/api/agencies/${otherAgency}/${list}?name=甲`);
      expect(unknown(answer)).toMatchObject({
        status: 422,
        code: 'parameters.unknown',
        errors: [{ pointer: '/name', rule: 'unknown-field', known: expect.any(Array) }],
      });
    },
  );
});
