import type { PlainDate } from '@yishen/calendar';
import {
  UNKNOWN_REQUEST,
  deadlinesOf,
  evolveRequest,
  sameDeadlines,
  upcast,
  type Deadline,
  type DecisionContext,
  type RequestEvent,
} from '@yishen/domain';
import type { RecordedEvent } from '@yishen/event-store';

/**
 * Whether the fold gives other deadlines today than those recorded. The state is left aside: that a deadline is missed is
 * the clock's to record, whose timer may be minutes behind midnight.
 */
export function isOutdated(
  events: readonly RecordedEvent[],
  context: Omit<DecisionContext, 'now'>,
  asOf: PlainDate,
): boolean {
  const state = events.reduce(
    (folded, event) => evolveRequest(folded, upcast(event) as unknown as RequestEvent),
    UNKNOWN_REQUEST,
  );
  if (state.status === 'unknown') return false;
  const running = (deadlines: readonly Deadline[]) =>
    deadlines.map((deadline): Deadline => ({ ...deadline, state: 'running' }));
  return !sameDeadlines(running(deadlinesOf(state, context, asOf)), running(state.deadlines));
}
