import { randomUUID } from 'node:crypto';
import { instant, type PlainDate } from '@yishen/calendar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINE, openOffice, paperRequest, refusal, staff, type Office } from '../test/office';
import { SEALED_FIELDS, fileKey, openCommands } from './index';

const ANSWER = { decision: 'A2', repliedOn: '2024-03-10', serviceMode: 'post', note: '已寄出' } as const;

let office: Office;
beforeAll(async () => {
  office = await openOffice('2024-03-15T02:00:00.000Z');
});
afterAll(() => office.close());

function newAgency() {
  const agencyId = randomUUID();
  return { agencyId, clerk: staff(agencyId, 'clerk'), legal: staff(agencyId, 'legal') };
}

async function typesOf(stream: string): Promise<string[]> {
  return (await office.store.readStream(stream)).map(({ type }) => type);
}

describe('registering and concluding a request', () => {
  it('puts facts that are entered together into one append, with the deadlines derived once', async () => {
    const { agencyId, clerk } = newAgency();
    const input = { ...paperRequest(agencyId), followedBy: [{ type: 'answer' as const, ...ANSWER }] };
    const answer = await office.commands.receiveRequest(clerk, randomUUID(), input);
    const events = await office.store.readStream(answer.stream);
    expect(events.map(({ type }) => type)).toEqual(['RequestReceived', 'RequestAnswered', 'DeadlinesChanged']);
    expect(new Set(events.map(({ commandId }) => commandId)).size).toBe(1);
    expect(answer).toMatchObject({ version: 3, repeated: false, position: events[2]?.position });
    expect(events.every(({ scope }) => scope === agencyId)).toBe(true);
  });

  it('records who did it and when, and nothing personal in clear', async () => {
    const { agencyId, clerk } = newAgency();
    const answer = await office.commands.receiveRequest(clerk, randomUUID(), paperRequest(agencyId));
    const events = await office.store.readStream(answer.stream);
    expect(events[0]?.meta).toMatchObject({ actor: clerk.principal.userId, at: '2024-03-15T02:00:00.000Z' });
    const text = JSON.stringify(events);
    for (const personal of ['张三丰', '110101199003071234', '13800138000', '拆迁'])
      expect(text).not.toContain(personal);
    const { name } = (events[0]?.data as { applicant: { name: { k: string; v: string } } }).applicant;
    expect(await office.vault.unseal(name, SEALED_FIELDS.name)).toBe('张三丰');
  });

  it('answers a resent registration with its first result, and makes no second case', async () => {
    const { agencyId, clerk } = newAgency();
    const commandId = randomUUID();
    const first = await office.commands.receiveRequest(clerk, commandId, paperRequest(agencyId));
    const again = await office.commands.receiveRequest(clerk, commandId, paperRequest(agencyId));
    expect(again).toEqual({ ...first, repeated: true });
    expect(await typesOf(first.stream)).toEqual(['RequestReceived', 'DeadlinesChanged']);
  });

  it('recognises a resent registration with a scan, though the name of the file was sealed anew', async () => {
    const { agencyId, clerk } = newAgency();
    const commandId = randomUUID();
    const key = fileKey(randomUUID());
    await office.vault.ensureKey(key, 'request', agencyId);
    const send = async () => {
      const name = await office.vault.seal(key, SEALED_FIELDS.fileName, '申请书.pdf');
      const scan = { digest: 'b'.repeat(64), size: 3, kind: 'application/pdf', name };
      return office.commands.receiveRequest(clerk, commandId, { ...paperRequest(agencyId), scan });
    };
    const first = await send();
    expect(await send()).toEqual({ ...first, repeated: true });
  });

  it('answers a resent answer with its first result, though the case is concluded by then', async () => {
    const { agencyId, clerk } = newAgency();
    const { id } = await office.commands.receiveRequest(clerk, randomUUID(), paperRequest(agencyId));
    const commandId = randomUUID();
    const first = await office.commands.answerRequest(clerk, commandId, { id, expectedVersion: 2, ...ANSWER });
    const again = await office.commands.answerRequest(clerk, commandId, { id, expectedVersion: 2, ...ANSWER });
    expect(again).toEqual({ ...first, repeated: true });
  });

  it('refuses a command id that was used with another body, or by somebody else', async () => {
    const { agencyId, clerk } = newAgency();
    const commandId = randomUUID();
    const input = paperRequest(agencyId);
    const { stream } = await office.commands.receiveRequest(clerk, commandId, input);
    const other = { ...input, content: '另一件事' };
    expect(await refusal(office.commands.receiveRequest(clerk, commandId, other))).toBe('command-reused');
    const colleague = { principal: { ...clerk.principal, userId: 'colleague' } };
    expect(await refusal(office.commands.receiveRequest(colleague, commandId, input))).toBe('command-reused');
    expect(await typesOf(stream)).toEqual(['RequestReceived', 'DeadlinesChanged']);
  });

  it('refuses a stale version and names the current one', async () => {
    const { agencyId, clerk } = newAgency();
    const { id, stream } = await office.commands.receiveRequest(clerk, randomUUID(), paperRequest(agencyId));
    const stale = office.commands.answerRequest(clerk, randomUUID(), { id, expectedVersion: 1, ...ANSWER });
    await expect(stale).rejects.toMatchObject({ code: 'version-stale', parameters: { expected: 1, actual: 2 } });
    expect(await typesOf(stream)).toEqual(['RequestReceived', 'DeadlinesChanged']);
  });

  it('lets one of two concurrent answers win and refuses the other by the rule, not by the race', async () => {
    const { agencyId, clerk } = newAgency();
    const { id, stream } = await office.commands.receiveRequest(clerk, randomUUID(), paperRequest(agencyId));
    const tries = [1, 2].map(() => office.commands.answerRequest(clerk, randomUUID(), { id, ...ANSWER }));
    const settled = await Promise.allSettled(tries);
    const refused = settled.filter((one) => one.status === 'rejected');
    expect(refused.map(({ reason }) => (reason as { code: string }).code)).toEqual(['request.already-concluded']);
    expect((await typesOf(stream)).filter((type) => type === 'RequestAnswered')).toHaveLength(1);
  });

  it.each([
    [
      'an unknown applicant kind',
      { applicant: { kind: 'alien', name: '甲', contact: '1' } },
      'request.applicant-kind-unknown',
    ],
    ['a date of receipt in the future', { receivedOn: '2024-03-16' }, 'request.received-in-future'],
    ['a text that cannot be stored', { content: 'a\u0000b' }, 'unstorable'],
    ['half a surrogate pair', { content: 'a\ud800b' }, 'unstorable'],
  ])('refuses %s and leaves neither an event nor a key', async (_, change, code) => {
    const { agencyId, clerk } = newAgency();
    const before = (await office.store.head()).position;
    const act = office.commands.receiveRequest(clerk, randomUUID(), { ...paperRequest(agencyId), ...change });
    expect(await refusal(act)).toBe(code);
    expect((await office.store.head()).position).toBe(before);
    const keys = await office.database.query('select 1 from person_key where agency = $1', [agencyId]);
    expect(keys.rowCount).toBe(0);
  });

  it('refuses a scan that belongs to another request, and appends nothing', async () => {
    const { agencyId, clerk } = newAgency();
    const key = fileKey(randomUUID());
    await office.vault.ensureKey(key, 'request', agencyId);
    const name = await office.vault.seal(key, SEALED_FIELDS.fileName, '扫描.pdf');
    const scan = { digest: 'c'.repeat(64), size: 3, kind: 'application/pdf', name };
    await office.commands.receiveRequest(clerk, randomUUID(), { ...paperRequest(agencyId), scan });
    const before = (await office.store.head()).position;
    const act = office.commands.receiveRequest(clerk, randomUUID(), { ...paperRequest(agencyId), scan });
    expect(await refusal(act)).toBe('file.already-used');
    expect((await office.store.head()).position).toBe(before);
  });

  it('refuses a scan that belongs to another agency', async () => {
    const { agencyId, clerk } = newAgency();
    const key = fileKey(randomUUID());
    await office.vault.ensureKey(key, 'request', randomUUID());
    const name = await office.vault.seal(key, SEALED_FIELDS.fileName, '扫描.pdf');
    const scan = { digest: 'a'.repeat(64), size: 3, kind: 'application/pdf', name };
    const act = office.commands.receiveRequest(clerk, randomUUID(), { ...paperRequest(agencyId), scan });
    expect(await refusal(act)).toBe('file.unknown');
  });
});

describe('the clock acts of the engine', () => {
  it('record a missed deadline only once, and nothing for a timer of an older derivation', async () => {
    office.at('2024-04-30T02:00:00.000Z');
    const { agencyId, clerk } = newAgency();
    office.at('2024-03-15T02:00:00.000Z');
    const { id, stream } = await office.commands.receiveRequest(clerk, randomUUID(), paperRequest(agencyId));
    office.at('2024-04-30T02:00:00.000Z');
    const tick = { id, kind: 'reply' as const, derivation: 1 };
    expect(await office.commands.markDeadlineMissed(ENGINE, randomUUID(), { ...tick, derivation: 0 })).toMatchObject({
      position: '0',
    });
    await office.commands.markDeadlineMissed(ENGINE, randomUUID(), tick);
    await office.commands.markDeadlineMissed(ENGINE, randomUUID(), tick);
    expect((await typesOf(stream)).filter((type) => type === 'DeadlineMissed')).toHaveLength(1);
    office.at('2024-03-15T02:00:00.000Z');
  });

  it('are not open to staff, whatever their roles in the agency', async () => {
    const { agencyId, clerk } = newAgency();
    const { id } = await office.commands.receiveRequest(clerk, randomUUID(), paperRequest(agencyId));
    const tick = { id, kind: 'reply' as const, derivation: 1 };
    expect(await refusal(office.commands.markDeadlineMissed(clerk, randomUUID(), tick))).toBe('access.denied');
  });
});

describe('erasing a person', () => {
  it('takes two people, destroys every key of the person’s requests, and is safe to send again', async () => {
    const { agencyId, clerk } = newAgency();
    const security = staff(agencyId, 'securityAdministrator');
    const { id, stream } = await office.commands.receiveRequest(clerk, randomUUID(), paperRequest(agencyId));
    const ground = 'retentionExpired';
    await office.commands.requestPersonErasure(security, randomUUID(), { person: id, ground });
    const alone = office.commands.confirmPersonErasure(security, randomUUID(), { person: id });
    expect(await refusal(alone)).toBe('person.needs-second-person');
    const second = { principal: { ...security.principal, userId: 'second' } };
    const commandId = randomUUID();
    const first = await office.commands.confirmPersonErasure(second, commandId, { person: id });
    expect(await office.commands.confirmPersonErasure(second, commandId, { person: id })).toEqual({
      ...first,
      repeated: true,
    });
    const [received] = await office.store.readStream(stream);
    const data = received?.data as unknown as {
      content: { k: string; v: string };
      applicant: { name: { k: string; v: string } };
    };
    expect(await office.vault.unseal(data.applicant.name, SEALED_FIELDS.name)).toBeUndefined();
    expect(await office.vault.unseal(data.content, SEALED_FIELDS.content)).toBeUndefined();
  });

  it('finishes an erasure whose process died between the event and the keys', async () => {
    const { agencyId, clerk } = newAgency();
    const security = staff(agencyId, 'securityAdministrator');
    const second = { principal: { ...security.principal, userId: 'second' } };
    const { id, stream } = await office.commands.receiveRequest(clerk, randomUUID(), paperRequest(agencyId));
    await office.commands.requestPersonErasure(security, randomUUID(), { person: id, ground: 'retentionExpired' });
    const [received] = await office.store.readStream(stream);
    const { content } = received?.data as unknown as { content: { k: string; v: string } };
    await office.commands.finishPersonErasure(ENGINE, { person: id });
    expect(await office.vault.unseal(content, SEALED_FIELDS.content)).toBeDefined();
    const dying = { ...office.vault, erase: () => Promise.reject(new Error('killed')) };
    const torn = openCommands({
      store: office.store,
      vault: dying,
      now: () => instant('2024-03-15T02:00:00.000Z'),
      database: office.database,
    });
    await expect(torn.confirmPersonErasure(second, randomUUID(), { person: id })).rejects.toThrow('killed');
    expect(await office.vault.unseal(content, SEALED_FIELDS.content)).toBeDefined();
    await office.commands.finishPersonErasure(ENGINE, { person: id });
    expect(await office.vault.unseal(content, SEALED_FIELDS.content)).toBeUndefined();
  });

  it('still lets the case be answered, but writes nothing more about the erased person', async () => {
    const { agencyId, clerk } = newAgency();
    const security = staff(agencyId, 'securityAdministrator');
    const { id } = await office.commands.receiveRequest(clerk, randomUUID(), paperRequest(agencyId));
    await office.commands.requestPersonErasure(clerk, randomUUID(), { person: id, ground: 'otherLaw' });
    await office.commands.confirmPersonErasure(security, randomUUID(), { person: id });
    expect(await refusal(office.commands.answerRequest(clerk, randomUUID(), { id, ...ANSWER }))).toBe(
      'person.data-erased',
    );
    const { note: _, ...bare } = ANSWER;
    expect((await office.commands.answerRequest(clerk, randomUUID(), { id, ...bare })).version).toBe(4);
  });
});

describe('staff', () => {
  it('an account has its name in the account table only, and roles decide what its principal may do', async () => {
    const { id: agencyId } = await office.commands.registerAgency(ENGINE, randomUUID(), {
      name: '某某街道办事处',
      region: 'CN',
    });
    const input = { loginName: `clerk-${agencyId.slice(0, 8)}`, displayName: '王小明', password: 'correct horse' };
    const commandId = randomUUID();
    const { id: userId, stream } = await office.commands.registerUser(ENGINE, commandId, input);
    expect((await office.commands.registerUser(ENGINE, commandId, input)).repeated).toBe(true);
    expect(await refusal(office.commands.registerUser(ENGINE, randomUUID(), input))).toBe('login-name-taken');
    await office.commands.grantRoles(ENGINE, randomUUID(), { userId, agencyId, roles: ['clerk'] });
    expect(JSON.stringify(await office.store.readStream(stream))).not.toContain('王小明');
    expect(await office.commands.principalOf(userId)).toEqual({
      userId,
      kind: 'staff',
      grants: [{ agencyId, roles: ['clerk'] }],
    });
    expect(await office.commands.agencyName(agencyId)).toBe('某某街道办事处');
  });

  it('a security administrator of one agency grants no role in another, nor everywhere', async () => {
    const { id: agencyId } = await office.commands.registerAgency(ENGINE, randomUUID(), { name: '甲', region: 'CN' });
    const { id: other } = await office.commands.registerAgency(ENGINE, randomUUID(), { name: '乙', region: 'CN' });
    const security = staff(agencyId, 'securityAdministrator');
    const grant = (where: string) =>
      office.commands.grantRoles(security, randomUUID(), { userId: 'x', agencyId: where, roles: ['clerk'] });
    expect(await refusal(grant(other))).toBe('access.other-agency');
    expect(await refusal(grant('*'))).toBe('access.denied');
  });
});

// A preview that is refused looks at no case.
const never = { next: () => Promise.reject<never>(new Error('asked')) };

describe('the bounds of access', () => {
  it('answer every command and every question about another agency as if it did not exist', async () => {
    const { agencyId, clerk, legal } = newAgency();
    const { commands } = office;
    const { id } = await commands.receiveRequest(clerk, randomUUID(), paperRequest(agencyId));
    const opened = { agencyId, kind: 'reconsideration', openedOn: '2024-03-12', request: id };
    const proceeding = await commands.openProceeding(legal, randomUUID(), opened);
    const correcting = {
      agencyId,
      channel: 'inPerson',
      receivedOn: '2024-03-04',
      applicant: { kind: 'naturalPerson', name: '李四光', contact: '13900139000' },
      record: '某登记表',
      claim: '住址有误',
      proof: { note: '户口簿' },
    };
    const correction = await commands.askRecordCorrection(clerk, randomUUID(), correcting);
    const before = (await office.store.head()).position;
    const stranger = staff(
      randomUUID(),
      'clerk',
      'signer',
      'legal',
      'report',
      'securityAdministrator',
      'systemAdministrator',
    );
    const cmd = randomUUID();
    const timer = { kind: 'replyAndEvidence', ref: 1, derivation: 1 } as const;
    const reportYear = { agencyId, year: 2023 };
    const letter = { id, document: 'extensionNotice', issuedOn: '2024-03-10' };
    const acts: Record<string, () => Promise<unknown>> = {
      receiveRequest: () => commands.receiveRequest(stranger, cmd, paperRequest(agencyId)),
      recordArrival: () => {
        const { receivedOn: arrivedOn, ...facts } = paperRequest(agencyId);
        return commands.recordArrival(stranger, cmd, { ...facts, channel: 'online', arrivedOn });
      },
      actOnRequest: () =>
        commands.actOnRequest(stranger, cmd, { id, act: { type: 'WithdrawRequest', withdrawnOn: '2024-03-10' } }),
      answerRequest: () => commands.answerRequest(stranger, cmd, { id, ...ANSWER }),
      withdrawRequest: () => commands.withdrawRequest(stranger, cmd, { id, withdrawnOn: '2024-03-10' }),
      markDeadlineMissed: () => commands.markDeadlineMissed(stranger, cmd, { id, kind: 'reply', derivation: 1 }),
      warnOfDeadline: () =>
        commands.warnOfDeadline(stranger, cmd, { id, kind: 'reply', derivation: 1, workingDaysLeft: 5 }),
      rederiveDeadlines: () => commands.rederiveDeadlines(stranger, cmd, { id }),
      openProceeding: () => commands.openProceeding(stranger, cmd, opened),
      concludeProceeding: () =>
        commands.concludeProceeding(stranger, cmd, { id: proceeding.id, outcome: 'upheld', concludedOn: '2024-03-14' }),
      actOnProceeding: () =>
        commands.actOnProceeding(stranger, cmd, {
          id: proceeding.id,
          act: { type: 'ReceiveNotice', instance: 1, receivedOn: '2024-03-13', procedure: 'ordinary', note: '张三丰' },
        }),
      makeCourtBundle: () => commands.makeCourtBundle(stranger, cmd, { id: proceeding.id }),
      warnOfProceedingDeadline: () =>
        commands.warnOfProceedingDeadline(stranger, cmd, { ...timer, id: proceeding.id, workingDaysLeft: 5 }),
      markProceedingDeadlinePassed: () =>
        commands.markProceedingDeadlinePassed(stranger, cmd, { ...timer, id: proceeding.id }),
      rederiveProceeding: () => commands.rederiveProceeding(stranger, cmd, { id: proceeding.id }),
      askRecordCorrection: () => commands.askRecordCorrection(stranger, cmd, correcting),
      actOnRecordCorrection: () =>
        commands.actOnRecordCorrection(stranger, cmd, {
          id: correction.id,
          act: { type: 'WithdrawRecordCorrection', withdrawnOn: '2024-03-10' },
        }),
      loadRecordCorrection: () => commands.loadRecordCorrection(stranger, correction.id),
      recordFigures: () => commands.recordFigures(stranger, cmd, { agencyId, year: 2023, figures: { licences: '1' } }),
      confirmNothingToReport: () => commands.confirmNothingToReport(stranger, cmd, { agencyId, year: 2023 }),
      loadNorms: () => commands.loadNorms(stranger, agencyId),
      recordNorm: () =>
        commands.recordNorm(stranger, cmd, { type: 'RepealNorm', agencyId, n: 1, repealedOn: '2024-03-01' }),
      editNarrative: () =>
        commands.editNarrative(stranger, cmd, { ...reportYear, part: 'overview', text: '甲', baseRevision: 0 }),
      signReport: () => {
        const tables = { two: {}, three: {}, four: {} };
        return commands.signReport(stranger, cmd, {
          ...reportYear,
          epoch: 'e',
          position: '1',
          tables,
          texts: '{}',
          errors: 0,
          parked: 0,
        });
      },
      recordReport: () =>
        commands.recordReport(stranger, cmd, {
          ...reportYear,
          source: 'hand',
          tables: { two: {}, three: {}, four: {} },
        }),
      signConsolidation: () =>
        commands.signConsolidation(stranger, cmd, {
          ...reportYear,
          parts: [],
          absent: [],
          tables: { two: {}, three: {}, four: {} },
          errors: 0,
        }),
      remindSubordinate: () => commands.remindSubordinate(stranger, cmd, { ...reportYear, subordinate: 'x' }),
      standingReports: () => commands.standingReports(stranger, { agencyIds: [agencyId], year: reportYear.year }),
      cutReport: () =>
        commands.cutReport(stranger, cmd, {
          ...reportYear,
          on: '2024-03-11',
          epoch: 'e',
          position: '1',
          errors: 0,
          warnings: 0,
          parked: 0,
          asks: false,
        }),
      signedTexts: () => commands.signedTexts(stranger, { ...reportYear, n: 1 }),
      publishReport: () =>
        commands.publishReport(stranger, cmd, { ...reportYear, n: 1, publishedOn: '2024-03-14', where: '门户' }),
      narrativeTexts: () => commands.narrativeTexts(stranger, reportYear),
      loadReport: () => commands.loadReport(stranger, reportYear),
      requestPersonErasure: () => commands.requestPersonErasure(stranger, cmd, { person: id, ground: 'otherLaw' }),
      confirmPersonErasure: () => commands.confirmPersonErasure(stranger, cmd, { person: id }),
      finishPersonErasure: () => commands.finishPersonErasure(stranger, { person: id }),
      grantRoles: () => commands.grantRoles(stranger, cmd, { userId: 'x', agencyId, roles: ['clerk'] }),
      loadRequest: () => commands.loadRequest(stranger, id),
      loadProceeding: () => commands.loadProceeding(stranger, proceeding.id),
      loadPublication: () => commands.loadPublication(stranger, agencyId, 2023),
      changeAgencySetting: () =>
        commands.changeAgencySetting(stranger, cmd, { agencyId, setting: 'lapse', value: 'automatic' }),
      loadAgency: () => commands.loadAgency(stranger, agencyId),
      findApplicant: () => commands.findApplicant(stranger, { agencyId, name: '张三丰', contact: '13800138000' }),
      importOpenCases: () => commands.importOpenCases(stranger, { agencyId, cases: [] }),
      requestsOfSameApplicant: () => commands.requestsOfSameApplicant(stranger, id),
      splitRequest: () => commands.splitRequest(stranger, cmd, { id, splitOn: '2024-03-10', contents: ['甲', '乙'] }),
      listLetters: () => commands.listLetters(stranger, id),
      previewLetter: () => commands.previewLetter(stranger, letter),
      issueLetter: () => commands.issueLetter(stranger, cmd, letter),
      voidLetter: () => commands.voidLetter(stranger, cmd, { id, letter: cmd, reason: '误发' }),
      recordLetterSent: () =>
        commands.recordLetterSent(stranger, cmd, { id, letter: cmd, mode: 'post', sentOn: '2024-03-10' }),
      recordLetterDelivered: () =>
        commands.recordLetterDelivered(stranger, cmd, { id, letter: cmd, deliveredOn: '2024-03-10' }),
      setAgencyLetterhead: () => commands.setAgencyLetterhead(stranger, cmd, { agencyId, letterhead: {} as never }),
    };
    const [notice, version] = [
      { region: 'CN', proposal: 1 },
      { region: 'CN', version: 'cn-2026+1' },
    ];
    const counts = { checked: 0, rederived: 0, failed: 0 };
    const furthest = '2027-01-04' as PlainDate;
    const ofTheSystem: Record<string, () => Promise<unknown>> = {
      setAgencySuperior: () =>
        commands.setAgencySuperior(stranger, cmd, { agencyId, superior: null, from: '2024-01-01' }),
      readNotice: () => commands.readNotice(stranger, { text: '' }),
      proposeHolidayNotice: () => commands.proposeHolidayNotice(stranger, cmd, { text: '' }),
      approveHolidayNotice: () => commands.approveHolidayNotice(stranger, cmd, notice),
      rejectHolidayNotice: () => commands.rejectHolidayNotice(stranger, cmd, { ...notice, ground: 'mistake' }),
      startCalendarRollout: () => commands.startCalendarRollout(stranger, cmd, version),
      completeCalendarRollout: () => commands.completeCalendarRollout(stranger, cmd, { ...version, ...counts }),
      missCalendarCoverage: () => commands.missCalendarCoverage(stranger, cmd, { ...version, years: [2027], furthest }),
      loadCalendar: () => commands.loadCalendar(stranger, 'CN'),
      previewRules: () => commands.previewRules(stranger, {}, { [Symbol.asyncIterator]: () => never }),
      previewCalendar: () => commands.previewCalendar(stranger, notice, { [Symbol.asyncIterator]: () => never }),
    };
    // Acts on the system itself belong to no agency, and the last ones are not for callers.
    const unbounded = [
      'registerAgency',
      'registerUser',
      'agencyName',
      'remedyParties',
      'principalOf',
      'contextOf',
      'calendarOfRegion',
      'freshContexts',
    ];
    const known = [acts, ofTheSystem].flatMap((table) => Object.keys(table));
    expect([...known, ...unbounded].sort()).toEqual(Object.keys(commands).sort());
    for (const [name, act] of Object.entries(acts)) {
      expect([name, await refusal(act())]).toEqual([name, 'access.other-agency']);
    }
    for (const [name, act] of Object.entries(ofTheSystem)) {
      expect([name, await refusal(act())]).toEqual([name, 'access.denied']);
    }
    expect(await refusal(commands.registerAgency(stranger, cmd, { name: '丙', region: 'CN' }))).toBe('access.denied');
    const account = { loginName: 'mallory', displayName: '马', password: 'long enough' };
    expect(await refusal(commands.registerUser(stranger, cmd, account))).toBe('access.denied');
    expect((await office.store.head()).position).toBe(before);
  });

  it('keep a proceeding from being tied to another agency’s request', async () => {
    const { agencyId, clerk } = newAgency();
    const { id } = await office.commands.receiveRequest(clerk, randomUUID(), paperRequest(agencyId));
    const other = newAgency();
    const act = office.commands.openProceeding(other.legal, randomUUID(), {
      agencyId: other.agencyId,
      kind: 'reconsideration',
      openedOn: '2024-03-12',
      request: id,
    });
    expect(await refusal(act)).toBe('stream.unknown');
  });

  it('refuse an act that the table does not give the role, inside the agency too', async () => {
    const { agencyId, legal } = newAgency();
    expect(await refusal(office.commands.receiveRequest(legal, randomUUID(), paperRequest(agencyId)))).toBe(
      'access.denied',
    );
  });
});

describe('figures of table two', () => {
  it('are confirmed as zero where nothing is recorded, and what was entered stays', async () => {
    const { agencyId } = newAgency();
    const report = staff(agencyId, 'report');
    const year = { agencyId, year: 2023 };
    await office.commands.recordFigures(report, randomUUID(), {
      ...year,
      expectedVersion: 0,
      figures: { licences: '12' },
    });
    await office.commands.confirmNothingToReport(report, randomUUID(), { ...year, expectedVersion: 1 });
    const { state, version } = await office.commands.loadPublication(report, agencyId, 2023);
    expect(version).toBe(10);
    expect(state.figures).toMatchObject({ licences: '12', fees: '0', rulesIssued: '0' });
  });
});
