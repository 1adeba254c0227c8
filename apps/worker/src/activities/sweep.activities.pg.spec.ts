import { randomUUID } from 'node:crypto';
import { BUNDLED_NOTICES, workCalendar } from '@yishen/calendar';
import { storeErrorCode } from '@yishen/event-store';
import { NOTHING_SWEPT, type ClockSubject, type SweepCounts } from '@yishen/workflows/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PERSONAL, openOffice, paperRequest, type Office } from '../../test/office';
import { TemporalAway } from '../clocks/clocks';
import { loggedClocks } from '../clocks/loggedClocks';
import { sweepActivities, type SweepOptions } from './sweep.activities';

const STUCK = Object.assign(new Error('a query'), { code: 9, details: 'workflow task in failed state', metadata: {} });
const away = { name: 'StoreError', code: 'unavailable' };

let office: Office;
let requests: string[];
let armed: string[];
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
  records = [];
});

const requestOf = (subject: ClockSubject): string => ('request' in subject ? subject.request : '');

/** The sweep on this office, where no clock runs, but for what a test says. */
function sweep(over: Partial<SweepOptions> = {}, clocks: Partial<SweepOptions['clocks']> = {}) {
  return sweepActivities({
    store: office.store,
    clockStreams: () => Promise.resolve(requests.map((request) => `request-${request}`)),
    commands: office.commands,
    now: office.now,
    checkCoverage: () => Promise.resolve(),
    report: (level, message, fields) => void records.push({ level, message, ...(fields ? { fields } : {}) }),
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
const found = (counts: Partial<SweepCounts>): SweepCounts => ({ ...NOTHING_SWEPT, checked: 4, ...counts });

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

it('a clock that the page armed is what the log says', async () => {
  const given: unknown[] = [];
  const arm: SweepOptions['clocks']['arm'] = (clock) => Promise.resolve(void given.push(clock));
  await sweep({}, { arm }).sweepPage({ after: '' });
  const [first] = requests;
  expect(given).toContainEqual(loggedClocks(await office.store.readStream(`request-${first}`))[0]);
});
