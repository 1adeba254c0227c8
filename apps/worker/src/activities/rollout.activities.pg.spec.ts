import { randomUUID } from 'node:crypto';
import { engineCaller, type Caller } from '@yishen/application';
import { requestStream } from '@yishen/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openOffice, paperRequest, type Office } from '../../test/office';
import { openConnections, type Connections } from '../connections';
import { startRollouts } from '../reactors/startRollouts';
import type { RolloutOf } from '@yishen/workflows/contract';
import { checkCoverage } from './coverage';
import { sweepActivities } from './sweep.activities';
import { rolloutActivities, type RolloutOptions } from './rollout.activities';

const administrator = (userId: string): Caller => ({
  principal: { userId, kind: 'staff', grants: [{ agencyId: '*', roles: ['systemAdministrator'] }] },
});
const RECEIVED_ON = '2026-12-04';
const json = (year: number, name: string, from: string) => ({ year, holidays: [{ name, from }] });

let office: Office;
let connections: Connections;
let beats = 0;
let records: { level: string; message: string; fields?: Readonly<Record<string, unknown>> }[];

beforeAll(async () => {
  office = await openOffice('2026-12-10T02:00:00.000Z');
  connections = await openConnections({ databaseUrl: office.databaseUrl, connections: 20, keyFile: office.keyFile });
});
afterAll(async () => {
  await connections.close();
  await office.close();
});
beforeEach(() => {
  records = [];
});

const logger: RolloutOptions['logger'] = (level, message, fields) =>
  void records.push({ level, message, ...(fields ? { fields } : {}) });
const activities = (over: Partial<RolloutOptions> = {}) =>
  rolloutActivities({
    store: connections.store,
    openClockStreams: connections.openClockStreams,
    commands: office.commands,
    now: office.now,
    logger,
    heartbeat: () => void (beats += 1),
    ...over,
  });
const receive = async (agencyId = office.agencyId): Promise<string> => {
  const clerk: Caller = { principal: { userId: 'clerk', kind: 'staff', grants: [{ agencyId, roles: ['clerk'] }] } };
  return (await office.commands.receiveRequest(clerk, randomUUID(), paperRequest(agencyId, RECEIVED_ON))).id;
};
const approve = async (region: string, notice: object): Promise<string> => {
  const proposed = await office.commands.proposeHolidayNotice(administrator('first'), randomUUID(), {
    region,
    json: notice,
  });
  const events = await office.store.readStream(proposed.stream);
  const { proposal } = events.at(-1)?.data as unknown as { proposal: number };
  await office.commands.approveHolidayNotice(administrator('second'), randomUUID(), { region, proposal });
  return (await office.store.readStream(proposed.stream)).at(-1)?.data['version'] as string;
};
const derivations = async (request: string) =>
  (await office.store.readStream(requestStream(request)))
    .filter(({ type }) => type === 'DeadlinesChanged')
    .map(({ data }) => (data as unknown as { deadlines: { dueOn: string; provisional: boolean }[] }).deadlines[0]);

describe('the rollout of an approved notice', () => {
  it('peers.md B16.7: every open case gets its new day, a concluded one stays as it was, and a second run changes nothing', async () => {
    const [open, concluded] = [await receive(), await receive()];
    const answer = { id: concluded, decision: 'A2', repliedOn: '2026-12-09', serviceMode: 'post' };
    await office.commands.answerRequest(office.clerk, randomUUID(), answer);
    expect((await derivations(open)).at(-1)).toMatchObject({ dueOn: '2027-01-04', provisional: true });
    const version = await approve('CN', {
      year: 2027,
      holidays: [{ name: '元旦', from: '2027-01-01', to: '2027-01-04' }],
    });

    const { startRollout, rollOutPage, completeRollout } = activities();
    await startRollout({ region: 'CN', version });
    beats = 0;
    const page = await rollOutPage({ region: 'CN', version, after: '' });
    expect(page).toEqual({ counts: { checked: 1, rederived: 1, failed: 0 }, next: null });
    expect(beats).toBe(1);
    await completeRollout({ region: 'CN', version, counts: page.counts });

    expect((await derivations(open)).at(-1)).toMatchObject({ dueOn: '2027-01-05', provisional: false });
    expect(await derivations(concluded)).toHaveLength(2);
    const again = await rollOutPage({ region: 'CN', version, after: '' });
    expect(again).toEqual({ counts: { checked: 1, rederived: 0, failed: 0 }, next: null });
    const calendar = await office.commands.loadCalendar(administrator('first'), 'CN');
    expect(calendar.state.rollouts).toMatchObject([{ version, status: 'completed', checked: 1, rederived: 1 }]);
  });

  it('of a region leaves the cases of other regions alone', async () => {
    const register = async (region: string) =>
      (await office.commands.registerAgency(engineCaller('test'), randomUUID(), { name: '机关', region })).id;
    const [there, elsewhere] = [await receive(await register('CN-45-01')), await receive(await register('CN-44'))];
    const version = await approve('CN-45', json(2026, '三月三', '2026-12-18'));
    const { counts } = await activities().rollOutPage({ region: 'CN-45', version, after: '' });
    expect(counts).toEqual({ checked: 1, rederived: 1, failed: 0 });
    expect([(await derivations(there)).length, (await derivations(elsewhere)).length]).toEqual([2, 1]);
  });

  it('leaves aside a case that the log refuses, says so without a word of it, and goes on with the others', async () => {
    const [refused, other] = [await receive(), await receive()];
    const version = await approve('CN', json(2026, '端午节', '2026-12-21'));
    const { rollOutPage } = activities({
      commands: {
        ...office.commands,
        rederiveDeadlines: (caller, commandId, input) =>
          input.id === refused
            ? Promise.reject(Object.assign(new Error('张三丰'), { code: 'version-stale' }))
            : office.commands.rederiveDeadlines(caller, commandId, input),
      },
    });
    const { counts } = await rollOutPage({ region: 'CN', version, after: '' });
    expect(counts.failed).toBe(1);
    expect((await derivations(other)).length).toBe(2);
    expect(records).toMatchObject([{ level: 'error', fields: { stream: requestStream(refused) } }]);
    expect(JSON.stringify(records)).not.toContain('张三丰');
  });

  it('comes again as a whole page when the log is away', async () => {
    await receive();
    const away = Object.assign(new Error('gone'), { name: 'StoreError', code: 'unavailable' });
    const store = { ...connections.store, readStream: () => Promise.reject(away) };
    const rolling = activities({ store }).rollOutPage({ region: 'CN', version: 'cn-2026+1', after: '' });
    await expect(rolling).rejects.toBe(away);
  });
});

describe('the reactor of approvals', () => {
  it('starts the rollout of an approved version, and not that of one the log says was completed', async () => {
    const started: unknown[] = [];
    const rollouts = { start: (rollout: unknown) => Promise.resolve(void started.push(rollout)) };
    const events = await office.store.readStream('calendar-CN');
    await startRollouts({ store: connections.store, rollouts })(events as never);
    const approved = events.filter(({ type }) => type === 'HolidayNoticeApproved').map(({ data }) => data['version']);
    expect(approved.length).toBeGreaterThan(1);
    expect(started).toEqual(approved.slice(1).map((version) => ({ region: 'CN', version })));
  });
});

describe('the coverage of the calendar', () => {
  const look = (furthest: string | undefined) =>
    checkCoverage({ commands: office.commands, now: office.now, logger }, furthest);
  const missed = async () =>
    (await office.store.readStream('calendar-CN'))
      .filter(({ type }) => type === 'CalendarCoverageMissed')
      .map(({ data }) => data['year']);

  it('is asked with the furthest open deadline of the log, as a sweep of the open cases has seen it', async () => {
    const { sweepPage } = sweepActivities({
      ...{
        store: connections.store,
        openClockStreams: connections.openClockStreams,
        commands: office.commands,
        now: office.now,
        logger,
      },
      clocks: {
        armed: () => Promise.resolve(undefined),
        arm: () => Promise.resolve(),
        answers: () => Promise.resolve(true),
      },
      heartbeat: () => undefined,
      checkCoverage: () => Promise.resolve(),
    });
    expect((await sweepPage({ after: '' })).counts.furthest).toBe('2027-01-07');
  });

  it('peers.md B9 and B16.6: a year that open deadlines reach and no notice covers is recorded and warned of, once', async () => {
    await look(undefined);
    await look('2027-01-05');
    expect([await missed(), records]).toEqual([[], []]);
    await look('2028-01-05');
    await look('2028-01-05');
    expect(await missed()).toEqual([2028]);
    expect(records).toMatchObject([{ level: 'warn', fields: { years: [2028], furthest: '2028-01-05' } }]);
  });

  it('looks 400 days ahead and no further: a date set by hand asks for no notice of a far year', async () => {
    await look('2099-01-05');
    expect(await missed()).toEqual([2028]);
  });
});

describe('the rollout of a changed setting', () => {
  const change = (agencyId: string, value: boolean) => {
    const grants = [{ agencyId, roles: ['systemAdministrator' as const] }];
    const caller: Caller = { principal: { userId: 'system', kind: 'staff', grants } };
    const setting = { agencyId, setting: 'exclusionIncludesSendingDay', value };
    return office.commands.changeAgencySetting(caller, randomUUID(), setting);
  };

  it('moves the open cases of the agency at once, and no other’s', async () => {
    const register = async () =>
      (await office.commands.registerAgency(engineCaller('test'), randomUUID(), { name: '机关', region: 'CN' })).id;
    const [agency, other] = [await register(), await register()];
    const consulted = async (agencyId: string) => {
      const id = await receive(agencyId);
      const clerk: Caller = { principal: { userId: 'clerk', kind: 'staff', grants: [{ agencyId, roles: ['clerk'] }] } };
      const act = {
        type: 'StartConsultation',
        party: 'coMaker',
        sentOn: '2026-12-07',
        name: '某局',
        question: '是否同意公开',
      } as const;
      await office.commands.actOnRequest(clerk, randomUUID(), { id, act });
      return id;
    };
    const [here, there] = [await consulted(agency), await consulted(other)];
    const before = [(await derivations(here)).at(-1)?.dueOn, (await derivations(there)).at(-1)?.dueOn];
    const { stream } = await change(agency, true);
    await change(other, true);

    const started: RolloutOf[] = [];
    const rollouts = { start: (rollout: RolloutOf) => Promise.resolve(void started.push(rollout)) };
    await startRollouts({ store: connections.store, rollouts })((await office.store.readStream(stream)) as never);
    expect(started).toEqual([{ region: 'CN', version: `${agency}+2`, cause: 'setting', agency }]);
    const [rollout] = started as [RolloutOf];
    const { startRollout, rollOutPage, completeRollout } = activities();
    await startRollout(rollout);
    const { counts } = await rollOutPage({ ...rollout, after: '' });
    await completeRollout({ ...rollout, counts });
    expect(counts).toEqual({ checked: 1, rederived: 1, failed: 0 });
    expect((await derivations(here)).at(-1)?.dueOn).not.toBe(before[0]);
    expect((await derivations(there)).at(-1)?.dueOn).toBe(before[1]);
    expect((await rollOutPage({ ...rollout, after: '' })).counts.rederived).toBe(0);
    // A calendar tells of its own rollouts; those of a setting are told by the derivations.
    const calendar = await office.commands.loadCalendar(administrator('first'), 'CN');
    expect(calendar.state.rollouts.map(({ version }) => version)).not.toContain(rollout.version);
  });
});
