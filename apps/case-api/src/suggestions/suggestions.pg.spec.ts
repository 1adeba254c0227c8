import { afterAll, beforeAll, expect, it } from 'vitest';
import { paperRequest, startApi, type Api, type Person } from '../../test/api';
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

async function act(who: Person, id: string, body: object): Promise<void> {
  const { version } = (await who.get(`/api/requests/${id}`)).body;
  const answer = await who.send('POST', `/api/requests/${id}/acts`, { body, version });
  expect([answer.status, answer.body.code]).toEqual([200, undefined]);
}

async function suggested(information: string, suggestedOn: string): Promise<string> {
  const { id } = (await clerk.send('POST', `/api/agencies/${agencyId}/requests`, { body: paperRequest() })).body;
  await act(clerk, id, { type: 'SuggestDisclosure', by: 'applicant', suggestedOn, information });
  return id;
}

const listed = async (who: Person, state: string) => {
  await projectAll(api);
  return (await who.get(`/api/agencies/${agencyId}/disclosure-suggestions?state=${state}`)).body;
};

it('a suggestion waits to be judged, then to be published, and is done when it is refused or published', async () => {
  const later = await suggested('征收补偿方案', '2024-03-12');
  const earlier = await suggested('学区划分图', '2024-03-11');
  const open = await listed(clerk, 'open');
  expect(open.total).toBe(2);
  expect(open.rows).toMatchObject([
    { request: earlier, n: 1, by: 'applicant', information: '学区划分图', suggestedOn: '2024-03-11', judgedOn: null },
    { request: later, information: '征收补偿方案', accepted: null, publishedOn: null },
  ]);
  const judged = (accepted: boolean) => ({
    type: 'JudgeDisclosureSuggestion',
    n: 1,
    judgedOn: '2024-03-13',
    accepted,
    reason: '涉及公众利益调整',
  });
  await act(head, earlier, judged(false));
  await act(head, later, judged(true));
  expect((await listed(clerk, 'open')).rows).toEqual([]);
  expect((await listed(clerk, 'accepted')).rows).toMatchObject([{ request: later, accepted: true, publishedOn: null }]);
  await act(clerk, later, { type: 'RecordSuggestionPublished', n: 1, publishedOn: '2024-03-14' });
  expect((await listed(clerk, 'accepted')).rows).toEqual([]);
  expect((await listed(clerk, 'done')).rows).toMatchObject([
    { request: earlier, accepted: false },
    { request: later, accepted: true, publishedOn: '2024-03-14' },
  ]);
});

it('what is suggested is opened for those on cases alone, and each look is recorded', async () => {
  const id = await suggested('道路施工计划', '2024-03-10');
  const [hidden] = (await listed(reporter, 'open')).rows;
  expect(hidden).toMatchObject({ request: id, information: null });
  await listed(clerk, 'open');
  const { rows } = await api.pool.query<{ actor: string }>(
    `select actor from unsealing where stream = $1 and purpose = 'suggestion.list'`,
    [`request-${id}`],
  );
  expect(rows).toEqual([{ actor: clerk.userId }]);
  const stored = JSON.stringify(await api.store.readStream(`request-${id}`));
  expect(stored).not.toContain('道路施工计划');
});
