import { DEADLINE_RULES, idOfStream, streamKind, type StreamKind } from '@yishen/domain';
import type { ClockSubject, ClockWorkflow } from '@yishen/workflows/contract';

/** Which workflow rings the deadlines of which kind. */
export type ClocksOfKinds = Readonly<Partial<Record<string, ClockWorkflow>>>;

/** The kinds of deadline that have a workflow of their own; every other kind is rung by the clock of its stream. */
export const CLOCK_OF_KIND: ClocksOfKinds = Object.fromEntries(
  Object.entries(DEADLINE_RULES).flatMap(([kind, { rungBy }]) => (rungBy === undefined ? [] : [[kind, rungBy]])),
);

const CLOCK_OF_STREAM: Readonly<Partial<Record<StreamKind, ClockWorkflow>>> = {
  request: 'requestClock',
  proceeding: 'proceedingClock',
};

/** The kinds of stream that have deadlines. */
export const CLOCK_STREAMS = Object.keys(CLOCK_OF_STREAM) as readonly StreamKind[];

/** The clock of a stream as a whole; `undefined` when its kind has no deadlines. */
export function clockOfStream(stream: string): ClockWorkflow | undefined {
  const kind = streamKind(stream);
  return kind && CLOCK_OF_STREAM[kind];
}

/** What the clocks of a stream are about. */
export function subjectOf(stream: string): ClockSubject {
  const id = idOfStream(stream);
  return streamKind(stream) === 'proceeding' ? { proceeding: id } : { request: id };
}
