import type { PlainDate } from '@yishen/calendar';
import type { Caller, Commands } from '@yishen/application';
import {
  UNKNOWN_PROCEEDING,
  UNKNOWN_REQUEST,
  deadlinesOf,
  evolveProceeding,
  evolveRequest,
  idOfStream,
  proceedingDeadlinesOf,
  sameDeadlines,
  sameProceedingDeadlines,
  streamKind,
  upcast,
  type Deadline,
  type DecisionContext,
  type ProceedingDeadline,
  type ProceedingEvent,
  type RequestEvent,
} from '@yishen/domain';
import type { RecordedEvent } from '@yishen/event-store';

/** Has the deadlines of a stream derived again, by the command of its kind. */
export async function deriveAgain(
  commands: Pick<Commands, 'rederiveDeadlines' | 'rederiveProceeding'>,
  caller: Caller,
  commandId: string,
  stream: string,
): Promise<void> {
  const input = { id: idOfStream(stream) };
  if (streamKind(stream) === 'proceeding') await commands.rederiveProceeding(caller, commandId, input);
  else await commands.rederiveDeadlines(caller, commandId, input);
}

/**
 * Whether the fold gives other deadlines today than those recorded. The state is left aside: that a deadline is missed is
 * the clock's to record, whose timer may be minutes behind midnight.
 */
export function isOutdated(events: readonly RecordedEvent[], context: Context, asOf: PlainDate): boolean {
  const kind = events[0] && streamKind(events[0].stream);
  return kind === 'proceeding' ? disputeOutdated(events, context, asOf) : requestOutdated(events, context, asOf);
}

type Context = Omit<DecisionContext, 'now'>;

function requestOutdated(events: readonly RecordedEvent[], context: Context, asOf: PlainDate): boolean {
  const state = events.reduce(
    (folded, event) => evolveRequest(folded, upcast(event) as unknown as RequestEvent),
    UNKNOWN_REQUEST,
  );
  if (state.status === 'unknown') return false;
  const running = (deadlines: readonly Deadline[]) =>
    deadlines.map((deadline): Deadline => ({ ...deadline, state: 'running' }));
  return !sameDeadlines(running(deadlinesOf(state, context, asOf)), running(state.deadlines));
}

// A dispute from before disputes had clocks has no list at all: it is derived once.
function disputeOutdated(events: readonly RecordedEvent[], { calendar }: Context, asOf: PlainDate): boolean {
  const state = events.reduce(
    (folded, event) => evolveProceeding(folded, upcast(event) as unknown as ProceedingEvent),
    UNKNOWN_PROCEEDING,
  );
  if (state.status === 'unknown') return false;
  const running = (deadlines: readonly ProceedingDeadline[]) =>
    deadlines.map((deadline): ProceedingDeadline => ({ ...deadline, state: 'running' }));
  const folded = proceedingDeadlinesOf(state, calendar, asOf);
  return state.derivation === 0 || !sameProceedingDeadlines(running(folded), running(state.deadlines));
}
