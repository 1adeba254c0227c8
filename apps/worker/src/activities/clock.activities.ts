import { ApplicationFailure } from '@temporalio/common';
import { engineCaller, errorCode, type Commands } from '@yishen/application';
import { DOMAIN_REFUSALS } from '@yishen/catalogue';
import type { DeadlineKind, ProceedingDeadlineKind } from '@yishen/domain';
import type { Alarm, ClockActivities, ClockSubject } from '@yishen/workflows/contract';
import { commandIdOf } from './commandIds';

const REFUSALS: ReadonlySet<string> = new Set([
  ...Object.keys(DOMAIN_REFUSALS),
  'access.denied',
  'stream.unknown',
  'command-reused',
  'unstorable',
]);

type TimerCommands = Pick<
  Commands,
  'warnOfDeadline' | 'markDeadlineMissed' | 'warnOfProceedingDeadline' | 'markProceedingDeadlinePassed'
>;

/** The activities of the clocks: each asks the domain, which folds the log and acts only if the alarm is still true. */
export function clockActivities(options: {
  readonly commands: TimerCommands;
  readonly now: () => string;
}): ClockActivities {
  const { commands, now } = options;
  const caller = engineCaller('worker');
  return {
    warnOfDeadline: async ({ alarm, ...subject }) => {
      notBefore(alarm, now());
      const id = idOf(subject);
      const { workingDaysLeft } = alarm;
      const commandId = commandIdOf('warn', id, nameOf(alarm), alarm.derivation, workingDaysLeft);
      await decided(() =>
        'request' in subject
          ? commands.warnOfDeadline(caller, commandId, { id, ...deadlineOf(alarm), workingDaysLeft })
          : commands.warnOfProceedingDeadline(caller, commandId, { id, ...partOf(alarm), workingDaysLeft }),
      );
    },
    markDeadlineMissed: async ({ alarm, ...subject }) => {
      notBefore(alarm, now());
      const id = idOf(subject);
      const commandId = commandIdOf('miss', id, nameOf(alarm), alarm.derivation);
      await decided(() =>
        'request' in subject
          ? commands.markDeadlineMissed(caller, commandId, { id, ...deadlineOf(alarm) })
          : commands.markProceedingDeadlinePassed(caller, commandId, { id, ...partOf(alarm) }),
      );
    },
  };
}

function idOf(subject: ClockSubject): string {
  return 'request' in subject ? subject.request : subject.proceeding;
}

// Of a deadline that is the only one of its kind the name is the kind, as it always was: an activity that was scheduled before
// an upgrade keeps its command id.
function nameOf({ kind, ref }: Alarm): string {
  return ref === undefined ? kind : `${kind}.${ref}`;
}

function deadlineOf({ kind, ref, derivation }: Alarm) {
  return { kind: kind as DeadlineKind, ...(ref === undefined ? {} : { ref }), derivation };
}

// Every deadline of a dispute belongs to a numbered part of it.
function partOf({ kind, ref = 0, derivation }: Alarm) {
  return { kind: kind as ProceedingDeadlineKind, ref, derivation };
}

// Temporal's clock may run ahead of ours. The domain would find nothing to do and the alarm would be spent.
function notBefore(alarm: Alarm, now: string): void {
  const early = Date.parse(alarm.at) - Date.parse(now);
  if (early < 0 || (alarm.what === 'warn' && early === 0)) return;
  throw ApplicationFailure.create({
    message: 'this process has not reached the alarm yet',
    type: 'clock.early',
    nextRetryDelay: early + 1,
  });
}

async function decided(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const code = errorCode(error);
    // Only the code leaves: an error's message or cause could hold a value of the case.
    if (code !== undefined && REFUSALS.has(code)) throw ApplicationFailure.nonRetryable(code, code);
    throw ApplicationFailure.retryable(code ?? 'failed', code);
  }
}
