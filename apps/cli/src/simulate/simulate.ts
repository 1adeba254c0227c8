import { dateOfInstant, yearOf, type PlainDate } from '@yishen/calendar';
import {
  COUNTED_CELLS,
  MalformedTables,
  cellLabel,
  cellValue,
  checkTables,
  readTablesJson,
  type ReportTables,
} from '@yishen/annual-report';
import { newStreamId, type Caller } from '@yishen/application';
import { agenciesNamed, disputesTouching, openProceedings, openRequests, requestsTouching } from '@yishen/read-model';
import { PUBLICATION_FIGURE_ORDER, type ApplicantKind, type ProceedingKind } from '@yishen/statute';
import { CliError } from '../cliError';
import { commandId } from '../commandId';
import { waitForReadTables, type CliDesk } from '../desk';
import { OPERATOR, staffOf } from '../operator';
import { readTables } from '../report';
import { CarriedDiffers, planYear, type Plan, type PlannedProceeding, type PlannedRequest } from './plan';
import { seededRandom } from './random';

/** What a simulation did, for the last line it prints. */
export interface SimulationResult {
  readonly agency: string;
  readonly agencyId: string;
  readonly year: number;
  readonly alreadyThere: boolean;
  readonly requests: number;
  readonly proceedings: number;
  readonly figures: number;
  readonly cells: number;
}

const CONCURRENCY = 32;
const PROGRESS_EVERY = 500;

/**
 * Makes a year of requests and proceedings whose counts are the tables of a file, by commands through the handler that the
 * API uses, waits for the projector, and compares every cell. An inconsistent file is refused before anything is recorded.
 */
export async function simulateTables(
  desk: CliDesk,
  file: unknown,
  options: { readonly agency?: string; readonly progress: (done: number, total: number) => void },
): Promise<SimulationResult> {
  const read = consistentTables(file);
  const agency = options.agency ?? read.agency;
  const { tables } = read;
  const today = dateOfInstant(desk.now());
  if (tables.year > yearOf(today)) throw new CliError('cli.simulate.yearInFuture', { year: tables.year });
  await waitForReadTables(desk);
  const agencyId = await ensureAgency(desk, agency);
  const summary = { agency, agencyId, year: tables.year, cells: COUNTED_CELLS.length };
  if (differences(tables, await readTables(desk, agencyId, tables.year)).length === 0) {
    return { ...summary, alreadyThere: true, requests: 0, proceedings: 0, figures: 0 };
  }
  await refuseBrokenCarry(desk, agencyId, tables);
  const plan = await planFor(desk, agencyId, tables, today);
  await refuseTakenYear(desk, agencyId, agency, tables, plan);
  await recordPlan(desk, agencyId, tables.year, plan, options.progress);
  const figures = await recordFigures(desk, agencyId, tables);
  await waitForReadTables(desk);
  const cells = differences(tables, await readTables(desk, agencyId, tables.year));
  if (cells.length > 0) throw new CliError('cli.simulate.differs', { cells: cells.join('；') });
  return {
    ...summary,
    alreadyThere: false,
    requests: plan.requests.length,
    proceedings: plan.proceedings.length,
    figures,
  };
}

function consistentTables(file: unknown): { readonly agency: string; readonly tables: ReportTables } {
  try {
    const read = readTablesJson(file);
    const findings = checkTables(read.tables);
    if (findings.length === 0) return read;
    const lines = findings.map(
      ({ statement, left, right, difference, cells }) =>
        `  ${statement}：${left} ≠ ${right}（差 ${difference}）［${cells.map(cellLabel).join('，')}］`,
    );
    throw new CliError('cli.simulate.inconsistent', {}, lines);
  } catch (error) {
    if (error instanceof MalformedTables) {
      throw new CliError('cli.simulate.malformed', { defects: error.defects.join('；') });
    }
    throw error;
  }
}

// Where the year before is on record, what it carried out is what this one carries in; requests made up for the difference
// would change a report that was there before.
async function refuseBrokenCarry(desk: CliDesk, agencyId: string, tables: ReportTables): Promise<void> {
  const before = await readTables(desk, agencyId, tables.year - 1);
  if (Object.values(before.three).every((row) => row.every((cell) => cell === 0))) return;
  const cells = tables.three.C.flatMap((carried, column) => {
    const left = before.three.F[column];
    return carried === left ? [] : [`tableThree.C[${column}] = ${carried}，上年结转 ${left} 件`];
  });
  if (cells.length > 0) throw new CliError('cli.simulate.carriedDiffers', { cells: cells.join('；') });
}

// The year must be this run's alone: its own cases (from a run that was cut short) and what was open before it.
async function refuseTakenYear(
  desk: CliDesk,
  agencyId: string,
  agency: string,
  tables: ReportTables,
  plan: Plan,
): Promise<void> {
  const { year } = tables;
  const known = new Set([
    ...ownIds('request', agencyId, tables),
    ...ownIds('proceeding', agencyId, tables),
    ...[...plan.requests, ...plan.proceedings].flatMap(({ existing }) => existing?.id ?? []),
  ]);
  const touching = await Promise.all(
    [requestsTouching, disputesTouching].map((idsOf) => idsOf(desk.reader, agencyId, year)),
  );
  const foreign = touching.flat().filter((id) => !known.has(id));
  const later = await readTables(desk, agencyId, year + 1);
  const broken = [...later.three.N, ...later.three.T].some((cell) => cell > 0)
    ? tables.three.F.flatMap((left, column) =>
        left === later.three.C[column] ? [] : [`tableThree.F[${column}] = ${left}`],
      )
    : [];
  const recorded = await readTables(desk, agencyId, year);
  const figures = PUBLICATION_FIGURE_ORDER.filter(
    (figure) => recorded.two[figure] !== null && recorded.two[figure] !== tables.two[figure],
  );
  if (foreign.length + broken.length + figures.length === 0) return;
  const cells = [...(foreign.length > 0 ? [`${foreign.length} 件`] : []), ...broken, ...figures].slice(0, 5).join('；');
  throw new CliError('cli.simulate.yearTaken', { agency, year, cells });
}

// The ids of the streams this file's run makes, whether it has made them already or not.
function ownIds(kind: 'request' | 'proceeding', agencyId: string, tables: ReportTables): Set<string> {
  const { three, four, year } = tables;
  const most =
    kind === 'request'
      ? (three.N.at(-1) ?? 0) + (three.C.at(-1) ?? 0)
      : Object.values(four).reduce((sum, cells) => sum + (cells.at(-1) ?? 0), 0);
  return new Set(
    Array.from({ length: most }, (_, at) => newStreamId(kind, commandId('simulate', kind, agencyId, year, at))),
  );
}

function differences(expected: ReportTables, actual: ReportTables): string[] {
  const counted = COUNTED_CELLS.flatMap((cell) => {
    const [want, got] = [cellValue(expected, cell), cellValue(actual, cell)];
    return want === got ? [] : [`${cellLabel(cell)}：${want} ≠ ${got}`];
  });
  const recorded = PUBLICATION_FIGURE_ORDER.flatMap((figure) =>
    expected.two[figure] === actual.two[figure] ? [] : [`${figure}：${expected.two[figure]} ≠ ${actual.two[figure]}`],
  );
  return [...counted, ...recorded];
}

async function ensureAgency(desk: CliDesk, name: string): Promise<string> {
  const [existing] = await agenciesNamed(desk.reader, name);
  if (existing !== undefined) return existing;
  const answer = await desk.commands.registerAgency(OPERATOR, commandId('simulate', 'agency', name), {
    name,
    region: 'CN',
  });
  return answer.id;
}

async function planFor(desk: CliDesk, agencyId: string, tables: ReportTables, today: PlainDate): Promise<Plan> {
  const first = `${tables.year}-01-01`;
  const [made, started] = [ownIds('request', agencyId, tables), ownIds('proceeding', agencyId, tables)];
  const openBefore = (await openRequests(desk.reader, agencyId, first)).filter(({ id }) => !made.has(id));
  const requests = openBefore.map(({ id, applicantKind, receivedOn, version }) => ({
    id,
    kind: applicantKind as ApplicantKind,
    receivedOn: receivedOn as PlainDate,
    version,
  }));
  const disputesBefore = (await openProceedings(desk.reader, agencyId, first)).filter(({ id }) => !started.has(id));
  const proceedings = disputesBefore.map(({ id, kind, openedOn, version }) => ({
    id,
    kind: kind as ProceedingKind,
    openedOn: openedOn as PlainDate,
    version,
  }));
  try {
    return planYear(tables, { requests, proceedings }, today, seededRandom(`${agencyId}:${tables.year}`));
  } catch (error) {
    if (error instanceof CarriedDiffers) {
      throw new CliError('cli.simulate.carriedDiffers', { cells: error.cells.join('；') });
    }
    throw error;
  }
}

async function recordFigures(desk: CliDesk, agencyId: string, tables: ReportTables): Promise<number> {
  const recorded = PUBLICATION_FIGURE_ORDER.flatMap((figure) => {
    const value = tables.two[figure];
    return value === null ? [] : [[figure, value] as const];
  });
  if (recorded.length === 0) return 0;
  const { year } = tables;
  await desk.commands.recordFigures(
    staffOf(agencyId, 'simulate', ['report']),
    commandId('simulate', 'figures', agencyId, year),
    {
      agencyId,
      year,
      figures: Object.fromEntries(recorded),
    },
  );
  return recorded.length;
}

async function recordPlan(
  desk: CliDesk,
  agencyId: string,
  year: number,
  plan: Plan,
  progress: (done: number, total: number) => void,
): Promise<void> {
  const caller = staffOf(agencyId, 'simulate', ['clerk', 'signer', 'legal']);
  const work = [
    ...plan.requests.map((planned, at) => () => recordRequest(desk, caller, agencyId, planned, [agencyId, year, at])),
    ...plan.proceedings.map(
      (planned, at) => () => recordProceeding(desk, caller, agencyId, planned, [agencyId, year, at]),
    ),
  ];
  let next = 0;
  let done = 0;
  const lane = async (): Promise<void> => {
    for (let job = work[next++]; job; job = work[next++]) {
      await job();
      done += 1;
      if (done % PROGRESS_EVERY === 0 || done === work.length) progress(done, work.length);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, lane));
}

type Key = readonly [string, number, number];

async function recordRequest(
  { commands }: CliDesk,
  caller: Caller,
  agencyId: string,
  { existing, kind, receivedOn, conclusion }: PlannedRequest,
  key: Key,
): Promise<void> {
  const id = commandId('simulate', 'request', ...key);
  if (existing) {
    if (!conclusion) return;
    const on = { id: existing.id, expectedVersion: existing.version };
    await (conclusion.code === 'A23'
      ? commands.withdrawRequest(caller, id, { ...on, withdrawnOn: conclusion.on })
      : commands.answerRequest(caller, id, { ...on, ...answerOf(conclusion) }));
    return;
  }
  await commands.receiveRequest(caller, id, {
    agencyId,
    channel: 'inPerson',
    receivedOn,
    applicant: { kind, name: `模拟申请人${key[2] + 1}`, contact: '模拟联系方式' },
    content: '模拟申请内容',
    ...(conclusion ? { followedBy: [followingFact(conclusion)] } : {}),
  });
}

type RequestConclusion = NonNullable<PlannedRequest['conclusion']>;

function followingFact(conclusion: RequestConclusion) {
  return conclusion.code === 'A23'
    ? { type: 'withdraw' as const, withdrawnOn: conclusion.on }
    : { type: 'answer' as const, ...answerOf(conclusion) };
}

function answerOf({ code, on }: RequestConclusion) {
  return { decision: code, repliedOn: on, serviceMode: 'post' };
}

async function recordProceeding(
  { commands }: CliDesk,
  caller: Caller,
  agencyId: string,
  { existing, kind, openedOn, conclusion }: PlannedProceeding,
  key: Key,
): Promise<void> {
  const id = commandId('simulate', 'proceeding', ...key);
  if (existing) {
    if (!conclusion) return;
    const on = { id: existing.id, expectedVersion: existing.version };
    await commands.concludeProceeding(caller, id, { ...on, outcome: conclusion.code, concludedOn: conclusion.on });
    return;
  }
  const followedBy = conclusion
    ? [{ type: 'conclude' as const, outcome: conclusion.code, concludedOn: conclusion.on }]
    : [];
  await commands.openProceeding(caller, id, { agencyId, kind, openedOn, ...(conclusion ? { followedBy } : {}) });
}
