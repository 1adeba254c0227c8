import { randomUUID } from 'node:crypto';
import { instant } from '@yishen/calendar';
import { letterbookStream, requestStream, type FileReference, type Sealed } from '@yishen/domain';
import { StoreError, type AppendRequest, type AppendResult, type EventStore } from '@yishen/event-store';
import type { Vault } from '@yishen/vault';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINE, type Office, openOffice, paperRequest, papers, refusal, staff } from '../test/office';
import { SEALED_FIELDS, openCommands, storeFile, type Commands } from './index';

const NOW = '2024-03-20T02:00:00.000Z';

let office: Office;
let agencyId: string;
let clerk: ReturnType<typeof staff>;
let legal: ReturnType<typeof staff>;
let signer: ReturnType<typeof staff>;
let report: ReturnType<typeof staff>;
let administrator: ReturnType<typeof staff>;

beforeAll(async () => {
  office = await openOffice(NOW);
  agencyId = (await office.commands.registerAgency(ENGINE, randomUUID(), { name: '某街道办事处', region: 'CN' })).id;
  clerk = staff(agencyId, 'clerk');
  legal = staff(agencyId, 'legal', 'clerk');
  signer = staff(agencyId, 'signer');
  report = staff(agencyId, 'report');
  administrator = staff(agencyId, 'systemAdministrator');
  await office.commands.setAgencyLetterhead(administrator, randomUUID(), {
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

const fileOf = (name: string): Promise<FileReference> =>
  storeFile({ ...office, now: () => NOW }, agencyId, { bytes: Buffer.from(name), name, kind: 'application/pdf' });
const receive = async (): Promise<string> =>
  (await office.commands.receiveRequest(clerk, randomUUID(), paperRequest(agencyId))).id;

async function withConsultation(): Promise<string> {
  const id = await receive();
  const consultation = { party: 'thirdParty', name: '某某建筑有限公司', question: '拟公开投标报价' };
  const act = { type: 'StartConsultation', ...consultation, sentOn: '2024-03-05' } as const;
  await office.commands.actOnRequest(clerk, randomUUID(), { id, act });
  return id;
}

const issuing = (id: string) => ({ id, document: 'consultationNotice', n: 1, issuedOn: '2024-03-20' });

async function withLetter(): Promise<{ id: string; letter: string }> {
  const id = await withConsultation();
  return { id, letter: (await office.commands.issueLetter(clerk, randomUUID(), issuing(id))).letter };
}

const disputing = (request?: string) => ({ agencyId, kind: 'reconsideration', openedOn: '2024-03-11', request });

async function withOrderDue(): Promise<string> {
  const request = await receive();
  const answer = { decision: 'A9', repliedOn: '2024-03-08', serviceMode: 'post' };
  await office.commands.answerRequest(clerk, randomUUID(), { id: request, ...answer });
  const { id } = await office.commands.openProceeding(legal, randomUUID(), {
    ...disputing(request),
    challenges: 'decision',
  });
  const days = { decidedOn: '2024-03-12', receivedOn: '2024-03-12' };
  const act = { type: 'ConcludeInstance', instance: 1, outcome: 'annulled', ...days } as const;
  await office.commands.actOnProceeding(legal, randomUUID(), { id, act });
  return id;
}

async function applied(): Promise<Parameters<Commands['askRecordCorrection']>[2]> {
  return {
    agencyId,
    channel: 'inPerson',
    receivedOn: '2024-03-11',
    applicant: { kind: 'naturalPerson', name: '李小龙', contact: '13900139000' },
    record: '户籍登记簿中的住址',
    claim: '门牌号有误',
    proof: { note: '房产证', file: await fileOf(`房产证${randomUUID()}.pdf`) },
  };
}

async function withNorm(): Promise<void> {
  const entry = { type: 'EnterNorm', agencyId, kind: 'rules', title: '某办法', issuedOn: '2023-05-01' } as const;
  await office.commands.recordNorm(report, randomUUID(), entry);
}

// Each use needs a report without a text, and a setting that changes.
let year = 2010;
let lapses = 'propose';

type Send = (commands: Commands, commandId: string) => Promise<{ readonly repeated: boolean }>;

/** A family of commands that prepare something: what comes before it, and how many sealings and claims it takes. */
interface Family {
  readonly sealings: number;
  readonly claims: number;
  /** How many files it makes. */
  readonly stores?: number;
  before(): Promise<Send>;
}

const FAMILIES: Readonly<Record<string, Family>> = {
  'registering a request': {
    sealings: 1,
    claims: 2,
    before: async () => {
      const [scan, file] = await Promise.all([fileOf(`申请书${randomUUID()}`), fileOf(`信封${randomUUID()}`)]);
      const input = {
        ...paperRequest(agencyId),
        channel: 'registeredPost',
        scan,
        evidence: { kind: 'deliveryTracking', file },
      };
      return (commands, commandId) => commands.receiveRequest(clerk, commandId, input);
    },
  },
  'an act on a request': {
    sealings: 1,
    claims: 1,
    before: async () => {
      const id = await receive();
      const evidence = { evidenceKind: 'handInReceipt', evidenceFile: await fileOf(`回执${randomUUID()}`) };
      const act = { type: 'RecordReceiptEvidence', ...evidence, evidenceNote: '当面签收' } as const;
      return (commands, commandId) => commands.actOnRequest(clerk, commandId, { id, act });
    },
  },
  'splitting a request': {
    sealings: 1,
    claims: 0,
    before: async () => {
      const split = { id: await receive(), splitOn: '2024-03-20', contents: ['甲路方案', '乙路方案'] };
      return (commands, commandId) => commands.splitRequest(clerk, commandId, split);
    },
  },
  'recording a dispute': {
    sealings: 1,
    claims: 0,
    before: async () => {
      const input = { ...disputing(await receive()), challenges: 'missedDeadline', body: '某区人民政府' };
      return (commands, commandId) => commands.openProceeding(legal, commandId, input);
    },
  },
  'an act on a dispute': {
    sealings: 1,
    claims: 0,
    before: async () => {
      const { id } = await office.commands.openProceeding(legal, randomUUID(), disputing());
      const received = { receivedOn: '2024-03-12', procedure: 'ordinary', note: '由王某签收' };
      const act = { type: 'ReceiveNotice', instance: 1, ...received } as const;
      return (commands, commandId) => commands.actOnProceeding(legal, commandId, { id, act });
    },
  },
  'an order on a dispute and its request': {
    sealings: 2,
    claims: 0,
    before: async () => {
      const id = await withOrderDue();
      const order = { order: 'reanswer', receivedOn: '2024-03-14', workingDays: 15, note: '某区复决字7号' };
      const act = { type: 'ReceiveOrder', instance: 1, ...order } as const;
      return (commands, commandId) => commands.actOnProceeding(legal, commandId, { id, act });
    },
  },
  'an application to correct a record': {
    sealings: 1,
    claims: 1,
    before: async () => {
      const input = await applied();
      return (commands, commandId) => commands.askRecordCorrection(clerk, commandId, input);
    },
  },
  'an act on an application to correct a record': {
    sealings: 1,
    claims: 0,
    before: async () => {
      const { id } = await office.commands.askRecordCorrection(clerk, randomUUID(), await applied());
      const decided = { outcome: 'refused', decidedOn: '2024-03-18', statement: '与登记档案一致' };
      const act = { type: 'DecideRecordCorrection', ...decided } as const;
      return (commands, commandId) => commands.actOnRecordCorrection(signer, commandId, { id, act });
    },
  },
  'a part of a report': {
    sealings: 1,
    claims: 0,
    before: () => {
      const input = { agencyId, year: year++, part: 'overview', text: '一、总体情况', baseRevision: 0 };
      return Promise.resolve((commands, commandId) => commands.editNarrative(report, commandId, input));
    },
  },
  'a setting of an agency': {
    sealings: 1,
    claims: 0,
    before: () => {
      const change = {
        agencyId,
        setting: 'lapse',
        value: (lapses = lapses === 'automatic' ? 'propose' : 'automatic'),
        reason: '局务会决定',
      };
      return Promise.resolve((commands, commandId) => commands.changeAgencySetting(administrator, commandId, change));
    },
  },
  'an amendment of the register of documents': {
    sealings: 1,
    claims: 0,
    before: async () => {
      await withNorm();
      const amendment = {
        type: 'AmendNorm',
        agencyId,
        n: 1,
        changes: { title: `规定${randomUUID()}` },
        reason: '录入有误',
      } as const;
      return (commands, commandId) => commands.recordNorm(report, commandId, amendment);
    },
  },
  'issuing a letter': {
    sealings: 0,
    claims: 1,
    stores: 1,
    before: async () => {
      const id = await withConsultation();
      return (commands, commandId) => commands.issueLetter(clerk, commandId, issuing(id));
    },
  },
  'cancelling a letter': {
    sealings: 1,
    claims: 0,
    before: async () => {
      const voided = { ...(await withLetter()), reason: '日期写错' };
      return (commands, commandId) => commands.voidLetter(clerk, commandId, voided);
    },
  },
  'a letter that goes out': {
    sealings: 1,
    claims: 0,
    before: async () => {
      const sending = { mode: 'post', carrier: 'postalEnterprise', sentOn: '2024-03-20', trackingNumber: 'EE1CN' };
      const sent = { ...(await withLetter()), ...sending };
      return (commands, commandId) => commands.recordLetterSent(clerk, commandId, sent);
    },
  },
  'an account': {
    sealings: 0,
    claims: 0,
    before: () => {
      const account = { loginName: `user-${randomUUID()}`, displayName: '王小明', password: 'correct horse' };
      return Promise.resolve((commands, commandId) => commands.registerUser(ENGINE, commandId, account));
    },
  },
};

/** Everything that a command leaves behind. */
async function traces(): Promise<object> {
  const rowsOf = async (query: string) => (await office.database.query(query)).rows as unknown[];
  const files: string[] = [];
  for await (const digest of office.files.list()) files.push(digest);
  return {
    head: (await office.store.head()).position,
    keys: await rowsOf(`select key_id from person_key where key_id not like 'file-%' order by 1`),
    claims: await rowsOf('select key_id, request from upload where request is not null order by 1'),
    marks: await rowsOf('select mark_id from applicant_mark order by 1'),
    accounts: await rowsOf('select login_name from account order by 1'),
    files: files.sort(),
  };
}

const looks = async () => (await office.database.query('select 1 from unsealing')).rowCount;

/** What a process did for one command. */
interface Seen {
  readonly appends: AppendRequest[];
  sealings: number;
  keeps: number;
  claims: number;
  puts: number;
}

/** A process whose appends pass through `append`, and which counts what it does. */
function process(append: (request: AppendRequest, n: number) => Promise<AppendResult>) {
  const seen: Seen = { appends: [], sealings: 0, keeps: 0, claims: 0, puts: 0 };
  const store: EventStore = { ...office.store, append: (request) => append(request, seen.appends.push(request)) };
  const vault: Vault = {
    ...office.vault,
    sealing: async (keys) => {
      seen.sealings++;
      const { seal, keep } = await office.vault.sealing(keys);
      return { seal, keep: () => (seen.keeps++, keep()) };
    },
  };
  const files = {
    ...office.files,
    put: (...args: Parameters<typeof office.files.put>) => (seen.puts++, office.files.put(...args)),
  };
  const database = new Proxy(office.database, {
    get: (pool, name) => {
      if (name !== 'query') return Reflect.get(pool, name) as unknown;
      return (...args: [string, unknown[]]) => {
        if (typeof args[0] === 'string' && args[0].includes('insert into upload as u')) seen.claims++;
        return pool.query(...args);
      };
    },
  });
  return { seen, commands: openCommands({ store, vault, files, papers, database, now: () => instant(NOW) }) };
}

const conflict = () => Promise.reject(new StoreError('version-conflict', 'somebody was faster'));

describe.each(Object.entries(FAMILIES))('%s', (_, { before, sealings, claims, stores = 0 }) => {
  it('is decided again after a conflict over what was prepared only once', async () => {
    const send = await before();
    const { seen, commands } = process((request, n) => (n < 3 ? conflict() : office.store.append(request)));
    await send(commands, randomUUID());
    // Sealing a text twice gives two values: equal events were made from the same texts, files and numbers.
    const [first, second, third] = seen.appends.map(({ streams }) => streams);
    expect(second).not.toBe(first);
    expect([second, third]).toEqual([first, first]);
    expect(seen).toMatchObject({ sealings, claims, keeps: sealings, puts: stores });
  });

  it('is answered with its first result when it is sent again, and leaves nothing new', async () => {
    const send = await before();
    const commandId = randomUUID();
    const first = await send(office.commands, commandId);
    const left = { ...(await traces()), looks: await looks() };
    for (const commands of [office.commands, office.another()]) {
      expect(await send(commands, commandId)).toEqual({ ...first, repeated: true });
    }
    expect({ ...(await traces()), looks: await looks() }).toEqual(left);
  });
});

describe('a refused command', () => {
  const REFUSED: Readonly<Record<string, () => Promise<Send>>> = {
    'request.received-in-future': async () => {
      const input = { ...paperRequest(agencyId), receivedOn: '2024-03-21', scan: await fileOf(randomUUID()) };
      return (commands, commandId) => commands.receiveRequest(clerk, commandId, input);
    },
    'request.split-too-few': async () => {
      const split = { id: await receive(), splitOn: '2024-03-20', contents: ['只有一件'] };
      return (commands, commandId) => commands.splitRequest(clerk, commandId, split);
    },
    'request.already-concluded': async () => {
      const id = await receive();
      const answer = { decision: 'A2', repliedOn: '2024-03-10', serviceMode: 'post', note: '已寄出' };
      await office.commands.answerRequest(clerk, randomUUID(), { id, ...answer });
      return (commands, commandId) => commands.answerRequest(clerk, commandId, { id, ...answer });
    },
    'proceeding.opened-in-future': async () => {
      const input = { ...disputing(await receive()), openedOn: '2024-03-21', body: '某区人民政府' };
      return (commands, commandId) => commands.openProceeding(legal, commandId, input);
    },
    'request.date-in-future': async () => {
      const input = { ...(await applied()), receivedOn: '2024-03-21' };
      return (commands, commandId) => commands.askRecordCorrection(clerk, commandId, input);
    },
    'report.narrative-changed': () => {
      const input = { agencyId, year: 2019, part: 'overview', text: '甲', baseRevision: 7 };
      return Promise.resolve((commands, commandId) => commands.editNarrative(report, commandId, input));
    },
    'letter.date-out-of-order': async () => {
      const input = { ...issuing(await withConsultation()), issuedOn: '2024-02-20' };
      return (commands, commandId) => commands.issueLetter(clerk, commandId, input);
    },
    'letter.already-issued': async () => {
      const { id } = await withLetter();
      return (commands, commandId) => commands.issueLetter(clerk, commandId, issuing(id));
    },
    'login-name-taken': async () => {
      const account = { loginName: `user-${randomUUID()}`, displayName: '王小明', password: 'correct horse' };
      await office.commands.registerUser(ENGINE, randomUUID(), account);
      return (commands, commandId) => commands.registerUser(ENGINE, commandId, account);
    },
  };

  it.each(Object.entries(REFUSED))('with %s leaves no event, key, claimed file, mark, number', async (code, before) => {
    const send = await before();
    const left = await traces();
    expect(await refusal(send(office.commands, randomUUID()))).toBe(code);
    expect(await traces()).toEqual(left);
  });

  it('whose file belongs to another case leaves no key either', async () => {
    const input = { ...paperRequest(agencyId), scan: await fileOf(randomUUID()) };
    await office.commands.receiveRequest(clerk, randomUUID(), input);
    const left = await traces();
    expect(await refusal(office.commands.receiveRequest(clerk, randomUUID(), input))).toBe('file.already-used');
    expect(await traces()).toEqual(left);
  });

  it('that names a file of nobody is told that the file is unknown', async () => {
    const scan = { ...(await fileOf(randomUUID())), name: { k: `file-${randomUUID()}`, v: 'AQ==' } };
    const input = { ...paperRequest(agencyId), scan };
    expect(await refusal(office.commands.receiveRequest(clerk, randomUUID(), input))).toBe('file.unknown');
  });
});

describe('a registration that was torn between its keys and its append', () => {
  it('is completed by the same command sent again, under the keys that it left', async () => {
    const { commands } = process(() => Promise.reject(new StoreError('unavailable', 'the process died')));
    const [commandId, input] = [randomUUID(), { ...paperRequest(agencyId), scan: await fileOf(randomUUID()) }];
    expect(await refusal(commands.receiveRequest(clerk, commandId, input))).toBe('unavailable');
    const { keys } = (await traces()) as { readonly keys: unknown };
    const { stream, repeated } = await office.commands.receiveRequest(clerk, commandId, input);
    expect(repeated).toBe(false);
    expect(await traces()).toMatchObject({ keys });
    const { content } = (await office.store.readStream(stream))[0]?.data as unknown as { content: Sealed };
    expect(await office.vault.unseal(content, SEALED_FIELDS.content)).toBe(input.content);
  });
});

describe('commands sent at the same time', () => {
  it('make one case of one registration, whose texts are readable', async () => {
    const [commandId, input] = [randomUUID(), paperRequest(agencyId)];
    const sent = [office.commands, office.another(), office.another()].map((commands) =>
      commands.receiveRequest(clerk, commandId, input),
    );
    const [{ stream, version } = { stream: '', version: 0 }, ...others] = await Promise.all(sent);
    expect(others).toMatchObject([{ stream }, { stream }]);
    const events = await office.store.readStream(stream);
    expect(events).toHaveLength(version);
    const { content } = events[0]?.data as unknown as { content: Sealed };
    expect(await office.vault.unseal(content, SEALED_FIELDS.content)).toBe(input.content);
  });

  it('let the second build on what the first recorded, with the texts that it had sealed before', async () => {
    const id = await receive();
    const asking = (name: string) => {
      const consultation = { party: 'thirdParty', name, question: '拟公开投标报价', sentOn: '2024-03-05' };
      return { id, act: { type: 'StartConsultation', ...consultation } } as const;
    };
    const { seen, commands } = process(async (request, n) => {
      if (n === 1) await office.commands.actOnRequest(clerk, randomUUID(), asking('甲公司'));
      return office.store.append(request);
    });
    await commands.actOnRequest(clerk, randomUUID(), asking('乙公司'));
    const started = seen.appends.map(({ streams }) => streams[0]?.events[0]?.data ?? {});
    expect(started).toMatchObject([{ n: 1 }, { n: 2, name: started[0]?.['name'] }]);
    expect([seen.appends.length, seen.sealings]).toEqual([2, 1]);
  });

  it('keep first texts under one key readable: the slower one is sealed anew', async () => {
    const agency = (await office.commands.registerAgency(ENGINE, randomUUID(), { name: '乙', region: 'CN' })).id;
    const writer = staff(agency, 'report');
    const parts = ['overview', 'problems'];
    const edits = parts.map((part, at) => {
      const { commands } = process((request) => office.store.append(request));
      const input = { agencyId: agency, year: 2023, part, text: `第${at}部分`, baseRevision: 0 };
      return commands.editNarrative(writer, randomUUID(), input);
    });
    await Promise.all(edits);
    const texts = await office.commands.narrativeTexts(writer, { agencyId: agency, year: 2023 });
    expect(parts.map((part) => texts.get(part)?.text)).toEqual(['第0部分', '第1部分']);
  });
});

describe('a letter whose append has no known outcome', () => {
  const lost = new StoreError('unavailable', 'the connection was cut');
  const numbers = async () =>
    (await office.store.readStream(letterbookStream(agencyId, 2024)))
      .filter(({ type }) => type === 'LetterNumbered')
      .map(({ data }) => data['number']);

  it.each([
    ['was applied', true],
    ['was not applied', false],
  ])('keeps its file, and gets one number without a gap when sent again, if it %s', async (_, applies) => {
    const id = await withConsultation();
    const before = await numbers();
    const { commands } = process(async (request) => {
      if (applies) await office.store.append(request);
      throw lost;
    });
    const commandId = randomUUID();
    expect(await refusal(commands.issueLetter(clerk, commandId, issuing(id)))).toBe('unavailable');
    const { number, repeated } = await office.commands.issueLetter(clerk, commandId, issuing(id));
    expect(await numbers()).toEqual([...before, before.length + 1]);
    expect([number, repeated]).toEqual([`某街公复〔2024〕${before.length + 1}号`, applies]);
    const [issued] = (await office.store.readStream(requestStream(id))).filter(({ type }) => type === 'LetterIssued');
    const { file } = issued?.data as unknown as { file: FileReference };
    expect(await office.files.get(file.digest)).toBeDefined();
  });
});
