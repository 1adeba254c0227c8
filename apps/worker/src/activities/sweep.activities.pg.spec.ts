import { randomUUID } from 'node:crypto';
import { BUNDLED_NOTICES, workCalendar } from '@yishen/calendar';
import { storeErrorCode } from '@yishen/event-store';
import { NOTHING_SWEPT, type ClockSubject, type SweepCounts } from '@yishen/workflows/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PERSONAL, openOffice, paperRequest, type Office } from '../../test/office';
import { TemporalAway } from '../clocks/clocks';
import { loggedClocks } from '../clocks/loggedClocks';
import { openConnections } from '../connections';
import { sweepActivities, type SweepOptions } from './sweep.activities';

const STUCK = Object.assign(new Error('a query'), { code: 9, details: 'workflow task in failed state', metadata: {} });
const away = { name: 'StoreError', code: 'unavailable' };

let office: Office;
let requests: string[];
let armed: string[];
let beats: number;
let records: { level: string; message: string; fields?: Readonly<Record<string, unknown>> }[];

beforeAll(async () => {
  office = await openOffice('2024-03-04T02:00:00.000Z');
  requests = [];
  for (let count = 0; count < 4; count += 1) {
    const input = paperRequest(office.agencyId, '2024-03-04');
    requests.push((await office.commands.receiveRequest(office.clerk, randomUUID(), input)).id);
  }
});
afterAll(() => office.close());
beforeEach(() => {
  armed = [];
  beats = 0;
  records = [];
});

const requestOf = (subject: ClockSubject): string => ('request' in subject ? subject.request : '');

/** The sweep on this office, where no clock runs, but for what a test says. */
function sweep(over: Partial<SweepOptions> = {}, clocks: Partial<SweepOptions['clocks']> = {}) {
  return sweepActivities({
    store: office.store,
    heartbeat: () => void (beats += 1),
    openClockStreams: () => Promise.resolve(requests.map((request) => `request-${request}`)),
    commands: office.commands,
    now: office.now,
    checkCoverage: () => Promise.resolve(),
    logger: (level, message, fields) => void records.push({ level, message, ...(fields ? { fields } : {}) }),
    clocks: {
      armed: () => Promise.resolve(undefined),
      arm: ({ subject }) => Promise.resolve(void armed.push(requestOf(subject))),
      answers: () => Promise.resolve(true),
      ...clocks,
    },
    ...over,
  });
}
const errors = () => records.filter(({ level }) => level === 'error');
const DUE = '2024-04-01';
const found = (counts: Partial<SweepCounts>): SweepCounts => ({
  ...NOTHING_SWEPT,
  checked: 4,
  furthest: DUE,
  ...counts,
});

describe('one case that cannot be swept', () => {
  it('is left aside when its clock is stuck: the others are repaired, and a record names it', async () => {
    const [stuck, ...others] = requests;
    const { sweepPage } = sweep(
      {},
      {
        armed: ({ subject }) =>
          requestOf(subject) === stuck ? Promise.reject(new TemporalAway(STUCK)) : Promise.resolve(undefined),
      },
    );
    expect(await sweepPage({ after: '' })).toEqual({ counts: found({ open: 3, missing: 3, failed: 1 }), next: null });
    expect(armed.sort()).toEqual(others.sort());
    expect(errors()).toEqual([
      {
        level: 'error',
        message: 'case not swept',
        fields: { stream: `request-${stuck}`, error: 'TemporalAway', code: 'temporal.away', grpcStatus: 9 },
      },
    ]);
  });

  it('is left aside when Temporal refuses what its clock is armed with', async () => {
    const refused = Object.assign(new Error(PERSONAL.join()), { code: 3, details: '', metadata: {} });
    const { sweepPage } = sweep(
      {},
      { arm: ({ subject }) => (requestOf(subject) === requests[1] ? Promise.reject(refused) : Promise.resolve()) },
    );
    expect((await sweepPage({ after: '' })).counts).toEqual(found({ open: 3, missing: 3, failed: 1 }));
    expect(errors()).toMatchObject([{ fields: { stream: `request-${requests[1]}`, grpcStatus: 3 } }]);
    for (const personal of PERSONAL) expect(JSON.stringify(records)).not.toContain(personal);
  });

  it('is left aside when the log refuses its new derivation', async () => {
    // One more day off before the due day: every recorded deadline is another one now.
    const dayOff = { year: 2024, off: { '2024-03-11': '放假' }, makeUp: {} };
    const { sweepPage } = sweep({
      commands: {
        ...office.commands,
        contextOf: async (scope) => ({
          ...(await office.commands.contextOf(scope)),
          calendar: workCalendar('with a day off more', 'CN', [...BUNDLED_NOTICES, dayOff]),
        }),
        rederiveDeadlines: (caller, commandId, input) =>
          input.id === requests[2]
            ? Promise.reject(Object.assign(new Error('refused'), { code: 'version-stale' }))
            : office.commands.rederiveDeadlines(caller, commandId, input),
      },
    });
    expect((await sweepPage({ after: '' })).counts).toEqual(found({ open: 3, rederived: 3, failed: 1 }));
    expect(errors()).toMatchObject([{ fields: { stream: `request-${requests[2]}`, code: 'version-stale' } }]);
  });

  it('makes the report of the whole sweep a warning', async () => {
    await sweep().reportSweep(found({ open: 4, failed: 1 }));
    await sweep().reportSweep(found({ open: 4 }));
    expect(records.map(({ level }) => level)).toEqual(['warn', 'info']);
    expect(records[0]).toMatchObject({ fields: { failed: 1 } });
  });
});

describe('a page comes again', () => {
  it('when all of Temporal is away', async () => {
    const gone = { armed: () => Promise.reject(new TemporalAway(STUCK)), answers: () => Promise.resolve(false) };
    await expect(sweep({}, gone).sweepPage({ after: '' })).rejects.toMatchObject({ name: 'TemporalAway' });
    expect(errors()).toEqual([]);
  });

  it('when the log is away', async () => {
    const store = { ...office.store, readStream: () => Promise.reject(Object.assign(new Error('gone'), away)) };
    const failure = await sweep({ store })
      .sweepPage({ after: '' })
      .catch((error: unknown) => storeErrorCode(error));
    expect(failure).toBe('unavailable');
    expect(errors()).toEqual([]);
  });
});

it('a page says after each case that it lives', async () => {
  await sweep().sweepPage({ after: '' });
  expect(beats).toBe(4);
});

describe('the cases that a sweep looks at', () => {
  it('are the open ones alone: no stream of a closed one is read, though no read table was ever made here', async () => {
    const closed: string[] = [];
    for (let count = 0; count < 6; count += 1) {
      const input = paperRequest(office.agencyId, '2024-03-04');
      const { id } = await office.commands.receiveRequest(office.clerk, randomUUID(), input);
      const answer = { id, decision: 'A2', repliedOn: '2024-03-04', serviceMode: 'post' };
      await office.commands.answerRequest(office.clerk, randomUUID(), answer);
      closed.push(`request-${id}`);
    }
    const connections = await openConnections({ ...office, connections: 20 });
    const read = new Set<string>();
    const readStream: typeof office.store.readStream = (stream, options) => {
      read.add(stream);
      return office.store.readStream(stream, options);
    };
    const seen: (string | undefined)[] = [];
    const { sweepPage, reportSweep } = sweep({
      store: { ...office.store, readStream },
      openClockStreams: connections.openClockStreams,
      checkCoverage: (furthest) => Promise.resolve(void seen.push(furthest)),
    });
    const { counts, next } = await sweepPage({ after: '' });
    await reportSweep(counts);
    await connections.close();
    expect({ counts, next }).toEqual({ counts: found({ open: 4, missing: 4 }), next: null });
    expect([...read].sort()).toEqual(requests.map((request) => `request-${request}`).sort());
    expect(closed.filter((stream) => read.has(stream))).toEqual([]);
    expect(seen).toEqual([DUE]);
  });

  it('include one that was never derived, and one that an older build derived without saying whether it is closed', async () => {
    const connections = await openConnections({ ...office, connections: 20 });
    const append = (stream: string, type: string, data: object, version: number) => {
      const commandId = randomUUID();
      return office.store.append({
        ...{ commandId, bodyDigest: commandId, meta: {}, result: {} },
        streams: [
          {
            stream,
            scope: office.agencyId,
            expectedVersion: version,
            events: [{ type, schema: 1, data: { ...data } }],
          },
        ],
      });
    };
    await append('proceeding-zz-old', 'ProceedingOpened', {}, 0);
    await append('request-zz-old', 'DeadlinesChanged', { derivation: 1, deadlines: [] }, 0);
    await append('request-zz-shut', 'DeadlinesChanged', { derivation: 1, deadlines: [], closed: true }, 0);
    const streams = await connections.openClockStreams({ after: '', limit: 100 });
    await connections.close();
    expect(streams.filter((stream) => stream.includes('-zz-'))).toEqual(['proceeding-zz-old', 'request-zz-old']);
  });
});

it('a clock that the page armed is what the log says', async () => {
  const given: unknown[] = [];
  const arm: SweepOptions['clocks']['arm'] = (clock) => Promise.resolve(void given.push(clock));
  await sweep({}, { arm }).sweepPage({ after: '' });
  const [first] = requests;
  expect(given).toContainEqual(loggedClocks(await office.store.readStream(`request-${first}`))[0]);
});
