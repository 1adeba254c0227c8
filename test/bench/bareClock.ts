import { proxyActivities, sleep } from '@temporalio/workflow';
import type { ClockActivities, RequestClockInput } from '../../workflows/src/contract';

const { warnOfDeadline, markDeadlineMissed } = proxyActivities<ClockActivities>({ startToCloseTimeout: '30 seconds' });

/** The timers and activities of a clock and nothing else: what the SDK asks for any workflow with such a history. */
export async function requestClock({ request, alarms }: RequestClockInput): Promise<void> {
  for (const alarm of alarms) {
    await sleep(1);
    await (alarm.what === 'warn' ? warnOfDeadline({ request, alarm }) : markDeadlineMissed({ request, alarm }));
  }
}
