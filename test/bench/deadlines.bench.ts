import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Runtime, Worker, type WorkflowBundle } from '@temporalio/worker';
import { instant } from '@yishen/calendar';
import { migrate } from '@yishen/migrations';
import { openCommands, type Commands } from '@yishen/application';
import { EVENT_STORE_SCHEMA, openPostgresEventStore, type PostgresEventStore } from '@yishen/event-store';
import { VAULT_SCHEMA, openVault } from '@yishen/vault';
import { WORKFLOWS, requestClockId, type Alarm, type ClockActivities } from '@yishen/workflows/contract';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { clockActivities } from '../../apps/worker/src/activities/clock.activities';
import { forEachAtOnce } from '../../apps/worker/src/concurrency';
import { SILENT, bundleFromSource } from '../../workflows/test/skippedTime';
import { createDatabase, type TestDatabase } from '../support/database';
import { fillOpenCases } from './manyOpenCases';
import { report } from './ratio';
import { serverOf } from './readTables';

// P14 of goals.md: the time until the last of many clocks that ring at one instant is recorded, compared with the same clocks and an
// activity that does nothing. It uses reminders, which all come at 09:00, because misses are spread over the ten minutes after
// midnight (alarms.ts). It has one round, because the server takes minutes to start so many clocks.
const DEADLINES = 10_000;
const TO_START_ONE_MS = 30;
const AT_ONCE = 32;
const PATIENCE_MS = 20 * 60_000;

let database: TestDatabase;
let folder: string;
let pool: Pool;
let store: PostgresEventStore;
let commands: Commands;
let bundle: WorkflowBundle;
let connection: Connection;
let nativeConnection: NativeConnection;

beforeAll(async () => {
  Runtime.install({ shutdownSignals: [], logger: SILENT });
  database = await createDatabase();
  folder = await mkdtemp(join(tmpdir(), 'yishen-deadlines-'));
  await migrate(database.adminUrl, [EVENT_STORE_SCHEMA, VAULT_SCHEMA], { appRole: 'yishen_app' });
  await fillOpenCases(database.adminUrl, { cases: DEADLINES, days: 1 });
  pool = new Pool({ connectionString: database.appUrl, max: 4 });
  store = openPostgresEventStore({ url: database.appUrl });
  // Two working days before the last day of all clocks.
  const vault = await openVault({ pool, keyFile: join(folder, 'keys.json') });
  commands = openCommands({ store, vault, now: () => instant('2026-11-25T02:00:00.000Z'), database: pool });
  bundle = await bundleFromSource();
  const address = inject('temporalDevServer');
  connection = await Connection.connect({ address });
  nativeConnection = await NativeConnection.connect({ address });
  console.log(await serverOf(database.adminUrl));
}, 300_000);
afterAll(async () => {
  await Promise.all([connection.close(), nativeConnection.close(), store.close(), pool.end()]);
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

it('P14 ten thousand deadlines ring at one instant', async () => {
  const { rows } = await pool.query<{ id: string }>(
    `select substr(stream, length('request-') + 1) as id from stream_head order by stream`,
  );
  const requests = rows.map(({ id }) => id);
  expect(requests.length).toBe(DEADLINES);

  let nothings = 0;
  const nothing = (): Promise<void> => Promise.resolve(void nothings++);
  const noOp = { warnOfDeadline: nothing, markDeadlineMissed: nothing };
  const idle = await rung('idle', requests, noOp, () => Promise.resolve(nothings));

  let early = 0;
  const real = clockActivities({ commands, now: () => new Date().toISOString() });
  const warnOfDeadline: ClockActivities['warnOfDeadline'] = (tick) => {
    if (Date.now() < Date.parse(tick.alarm.at)) early++;
    return real.warnOfDeadline(tick);
  };
  const recorded = async (): Promise<number> => {
    const counted = await pool.query<{ n: number }>(
      `select count(*)::int as n from event where type = 'DeadlineWarned'`,
    );
    return counted.rows[0]!.n;
  };
  const ours = await rung('ours', requests, { ...real, warnOfDeadline }, recorded);
  expect(early).toBe(0);
  const twice = await pool.query(
    `select stream from event where type = 'DeadlineWarned' group by stream having count(*) > 1`,
  );
  expect(twice.rows).toEqual([]);
  report({
    name: `P14 ${DEADLINES} deadlines at one instant`,
    unit: 's',
    goal: { most: 1.2 },
    baseline: { name: 'an activity that does nothing', measured: [idle] },
    candidate: { name: 'recorded', measured: [ours] },
  });
});

/** Starts a clock for every request, all armed with one instant; returns the seconds from that instant until the last has rung. */
async function rung(
  name: string,
  requests: readonly string[],
  activities: ClockActivities,
  done: () => Promise<number>,
): Promise<number> {
  const client = new Client({ connection });
  const taskQueue = `deadlines-${name}`;
  const worker = await Worker.create({ connection: nativeConnection, taskQueue, workflowBundle: bundle, activities });
  const running = worker.run();
  try {
    const at = new Date(Date.now() + requests.length * TO_START_ONE_MS).toISOString();
    const alarm: Alarm = { what: 'warn', kind: 'reply', derivation: 1, workingDaysLeft: 2, at };
    await forEachAtOnce(requests, AT_ONCE, async (request) => {
      const args = [{ request, agency: 'agency-0', derivation: 1, alarms: [alarm] }];
      const workflowId = `${requestClockId(request)}:${name}`;
      await client.workflow.start(WORKFLOWS.requestClock, { taskQueue, workflowId, args });
    });
    if (Date.now() > Date.parse(at))
      throw new Error('the clocks were started too slowly: they would not ring at one instant');
    const until = performance.now() + PATIENCE_MS;
    while ((await done()) < requests.length) {
      if (performance.now() > until) throw new Error(`only ${await done()} of ${requests.length} clocks rang`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return (Date.now() - Date.parse(at)) / 1_000;
  } finally {
    worker.shutdown();
    await running;
  }
}
