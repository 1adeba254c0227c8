import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant } from '@yishen/calendar';
import { migrate } from '@yishen/migrations';
import { openCommands, type Caller, type Commands } from '@yishen/application';
import { EVENT_STORE_SCHEMA, openPostgresEventStore, type PostgresEventStore } from '@yishen/event-store';
import { VAULT_SCHEMA, openVault } from '@yishen/vault';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rolloutActivities } from '../../apps/worker/src/activities/rollout.activities';
import { openConnections, type Connections } from '../../apps/worker/src/connections';
import { createDatabase, type TestDatabase } from '../support/database';
import { fillOpenCases } from './manyOpenCases';
import { quantile, report } from './ratio';

// The rollout of a calendar change over the country's open cases: cases a second, and how long a command of an office (registering
// a request) takes meanwhile, compared with the same process without a rollout.
const CASES = 20_000;
const ROUNDS = 3;
const EVERY_MS = 40;
const QUIET_MS = 6_000;
const now = () => instant('2026-11-25T02:00:00.000Z');

let database: TestDatabase;
let folder: string;
let pool: Pool;
let store: PostgresEventStore;
let commands: Commands;
let connections: Connections;

beforeAll(async () => {
  database = await createDatabase();
  folder = await mkdtemp(join(tmpdir(), 'yishen-rollout-'));
  await migrate(database.adminUrl, [EVENT_STORE_SCHEMA, VAULT_SCHEMA], { appRole: 'yishen_app' });
  await fillOpenCases(database.adminUrl, { cases: CASES, days: 21 });
  const keyFile = join(folder, 'keys.json');
  pool = new Pool({ connectionString: database.appUrl, max: 4 });
  store = openPostgresEventStore({ url: database.appUrl });
  commands = openCommands({ store, vault: await openVault({ pool, keyFile }), now, database: pool });
  connections = await openConnections({ databaseUrl: database.appUrl, connections: 20, keyFile });
});

afterAll(async () => {
  await connections.close();
  await store.close();
  await pool.end();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

it('rollout of a calendar change over 20,000 open cases', async () => {
  const [quiet, meanwhile, rates]: [number[][], number[][], number[]] = [[], [], []];
  await registrations(untilPassed(1_000));
  for (let round = 0; round < ROUNDS; round++) {
    quiet.push(await registrations(untilPassed(QUIET_MS)));
    const version = await approvedDayOff(round);
    const started = performance.now();
    const rolling = rollOut(version);
    meanwhile.push(await registrations(rolling));
    const { checked, rederived, failed } = await rolling;
    expect(failed).toBe(0);
    expect(rederived).toBeGreaterThanOrEqual(CASES);
    rates.push(checked / ((performance.now() - started) / 1_000));
  }
  console.log(
    `rollout: ${rates.map((rate) => rate.toFixed(0)).join(', ')} open cases/s in ${ROUNDS} rounds of ${CASES}`,
  );
  for (const [share, goal] of [
    [0.5, 3],
    [0.99, 5],
  ] as const) {
    report({
      name: `registration during a rollout, p${share * 100}`,
      unit: 'ms',
      goal: { most: goal },
      baseline: { name: 'quiet', measured: quiet.map((values) => quantile(values, share)) },
      candidate: { name: 'meanwhile', measured: meanwhile.map((values) => quantile(values, share)) },
    });
  }
});

/** Rolls a version out, calling the activities page after page like the workflow. */
async function rollOut(version: string) {
  const { rollOutPage } = rolloutActivities({
    store: connections.store,
    openClockStreams: connections.openClockStreams,
    heartbeat: () => undefined,
    commands: connections.commands,
    now,
    logger: () => undefined,
  });
  let sum = { checked: 0, rederived: 0, failed: 0 };
  for (let after: string | null = ''; after !== null;) {
    const page: Awaited<ReturnType<typeof rollOutPage>> = await rollOutPage({ region: 'CN', version, after });
    const { checked, rederived, failed } = page.counts;
    sum = { checked: sum.checked + checked, rederived: sum.rederived + rederived, failed: sum.failed + failed };
    after = page.next;
  }
  return sum;
}

/** Adds one more day off before every due day, approved by a second administrator; returns the calendar version. */
async function approvedDayOff(round: number): Promise<string> {
  const administrator = (userId: string): Caller => ({
    principal: { userId, kind: 'staff', grants: [{ agencyId: '*', roles: ['systemAdministrator'] }] },
  });
  const json = { year: 2026, holidays: [{ name: `加放${round}`, from: `2026-11-${26 + round}` }] };
  await commands.proposeHolidayNotice(administrator('first'), randomUUID(), { json });
  const on = { region: 'CN', proposal: round + 1 };
  const { stream } = await commands.approveHolidayNotice(administrator('second'), randomUUID(), on);
  const { version } = (await store.readStream(stream)).at(-1)?.data as { version: string };
  return version;
}

/** Registers a request at a fixed rate (open loop) until the work is done; returns the latencies in ms. */
async function registrations(work: Promise<unknown>): Promise<number[]> {
  let done = false;
  void work.finally(() => (done = true));
  const clerk: Caller = {
    principal: { userId: 'clerk', kind: 'staff', grants: [{ agencyId: 'agency-0', roles: ['clerk'] }] },
  };
  const latencies: number[] = [];
  const sent: Promise<void>[] = [];
  for (let due = performance.now(); !done; due += EVERY_MS) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    const input = {
      agencyId: 'agency-0',
      channel: 'inPerson',
      receivedOn: '2026-11-20',
      applicant: { kind: 'naturalPerson', name: '张三丰', contact: '13800138000' },
      content: '申请公开某路段的拆迁补偿方案',
    };
    sent.push(
      commands.receiveRequest(clerk, randomUUID(), input).then(() => void latencies.push(performance.now() - due)),
    );
  }
  await Promise.all(sent);
  return latencies;
}

const untilPassed = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
