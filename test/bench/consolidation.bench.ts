import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { consolidated, reportTables, type Counter, type ReportTables } from '@yishen/annual-report';
import { migrate } from '@yishen/migrations';
import { instant } from '@yishen/calendar';
import { engineCaller, openCommands, type Commands } from '@yishen/application';
import { EVENT_STORE_SCHEMA, openPostgresEventStore, type PostgresEventStore } from '@yishen/event-store';
import { APPLICANT_KIND_ORDER } from '@yishen/statute';
import { VAULT_SCHEMA, openVault } from '@yishen/vault';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../support/database';
import { alternating, report } from './ratio';

// A province's report: the reports of 2,000 agencies, each from its own stream, and their sum, compared with one statement that
// reads the same events.
const AGENCIES = 2_000;
const YEAR = 2024;
const ROUNDS = 7;
const now = () => instant('2026-11-25T02:00:00.000Z');
const agencyIds = Array.from({ length: AGENCIES }, (_, at) => `agency-${at}`);
const superior = engineCaller('case-api');

let database: TestDatabase;
let folder: string;
let pool: Pool;
let store: PostgresEventStore;
let commands: Commands;

beforeAll(async () => {
  database = await createDatabase();
  folder = await mkdtemp(join(tmpdir(), 'yishen-consolidation-'));
  await migrate(database.adminUrl, [EVENT_STORE_SCHEMA, VAULT_SCHEMA], { appRole: 'yishen_app' });
  pool = new Pool({ connectionString: database.appUrl, max: 4 });
  store = openPostgresEventStore({ url: database.appUrl });
  const vault = await openVault({ pool, keyFile: join(folder, 'keys.json') });
  commands = openCommands({ store, vault, now, database: pool });
  for (const [at, agencyId] of agencyIds.entries()) {
    const { two, three, four } = tablesOf(at);
    const recorded = { agencyId, year: YEAR, source: 'hand', tables: { two, three, four } } as const;
    await commands.recordReport(superior, randomUUID(), recorded);
  }
}, 600_000);
afterAll(async () => {
  await store.close();
  await pool.end();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

function tablesOf(at: number): ReportTables {
  const counters = APPLICANT_KIND_ORDER.map((kind): Counter => {
    return { measure: 'received', year: YEAR, kind, row: '', count: at % 97 };
  });
  return reportTables(counters, { fees: String(at) }, YEAR);
}

it('consolidation of 2,000 agencies', async () => {
  const sum = async () => {
    const standing = await commands.standingReports(superior, { agencyIds, year: YEAR });
    return consolidated(standing.map((one) => ({ ...one!.tables, year: YEAR }))).tables;
  };
  const received = agencyIds.reduce((total, _, at) => total + (at % 97) * APPLICANT_KIND_ORDER.length, 0);
  expect((await sum()).three.N.at(-1)).toBe(received);
  const milliseconds = async (work: () => Promise<unknown>): Promise<number> => {
    const started = performance.now();
    await work();
    return performance.now() - started;
  };
  const { baseline, candidate } = await alternating(ROUNDS, {
    baseline: () =>
      milliseconds(() => pool.query(`select stream, version, data from event where type = 'ReportRecorded'`)),
    candidate: () => milliseconds(sum),
  });
  // goals.md has no goal for it; it is reported so that growth is noticed.
  report({
    name: 'consolidation of 2,000 agencies',
    unit: 'ms',
    goal: { most: 20 },
    baseline: { name: 'their events in one statement', measured: baseline },
    candidate: { name: 'their standing reports, summed', measured: candidate },
  });
});
