import { addDays, atShanghai, dayNumber, plainDate, type PlainDate } from '@yishen/calendar';
import type { TestServer } from '@yishen/application';
import { requestStream } from '@yishen/domain';
import type { Pool } from 'pg';
import { CliError } from '../../cliError';
import { commandId } from '../../commandId';
import type { PlannedHistory, PlannedStep } from './history';
import type { LogTail } from './logTail';
import type { Office } from './office';
import { untilQuiet } from './quiet';

/** What a simulated year is run on. */
export interface YearWorkplace {
  readonly office: Office;
  readonly agencyId: string;
  readonly time: TestServer;
  readonly database: Pool;
  readonly tail: LogTail;
  readonly seed: string;
  readonly progress: (day: PlainDate, acts: number) => void;
}

// Misses of a midnight are spread over the ten minutes after it.
const MISSES_ARE_OVER = '00:11:00.000';
const OFFICE_OPENS = '09:30:00.000';
const AT_ONCE = 8;
const PATIENCE_MS = 60_000;

/**
 * Lives through the year: time is let run to the next day on which somebody acts or something is due, and no further before
 * everybody has caught up. Answers how many acts were done.
 */
export async function runYear(
  workplace: YearWorkplace,
  histories: readonly PlannedHistory[],
  { from, until }: { readonly from: PlainDate; readonly until: PlainDate },
): Promise<number> {
  const { time, database, tail } = workplace;
  const days = byDay(histories);
  const ids = new Map<number, string>();
  let acts = 0;
  const skipTo = async (day: PlainDate, clock: string): Promise<void> => {
    const target = Date.parse(atShanghai(day, clock));
    const left = target - (await time.currentTime());
    if (left > 0) await time.skip(left);
  };
  for (let day = from; day <= addDays(until, 1); day = addDays(day, 1)) {
    if (tail.dueDays().has(addDays(day, -1))) {
      await skipTo(day, MISSES_ARE_OVER);
      await allRung(workplace, day);
    }
    const work = days.get(day);
    if (!work) continue;
    await skipTo(day, OFFICE_OPENS);
    // The reminders of the morning, which move the versions of the cases.
    await untilQuiet(database);
    await tail.read(day);
    await doAll(work, (one) => workOn(workplace, one, ids));
    acts += work.reduce((sum, { steps, first }) => sum + steps.length + (first ? 1 : 0), 0);
    await untilQuiet(database);
    await tail.read(day);
    workplace.progress(day, acts);
  }
  return acts;
}

// A timer that rings is an activity, a command and a derivation: waited for, and named when it does not come.
async function allRung({ database, tail }: YearWorkplace, day: PlainDate): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    await untilQuiet(database);
    await tail.read(day);
    const lost = [...tail.dueDays()].filter((dueOn) => dueOn < day);
    if (lost.length === 0) return;
    if (performance.now() > deadline) throw new CliError('cli.simulate.alarmLost', { days: lost.join(' ') });
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

interface DayOfHistory {
  readonly history: PlannedHistory;
  readonly first: boolean;
  readonly steps: readonly { readonly at: number; readonly step: PlannedStep }[];
}

function byDay(histories: readonly PlannedHistory[]): ReadonlyMap<PlainDate, readonly DayOfHistory[]> {
  const days = new Map<PlainDate, DayOfHistory[]>();
  for (const history of histories) {
    const steps = history.steps.map((step, at) => ({ at, step }));
    for (const on of new Set([history.on, ...history.steps.map((step) => step.on)])) {
      const ofDay = { history, first: on === history.on, steps: steps.filter(({ step }) => step.on === on) };
      days.set(on, [...(days.get(on) ?? []), ofDay]);
    }
  }
  return days;
}

async function workOn(
  { office, agencyId, tail, seed }: YearWorkplace,
  { history, first, steps }: DayOfHistory,
  ids: Map<number, string>,
): Promise<void> {
  const { n, incoming } = history;
  const keyOf = (at: number): string => commandId('simulate-year', seed, n, at);
  let version: number | undefined;
  if (first) {
    const { kind, evidence, ...how } = incoming;
    const body = {
      ...how,
      ...(evidence ? { evidence: { kind: evidence, note: '模拟的证明' } } : {}),
      applicant: { kind, name: `模拟申请人${n}`, contact: '模拟联系方式' },
      content: `模拟申请内容${n}`,
    };
    const path = `/agencies/${agencyId}/${incoming.arrivedOn === undefined ? 'requests' : 'arrivals'}`;
    const sent = await office.send('clerk', { path, body, key: keyOf(-1) });
    ids.set(n, sent.id);
    ({ version } = sent);
  }
  const id = ids.get(n);
  if (id === undefined) throw new Error(`request ${n} has no stream`);
  const stream = requestStream(id);
  version ??= tail.versionOf(stream);
  for (const { at, step } of steps) {
    const { by, act, of } = step;
    const body = of && act.type === 'ProposeCorrection' ? { ...act, version: tail.versionOfFact(stream, of) } : act;
    ({ version } = await office.send(by, { path: `/requests/${id}/acts`, body, key: keyOf(at), version }));
  }
}

async function doAll<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values();
  const lane = async (): Promise<void> => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

/** How many days a simulation spans. */
export function daysOf(from: PlainDate, until: PlainDate): number {
  return dayNumber(until) - dayNumber(from) + 1;
}

/** The first and the last day of a year. */
export function spanOf(year: number): { readonly from: PlainDate; readonly until: PlainDate } {
  return { from: plainDate(`${year}-01-01`), until: plainDate(`${year}-12-31`) };
}
