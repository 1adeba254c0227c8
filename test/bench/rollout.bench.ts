import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant } from '@yishen/calendar';
import { openCommands, type Caller, type Commands } from '@yishen/commands';
import { migrateEventStore, openPostgresEventStore, type PostgresEventStore } from '@yishen/event-store';
import { migrateVault, openVault } from '@yishen/vault';
import { Client, Pool } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rolloutActivities } from '../../apps/worker/src/activities/rollout.activities';
import { openLog, type LogAccess } from '../../apps/worker/src/logAccess';
import { createDatabase, type TestDatabase } from '../support/database';
import { quantile, report } from './ratio';

// The rollout of a calendar change over the open cases of the country: cases a second, and what an office's own command
// (the registration of a request) takes meanwhile, beside what it takes in the same process when nothing is rolled out.
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
let log: LogAccess;

beforeAll(async () => {
  database = await createDatabase();
  folder = await mkdtemp(join(tmpdir(), 'yishen-rollout-'));
  await migrateEventStore(database.adminUrl, { appRole: 'yishen_app' });
  await migrateVault(database.adminUrl, { appRole: 'yishen_app' });
  await fillOpenCases(database.adminUrl);
  const keyFile = join(folder, 'keys.json');
  pool = new Pool({ connectionString: database.appUrl, max: 4 });
  store = openPostgresEventStore({ url: database.appUrl });
  commands = openCommands({ store, vault: await openVault({ pool, keyFile }), now, database: pool });
  log = await openLog({ databaseUrl: database.appUrl, keyFile });
});

afterAll(async () => {
  await log.close();
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

/** Rolls a version out with the activities of the workflow, page after page as it calls them. */
async function rollOut(version: string) {
  const { rollOutPage } = rolloutActivities({
    store: log.store,
    openClockStreams: log.openClockStreams,
    commands: log.commands,
    now,
    report: () => undefined,
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

/** One more day off before every due day, approved by a second administrator; its version. */
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

/** Registers a request every so often until the work is done, whatever the last one took (open loop); the latencies in ms. */
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

/** Open requests of 40 agencies, received in October and November, written by the database itself. */
async function fillOpenCases(adminUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(FILL, [CASES]);
    await client.query(`insert into stream_head (stream, version, scope)
      select stream, max(version), max(scope) from event group by stream`);
    await client.query('update log_head set position = (select max(position) from event)');
    await client.query('vacuum (analyze) event, stream_head');
  } finally {
    await client.end();
  }
}

const SEALED = `jsonb_build_object('k', id, 'v', repeat('c2VhbGVk', 12))`;
const FILL = `
  insert into event (position, stream, version, scope, event_id, command_id, type, schema, data, meta, digest, hash)
  select row_number() over (order by n, v), 'request-' || id, v, agency, gen_random_uuid(), id || v,
    (array['RequestReceived', 'DeadlinesChanged'])[v], 1,
    case v
      when 1 then jsonb_build_object('agencyId', agency, 'code', '2026-' || n, 'channel', 'inPerson', 'receivedOn', received_on,
        'applicant', jsonb_build_object('person', id, 'kind', 'naturalPerson', 'name', ${SEALED}, 'contact', ${SEALED}),
        'content', ${SEALED})
      else jsonb_build_object('derivation', 1, 'closed', false, 'deadlines', jsonb_build_array(jsonb_build_object(
        'kind', 'reply', 'from', received_on, 'dueOn', received_on + 28, 'dueAt', (received_on + 28) || 'T15:59:59.999Z',
        'state', 'running', 'provisional', false, 'workingDays', 20, 'article', '《政府信息公开条例》第三十三条第二款',
        'ruleVersion', 'reply-2019', 'calendarVersion', 'cn-2026', 'warnings', '[]'::jsonb)))
    end,
    jsonb_build_object('actor', 'clerk', 'at', '2026-11-20T01:02:03.000Z'),
    decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex')
  from (
    select n, v, md5(n::text)::uuid::text as id, 'agency-' || n % 40 as agency, date '2026-10-30' + (n % 21)::int as received_on
    from generate_series(0, $1::bigint - 1) n, generate_series(1, 2) v
  ) cases`;
