import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../support/database';
import { fillCaseLog } from './caseLog';
import { alternating, report } from './ratio';
import { serverOf, withReadTables } from './readTables';

// P19 of goals.md: rebuild and comparison on all cores and on one. The server is held to the same cores: a new session begins on
// those of the server's first process. `taskset` is Linux's.
const ROUNDS = 5;
const EVENTS = 200_000;
const CORES = availableParallelism();

interface Run {
  readonly position: string;
  readonly seconds: number;
}

let database: TestDatabase;
let server: string;

beforeAll(async () => {
  database = await withReadTables(await createDatabase());
  await fillCaseLog(database.adminUrl, EVENTS);
  const client = new Client({ connectionString: database.adminUrl });
  await client.connect();
  const { rows } = await client.query<{ file: string }>(`select pg_read_file('postmaster.pid') as file`);
  server = rows[0]!.file.split('\n', 1)[0]!;
  await client.end();
  console.log(await serverOf(database.adminUrl));
}, 600_000);
afterAll(async () => {
  await holdServer(CORES);
  await database.drop();
});

it('P19 rebuild and comparison on all cores', async () => {
  const { one, all } = await alternating(ROUNDS, { one: () => rebuilt(1), all: () => rebuilt(CORES) });
  report({
    name: `P19 rebuild and comparison on ${CORES} cores`,
    unit: 'events/s',
    goal: { least: 0.85 * CORES },
    baseline: { name: 'on one core', measured: one },
    candidate: { name: 'on all', measured: all },
  });
}, 1_200_000);

async function rebuilt(cores: number): Promise<number> {
  await holdServer(cores);
  const program = [process.execPath, join(__dirname, 'rebuildOnce.mjs'), database.appUrl];
  const { stdout } = await promisify(execFile)('taskset', ['-c', coresUpTo(cores), ...program]);
  const { position, seconds } = JSON.parse(stdout) as Run;
  expect(position).toBe(String(EVENTS));
  return EVENTS / seconds;
}

async function holdServer(cores: number): Promise<void> {
  await promisify(execFile)('taskset', ['-a', '-p', '-c', coresUpTo(cores), server]);
}

function coresUpTo(cores: number): string {
  return `0-${cores - 1}`;
}
