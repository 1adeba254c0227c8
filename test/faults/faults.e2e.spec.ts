import { join } from 'node:path';
import type { TablesJson } from '@yishen/annual-report';
import { openPostgresEventStore, verifyChain } from '@yishen/event-store';
import { APPLICANT_KIND_ORDER } from '@yishen/statute';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openClocks } from '../support/clocks';
import { DEMO_AGENCY, signIn, type Session } from '../support/session';
import { caughtUp, wholeSystem, type Stack } from '../support/stack';
import { until } from '../support/until';
import { startLoad, type Told } from './load';
import { chance, seedOfRun } from './seeded';
import { planWounds, wounding } from './wounds';

const SEED = seedOfRun();
const COMMANDS = Number(process.env['YISHEN_FAULTS_COMMANDS'] ?? '150');
const ROUNDS = Number(process.env['YISHEN_FAULTS_ROUNDS'] ?? '1');
const EVENTS_OF: Readonly<Record<Told['story'], readonly string[]>> = {
  open: ['RequestReceived'],
  answered: ['RequestReceived', 'RequestAnswered'],
  withdrawn: ['RequestReceived', 'RequestWithdrawn'],
  'typed in with its answer': ['RequestReceived', 'RequestAnswered'],
};

describe(`kill -9 of every process under load (seed ${SEED}, ${COMMANDS} commands, ${ROUNDS} × 6 kills)`, () => {
  let stack: Stack;
  let clerk: Session;
  let agency: string;
  let before: TablesJson;
  let told: readonly Told[] = [];
  const open = () => told.filter(({ story }) => story === 'open');
  const streams = () => told.map(({ id }) => `request-${id}`);
  const report = async (): Promise<TablesJson> => {
    await caughtUp(stack, 'read', 300_000);
    const year = clerk.me.today.slice(0, 4);
    return (await clerk.get<TablesJson>(`/agencies/${agency}/reports/${year}/json`)).body;
  };

  beforeAll(async () => {
    stack = await wholeSystem();
    clerk = await signIn(stack.http, 'clerk');
    agency = clerk.agency(DEMO_AGENCY);
    before = await report();
  });
  afterAll(() => stack.close());

  it('does not prevent any command from being acknowledged in the end', { timeout: 3_600_000 }, async () => {
    const random = chance(SEED);
    const wounds = planWounds(random, COMMANDS, ROUNDS);
    console.log(`seed ${SEED}: ${wounds.map(({ process, at }) => `${process}@${at}`).join(' ')}`);
    const { gate, inflict } = wounding(stack, wounds);
    const load = startLoad({ session: clerk, agency, chance: random, commands: COMMANDS, gate });
    [told] = await Promise.all([load.done, inflict(load)]);
    const { acknowledged, retried, repeated } = load;
    console.log(`${acknowledged()} commands, ${retried()} sent again, ${repeated()} had been carried out already`);
    expect(acknowledged()).toBeGreaterThanOrEqual(COMMANDS);
    expect(retried(), 'the faults met the load').toBeGreaterThan(0);
    await until('the system to be well again', () => stack.ready(), 180_000);
  });

  it('leaves every accepted command in the log exactly once', async () => {
    const keys = told.flatMap((one) => one.keys);
    const { rows: commands } = await stack.database.query<{ count: number }>(
      'select count(*)::int as count from command where id = any($1)',
      [keys],
    );
    expect(commands[0]?.count).toBe(keys.length);
    const { rows } = await stack.database.query<{ stream: string; types: string[] }>(
      `select stream, array_agg(type order by version) as types from event
       where stream = any($1) and type not like 'Deadline%' group by stream`,
      [streams()],
    );
    const found = new Map(rows.map(({ stream, types }) => [stream, types]));
    for (const { id, story } of told) expect([id, found.get(`request-${id}`)]).toEqual([id, EVENTS_OF[story]]);
    const { rows: strangers } = await stack.database.query(
      `select stream from event where type = 'RequestReceived' and not stream = any($1)
         and position > (select min(position) from event where stream = any($1))`,
      [streams()],
    );
    expect(strangers, 'requests that nobody was told of').toEqual([]);
  });

  it('leaves a log without missing positions or versions, with an unbroken hash chain', async () => {
    const { rows } = await stack.database.query<Record<string, number>>(
      `select (select count(*) from event)::int as events, (select max(position) from event)::int as last,
         (select position from log_head)::int as head,
         (select count(*) from (select 1 from event group by stream having max(version) <> count(*) or min(version) <> 1) s)::int as torn,
         (select count(*) from stream_head h where h.version <> (select max(version) from event e where e.stream = h.stream))::int as off`,
    );
    const { events, last, head, torn, off } = rows[0] ?? {};
    expect({ last, head, torn, off }).toEqual({ last: events, head: events, torn: 0, off: 0 });
    const store = openPostgresEventStore({ url: stack.env['YISHEN_DATABASE_URL'] ?? '' });
    const chain = await verifyChain(store).finally(() => store.close());
    expect(chain.broken).toBeUndefined();
    expect(chain.events).toBeGreaterThanOrEqual(events ?? 0);
  });

  it('leaves every accepted command in the read tables exactly once, up to the end of its stream', async () => {
    await caughtUp(stack, 'read', 300_000);
    const { rows } = await stack.database.query<{ id: string; status: string; behind: boolean; people: number }>(
      `select c.id, c.status, c.version <> h.version as behind from case_list c join stream_head h using (stream)
       where c.stream = any($1)`,
      [streams()],
    );
    const state = ({ story }: Told): string => (story === 'open' ? 'open' : 'concluded');
    const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
    expect(rows.toSorted(byId)).toEqual(
      told.map((one) => ({ id: one.id, status: state(one), behind: false })).toSorted(byId),
    );
    const { rows: parked } = await stack.database.query('select stream from parked');
    expect(parked).toEqual([]);
  });

  it('leaves a report that counts each of them once and equals the fold of the log', async () => {
    const after = await report();
    const counted = (row: keyof TablesJson['tableThree'], stories: readonly Told['story'][]): number[] => {
      const added = APPLICANT_KIND_ORDER.map(
        (kind) => told.filter((one) => one.kind === kind && stories.includes(one.story)).length,
      );
      const total = added.reduce((sum, count) => sum + count, 0);
      return [...added, total].map((count, at) => count + (before.tableThree[row][at] ?? 0));
    };
    expect({
      N: after.tableThree.N,
      R1: after.tableThree.R1,
      O3: after.tableThree.O3,
      F: after.tableThree.F,
    }).toEqual({
      N: counted('N', ['open', 'answered', 'withdrawn', 'typed in with its answer']),
      R1: counted('R1', ['answered', 'typed in with its answer']),
      O3: counted('O3', ['withdrawn']),
      F: counted('F', ['open']),
    });
    const verified = await stack.yishen(['verify', '--json']);
    expect(verified.code, verified.stderr).toBe(0);
    expect(JSON.parse(verified.stdout)).toMatchObject({
      sound: true,
      comparison: { differences: 0, notCompared: { parked: 0 } },
    });
  });

  it('leaves every open request with a clock armed as the log says, and no concluded request with one', async () => {
    await caughtUp(stack, 'reactor.requestClock', 300_000);
    const { rows } = await stack.database.query<{ stream: string; derivation: number }>(
      `select distinct on (stream) stream, (data ->> 'derivation')::int as derivation from event
       where stream = any($1) and type = 'DeadlinesChanged' order by stream, version desc`,
      [streams()],
    );
    const folded = new Map(rows.map(({ stream, derivation }) => [stream, derivation]));
    const clocks = await openClocks(stack.env);
    try {
      for (const { id } of open()) {
        const armed = await clocks.armed(id);
        expect([id, armed?.derivation]).toEqual([id, folded.get(`request-${id}`)]);
        expect(armed?.alarms.length, id).toBeGreaterThan(0);
      }
      for (const { id } of told.filter(({ story }) => story !== 'open')) {
        await until(`the clock of ${id} to end`, async () => (await clocks.armed(id)) === undefined);
      }
    } finally {
      await clocks.close();
    }
    const { code, stdout, stderr } = await stack.node([join(stack.root, 'apps', 'worker', 'dist', 'sweep.main.js')]);
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout), 'the sweep finds nothing to repair').toMatchObject({
      missing: 0,
      differing: 0,
      rederived: 0,
    });
  });
});
