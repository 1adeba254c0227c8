/* eslint-disable @typescript-eslint/no-unsafe-call -- answers are looked at field by field; a wrong field fails the test */
import { randomUUID } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paperRequest, startApi, type Api, type Person } from '../../test/api';

const LETTERHEAD = {
  numberPrefix: '某街公复',
  agencyKind: 'branchOffice',
  reconsiderationAuthority: '某区人民政府',
  court: '某区人民法院',
  contact: '某路1号，010-12345678',
  howToSubmit: '当面提交或者邮寄至上述地址',
};

let api: Api;
let agencyId: string;
let clerk: Person;
let head: Person;
let id: string;

beforeAll(async () => {
  api = await startApi('2024-03-20T02:00:00.000Z');
  agencyId = await api.agency('某街道办事处');
  clerk = await api.person([{ agencyId, roles: ['clerk'] }]);
  head = await api.person([{ agencyId, roles: ['officeHead'] }]);
  const received = await clerk.send('POST', `/api/agencies/${agencyId}/requests`, { body: paperRequest() });
  id = received.body.id as string;
});
afterAll(() => api.close());

const version = async (): Promise<number> => (await clerk.get(`/api/requests/${id}/letters`)).body.version as number;
const send = async (who: Person, path: string, body: object) =>
  who.send('POST', `/api/requests/${id}/letters${path}`, { body, version: await version() });
const receipt = { document: 'receipt', issuedOn: '2024-03-20' };

describe('letters over the interface', () => {
  it('need the letterhead, which the head of the office sets', async () => {
    expect((await send(clerk, '', receipt)).body.code).toBe('letter.letterhead-missing');
    const path = `/api/agencies/${agencyId}/letterhead`;
    const { body } = await head.get(path);
    expect(body.letterhead).toBeNull();
    const set = (who: Person) => who.send('PUT', path, { body: LETTERHEAD, version: body.version as number });
    expect((await set(clerk)).status).toBe(403);
    expect((await set(head)).status).toBe(200);
    expect((await head.get(path)).body.letterhead).toEqual(LETTERHEAD);
  });

  it('are previewed without a trace in the log, issued, downloaded, sent and delivered', async () => {
    const before = await version();
    const preview = await clerk.send('POST', `/api/requests/${id}/letters/preview`, { body: receipt });
    expect(preview.status).toBe(200);
    expect(preview.body.html).toContain('张三丰');
    const file = await clerk.send('POST', `/api/requests/${id}/letters/preview/docx`, { body: receipt });
    expect(file.headers.get('content-disposition')).toContain('attachment');
    expect(await version()).toBe(before);

    const issued = await send(clerk, '', receipt);
    expect([issued.status, issued.body.number]).toEqual([201, null]);
    const letter = issued.body.letter as string;
    const download = await clerk.get(`/api/requests/${id}/letters/${letter}/file`);
    const part = unzipSync(new Uint8Array(download.body as Buffer))['word/document.xml'];
    expect(strFromU8(part ?? new Uint8Array())).toContain('张三丰');

    const posted = { mode: 'post', carrier: 'otherCourier', sentOn: '2024-03-20' };
    expect((await send(clerk, `/${letter}/sending`, posted)).body.code).toBe('letter.courier-not-allowed');
    expect((await send(clerk, `/${letter}/sending`, { ...posted, carrier: 'postalEnterprise' })).status).toBe(200);
    expect((await send(clerk, `/${letter}/delivery`, { deliveredOn: '2024-03-20' })).status).toBe(200);
    expect((await send(clerk, `/${letter}/voiding`, { reason: '写错' })).body.code).toBe('letter.already-sent');
    const { letters, possible } = (await clerk.get(`/api/requests/${id}/letters`)).body;
    expect(letters).toMatchObject([
      {
        letter,
        label: '登记回执',
        number: null,
        sent: { mode: 'post', sentOn: '2024-03-20' },
        deliveredOn: '2024-03-20',
      },
    ]);
    expect(possible.find((one: { document: string }) => one.document === 'serviceReturn')).toMatchObject({ n: 1 });
    const { timeline } = (await clerk.get(`/api/requests/${id}`)).body;
    expect(timeline.map((entry: { summary: string }) => entry.summary)).toEqual(
      expect.arrayContaining(['2024-03-20 制发登记回执（不编号）', '2024-03-20 文书送达']),
    );
  });

  it('a letter that is none, a stale version and an unknown document are refused', async () => {
    expect((await clerk.get(`/api/requests/${id}/letters/${randomUUID()}/file`)).body.code).toBe('letter.unknown');
    expect((await send(clerk, '', { ...receipt, document: 'poem' })).body.code).toBe('letter.document-unknown');
    const stale = await clerk.send('POST', `/api/requests/${id}/letters`, { body: receipt, version: 1 });
    expect(stale.body.code).toBe('version-stale');
  });
});
