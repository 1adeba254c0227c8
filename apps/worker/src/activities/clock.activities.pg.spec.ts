import { randomUUID } from 'node:crypto';
import { requestStream } from '@yishen/domain';
import type { MissAlarm, WarnAlarm } from '@yishen/workflows/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, paperRequest, type Office } from '../../test/office';
import { loggedClocks } from '../clocks/loggedClocks';
import { clockActivities } from './clock.activities';

const ANSWER = { decision: 'A2', repliedOn: '2024-03-10', serviceMode: 'post' };

let office: Office;
let activities: ReturnType<typeof clockActivities>;
beforeAll(async () => {
  office = await openOffice('2024-03-04T02:00:00.000Z');
  activities = clockActivities({ commands: office.commands, now: office.now });
});
afterAll(() => office.close());

async function receive(): Promise<{ request: string; warning: WarnAlarm; miss: MissAlarm }> {
  office.setNow('2024-03-04T02:00:00.000Z');
  const { id, stream } = await office.commands.receiveRequest(
    office.clerk,
    randomUUID(),
    paperRequest(office.agencyId, '2024-03-04'),
  );
  const alarms = loggedClocks(await office.store.readStream(stream)).flatMap((clock) => clock.alarms);
  const [warning] = alarms.filter((alarm) => alarm.what === 'warn');
  const [miss] = alarms.filter((alarm) => alarm.what === 'miss');
  return { request: id, warning: warning!, miss: miss! };
}

const typesOf = async (request: string): Promise<string[]> =>
  (await office.store.readStream(requestStream(request))).slice(2).map(({ type }) => type);

describe('the activities of the clock of a request', () => {
  it('record a reminder and a miss once, however often they are tried', async () => {
    const { request, warning, miss } = await receive();
    office.setNow(warning.at);
    await activities.warnOfDeadline({ request, alarm: warning });
    await activities.warnOfDeadline({ request, alarm: warning });
    office.setNow(new Date(Date.parse(miss.at) + 60_000).toISOString());
    await activities.markDeadlineMissed({ request, alarm: miss });
    await activities.markDeadlineMissed({ request, alarm: miss });
    expect(await typesOf(request)).toEqual(['DeadlineWarned', 'DeadlineMissed', 'DeadlinesChanged']);
  });

  it('ask to be tried again at the right time when this process has not reached the alarm: it is not spent', async () => {
    const { request, warning, miss } = await receive();
    office.setNow(miss.at);
    const early = { type: 'clock.early', nonRetryable: false, nextRetryDelay: 1 };
    await expect(activities.markDeadlineMissed({ request, alarm: miss })).rejects.toMatchObject(early);
    office.setNow(new Date(Date.parse(warning.at) - 5_000).toISOString());
    const later = { type: 'clock.early', nextRetryDelay: 5_001 };
    await expect(activities.warnOfDeadline({ request, alarm: warning })).rejects.toMatchObject(later);
    expect(await typesOf(request)).toEqual([]);
    office.setNow(new Date(Date.parse(miss.at) + 1).toISOString());
    await activities.markDeadlineMissed({ request, alarm: miss });
    expect(await typesOf(request)).toEqual(['DeadlineMissed', 'DeadlinesChanged']);
  });

  it('change nothing for a request that was answered meanwhile, or for an older derivation', async () => {
    const { request, miss } = await receive();
    office.setNow('2024-03-15T02:00:00.000Z');
    await office.commands.answerRequest(office.clerk, randomUUID(), { id: request, ...ANSWER });
    office.setNow(new Date(Date.parse(miss.at) + 60_000).toISOString());
    await activities.markDeadlineMissed({ request, alarm: miss });
    expect(await typesOf(request)).toEqual(['RequestAnswered', 'DeadlinesChanged']);
    const open = await receive();
    office.setNow(new Date(Date.parse(open.miss.at) + 60_000).toISOString());
    await activities.markDeadlineMissed({ request: open.request, alarm: { ...open.miss, derivation: 0 } });
    expect(await typesOf(open.request)).toEqual([]);
  });

  it('fail for good, with the code and nothing else, for a request that does not exist', async () => {
    const { warning } = await receive();
    office.setNow(warning.at);
    const refused = { nonRetryable: true, type: 'stream.unknown', message: 'stream.unknown' };
    await expect(activities.warnOfDeadline({ request: randomUUID(), alarm: warning })).rejects.toMatchObject(refused);
  });
});
