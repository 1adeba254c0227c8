import { randomUUID } from 'node:crypto';
import { requestStream } from '@yishen/domain';
import { PERIODS, type Periods } from '@yishen/statute';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ENGINE, openOffice, paperRequest, staff, type Office } from '../test/office';
import { rulesVersion, type OpenStreams } from './index';

let office: Office;
let agencyId: string;

beforeAll(async () => {
  office = await openOffice('2024-03-15T02:00:00.000Z');
  ({ id: agencyId } = await office.commands.registerAgency(ENGINE, randomUUID(), { name: '甲', region: 'CN' }));
});
afterAll(() => office.close());

const receive = (receivedOn: string) => {
  const request = { ...paperRequest(agencyId), receivedOn };
  return office.commands.receiveRequest(staff(agencyId, 'clerk'), randomUUID(), request);
};

async function* streams(...ids: string[]): AsyncGenerator<readonly string[]> {
  yield ids.map(requestStream);
}
const preview = (given: { periods?: Periods }, open: OpenStreams) => office.commands.previewRules(ENGINE, given, open);

// From 2024-03-11 on ten working days instead of twenty.
const [until2019, since2019] = PERIODS.reply;
const periods: Periods = {
  ...PERIODS,
  reply: [
    until2019,
    { ...since2019, until: '2024-03-11' },
    { ...since2019, version: 'reply-2024', days: 10, from: '2024-03-11' },
  ],
};

it('a planned law moves the cases received under it, and leaves the older ones with the old law', async () => {
  const [older, newer] = [await receive('2024-03-08'), await receive('2024-03-12')];
  const impact = await preview({ periods }, streams(older.id, newer.id));
  expect(impact).toMatchObject({ open: 2, moved: 1, settled: 0 });
  expect(impact.cases).toMatchObject([
    { id: newer.id, agencyId, deadlines: [{ kind: 'reply', from: '2024-04-10', to: '2024-03-26' }] },
  ]);
});

it('an upgrade moves the deadlines that this build derives differently, and nothing when it derives the same', async () => {
  const { id } = await receive('2024-03-13');
  expect(await preview({}, streams(id))).toMatchObject({ open: 1, moved: 0, settled: 0 });
  // As an older build with another period would have recorded it.
  const stream = requestStream(id);
  const events = await office.store.readStream(stream);
  const derived = events.at(-1)!;
  const { deadlines } = derived.data as unknown as { deadlines: { dueOn: string }[] };
  const before = { ...derived.data, deadlines: [{ ...deadlines[0], dueOn: '2024-04-03' }] };
  await office.store.append({
    commandId: randomUUID(),
    bodyDigest: 'an older build',
    result: {},
    meta: derived.meta,
    streams: [
      {
        stream,
        scope: agencyId,
        expectedVersion: events.length,
        events: [{ type: 'DeadlinesChanged', schema: derived.schema, data: before }],
      },
    ],
  });
  const impact = await preview({}, streams(id));
  expect(impact.cases).toMatchObject([{ id, deadlines: [{ kind: 'reply', from: '2024-04-03', to: '2024-04-11' }] }]);
});

it('a concluded case does not move', async () => {
  const { id } = await receive('2024-03-12');
  const answer = { id, decision: 'A2', repliedOn: '2024-03-14', serviceMode: 'post' };
  await office.commands.answerRequest(staff(agencyId, 'clerk'), randomUUID(), answer);
  expect(await preview({ periods }, streams(id))).toEqual({ open: 0, moved: 0, settled: 0, cases: [] });
});

it('the rules keep one name for as long as they are the same', () => {
  expect(rulesVersion()).toMatch(/^[0-9a-f]{16}$/);
  expect(rulesVersion()).toBe(rulesVersion());
});
