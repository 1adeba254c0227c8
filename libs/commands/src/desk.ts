import type { Instant } from '@yishen/calendar';
import { upcast } from '@yishen/domain';
import type { EventStore, RecordedEvent, StateCache, StreamToLoad } from '@yishen/event-store';
import type { FileStore, Vault } from '@yishen/vault';
import type { Pool } from 'pg';
import { CommandError } from './commandError';
import type { Contexts } from './contexts';

/** What the command handler works with. */
export interface CommandsOptions {
  readonly store: EventStore;
  readonly vault: Vault;
  /** The process's one clock. */
  readonly now: () => Instant;
  /** Where the vault's tables are: staff accounts, and which request a file belongs to. */
  readonly database: Pool;
  /** The sealed files; only a process that issues letters needs them. */
  readonly files?: FileStore;
}

/** The options with what is kept between commands: the folded states, and the contexts of decisions by scope. */
export interface Desk extends CommandsOptions {
  readonly cache: StateCache;
  readonly contexts: Contexts;
}

/** The answer to a command; `position` is `'0'` when it was already so and nothing was appended. */
export interface CommandAnswer {
  readonly id: string;
  readonly stream: string;
  readonly version: number;
  readonly position: string;
  readonly repeated: boolean;
}

/** How a stream kind is folded. */
export interface Fold<State, Event> {
  readonly initial: State;
  evolve(state: State, event: Event): State;
}

/** A state with the scope of its stream, `undefined` while the stream does not exist. */
export interface Scoped<State> {
  readonly scope: string | undefined;
  readonly state: State;
}

/** A stream to load with its fold, old shapes lifted; `scope` is what a new stream gets. */
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

/** Refuses a stream that is not there or is another agency's. Read outside an append: a stream never changes its agency and never goes away. */
export async function requireStreamOf(desk: Desk, stream: string, agencyId: string): Promise<void> {
  const [first] = await desk.store.readStream(stream);
  if (first?.scope !== agencyId) throw new CommandError('stream.unknown');
}
