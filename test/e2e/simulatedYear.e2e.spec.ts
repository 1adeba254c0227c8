import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { alarmsOf, differingDeadlines, readPrintedYear, type PrintedYear } from '../simulatedYear/compare';
import { countedTableThree } from '../simulatedYear/secondComputation';

const root = resolve(__dirname, '..', '..');
// A stored run of another size: `npx yishen simulate --year 2025 --requests 2000 --seed S --json > FILE`.
const KEPT = process.env['YISHEN_SIMULATED_YEAR'];
const ARGUMENTS = ['simulate', '--year', '2025', '--requests', '60', '--seed', 'ci', '--until', '2025-06-30', '--json'];

describe('a simulated half-year on a separate system that skips time', () => {
  let year: PrintedYear;
  beforeAll(async () => {
    year = readPrintedYear(KEPT === undefined ? await simulated() : readFileSync(KEPT, 'utf8'));
  });

  it('has every deadline on the day that a second computation gives, in every derivation', () => {
    const all = year.requests.map(differingDeadlines);
    expect(all.flatMap(({ differing }) => differing)).toEqual([]);
    expect(all.reduce((sum, { compared }) => sum + compared, 0)).toBeGreaterThan(100);
  });

  it('records every miss, lapse and silence exactly once, on the day after the last day', () => {
    const all = year.requests.map((recorded) => alarmsOf(recorded, year.outcome.until));
    const rang = all.flatMap((one) => one.rang).sort();
    expect(rang).toEqual(all.flatMap(({ expected }) => expected).sort());
    for (const type of ['DeadlineMissed', 'LapseProposed', 'ConsultationSilent']) {
      expect(rang.some((alarm) => alarm.startsWith(type))).toBe(true);
    }
    expect(year.outcome.alarmFindings).toEqual([]);
  });

  it('has a report that balances and equals a count of each request', () => {
    expect(year.outcome.unbalanced).toEqual([]);
    expect(year.outcome.report.tableThree).toEqual(countedTableThree(year.requests, year.outcome.year));
  });

  it('leaves an unbroken log and read tables that equal its fold', () => {
    expect(year.outcome.verify).toMatchObject({ sound: true });
    expect(year.outcome.sound).toBe(true);
  });
});

async function simulated(): Promise<string> {
  const env = { ...process.env };
  // The program must not see the variables of the test run, which would make it behave like a test.
  for (const name of ['VITEST', 'NODE_ENV', 'NODE_OPTIONS', 'NODE_V8_COVERAGE']) delete env[name];
  const child = spawn(process.execPath, ['apps/cli/dist/main.js', ...ARGUMENTS], { cwd: root, env });
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (part: Buffer) => stdout.push(part));
  child.stderr.on('data', (part: Buffer) => stderr.push(part));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0)
    throw new Error(
      Buffer.concat([...stderr, ...stdout])
        .toString('utf8')
        .slice(-4_000),
    );
  return Buffer.concat(stdout).toString('utf8');
}
