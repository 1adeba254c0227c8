import { performance } from 'node:perf_hooks';
import { reportModel, yearTables, type ReportTables } from '@yishen/annual-report';
import { openWorkplace, rebuild } from '@yishen/projector';
import { openReadModel, reportSources } from '@yishen/read-model';
import { REPORT_FORMAT_NAMES, renderReport } from '@yishen/rendering';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../support/database';
import { EVENTS_PER_CASE, fillCaseLog } from './caseLog';
import { alternating, report } from './ratio';
import { serverOf, withReadTables } from './readTables';

// P12 of goals.md: the report of one agency with 100,000 and with 1,000,000 requests in one year.
const ROUNDS = 7;
const READINGS = 300;
const SMALL = 100_000;
const LARGE = 1_000_000;
const ONE_YEAR = { agencies: 1, days: 362 };
const AGENCY = 'agency-0';
const YEAR = 2022;

let databases: readonly [TestDatabase, TestDatabase];
let few: Pool;
let many: Pool;

beforeAll(async () => {
  databases = [await withReadTables(await createDatabase()), await withReadTables(await createDatabase())];
  console.log(await serverOf(databases[0].adminUrl));
  for (const [at, cases] of [SMALL, LARGE].entries()) {
    const database = databases[at]!;
    await fillCaseLog(database.adminUrl, cases * EVENTS_PER_CASE, ONE_YEAR);
    const workplace = await openWorkplace(database.appUrl);
    const started = performance.now();
    await rebuild(workplace);
    await workplace.close();
    const seconds = (performance.now() - started) / 1_000;
    console.log(`every read table of a year of ${cases} requests: ${seconds.toFixed(1)} s`);
  }
  [few, many] = databases.map(({ appUrl }) => new Pool({ connectionString: appUrl, max: 1 })) as [Pool, Pool];
}, 1_800_000);
afterAll(async () => {
  await Promise.all([few.end(), many.end()]);
  await Promise.all(databases.map((database) => database.drop()));
});

/** Reads a report as the interface does: counters, figures, opening balance, gaps, and the tables of two years. */
async function tablesOf(database: Pool): Promise<ReportTables> {
  const { reader } = await openReadModel(database);
  return yearTables(await reportSources(reader, AGENCY, YEAR), YEAR, 'latest').tables;
}

async function readOneRow(database: Pool): Promise<void> {
  const { rows } = await database.query(
    `select count from counter where agency_id = $1 and measure = 'received' and year = $2 and kind = 'business' and row = '' and partition = 0`,
    [AGENCY, YEAR],
  );
  expect(rows.length).toBeLessThanOrEqual(1);
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  for (let reading = 0; reading < READINGS; reading++) await work();
  return (performance.now() - started) / READINGS;
}

it('P12 the report of an agency-year of a million requests', async () => {
  const tables = await tablesOf(many);
  expect(receivedIn(tables)).toBe(LARGE);
  expect(receivedIn(await tablesOf(few))).toBe(SMALL);
  const { row, ofMany, ofFew } = await alternating(ROUNDS, {
    row: () => milliseconds(() => readOneRow(many)),
    ofMany: () => milliseconds(() => tablesOf(many)),
    ofFew: () => milliseconds(() => tablesOf(few)),
  });
  const candidate = { name: 'a year of 1,000,000', measured: ofMany };
  report({
    name: 'P12 report',
    unit: 'ms',
    goal: { most: 20 },
    baseline: { name: 'one row', measured: row },
    candidate,
  });
  report({
    name: 'P12 the same, flat',
    unit: 'ms',
    goal: { most: 1.2 },
    baseline: { name: 'a year of 100,000', measured: ofFew },
    candidate,
  });
  for (const format of REPORT_FORMAT_NAMES) {
    const started = performance.now();
    const bytes = (await renderReport(reportModel('某市', tables), format)).length;
    console.log(`${format}: ${(performance.now() - started).toFixed(0)} ms, ${bytes} bytes`);
  }
});

// The total of row 一.
const receivedIn = ({ three }: ReportTables): number => three.N.at(-1) ?? 0;
