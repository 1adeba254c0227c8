import {
  UNKNOWN_REQUEST,
  evolveRequest,
  idOfStream,
  upcast,
  type Deadline,
  type Request,
  type RequestEvent,
} from '@yishen/domain';
import type { RecordedEvent } from '@yishen/event-store';
import type { Alarm, ArmedAlarms, NextDue } from '@yishen/workflows/contract';

/** The clock of a request as the log says it should be. */
export interface LoggedClock {
  readonly request: string;
  readonly agency: string;
  readonly derivation: number;
  /** Nothing waits any more: no clock should run. */
  readonly closed: boolean;
  readonly alarms: readonly Alarm[];
  readonly due?: NextDue;
  readonly state: Exclude<Request, { status: 'unknown' }>;
}

/** Folds a request's stream into the clock it should have; `undefined` for a stream that is not there. */
export function loggedClock(events: readonly RecordedEvent[]): LoggedClock | undefined {
  const [first] = events;
  const state = events.reduce(
    (folded, event) => evolveRequest(folded, upcast(event) as unknown as RequestEvent),
    UNKNOWN_REQUEST,
  );
  if (!first || state.status === 'unknown') return undefined;
  const running = state.deadlines.filter((deadline) => deadline.state === 'running');
  const next = running.toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0];
  return {
    request: idOfStream(first.stream),
    agency: first.scope,
    derivation: state.derivation,
    closed: state.status === 'concluded',
    alarms: running.flatMap((deadline) => alarmsOf(deadline, state.derivation)),
    ...(next ? { due: { kind: next.kind, dueOn: next.dueOn } } : {}),
    state,
  };
}

// On a provisional date people are warned, and nothing is called missed.
function alarmsOf({ kind, dueAt, warnings, provisional }: Deadline, derivation: number): Alarm[] {
  const reminders = warnings.map(({ workingDaysLeft, at }): Alarm => ({
    what: 'warn',
    kind,
    derivation,
    workingDaysLeft,
    at,
  }));
  return provisional ? reminders : [...reminders, { what: 'miss', kind, derivation, at: dueAt }];
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

function nameOf(alarm: Alarm): string {
  return [alarm.what, alarm.kind, alarm.at, alarm.what === 'warn' ? alarm.workingDaysLeft : ''].join('|');
}
