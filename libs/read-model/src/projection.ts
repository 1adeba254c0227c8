import type { StoredEvent, StreamKind, StreamStates } from '@yishen/domain';

/** Where an event stands in the log. */
export interface Place {
  readonly stream: string;
  readonly scope: string;
  readonly version: number;
  readonly position: string;
  /** Who recorded it and when. */
  readonly meta?: unknown;
}

/** An event of the log, with the partition its stream belongs to. */
export interface ProjectedEvent extends Place, Omit<StoredEvent, 'position'> {
  readonly partition: number;
}

/**
 * The rows that a kind of stream has in a read table: a pure function of the state that the domain folds the stream to. Contract:
 * 1. Each part of the state gives one row, and keeps its place in the list: parts are added at its end and never taken away.
 * 2. A part is the very same value, or a list of the very same values, while nothing in it changed: its row carries the version and
 *    the position of the event that changed it last. An empty list makes no row yet.
 * 3. No event is looked at: what a correction or a revocation means is for the domain to say.
 */
export interface Projection<
  Kind extends StreamKind = StreamKind,
  Row extends { readonly version: number } = { readonly version: number },
  Part = unknown,
> {
  readonly kind: Kind;
  partsOf(state: StreamStates[Kind]): readonly Part[];
  rowOf(part: Part, place: Place): Row;
}
