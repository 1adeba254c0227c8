import { randomUUID } from 'node:crypto';
import { letterbookStream, requestStream } from '@yishen/domain';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINE, openOffice, paperRequest, refusal, staff, type Office } from '../../test/office';
import type { Commands, IssuedLetter } from '../index';

const LETTERHEAD = {
  numberPrefix: '某街公复',
  agencyKind: 'branchOffice',
  reconsiderationAuthority: '某区人民政府',
  court: '某区人民法院',
  contact: '某路1号，010-12345678',
  howToSubmit: '当面提交或者邮寄至上述地址',
};

let office: Office;
let agencyId: string;
let clerk: ReturnType<typeof staff>;
let signer: ReturnType<typeof staff>;
let reviewer: ReturnType<typeof staff>;

beforeAll(async () => {
  office = await openOffice('2024-03-20T02:00:00.000Z', { log: 'postgres' });
});
afterAll(() => office.close());

async function newAgency(): Promise<void> {
  const name = `某街道办事处`;
  agencyId = (await office.commands.registerAgency(ENGINE, randomUUID(), { name, region: 'CN' })).id;
  clerk = staff(agencyId, 'clerk');
  signer = staff(agencyId, 'signer');
  reviewer = staff(agencyId, 'reviewer', 'legal');
  await office.commands.setAgencyLetterhead(staff(agencyId, 'systemAdministrator'), randomUUID(), {
    agencyId,
    letterhead: LETTERHEAD,
  });
}

const receive = async (): Promise<string> =>
  (await office.commands.receiveRequest(clerk, randomUUID(), paperRequest(agencyId))).id;
const issueReceipt = (id: string, commands: Commands = office.commands, commandId: string = randomUUID()) =>
  commands.issueLetter(clerk, commandId, { id, document: 'consultationNotice', n: 1, issuedOn: '2024-03-20' });

async function withConsultation(): Promise<string> {
  const id = await receive();
  await office.commands.actOnRequest(clerk, randomUUID(), {
    id,
    act: {
      type: 'StartConsultation',
      party: 'thirdParty',
      name: '某某建筑有限公司',
      question: '拟公开投标报价',
      sentOn: '2024-03-05',
    },
  });
  return id;
}

async function lettersIn(id: string) {
  return (await office.commands.listLetters(clerk, id)).letters;
}

async function textOf(digest: string): Promise<string> {
  const opened = await office.files.get(digest);
  const part = opened && unzipSync(new Uint8Array(opened.bytes))['word/document.xml'];
  if (!part) throw new Error('no document part');
  return [...strFromU8(part).matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('');
}

async function numbersOf(): Promise<number[]> {
  const events = await office.store.readStream(letterbookStream(agencyId, 2024));
  return events
    .filter(({ type }) => type === 'LetterNumbered')
    .map(({ data }) => (data as unknown as { number: number }).number);
}

describe('the numbers of letters', () => {
  it('are 1 to n without gaps or duplicates, however many are issued at once and in however many processes', async () => {
    await newAgency();
    const requests = await Promise.all(Array.from({ length: 24 }, withConsultation));
    const processes = [office.commands, office.another(), office.another()];
    const issued = await Promise.all(requests.map((id, at) => issueReceipt(id, processes[at % 3])));
    expect(await numbersOf()).toEqual(requests.map((_, at) => at + 1));
    expect(issued.map(({ number }) => number).sort()).toEqual(
      requests.map((_, at) => `某街公复〔2024〕${at + 1}号`).sort(),
    );
    // Each letter prints the number that the book gave it, and nothing is left of the tries that lost theirs.
    for (const [at, id] of requests.entries()) {
      const [letter] = await lettersIn(id);
      expect(await textOf(letter?.file.digest ?? '')).toContain(issued[at]?.number);
    }
    const kept: string[] = [];
    for await (const digest of office.files.list()) kept.push(digest);
    expect(kept).toHaveLength(requests.length);
  });

  it('stay the same for a resent command, and none is taken by a refused one', async () => {
    await newAgency();
    const id = await withConsultation();
    const commandId = randomUUID();
    const first = await issueReceipt(id, office.commands, commandId);
    expect(await issueReceipt(id, office.commands, commandId)).toEqual({ ...first, repeated: true });
    expect(await refusal(issueReceipt(id))).toBe('letter.already-issued');
    expect(await refusal(issueReceipt(await receive()))).toBe('letter.not-available');
    expect(await numbersOf()).toEqual([1]);
  });

  it('stay in the book, void, when a letter is cancelled, and the next letter gets the next one', async () => {
    await newAgency();
    const id = await withConsultation();
    const { letter } = await issueReceipt(id);
    await office.commands.voidLetter(clerk, randomUUID(), { id, letter, reason: '日期写错' });
    expect((await issueReceipt(id)).number).toBe('某街公复〔2024〕2号');
    const events = await office.store.readStream(letterbookStream(agencyId, 2024));
    expect(events.map(({ type }) => type)).toEqual(['LetterNumbered', 'LetterNumberVoided', 'LetterNumbered']);
    expect((await lettersIn(id)).map(({ isVoid }) => isVoid)).toEqual([true, false]);
    expect(JSON.stringify(events)).not.toContain('日期写错');
  });
});

describe('a letter of a case', () => {
  it('that is an answer is made from the signed draft, and not before it is signed (第四十五条)', async () => {
    await newAgency();
    const id = await receive();
    const act = (who: typeof clerk, one: never) => office.commands.actOnRequest(who, randomUUID(), { id, act: one });
    await act(clerk, {
      type: 'DraftDecision',
      decision: 'A9',
      contents: { item: '第4次会议讨论记录', class: '讨论记录', reasons: '属于内部讨论' },
    } as never);
    const input = { id, document: 'refusalReply', n: 1, issuedOn: '2024-03-20' };
    expect(await refusal(office.commands.issueLetter(signer, randomUUID(), input))).toBe('letter.decision-not-signed');
    await act(reviewer, { type: 'ReviewDecision', review: 'legal', verdict: 'passed' } as never);
    await act(signer, { type: 'SignDecision', signedOn: '2024-03-18' } as never);
    const preview = await office.commands.previewLetter(clerk, input);
    expect(preview.number).toBe('某街公复〔2024〕　号');
    expect(await numbersOf()).toEqual([]);
    expect(await refusal(office.commands.issueLetter(signer, randomUUID(), { ...input, issuedOn: '2024-03-17' }))).toBe(
      'letter.date-out-of-order',
    );
    const { number } = await office.commands.issueLetter(signer, randomUUID(), input);
    const [letter] = await lettersIn(id);
    const text = await textOf(letter?.file.digest ?? '');
    for (const part of ['张三丰：', number ?? '', '第4次会议讨论记录', '讨论记录', '属于内部讨论', '某区人民法院']) {
      expect(text).toContain(part);
    }
    expect(text).toContain('第二十三条第一款第四项');
    const form = await office.commands.issueLetter(signer, randomUUID(), {
      id,
      document: 'approvalForm',
      issuedOn: '2024-03-20',
      values: { secrecyReview: '不涉密' },
    });
    expect(form.number).toBeNull();
  });

  it('puts nothing personal in clear into the log, and is erased with the person', async () => {
    await newAgency();
    const id = await withConsultation();
    await issueReceipt(id);
    const [letter] = await lettersIn(id);
    const digest = letter?.file.digest ?? '';
    expect(await textOf(digest)).toContain('张三丰');
    const events = await office.store.readStream(requestStream(id));
    expect(JSON.stringify(events)).not.toMatch(/张三丰|某某建筑|docx"/);
    const security = staff(agencyId, 'securityAdministrator');
    await office.commands.requestPersonErasure(clerk, randomUUID(), { person: id, ground: 'retentionExpired' });
    await office.commands.confirmPersonErasure(security, randomUUID(), { person: id });
    expect(await office.files.get(digest)).toBeUndefined();
    expect(
      await refusal(office.commands.previewLetter(clerk, { id, document: 'receipt', issuedOn: '2024-03-20' })),
    ).toBe('person.data-erased');
  });

  it('on a correction is made from its decision, numbered with the request it names, and erased with its applicant (条例 第四十一条)', async () => {
    await newAgency();
    const [id, other] = [await receive(), await receive()];
    const source = (
      await office.commands.askRecordCorrection(clerk, randomUUID(), {
        agencyId,
        channel: 'inPerson',
        receivedOn: '2024-03-11',
        applicant: { kind: 'naturalPerson', name: '李小龙', contact: '13900139000' },
        record: '户籍登记簿中的住址',
        claim: '门牌号有误',
        proof: { note: '房产证' },
        request: id,
      })
    ).id;
    const notice = (document: string, request = id) =>
      office.commands.previewLetter(clerk, { id: request, document, source, issuedOn: '2024-03-20' });
    expect(await refusal(notice('correctionNotice'))).toBe('record-correction.not-decided');
    const decide = (outcome: string, statement: string) =>
      office.commands.actOnRecordCorrection(signer, randomUUID(), {
        id: source,
        act: { type: 'DecideRecordCorrection', outcome, decidedOn: '2024-03-18', statement },
      });
    await decide('forwarded', '某区公安分局');
    expect(await refusal(notice('correctionNotice'))).toBe('letter.not-available');
    expect(JSON.stringify(await notice('transferNotice'))).toContain('某区公安分局');
    await decide('refused', '与登记档案一致');
    expect(await refusal(notice('transferNotice'))).toBe('letter.not-available');
    expect(await refusal(notice('correctionNotice', other))).toBe('stream.unknown');
    const input = { id, document: 'correctionNotice', source };
    expect(await refusal(office.commands.issueLetter(clerk, randomUUID(), { ...input, issuedOn: '2024-03-17' }))).toBe(
      'letter.date-out-of-order',
    );
    await office.commands.issueLetter(clerk, randomUUID(), { ...input, issuedOn: '2024-03-20' });
    const digest = (await lettersIn(id))[0]?.file.digest ?? '';
    const written = await textOf(digest);
    for (const part of ['李小龙：', '户籍登记簿中的住址', '审核不属实，不予更正。与登记档案一致']) {
      expect(written).toContain(part);
    }
    expect(written).not.toContain('张三丰');
    const security = staff(agencyId, 'securityAdministrator');
    await office.commands.requestPersonErasure(clerk, randomUUID(), { person: source, ground: 'retentionExpired' });
    await office.commands.confirmPersonErasure(security, randomUUID(), { person: source });
    expect(await office.files.get(digest)).toBeUndefined();
  });

  it('takes recorded contents from the case alone, and asks for what the case lacks', async () => {
    await newAgency();
    const id = await receive();
    const preview = (document: string, values: Record<string, string>) =>
      office.commands.previewLetter(clerk, { id, document, issuedOn: '2024-03-20', values });
    expect(await refusal(preview('receipt', { applicant: '李四' }))).toBe('letter.value-recorded');
    expect(await refusal(preview('receipt', { poem: '床前明月光' }))).toBe('letter.value-unknown');
    expect(await refusal(preview('correctionNotice', {}))).toBe('letter.not-available');
    const { possible } = await office.commands.listLetters(clerk, id);
    expect(possible.find(({ document }) => document === 'receipt')?.missing).toEqual([]);
  });

  it('is not made for an agency without a letterhead, nor by another agency', async () => {
    await newAgency();
    const id = await withConsultation();
    const stranger = staff(randomUUID(), 'clerk');
    const input = { id, document: 'receipt', issuedOn: '2024-03-20' };
    expect(await refusal(office.commands.previewLetter(stranger, input))).toBe('access.other-agency');
    expect(await refusal(office.commands.issueLetter(stranger, randomUUID(), input))).toBe('access.other-agency');
    const bare = (await office.commands.registerAgency(ENGINE, randomUUID(), { name: '新机关', region: 'CN' })).id;
    const other = staff(bare, 'clerk');
    const asked = await office.commands.receiveRequest(other, randomUUID(), paperRequest(bare));
    expect(await refusal(office.commands.issueLetter(other, randomUUID(), { ...input, id: asked.id }))).toBe(
      'letter.letterhead-missing',
    );
  });

  it('goes by the postal enterprise, and keeps the days of sending and delivery apart (235号)', async () => {
    await newAgency();
    const id = await withConsultation();
    const { letter }: IssuedLetter = await issueReceipt(id);
    const sending = {
      id,
      letter,
      mode: 'post',
      carrier: 'postalEnterprise',
      sentOn: '2024-03-20',
      place: '某小区3号楼',
    };
    const send = (change: object) => office.commands.recordLetterSent(clerk, randomUUID(), { ...sending, ...change });
    expect(await refusal(send({ carrier: 'otherCourier' }))).toBe('letter.courier-not-allowed');
    expect(await refusal(send({ cashOnDelivery: true }))).toBe('letter.cash-on-delivery');
    await send({ trackingNumber: 'EE123456789CN' });
    office.at('2024-03-25T02:00:00.000Z');
    await office.commands.recordLetterDelivered(clerk, randomUUID(), { id, letter, deliveredOn: '2024-03-23' });
    expect(await lettersIn(id)).toMatchObject([{ sent: { sentOn: '2024-03-20' }, deliveredOn: '2024-03-23' }]);
    const proof = await office.commands.previewLetter(clerk, {
      id,
      document: 'serviceReturn',
      n: 1,
      issuedOn: '2024-03-25',
    });
    const rows = JSON.stringify(proof.blocks);
    for (const part of [
      '某街公复〔2024〕1号',
      'EE123456789CN',
      '2024年3月20日',
      '2024年3月23日',
      '某小区3号楼',
      '张三丰',
    ]) {
      expect(rows).toContain(part);
    }
    expect(JSON.stringify(await office.store.readStream(requestStream(id)))).not.toContain('EE123456789CN');
  });

  it('that is an answer becomes the answer when it is sent and is served when it is delivered, each in one append', async () => {
    await newAgency();
    const id = await receive();
    const act = (who: typeof clerk, one: never) => office.commands.actOnRequest(who, randomUUID(), { id, act: one });
    const contents = { item: '第4次会议讨论记录', class: '讨论记录', reasons: '属于内部讨论' };
    await act(clerk, { type: 'DraftDecision', decision: 'A9', contents } as never);
    await act(reviewer, { type: 'ReviewDecision', review: 'legal', verdict: 'passed' } as never);
    await act(signer, { type: 'SignDecision', signedOn: '2024-03-18' } as never);
    const input = { id, document: 'refusalReply', n: 1, issuedOn: '2024-03-20' };
    const { letter } = await office.commands.issueLetter(signer, randomUUID(), input);
    const sending = { id, letter, mode: 'post', carrier: 'postalEnterprise', sentOn: '2024-03-20' };
    const commandId = randomUUID();
    await office.commands.recordLetterSent(clerk, commandId, sending);
    office.at('2024-03-25T02:00:00.000Z');
    await office.commands.recordLetterDelivered(clerk, randomUUID(), { id, letter, deliveredOn: '2024-03-23' });
    // A second delivery changes the letter's day only: the request's day is corrected by an act of its own.
    await office.commands.recordLetterDelivered(clerk, randomUUID(), { id, letter, deliveredOn: '2024-03-24' });
    const events = (await office.store.readStream(requestStream(id))).slice(-6);
    expect(events.map(({ type }) => type)).toEqual([
      'LetterSent',
      'RequestAnswered',
      'DeadlinesChanged',
      'LetterDelivered',
      'AnswerDelivered',
      'LetterDelivered',
    ]);
    expect(events.slice(0, 3).every((event) => event.commandId === commandId)).toBe(true);
    expect(events[1]?.data).toMatchObject({ decision: 'A9', repliedOn: '2024-03-20', serviceMode: 'post' });
    expect(events[4]?.data).toMatchObject({ deliveredOn: '2024-03-23' });
  });

  it('that is a notice serves that notice by its delivery, and no other', async () => {
    await newAgency();
    const id = await receive();
    const notice = {
      type: 'IssueSupplementNotice',
      issuedOn: '2024-03-05',
      items: ['请明确年份'],
      guidance: '写明年份即可',
    };
    await office.commands.actOnRequest(clerk, randomUUID(), { id, act: notice as never });
    const input = { id, document: 'supplementNotice', n: 1, issuedOn: '2024-03-05' };
    const { letter } = await office.commands.issueLetter(clerk, randomUUID(), input);
    const sending = { id, letter, mode: 'post', carrier: 'postalEnterprise', sentOn: '2024-03-05' };
    await office.commands.recordLetterSent(clerk, randomUUID(), sending);
    await office.commands.recordLetterDelivered(clerk, randomUUID(), { id, letter, deliveredOn: '2024-03-07' });
    const events = await office.store.readStream(requestStream(id));
    const served = events.find(({ type }) => type === 'NoticeServed');
    expect(served?.data).toMatchObject({ step: 'supplement', n: 1, servedOn: '2024-03-07', serviceMode: 'post' });
  });
});
