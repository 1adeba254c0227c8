import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { proceedingStream, requestStream } from '@yishen/domain';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINE, openOffice, paperRequest, refusal, staff, type Office } from '../../test/office';

let office: Office;
let agencyId: string;
let clerk: ReturnType<typeof staff>;
let legal: ReturnType<typeof staff>;
let signer: ReturnType<typeof staff>;

beforeAll(async () => {
  office = await openOffice('2024-03-20T02:00:00.000Z', { log: 'postgres' });
  agencyId = (await office.commands.registerAgency(ENGINE, randomUUID(), { name: '某街道办事处', region: 'CN' })).id;
  [clerk, legal, signer] = [staff(agencyId, 'clerk'), staff(agencyId, 'legal', 'reviewer'), staff(agencyId, 'signer')];
  await office.commands.setAgencyLetterhead(staff(agencyId, 'systemAdministrator'), randomUUID(), {
    agencyId,
    letterhead: {
      numberPrefix: '某街公复',
      agencyKind: 'branchOffice',
      reconsiderationAuthority: '某区人民政府',
      court: '某区人民法院',
      contact: '某路1号',
      howToSubmit: '当面提交',
    },
  });
});
afterAll(() => office.close());

const act = (who: typeof clerk, id: string, one: object) =>
  office.commands.actOnRequest(who, randomUUID(), { id, act: one as never });

async function answered(): Promise<string> {
  const { id } = await office.commands.receiveRequest(clerk, randomUUID(), paperRequest(agencyId));
  const contents = { item: '第4次会议讨论记录', class: '讨论记录', reasons: '属于内部讨论' };
  await act(clerk, id, { type: 'DraftDecision', decision: 'A9', contents });
  await act(legal, id, { type: 'ReviewDecision', review: 'legal', verdict: 'passed' });
  await act(signer, id, { type: 'SignDecision', signedOn: '2024-03-18' });
  const input = { id, document: 'refusalReply', n: 1, issuedOn: '2024-03-20' };
  const { letter } = await office.commands.issueLetter(signer, randomUUID(), input);
  const sending = { id, letter, mode: 'post', carrier: 'postalEnterprise', sentOn: '2024-03-20' };
  await office.commands.recordLetterSent(clerk, randomUUID(), sending);
  return id;
}

const disputed = async (request?: string): Promise<string> =>
  (
    await office.commands.openProceeding(legal, randomUUID(), {
      agencyId,
      kind: 'reconsideration',
      openedOn: '2024-03-20',
      body: '某区人民政府',
      caseNumber: '某区复〔2024〕7号',
      ...(request === undefined ? {} : { request }),
    })
  ).id;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function textOf(files: Readonly<Record<string, Uint8Array>>, path: string): string {
  const part = unzipSync(new Uint8Array(files[path] ?? new Uint8Array()))['word/document.xml'];
  return [...strFromU8(part!).matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('|');
}

/** Runs the bundle's own verifier on the unpacked bundle, as an outsider would. */
async function verified(files: Readonly<Record<string, Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'yishen-bundle-'));
  try {
    for (const [path, bytes] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), bytes);
    }
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'verify.mjs')]).catch(
      (error: { stdout: string }) => error,
    );
    return stdout.trim();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('the papers for the organ or the court', () => {
  it('hold every paper promised, prove themselves by their hashes, and name what the case lacks', async () => {
    const request = await answered();
    const id = await disputed(request);
    await office.commands.actOnProceeding(legal, randomUUID(), {
      id,
      act: { type: 'ReceiveNotice', instance: 1, receivedOn: '2024-03-20', procedure: 'ordinary' },
    });
    const { bytes, name, answer } = await office.commands.makeCourtBundle(legal, randomUUID(), { id });
    expect(name).toMatch(/\.zip$/);
    const files = unzipSync(new Uint8Array(bytes));
    const paths = Object.keys(files);
    for (const path of [
      '答复期限逐日台账.docx',
      '办理记录摘录.docx',
      '办理记录摘录.json',
      '证据目录.docx',
      '校验说明.txt',
    ]) {
      expect(paths).toContain(path);
    }
    const letter = paths.find((path) => path.startsWith('证据/') && path.includes('答复书'))!;
    expect(textOf(files, letter)).toContain('第4次会议讨论记录');
    const index = textOf(files, '证据目录.docx');
    expect(index).toContain(sha256(files[letter]!));
    expect(index).toContain('答复送达证明');
    expect(index).toContain('缺：案卷中没有');
    expect(index).toContain('提交期限：2024年4月3日');
    expect(index).toMatch(/登记编号：[0-9A-Z]{4}-[0-9A-Z]{4}/);
    const draft = textOf(files, '行政复议答复书（草稿）.docx');
    for (const part of [
      '某区人民政府',
      '某街道办事处',
      '张三丰',
      '某区复〔2024〕7号',
      '属于内部讨论',
      '2024年3月20日',
    ]) {
      expect(draft).toContain(part);
    }
    expect(textOf(files, '答复期限逐日台账.docx')).toContain('在期限内');
    const extract = JSON.parse(strFromU8(files['办理记录摘录.json']!)) as { type: string }[];
    expect(extract.map(({ type }) => type)).toEqual(expect.arrayContaining(['RequestReceived', 'ProceedingOpened']));
    expect(await verified(files)).toBe(`OK ${extract.length}`);

    const [made] = (await office.store.readStream(proceedingStream(id))).filter(
      ({ type }) => type === 'CourtBundleMade',
    );
    expect(made?.data).toMatchObject({ sha256: sha256(bytes), by: legal.principal.userId });
    expect(answer.version).toBe(made?.version);
  });

  it('tell when the disputed answer was delivered, even after a new one was ordered in its place', async () => {
    const request = await answered();
    await act(clerk, request, { type: 'RecordDelivery', deliveredOn: '2024-03-20' });
    const id = await disputed(request);
    const draft = async () => {
      const { bytes } = await office.commands.makeCourtBundle(legal, randomUUID(), { id });
      return textOf(unzipSync(new Uint8Array(bytes)), '行政复议答复书（草稿）.docx');
    };
    expect(await draft()).toContain('2024年3月20日送达。');
    const order = { type: 'OrderReanswer', ground: 'ownMotion', receivedOn: '2024-03-20', reference: '自行纠正' };
    await act(legal, request, order);
    expect(await draft()).toContain('2024年3月20日送达。');
  });

  it('reveal a paper or a record that was changed', async () => {
    const { bytes } = await office.commands.makeCourtBundle(legal, randomUUID(), {
      id: await disputed(await answered()),
    });
    const files = unzipSync(new Uint8Array(bytes));
    const changed = strFromU8(files['办理记录摘录.json']!).replace(
      '"repliedOn": "2024-03-20"',
      '"repliedOn": "2024-03-19"',
    );
    expect(changed).not.toBe(strFromU8(files['办理记录摘录.json']!));
    const said = await verified({ ...files, '办理记录摘录.json': new TextEncoder().encode(changed) });
    expect(said).toMatch(/^WRONG 办理记录摘录\.json, digest of record \d+$/);
  });

  it('leave nothing personal in the log, and their unsealing is recorded', async () => {
    const request = await answered();
    const id = await disputed(request);
    await office.commands.makeCourtBundle(legal, randomUUID(), { id });
    expect(JSON.stringify(await office.store.readStream(proceedingStream(id)))).not.toMatch(/张三丰|某区复/);
    const { rows } = await office.database.query('select actor from unsealing where stream = $1 and purpose = $2', [
      requestStream(request),
      'proceeding.bundle',
    ]);
    expect(rows).toEqual([{ actor: legal.principal.userId }]);
  });

  it('are not made for a dispute without a request, nor by somebody who is not legal staff', async () => {
    const about = await disputed();
    expect(await refusal(office.commands.makeCourtBundle(legal, randomUUID(), { id: about }))).toBe(
      'proceeding.no-request',
    );
    const id = await disputed(await answered());
    expect(await refusal(office.commands.makeCourtBundle(clerk, randomUUID(), { id }))).toBe('access.denied');
  });
});
