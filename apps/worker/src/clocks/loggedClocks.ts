import { upcast } from '@yishen/domain';
import type { RecordedEvent } from '@yishen/event-store';
import {
  clockId,
  type Alarm,
  type ArmedAlarms,
  type ClockSubject,
  type ClockWorkflow,
  type NextDue,
} from '@yishen/workflows/contract';
import { CLOCK_OF_KIND, clockOfStream, subjectOf, type ClocksOfKinds } from './clockTable';

/** A clock as the log says it should be. */
export interface LoggedClock {
  readonly workflow: ClockWorkflow;
  /** The business id of the workflow. */
  readonly id: string;
  readonly subject: ClockSubject;
  readonly agency: string;
  readonly derivation: number;
  /** Nothing waits any more: no clock should run. */
  readonly closed: boolean;
  readonly alarms: readonly Alarm[];
  readonly due?: NextDue;
}

/** What a clock needs of a recorded deadline, of whichever stream. */
interface LoggedDeadline {
  readonly kind: string;
  readonly ref?: number;
  readonly dueOn: string;
  readonly dueAt: string;
  readonly state: string;
  readonly provisional: boolean;
  readonly warnings: readonly { readonly workingDaysLeft: number; readonly at: string }[];
}

interface LoggedChange {
  readonly derivation: number;
  readonly deadlines: readonly LoggedDeadline[];
  readonly closed: boolean;
}

/**
 * Folds a stream into the clocks it should have: one for the stream, and one more for each group of deadlines that the
 * table gives to another workflow. A group that has nothing running is closed, also one whose deadlines a correction has
 * taken away. Empty for a stream that is not there.
 */
export function loggedClocks(
  events: readonly RecordedEvent[],
  table: ClocksOfKinds = CLOCK_OF_KIND,
): readonly LoggedClock[] {
  const [first] = events;
  const main = first && clockOfStream(first.stream);
  if (!first || !main) return [];
  const subject = subjectOf(first.stream);
  const nameOf = ({ kind, ref }: LoggedDeadline): ClockName => {
    const workflow = table[kind] ?? main;
    return { workflow, id: clockId(workflow, subject, ref) };
  };
  const changes = events.filter(({ type }) => type === 'DeadlinesChanged').map((event) => changeOf(event));
  const last = changes.at(-1) ?? { derivation: 0, deadlines: [], closed: false };
  const ever = changes.flatMap(({ deadlines }) => deadlines.map(nameOf));
  const names = new Map([{ workflow: main, id: clockId(main, subject) }, ...ever].map((name) => [name.id, name]));
  return [...names.values()].map(({ workflow, id }) => {
    const running = last.deadlines.filter((deadline) => deadline.state === 'running' && nameOf(deadline).id === id);
    const next = running.toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0];
    return {
      workflow,
      id,
      subject,
      agency: first.scope,
      derivation: last.derivation,
      closed: last.closed || (workflow !== main && running.length === 0),
      alarms: running.flatMap((deadline) => alarmsOf(deadline, last.derivation)),
      ...(next ? { due: { kind: next.kind, dueOn: next.dueOn } } : {}),
    };
  });
}

const ENDED: ReadonlySet<string> = new Set(['met', 'missed', 'lapsed']);

/** The furthest due day of a stream's deadlines that have not ended; undefined while none is left. */
export function furthestOpen(events: readonly RecordedEvent[]): string | undefined {
  const last = events.findLast(({ type }) => type === 'DeadlinesChanged');
  const left = last ? changeOf(last).deadlines.filter(({ state }) => !ENDED.has(state)) : [];
  return left
    .map(({ dueOn }) => dueOn)
    .sort()
    .at(-1);
}

interface ClockName {
  readonly workflow: ClockWorkflow;
  readonly id: string;
}

function changeOf(event: RecordedEvent): LoggedChange {
  return upcast(event).data as unknown as LoggedChange;
}

// On a provisional date people are warned, and nothing is called missed.
function alarmsOf({ kind, ref, dueAt, warnings, provisional }: LoggedDeadline, derivation: number): Alarm[] {
  const of = { kind, ...(ref === undefined ? {} : { ref }), derivation };
  const reminders = warnings.map(({ workingDaysLeft, at }): Alarm => ({ what: 'warn', ...of, workingDaysLeft, at }));
  return provisional ? reminders : [...reminders, { what: 'miss', ...of, at: dueAt }];
}

/**
 * Whether a running clock is armed with what the log says. A reminder whose time has come may have been given or
 * overtaken; a miss whose time has come and that the log still awaits has been lost.
 */
export function agrees(armed: ArmedAlarms, logged: LoggedClock, now: string): boolean {
  if (armed.derivation !== logged.derivation) return false;
  const kept = (list: readonly Alarm[], alarm: Alarm): boolean => list.some((other) => nameOf(other) === nameOf(alarm));
  return (
    armed.alarms.every((alarm) => kept(logged.alarms, alarm)) &&
    logged.alarms.every((alarm) => kept(armed.alarms, alarm) || (alarm.what === 'warn' && alarm.at <= now))
  );
}

function nameOf({ what, kind, ref, at, ...alarm }: Alarm): string {
  return [what, kind, ref ?? '', at, 'workingDaysLeft' in alarm ? alarm.workingDaysLeft : ''].join('|');
}
