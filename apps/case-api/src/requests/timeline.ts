import { message } from '@yishen/catalogue';
import type { RequestEvent } from '@yishen/domain';
import { CHANNELS, DECISIONS, SERVICE_MODES } from '@yishen/statute';
import { isSealed } from '@yishen/vault';

/** One line that says what an event means; an event that this version does not know is named. */
export function summaryOf(event: RequestEvent): string {
  switch (event.type) {
    case 'RequestReceived': {
      const { receivedOn, channel } = event.data;
      return message('event.RequestReceived', 'zh', { receivedOn, channel: CHANNELS[channel].label });
    }
    case 'RequestAnswered': {
      const { repliedOn, decision, serviceMode } = event.data;
      return message('event.RequestAnswered', 'zh', {
        repliedOn,
        decision: DECISIONS[decision].label,
        serviceMode: SERVICE_MODES[serviceMode].label,
      });
    }
    case 'RequestWithdrawn':
      return message('event.RequestWithdrawn', 'zh', { withdrawnOn: event.data.withdrawnOn });
    case 'DeadlinesChanged':
      return message('event.DeadlinesChanged', 'zh', { dueOn: event.data.deadlines[0]?.dueOn ?? '—' });
    case 'DeadlineWarned': {
      const { dueOn, workingDaysLeft } = event.data;
      return message('event.DeadlineWarned', 'zh', { dueOn, workingDaysLeft });
    }
    case 'DeadlineMissed':
      return message('event.DeadlineMissed', 'zh', { dueOn: event.data.dueOn });
    default:
      return message('event.unknown', 'zh', { type: (event as { type: string }).type });
  }
}

/** The data of an event without its sealed values, which mean nothing to a reader. */
export function withoutSeals(data: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data)
      .filter(([, value]) => !isSealed(value))
      .map(([key, value]: [string, unknown]) => [
        key,
        typeof value === 'object' && value !== null && !Array.isArray(value) ? withoutSeals(value) : value,
      ]),
  );
}
