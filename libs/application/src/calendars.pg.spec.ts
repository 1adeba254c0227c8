import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINE, openOffice, paperRequest, refusal, staff, type Office } from '../test/office';
import { openCommands } from './index';

const TEXT_2027 =
  '关于2027年部分节假日安排的通知。一、元旦：1月1日（周五）至4日（周一）放假调休，共4天。12月27日（周日）上班。';
const administrator = (userId: string) => ({
  principal: { userId, kind: 'staff' as const, grants: [{ agencyId: '*', roles: ['systemAdministrator' as const] }] },
});
const [FIRST, SECOND] = [administrator('first'), administrator('second')];

let office: Office;

beforeAll(async () => {
  office = await openOffice('2026-12-10T02:00:00.000Z');
});
afterAll(() => office.close());

const register = async (region = 'CN'): Promise<string> =>
  (await office.commands.registerAgency(ENGINE, randomUUID(), { name: '某街道办事处', region })).id;
const receive = async (agencyId: string, receivedOn = '2026-12-04') => {
  const input = { ...paperRequest(agencyId), receivedOn };
  return office.commands.receiveRequest(staff(agencyId, 'clerk'), randomUUID(), input);
};
const dueOf = async (stream: string): Promise<unknown> => {
  const events = await office.store.readStream(stream);
  const last = events.findLast(({ type }) => type === 'DeadlinesChanged');
  return (last?.data as { deadlines: { dueOn: string; calendarVersion: string }[] }).deadlines[0];
};
async function* streams(...names: string[]): AsyncGenerator<string[]> {
  for (const name of names) yield await Promise.resolve([name]);
}

describe('a holiday notice of the country', () => {
  it('is read, previewed, approved by another person, and decides every deadline after that', async () => {
    const agencyId = await register();
    const { id, stream } = await receive(agencyId);
    expect(await dueOf(stream)).toMatchObject({ dueOn: '2027-01-04', calendarVersion: 'cn-2026' });

    const { kind, notice } = await office.commands.readNotice(FIRST, { text: TEXT_2027 });
    expect([kind, Object.keys(notice.off).length, Object.keys(notice.makeUp)]).toEqual(['new', 4, ['2026-12-27']]);
    const proposed = await office.commands.proposeHolidayNotice(FIRST, randomUUID(), {
      text: TEXT_2027,
      document: '国办发明电〔2026〕8号',
    });
    expect(proposed).toMatchObject({ id: 'CN', version: 1 });

    const impact = await office.commands.previewCalendar(SECOND, { region: 'CN', proposal: 1 }, streams(stream));
    expect(impact).toMatchObject({ version: 'cn-2026+1', open: 1, moved: 1, settled: 0 });
    expect(impact.cases).toMatchObject([{ id, agencyId, deadlines: [{ from: '2027-01-04', to: '2026-12-31' }] }]);
    expect(await dueOf(stream)).toMatchObject({ dueOn: '2027-01-04' });

    const approve = (caller: typeof FIRST) =>
      office.commands.approveHolidayNotice(caller, randomUUID(), { region: 'CN', proposal: 1 });
    expect(await refusal(approve(FIRST))).toBe('calendar.needs-second-person');
    await approve(SECOND);

    const later = await receive(agencyId);
    expect(await dueOf(later.stream)).toMatchObject({ dueOn: '2026-12-31', calendarVersion: 'cn-2026+1' });
    await office.commands.rederiveDeadlines(ENGINE, randomUUID(), { id });
    expect(await dueOf(stream)).toMatchObject({
      dueOn: '2026-12-31',
      calendarVersion: 'cn-2026+1',
      provisional: false,
    });
  });

  it('is entered and approved only by administrators of the whole system', async () => {
    const agencyId = await register();
    for (const caller of [staff(agencyId, 'systemAdministrator'), staff(agencyId, 'clerk'), ENGINE]) {
      const code = await refusal(office.commands.proposeHolidayNotice(caller, randomUUID(), { text: TEXT_2027 }));
      expect(code).toBe('access.denied');
    }
  });

  it('that cannot be read is refused with the sentence at fault, and nothing is recorded', async () => {
    const before = await office.store.head();
    const text = `${TEXT_2027}二、春节：2月6日起放假若干天。`;
    await expect(office.commands.proposeHolidayNotice(FIRST, randomUUID(), { text })).rejects.toMatchObject({
      code: 'notice.unreadable',
      parameters: { sentence: '2月6日起放假若干天' },
    });
    expect(await office.store.head()).toEqual(before);
  });

  it('that is sent again is the same proposal', async () => {
    const amendment = {
      json: { year: 2026, holidays: [{ name: '端午节', from: '2026-06-19', to: '2026-06-22' }] },
    };
    const commandId = randomUUID();
    const first = await office.commands.proposeHolidayNotice(FIRST, commandId, amendment);
    const again = await office.commands.proposeHolidayNotice(FIRST, commandId, amendment);
    expect([again.version, again.repeated]).toEqual([first.version, true]);
  });
});

describe("a region's own holidays (放假办法 第四条)", () => {
  it('move the deadlines of its agencies and of no other', async () => {
    const [there, elsewhere] = [await register('CN-45-01'), await register('CN-44')];
    const json = { year: 2026, holidays: [{ name: '三月三', from: '2026-12-18' }] };
    const requests = [await receive(there), await receive(elsewhere)];
    const proposal = await office.commands.proposeHolidayNotice(FIRST, randomUUID(), { region: 'CN-45', json });
    const impact = await office.commands.previewCalendar(
      SECOND,
      { region: 'CN-45', proposal: 1 },
      streams(...requests.map(({ stream }) => stream)),
    );
    expect(impact).toMatchObject({ open: 1, moved: 1, cases: [{ agencyId: there }] });
    await office.commands.approveHolidayNotice(SECOND, randomUUID(), {
      region: 'CN-45',
      proposal: 1,
      expectedVersion: proposal.version,
    });
    const versions = await Promise.all(
      [await receive(there), await receive(elsewhere)].map(async ({ stream }) => dueOf(stream)),
    );
    expect(versions).toMatchObject([{ calendarVersion: 'cn-2026+1.CN-45+1' }, { calendarVersion: 'cn-2026+1' }]);
  });

  it('are refused for a place that is not a region', async () => {
    const json = { year: 2026, holidays: [{ name: '三月三', from: '2026-12-18' }] };
    const entering = office.commands.proposeHolidayNotice(FIRST, randomUUID(), { region: '../etc', json });
    expect(await refusal(entering)).toBe('stream.unknown');
  });
});

describe('the context of decisions', () => {
  it('follows a change by another process without reading the log for every command', async () => {
    let readings = 0;
    const counted = {
      ...office.store,
      readStream: (...asked: Parameters<typeof office.store.readStream>) => {
        readings += 1;
        return office.store.readStream(...asked);
      },
    };
    const { vault, database } = office;
    const other = openCommands({ store: counted, vault, database, now: () => '2026-12-10T02:00:00.000Z' as never });
    const agencyId = await register();
    expect((await other.contextOf(agencyId)).policy.lapse).toBe('propose');
    const read = readings;
    for (let time = 0; time < 100; time += 1) await other.contextOf(agencyId);
    expect(readings).toBe(read);
    const change = { agencyId, setting: 'lapse', value: 'automatic', reason: '按区里统一要求' };
    const changing = staff(agencyId, 'systemAdministrator');
    await office.commands.changeAgencySetting(changing, randomUUID(), change);
    expect((await office.commands.contextOf(agencyId)).policy.lapse).toBe('automatic');
    await expect.poll(async () => (await other.contextOf(agencyId)).policy.lapse, { timeout: 5_000 }).toBe('automatic');
  });
});

describe('the settings of an agency', () => {
  it('are changed by its system administrator, with a reason that the log holds sealed', async () => {
    const agencyId = await register();
    const change = { agencyId, setting: 'reanswerDays', value: 15, reason: '张三丰的案子' };
    expect(await refusal(office.commands.changeAgencySetting(staff(agencyId, 'clerk'), randomUUID(), change))).toBe(
      'access.denied',
    );
    const { stream } = await office.commands.changeAgencySetting(
      staff(agencyId, 'systemAdministrator'),
      randomUUID(),
      change,
    );
    const events = await office.store.readStream(stream);
    expect(events.at(-1)).toMatchObject({
      type: 'AgencySettingChanged',
      data: { setting: 'reanswerDays', value: 15, at: '2026-12-10T02:00:00.000Z' },
    });
    expect(JSON.stringify(events)).not.toContain('张三丰');
    const { state } = await office.commands.loadAgency(staff(agencyId, 'clerk'), agencyId);
    expect(state).toMatchObject({ chosen: { reanswerDays: { value: 15 } } });
  });

  it('of another agency look as if they did not exist', async () => {
    const [mine, theirs] = [await register(), await register()];
    const change = { agencyId: theirs, setting: 'lapse', value: 'automatic' };
    const changing = office.commands.changeAgencySetting(staff(mine, 'systemAdministrator'), randomUUID(), change);
    expect(await refusal(changing)).toBe('access.other-agency');
  });
});
