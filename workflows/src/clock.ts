import {
  ActivityFailure,
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  isCancellation,
  log,
  patched,
  proxyActivities,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { nextAlarm, wakesAt, withoutOvertaken } from './alarms';
import {
  QUERIES,
  SEARCH_ATTRIBUTES,
  SIGNALS,
  type Alarm,
  type ArmedAlarms,
  type Arming,
  type ClockActivities,
  type ClockStart,
  type ClockSubject,
  type Closing,
  type NextDue,
} from './contract';

const { warnOfDeadline, markDeadlineMissed } = proxyActivities<ClockActivities>({
  startToCloseTimeout: '30 seconds',
});

const OVERDUE_AT_ONCE = 'overdue-at-once';

const rearm = defineSignal<[Arming]>(SIGNALS.rearm);
const close = defineSignal<[Closing]>(SIGNALS.close);
const armed = defineQuery<ArmedAlarms>(QUERIES.armed);

/**
 * Runs the loop of every clock: it sleeps until the next alarm, has the domain warn or mark a miss, and ends when it is closed. It
 * may be late or wrong, because the activity folds the log and acts only if the alarm is still true.
 */
export async function keepClock<Input extends ClockStart>(input: Input, subject: ClockSubject): Promise<void> {
  const { workflowId } = workflowInfo();
  let { derivation, alarms, due } = input;
  let turn = 0;
  let closed = false;

  // Handlers only assign, and the loop acts.
  setHandler(rearm, (arming) => {
    if (arming.replaces === undefined ? arming.derivation <= derivation : arming.replaces !== derivation) return;
    ({ derivation, alarms, due } = arming);
    turn++;
  });
  setHandler(close, (closing) => {
    if (closing.derivation >= derivation) closed = true;
  });
  setHandler(armed, () => ({ derivation, next: withWake(nextAlarm(alarms, workflowId), workflowId), alarms }));

  let shown = input.due;
  while (!closed) {
    if (workflowInfo().continueAsNewSuggested) {
      // Handlers are synchronous, so none is running here.
      await continueAsNew<(next: Input) => Promise<void>>({ ...input, derivation, alarms, due });
    }
    if (shown?.dueOn !== due?.dueOn || shown?.kind !== due?.kind) showDue(due);
    shown = due;
    alarms = withoutOvertaken(alarms, Date.now());
    const seen = turn;
    const alarm = nextAlarm(alarms, workflowId);
    const moved = (): boolean => closed || turn !== seen || workflowInfo().continueAsNewSuggested;
    if (!alarm) {
      await condition(moved);
      continue;
    }
    const sleep = wakesAt(alarm, workflowId) - Date.now();
    // Raise an alarm in the past without a timer: if a signal cancelled the timer in the millisecond it fires, a time-skipping
    // server would stop for good (temporalio/sdk-java#3088). Clocks started before 2026-11-27 used a timer of at least 1 ms.
    if ((sleep > 0 || !patched(OVERDUE_AT_ONCE)) && (await condition(moved, Math.max(1, sleep)))) continue;
    await raise(subject, alarm);
    alarms = alarms.filter((other) => other !== alarm);
  }
}

async function raise(subject: ClockSubject, alarm: Alarm): Promise<void> {
  try {
    await (alarm.what === 'warn' ? warnOfDeadline({ ...subject, alarm }) : markDeadlineMissed({ ...subject, alarm }));
  } catch (error) {
    // Only a refusal by the domain arrives here, because everything else is retried for ever. The sweep finds what was lost.
    if (!(error instanceof ActivityFailure) || isCancellation(error)) throw error;
    log.error('alarm refused', {
      ...subject,
      what: alarm.what,
      derivation: alarm.derivation,
      error: error.cause?.message,
    });
  }
}

function withWake(alarm: Alarm | undefined, workflowId: string): ArmedAlarms['next'] {
  return alarm ? { ...alarm, wakesAt: new Date(wakesAt(alarm, workflowId)).toISOString() } : null;
}

// A server without our search attributes would refuse the whole task, so a clock that started without them sets none.
function showDue(due: NextDue | undefined): void {
  if (workflowInfo().typedSearchAttributes.get(SEARCH_ATTRIBUTES.agency) === undefined) return;
  upsertSearchAttributes([
    { key: SEARCH_ATTRIBUTES.kind, value: due?.kind ?? null },
    { key: SEARCH_ATTRIBUTES.dueOn, value: due?.dueOn ?? null },
  ]);
}
