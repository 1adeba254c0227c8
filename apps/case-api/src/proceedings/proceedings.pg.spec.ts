/* eslint-disable @typescript-eslint/no-unsafe-call -- answers are looked at field by field; a wrong field fails the test */
import { proceedingStream } from '@yishen/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paperRequest, startApi, type Api, type Person } from '../../test/api';
import { projectAll } from '../../test/projected';

let api: Api;
let agencyId: string;
let clerk: Person;
let legal: Person;

beforeAll(async () => {
  api = await startApi('2024-03-15T02:00:00.000Z');
  agencyId = await api.agency('昆都仑区阿尔丁大街街道办事处');
  clerk = await api.person([{ agencyId, roles: ['clerk'] }]);
  legal = await api.person([{ agencyId, roles: ['legal'] }]);
});
afterAll(() => api.close());

interface Dispute {
  readonly id: string;
  version: number;
}

async function opened(more: object = {}): Promise<Dispute> {
  const body = { kind: 'reconsideration', openedOn: '2024-03-04', ...more };
  const answer = await legal.send('POST', `/api/agencies/${agencyId}/proceedings`, { body });
  expect(answer.status).toBe(201);
  return answer.body;
}

async function act(dispute: Dispute, body: object): Promise<{ status: number; code: string | undefined }> {
  const path = `/api/proceedings/${dispute.id}/facts`;
  const answer = await legal.send('POST', path, { body, version: dispute.version });
  if (answer.status === 200) dispute.version = answer.body.version;
  return { status: answer.status, code: answer.body.code };
}

const NOTICE = {
  type: 'ReceiveNotice',
  instance: 1,
  receivedOn: '2024-03-05',
  procedure: 'ordinary',
  note: '由王某签收',
};
const page = async ({ id }: Dispute, reader = legal) => (await reader.get(`/api/proceedings/${id}`)).body;

describe('an order to answer anew', () => {
  it('is one entry and one clock: recorded on the dispute, it runs on the request it is about', async () => {
    const request = (await clerk.send('POST', `/api/agencies/${agencyId}/requests`, { body: paperRequest() })).body;
    const answered = await clerk.send('POST', `/api/requests/${request.id}/answer`, {
      body: { decision: 'A9', repliedOn: '2024-03-08', serviceMode: 'post' },
      version: request.version,
    });
    expect(answered.status).toBe(200);
    const dispute = await opened({ request: request.id, challenges: 'decision', openedOn: '2024-03-11' });
    const concluded = {
      type: 'ConcludeInstance',
      instance: 1,
      outcome: 'annulled',
      decidedOn: '2024-03-12',
      receivedOn: '2024-03-12',
    };
    expect(await act(dispute, concluded)).toMatchObject({ status: 200 });
    const order = { type: 'ReceiveOrder', instance: 1, order: 'reanswer', receivedOn: '2024-03-14', workingDays: 15 };
    expect(await act(dispute, order)).toMatchObject({ status: 200 });

    const shown = await page(dispute);
    expect(shown.orders).toMatchObject([{ order: 'reanswer', workingDays: 15 }]);
    expect(shown.deadlines.filter(({ kind }: { kind: string }) => kind === 'reanswer')).toEqual([]);
    const about = (await legal.get(`/api/requests/${request.id}`)).body;
    const clocks = about.deadlines.filter(({ kind }: { kind: string }) => kind === 'reanswer');
    expect(clocks).toMatchObject([{ workingDays: 15, state: 'running' }]);
    const types = async (stream: string) =>
      (await api.store.readStream(stream)).map(({ type, commandId }) => ({ type, commandId }));
    const received = (await types(proceedingStream(dispute.id))).find(({ type }) => type === 'OrderReceived');
    const ordered = (await types(`request-${request.id}`)).find(({ type }) => type === 'ReanswerOrdered');
    expect(ordered?.commandId).toBe(received?.commandId);

    // The correction is one entry as well, and so is taking it back.
    const clockOf = async () => {
      const { deadlines } = (await legal.get(`/api/requests/${request.id}`)).body;
      return deadlines.filter(({ kind }: { kind: string }) => kind === 'reanswer');
    };
    const correction = { type: 'CorrectProceeding', fact: 'OrderReceived', n: 1, reason: '送达回证为13日' };
    expect(await act(dispute, { ...correction, changes: { receivedOn: '2024-03-13', workingDays: 10 } })).toMatchObject(
      {
        status: 200,
      },
    );
    expect(await clockOf()).toMatchObject([{ from: '2024-03-13', workingDays: 10 }]);
    expect((await page(dispute)).orders).toMatchObject([{ receivedOn: '2024-03-13', workingDays: 10 }]);
    expect(await act(dispute, { ...correction, changes: {}, voided: true })).toMatchObject({ status: 200 });
    expect(await clockOf()).toEqual([]);
    expect((await page(dispute)).orders).toEqual([]);
  });
});

describe('a dispute from notice to result', () => {
  it('is recorded step by step, and its page says every date and why', async () => {
    const request = (await clerk.send('POST', `/api/agencies/${agencyId}/requests`, { body: paperRequest() })).body.id;
    const texts = { body: '昆都仑区人民政府', caseNumber: '昆政复〔2024〕3号' };
    const dispute = await opened({ request, challenges: 'missedDeadline', ...texts });
    expect(await act(dispute, NOTICE)).toMatchObject({ status: 200 });
    const before = await page(dispute);
    expect(before).toMatchObject({ status: 'open', request, challenges: 'missedDeadline', standing: 'respondent' });
    expect(before.instances).toMatchObject([
      { n: 1, forum: 'reconsideration', ...texts, noticeReceivedOn: '2024-03-05' },
    ]);
    const [reply] = before.deadlines;
    expect(reply).toMatchObject({ kind: 'replyAndEvidence', dueOn: '2024-03-19', state: 'running', party: 'agency' });
    expect(reply.why).toBe(
      '2024-03-05 的次日起算，10 个工作日，2024-03-19 届满（《行政复议法》（2023年修订）第四十八条）',
    );
    expect(before.timeline.map(({ summary }: { summary: string }) => summary)).toEqual([
      '2024-03-04 受理：行政复议',
      '期限更新：没有进行中的期限',
      '2024-03-05 收到副本通知（普通程序）',
      '期限更新：答复（答辩）与举证 2024-03-19',
    ]);
    expect(before.timeline[2].note).toBe('由王某签收');
    expect(await act(dispute, { type: 'FileReply', instance: 1, filedOn: '2024-03-14' })).toMatchObject({
      status: 200,
    });
    const concluding = {
      type: 'ConcludeInstance',
      instance: 1,
      outcome: 'orderedToPerform',
      decidedOn: '2024-03-14',
      receivedOn: '2024-03-15',
    };
    expect(await act(dispute, concluding)).toMatchObject({ status: 200 });
    const order = { type: 'ReceiveOrder', instance: 1, order: 'reanswer', receivedOn: '2024-03-15' };
    expect(await act(dispute, order)).toMatchObject({ status: 200 });
    const after = await page(dispute);
    expect(after).toMatchObject({ status: 'concluded', countsIn: [{ year: 2024, label: '表四 行政复议 · 结果纠正' }] });
    expect(after.orders).toMatchObject([{ n: 1, workingDays: 20, carriedOutOn: null }]);
    expect(after.deadlines.find(({ kind }: { kind: string }) => kind === 'reanswer')).toMatchObject({
      dueOn: '2024-04-15',
    });
  });

  it('keeps the texts from those who may not open them, and out of the log in clear', async () => {
    const dispute = await opened({ caseNumber: '昆政复〔2024〕4号' });
    await act(dispute, NOTICE);
    const seen = await page(dispute, clerk);
    expect(seen.instances[0]).toMatchObject({ caseNumber: null });
    expect(seen.timeline[2].note).toBeNull();
    expect(seen.acts.every(({ allowed }: { allowed: boolean }) => !allowed)).toBe(true);
    const events = await api.store.readStream(proceedingStream(dispute.id));
    expect(JSON.stringify(events.map(({ data }) => data))).not.toMatch(/昆政复|王某/);
  });

  it('is corrected by a new event, with its reason', async () => {
    const dispute = await opened();
    await act(dispute, NOTICE);
    const correction = {
      type: 'CorrectProceeding',
      fact: 'NoticeReceived',
      n: 1,
      changes: { receivedOn: '2024-03-06' },
      reason: '邮戳看错',
    };
    expect(await act(dispute, correction)).toMatchObject({ status: 200 });
    const { facts, timeline, deadlines } = await page(dispute);
    expect(facts[1]).toMatchObject({
      type: 'NoticeReceived',
      values: { receivedOn: '2024-03-06', procedure: 'ordinary' },
    });
    expect(timeline.at(-2)).toMatchObject({
      summary: '更正：收到副本通知 1（receivedOn → 2024-03-06）',
      note: '邮戳看错',
    });
    expect(deadlines[0].dueOn).toBe('2024-03-20');
  });

  it('refuses what cannot be, with its code, and a stale version', async () => {
    const dispute = await opened();
    expect(await act(dispute, { ...NOTICE, receivedOn: '2024-03-01' })).toEqual({
      status: 422,
      code: 'proceeding.dates-out-of-order',
    });
    expect(await act(dispute, { type: 'FileReply', instance: 1, filedOn: '2024-03-05' })).toEqual({
      status: 422,
      code: 'proceeding.notice-missing',
    });
    expect(await act(dispute, { type: 'Dance' })).toEqual({ status: 422, code: 'body.invalid' });
    expect(await act({ ...dispute, version: 1 }, NOTICE)).toEqual({ status: 412, code: 'version-stale' });
    const denied = await clerk.send('POST', `/api/proceedings/${dispute.id}/facts`, {
      body: NOTICE,
      version: dispute.version,
    });
    expect([denied.status, denied.body.code]).toEqual([403, 'access.denied']);
  });

  it('a suit names the reconsideration it followed', async () => {
    const first = await opened();
    const suit = await opened({
      kind: 'suitAfterReconsideration',
      standing: 'originalWithReviewer',
      reconsideration: first.id,
    });
    expect(await page(suit)).toMatchObject({ reconsideration: first.id, standing: 'originalWithReviewer' });
    const body = { kind: 'directSuit', openedOn: '2024-03-04', reconsideration: first.id };
    const refused = await legal.send('POST', `/api/agencies/${agencyId}/proceedings`, { body });
    expect(refused.body.code).toBe('proceeding.reconsideration-not-taken');
  });
});

describe('the board of what can still be filed', () => {
  const board = async (of: string) =>
    (await legal.get(`/api/agencies/${agencyId}/challenge-windows?of=${of}`)).body as {
      rows: { id: string; windows: object[]; sentence: string | null; proceedings: string[] }[];
    };

  it('says route, last day and what started it, for served and unserved answers and for missing ones', async () => {
    const receive = async () => {
      const answer = await clerk.send('POST', `/api/agencies/${agencyId}/requests`, { body: paperRequest() });
      return answer.body as { id: string; version: number };
    };
    const answered = async (decision: string, more: object = {}) => {
      const { id, version } = await receive();
      const body = { decision, repliedOn: '2024-03-11', serviceMode: 'post', ...more };
      const { body: done } = await clerk.send('POST', `/api/requests/${id}/answer`, { body, version });
      return { id, version: done.version as number };
    };
    const [served, unserved, unanswered] = [await answered('A12'), await answered('A8'), await receive()];
    const untold = await answered('A12', { remedies: 'untold' });
    const delivery = { type: 'RecordDelivery', deliveredOn: '2024-03-14' };
    const { timeline } = (await clerk.get(`/api/requests/${untold.id}`)).body;
    expect(timeline.map(({ summary }: { summary: string }) => summary).join()).toContain('未告知救济途径和期限');
    for (const { id, version } of [served, untold]) {
      expect((await clerk.send('POST', `/api/requests/${id}/acts`, { body: delivery, version })).status).toBe(200);
    }
    api.at('2024-04-15T02:00:00.000Z');
    await projectAll(api);
    const rowOf = async (of: string, { id }: { id: string }) => (await board(of)).rows.find((row) => row.id === id);
    const either = await rowOf('served', served);
    expect(either?.windows).toMatchObject([
      { route: 'reconsideration', first: false, startedBy: 'delivery', until: '2024-05-13', state: 'open' },
      { route: 'suit', startedBy: 'delivery', until: '2024-09-14', state: 'open' },
    ]);
    expect(either?.sentence).toContain('六个月内依法向{court}提起行政诉讼');
    expect((await rowOf('unserved', unserved))?.windows).toMatchObject([
      { route: 'reconsideration', first: true, startedBy: 'unknown', until: '2029-03-12' },
    ]);
    expect((await rowOf('unanswered', unanswered))?.windows).toMatchObject([
      { route: 'reconsideration', first: true, startedBy: 'expiry', from: '2024-03-29', until: '2024-05-28' },
    ]);
    expect(await rowOf('served', unserved)).toBeUndefined();
    // 复议法 第二十条第三款、行诉解释 第六十四条: who was not told has a year from knowing what was decided.
    api.at('2025-02-10T02:00:00.000Z');
    expect((await rowOf('served', untold))?.windows).toMatchObject([
      { route: 'reconsideration', startedBy: 'knowledge', until: '2025-03-14', state: 'open' },
      { route: 'suit', startedBy: 'knowledge', until: '2025-03-14', state: 'open' },
    ]);
    expect(await rowOf('served', served)).toBeUndefined();
    api.at('2024-03-15T02:00:00.000Z');
  });
});
