import { upcast } from '@yishen/domain';
import type { RecordedEvent, StreamToLoad } from '@yishen/event-store';

/** The fold of a kind of stream. */
export interface Fold<State, Event> {
  readonly initial: State;
  evolve(state: State, event: Event): State;
}

/** A state with the scope of its stream, `undefined` while the stream does not exist. */
export interface Scoped<State> {
  readonly scope: string | undefined;
  readonly state: State;
}

/** A stream to load with its fold; old shapes are upcast, and a new stream gets `scope`. */
export function loading<State, Event>(stream: string, fold: Fold<State, Event>, scope?: string): StreamToLoad<State> {
  return {
    stream,
    scope,
    initial: fold.initial,
    evolve: (state, event) => fold.evolve(state, upcast(event) as unknown as Event),
  };
}

/** The state and scope that a stream's events give. */
export function folded<State, Event>(events: readonly RecordedEvent[], fold: Fold<State, Event>): Scoped<State> {
  const { initial, evolve } = loading('', fold);
  return { scope: events.at(-1)?.scope, state: events.reduce(evolve, initial) };
}
