import type { PlainDate } from '@yishen/calendar';
import { checkTables, tablesJson } from '@yishen/annual-report';
import { openTestServer } from '@yishen/application';
import { actOn } from '@yishen/configuration';
import { Pool } from 'pg';
import { CliError } from '../../cliError';
import { waitForReadTables, withDesk, type CliDesk } from '../../desk';
import { askProjectorProgram } from '../../projectorProgram';
import { readTables } from '../../report';
import { addAgency, addUser, grantRoles } from '../../staff';
import { seededRandom } from '../random';
import { checkAlarms, type AlarmFinding } from './alarms';
import { STAFF, type Staff } from './history';
import { openLogTail, type TailedEvent } from './logTail';
import { openOffice, type Office } from './office';
import { planHistory } from './planHistory';
import { daysOf, runYear, spanOf } from './runYear';
import { startSystem, type SimulatedSystem } from './system';

/** What is asked of a simulated year. */
export interface YearWanted {
  readonly year: number;
  readonly requests: number;
  readonly seed: string;
  readonly agency: string;
  /** The last day, if not that of the year. */
  readonly until?: PlainDate;
  readonly progress: (line: { readonly day: PlainDate; readonly acts: number }) => void;
}

/** What a simulated year came to. */
export interface SimulatedYear {
  readonly agency: string;
  readonly year: number;
  readonly until: string;
  readonly requests: number;
  readonly acts: number;
  readonly events: number;
  readonly days: number;
  readonly seconds: number;
  /** Misses, lapses and silences by kind. */
  readonly alarms: Readonly<Record<string, number>>;
  readonly alarmFindings: readonly AlarmFinding[];
  readonly report: unknown;
  /** The identities of the report that do not hold. */
  readonly unbalanced: readonly string[];
  readonly verify: { readonly sound: boolean };
  readonly sound: boolean;
  readonly log: readonly TailedEvent[];
}

/**
 * Simulates a year on a system of its own (design.md §5): random lawful histories through the interface, Kafka and Temporal, whose
 * time is let run step by step; then looks at the alarms, the report and the log.
 */
export async function simulateYear(wanted: YearWanted): Promise<SimulatedYear> {
  const { from, until: lastDay } = spanOf(wanted.year);
  const until = wanted.until ?? lastDay;
  if (until <= from || until > lastDay) throw new CliError('cli.simulate.untilOutside', { year: wanted.year });
  const histories = Array.from({ length: wanted.requests }, (_, n) =>
    planHistory(seededRandom(`${wanted.seed}:${n}`), n, { year: wanted.year, until }),
  );
  const system = await startSystem(`${wanted.year - 1}-12-31T16:00:00Z`);
  let sound = false;
  try {
    // The commands of this program act on the simulated system from here on.
    actOn(system.env);
    const year = await withDesk((desk) => live(desk, system, wanted, { from, until, histories }));
    ({ sound } = year);
    return year;
  } finally {
    await system.stop({ keep: !sound });
  }
}

async function live(
  desk: CliDesk,
  system: SimulatedSystem,
  wanted: YearWanted,
  { from, until, histories }: { from: PlainDate; until: PlainDate; histories: ReturnType<typeof planHistory>[] },
): Promise<SimulatedYear> {
  const { agency, year, seed } = wanted;
  const { agencyId, office } = await furnish(desk, system, agency);
  const database = new Pool({ connectionString: system.env['YISHEN_ADMIN_DATABASE_URL'], max: 4 });
  const time = openTestServer(system.env['YISHEN_TEMPORAL_ADDRESS'] ?? '');
  try {
    const tail = openLogTail(database);
    const started = performance.now();
    const progress = (day: PlainDate, acts: number): void => wanted.progress({ day, acts });
    const workplace = { office, agencyId, time, database, tail, seed: `${year}:${seed}`, progress };
    const acts = await runYear(workplace, histories, { from, until });
    const seconds = (performance.now() - started) / 1_000;
    await waitForReadTables(desk);
    const tables = await readTables(desk, agencyId, year);
    const unbalanced = checkTables(tables).map(({ statement, left, right }) => `${statement}：${left} ≠ ${right}`);
    const verify = (await askProjectorProgram('verify')) as { sound: boolean };
    const { counts, findings } = checkAlarms(tail.events);
    return {
      agency,
      year,
      until,
      requests: histories.length,
      acts,
      events: tail.events.length,
      days: daysOf(from, until),
      seconds,
      alarms: counts,
      alarmFindings: findings,
      report: tablesJson(agency, tables),
      unbalanced,
      verify,
      sound: findings.length === 0 && unbalanced.length === 0 && verify.sound,
      log: tail.events,
    };
  } finally {
    time.close();
    await database.end();
  }
}

async function furnish(
  desk: CliDesk,
  { url }: SimulatedSystem,
  agency: string,
): Promise<{ agencyId: string; office: Office }> {
  const agencyId = await addAgency(desk, { name: agency, region: 'CN' });
  await waitForReadTables(desk);
  const accounts = {} as Record<Staff, { loginName: string; password: string }>;
  for (const [staff, roles] of Object.entries(STAFF) as [Staff, readonly string[]][]) {
    const password = await addUser(desk, { login: staff, name: `模拟${staff}` });
    await grantRoles(desk, { login: staff, agency, roles });
    accounts[staff] = { loginName: staff, password };
  }
  await waitForReadTables(desk);
  return { agencyId, office: await openOffice(url, accounts) };
}
