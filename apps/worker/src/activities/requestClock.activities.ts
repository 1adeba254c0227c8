import { ApplicationFailure } from '@temporalio/common';
import { engineCaller, errorCode, type Commands } from '@yishen/commands';
import { REJECTION_CODES, type DeadlineKind } from '@yishen/domain';
import type { Alarm, RequestClockActivities } from '@yishen/workflows/contract';
import { commandIdOf } from './commandIds';

const REFUSALS: ReadonlySet<string> = new Set([
  ...REJECTION_CODES,
  'access.denied',
  'stream.unknown',
  'command-reused',
  'unstorable',
]);

/** The activities of `requestClock`: each asks the domain, which folds the log and acts only if the alarm is still true. */
export function requestClockActivities(options: {
  readonly commands: Pick<Commands, 'warnOfDeadline' | 'markDeadlineMissed'>;
  readonly now: () => string;
}): RequestClockActivities {
  const { commands, now } = options;
  const caller = engineCaller('worker');
  return {
    warnOfDeadline: async ({ request, alarm }) => {
      notBefore(alarm, now());
      const { derivation, workingDaysLeft } = alarm;
      const kind = alarm.kind as DeadlineKind;
      const commandId = commandIdOf('warn', request, kind, derivation, workingDaysLeft);
      await decided(() =>
        commands.warnOfDeadline(caller, commandId, { id: request, kind, derivation, workingDaysLeft }),
      );
    },
    markDeadlineMissed: async ({ request, alarm }) => {
      notBefore(alarm, now());
      const { derivation } = alarm;
      const kind = alarm.kind as DeadlineKind;
      const commandId = commandIdOf('miss', request, kind, derivation);
      await decided(() => commands.markDeadlineMissed(caller, commandId, { id: request, kind, derivation }));
    },
  };
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
