import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TablesJson } from '@yishen/annual-report';
import { TABLE_THREE_ROW_ORDER } from '@yishen/statute';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { provisionDatabase } from '../../infra/local/postgres.mjs';
import { ask, headOf, wholeSystem, type Finished, type Stack } from '../support/stack';

const SUQIAN = join(__dirname, '..', 'reports', 'suqian-2023.json');
const published = JSON.parse(readFileSync(SUQIAN, 'utf8')) as TablesJson;

/** The tables of the next year, which begins with what this year left open. */
function yearAfter({ agency, year, tableThree }: TablesJson): TablesJson {
  const carried = tableThree.F;
  const received = [40, 3, 1, 2, 1, 1];
  const left = [7, 1, 0, 1, 0, 0];
  const concluded = received.map((count, at) => count + (carried[at] ?? 0) - (left[at] ?? 0));
  const refused = concluded.map((count, at) => (at === 0 ? Math.min(count, 5) : 0));
  const withTotal = (counts: readonly number[]): number[] => [...counts, counts.reduce((sum, count) => sum + count, 0)];
  const none = withTotal(received.map(() => 0));
  const rows = Object.fromEntries(TABLE_THREE_ROW_ORDER.map((row) => [row, none])) as Record<string, number[]>;
  return {
    agency,
    year: year + 1,
    tableTwo: {
      规章: [1, 0, 12],
      行政规范性文件: [0, 0, 597],
      行政许可: 3,
      行政处罚: 0,
      行政强制: 0,
      '行政事业性收费(万元)': 0.5,
    },
    tableThree: {
      ...rows,
      N: withTotal(received),
      C: [...carried],
      R1: withTotal(concluded.map((count, at) => count - (refused[at] ?? 0))),
      D2: withTotal(refused),
      T: withTotal(concluded),
      F: withTotal(left),
    } as unknown as TablesJson['tableThree'],
    tableFour: { 行政复议: [30, 2, 4, 3, 39], 未经复议直接起诉: [5, 1, 0, 2, 8], 复议后起诉: [9, 0, 3, 1, 13] },
  };
}

describe('a simulated year', () => {
  let stack: Stack;
  let folder: string;
  const cli = async (args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Finished> => {
    const finished = await stack.yishen(args, env);
    if (finished.code !== 0) throw new Error(`yishen ${args.join(' ')}: ${finished.stderr}${finished.stdout}`);
    return finished;
  };
  const reportOf = async (year: number, env?: Readonly<Record<string, string>>): Promise<TablesJson> => {
    const { stdout } = await cli(
      ['report', '--agency', published.agency, '--year', String(year), '--format', 'json'],
      env,
    );
    return JSON.parse(stdout) as TablesJson;
  };
  const comparisonOf = async (
    program: 'rebuild' | 'verify',
    env?: Readonly<Record<string, string>>,
  ): Promise<unknown> => {
    const { stdout } = await cli([program, '--json'], env);
    return (JSON.parse(stdout) as { comparison: unknown }).comparison;
  };
  // The facts that people and programs record, without those of timers, which may fire meanwhile.
  const factsSince = async (position: string): Promise<string[]> => {
    const { rows } = await stack.database.query<{ type: string }>(
      `select type from event where position > $1 and type not like 'Deadline%'`,
      [position],
    );
    return rows.map(({ type }) => type);
  };

  beforeAll(async () => {
    stack = await wholeSystem();
    folder = await mkdtemp(join(tmpdir(), 'yishen-simulate-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await stack.close();
  });

  it('is refused when its tables contradict each other, naming the cells and recording nothing', async () => {
    const N = [...published.tableThree.N];
    N[0] = (N[0] ?? 0) + 1;
    const file = join(folder, 'inconsistent.json');
    await writeFile(file, JSON.stringify({ ...published, tableThree: { ...published.tableThree, N } }));
    const head = await headOf(stack);
    const { code, stderr } = await stack.yishen(['simulate', '--tables', file]);
    expect(code).toBe(1);
    expect(stderr).toContain('一、本年新收政府信息公开申请数量 · 自然人');
    expect(stderr).toContain('四、结转下年度继续办理 · 自然人');
    expect(stderr).toContain('一、本年新收政府信息公开申请数量 · 总计');
    expect(await factsSince(head)).toEqual([]);
  });

  it('gives the published tables of 宿迁市 2023 in every cell, read from the read tables', async () => {
    await cli(['simulate', '--tables', SUQIAN]);
    expect(await reportOf(2023)).toEqual(published);
  });

  it('has no false miss: a request answered in time is met, though it was recorded years later', async () => {
    const { rows } = await stack.database.query<{ state: string; count: number }>(
      `select deadline_state as state, count(*)::int as count from case_list c join agency a using (agency_id)
       where a.name = $1 and c.status = 'concluded' group by 1`,
      [published.agency],
    );
    expect(rows).toEqual([{ state: 'met', count: published.tableThree.T[6] }]);
    const { rows: recorded } = await stack.database.query(
      `select e.stream from event e join case_list c using (stream) join agency a on a.agency_id = c.agency_id
       where a.name = $1 and c.status = 'concluded' and e.type = 'DeadlineMissed'`,
      [published.agency],
    );
    expect(recorded).toEqual([]);
  });

  it('is made only once when it is asked for twice', async () => {
    const head = await headOf(stack);
    await cli(['simulate', '--tables', SUQIAN]);
    expect(await reportOf(2023)).toEqual(published);
    expect(await factsSince(head)).toEqual([]);
  });

  it('can be followed by the next year, which begins with what it left open, and both reports are right', async () => {
    const next = yearAfter(published);
    const file = join(folder, 'next.json');
    await writeFile(file, JSON.stringify(next));
    await cli(['simulate', '--tables', file]);
    expect(await reportOf(2024)).toEqual(next);
    expect(await reportOf(2023)).toEqual(published);
  });

  it('is refused when it does not begin with what the last year left open', async () => {
    const next = yearAfter(published);
    const torn = yearAfter({ ...next, tableThree: { ...next.tableThree, F: next.tableThree.D1 } });
    const file = join(folder, 'torn.json');
    const head = await headOf(stack);
    await writeFile(file, JSON.stringify(torn));
    const { code, stderr } = await stack.yishen(['simulate', '--tables', file]);
    expect(code).toBe(1);
    expect(stderr).toContain('上年结转');
    expect(await factsSince(head)).toEqual([]);
  });

  it('leaves read tables that equal the fold of the log, and can be rebuilt', async () => {
    const same = { differences: 0, notCompared: { parked: 0 } };
    expect(await comparisonOf('verify')).toMatchObject(same);
    expect(await comparisonOf('rebuild')).toMatchObject(same);
    expect(await comparisonOf('verify')).toMatchObject(same);
    expect(await reportOf(2023)).toEqual(published);
  });

  it('can be restored from a backup into an empty system, verified, with the same report', async () => {
    const backup = join(folder, 'backup');
    await cli(['backup', '--to', backup]);
    const elsewhere = await emptyPlace(stack, join(folder, 'elsewhere'));
    await cli(['restore', '--from', backup], elsewhere);
    await cli(['rebuild', '--json'], elsewhere);
    expect(await comparisonOf('verify', elsewhere)).toMatchObject({
      differences: 0,
      notCompared: { moving: 0, parked: 0 },
    });
    expect(await reportOf(2023, elsewhere)).toEqual(published);
    const again = await stack.yishen(['restore', '--from', backup], elsewhere);
    expect(again.code, 'a restore over a log that is not empty').toBe(1);
  });
});

/** Makes an empty database on the same server, with new places for key file and files. */
async function emptyPlace({ root, varDir, env }: Stack, folder: string): Promise<Record<string, string>> {
  const database = 'yishen_restored';
  const admin = new URL(env['YISHEN_ADMIN_DATABASE_URL'] ?? '');
  const app = new URL(env['YISHEN_DATABASE_URL'] ?? '');
  admin.pathname = '/postgres';
  await ask(admin.href, `drop database if exists ${database} with (force)`);
  const appPassword = readFileSync(join(varDir, 'app.password'), 'utf8').trim();
  await provisionDatabase({ root, adminUrl: admin.href, database, appPassword });
  for (const url of [admin, app]) url.pathname = `/${database}`;
  return {
    YISHEN_ADMIN_DATABASE_URL: admin.href,
    YISHEN_DATABASE_URL: app.href,
    YISHEN_KEY_FILE: join(folder, 'keys', 'key-encryption-keys.json'),
    YISHEN_FILES_DIR: join(folder, 'files'),
  };
}
