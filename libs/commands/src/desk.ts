import type { Instant } from '@yishen/calendar';
import { upcast, type Act, type DecisionContext } from '@yishen/domain';
import {
  canonicalJson,
  handle,
  type DecidedEvent,
  type EventStore,
  type FoldedEvent,
  type Handled,
  type JsonObject,
  type StateCache,
} from '@yishen/event-store';
import type { LetterModel } from '@yishen/rendering';
import type { FileStore, Vault } from '@yishen/vault';
import type { Pool } from 'pg';
import { requireAct, type Caller } from './access';
import { CommandError, errorCode } from './commandError';
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
  /** Who makes papers; only a process that issues letters needs one. */
  readonly papers?: PaperMaker;
}

/** Makes the files of papers, which may be long: where, is the process's business. */
export interface PaperMaker {
  /** The Word file of a letter. */
  letter(model: LetterModel): Promise<Buffer>;
  /** A zip file of files by their paths: the same files, the same bytes. */
  zip(files: Readonly<Record<string, Uint8Array>>): Promise<Buffer>;
}

/** The process's maker of papers. */
export function paperMaker({ papers }: Pick<CommandsOptions, 'papers'>): PaperMaker {
  if (!papers) throw new Error('this process was opened without a maker of papers');
  return papers;
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

/** One command on one stream. */
export interface Execution<State, Event> {
  readonly caller: Caller;
  readonly commandId: string;
  readonly act: Act;
  /** What was asked, for the digest that tells a resent command from a reused id. */
  readonly body: object;
  readonly id: string;
  readonly stream: string;
  readonly fold: Fold<State, Event>;
  /** The scope a new stream gets; absent when the stream must exist already. */
  readonly scope?: string;
  /** The agency in which the act is checked; the stream's scope when absent. */
  readonly within?: string;
  /** The stream's id comes from the command's: it cannot exist unless the command was sent before. */
  readonly fresh?: true;
  readonly expectedVersion?: number | undefined;
  decide(
    state: State,
    context: DecisionContext,
    scope: string,
  ): Promise<readonly DecidedEvent[]> | readonly DecidedEvent[];
}

/** The command handler: bounds, then load, fold, decide and append, with the rules of the store's `handle`. */
export async function execute<State, Event>(desk: Desk, execution: Execution<State, Event>): Promise<CommandAnswer> {
  const { store, vault, contexts, cache } = desk;
  const { caller, commandId, act, id, stream, within } = execution;
  if (execution.scope !== undefined) requireAct(caller, act, within ?? execution.scope);
  const now = desk.now();
  // The scope of an existing stream is known only once it is loaded; `handle` reads it after the decision.
  const target = { ...scopedFold(execution.fold), stream, scope: execution.scope ?? '' };
  if (execution.fresh) cache.set(stream, { version: 0, state: target.initial });
  try {
    const handled = await handle<{ target: Scoped<State> }>({
      store,
      commandId,
      bodyDigest: vault.macDigest(bodyText(execution)),
      meta: metaOf(caller, now, commandId),
      streams: { target },
      cache,
      decide: async ({ target: loaded }) => {
        target.scope = boundedScope(execution, loaded.state.scope);
        requireVersion(execution.expectedVersion, loaded.version);
        const { calendar, policy } = await contexts.of(target.scope);
        const given = { now, calendar, policy, actor: caller.principal.userId };
        const events = await execution.decide(loaded.state.state, given, target.scope);
        return { events: { target: events }, result: { id, stream, version: loaded.version + events.length } };
      },
    });
    return answerOf(handled);
  } catch (error) {
    throw commandErrorOf(error);
  }
}

/** What a caller is told of a handled command, whose result is the id, the stream and its version. */
export function answerOf({ result, position, repeated }: Handled): CommandAnswer {
  return { ...(result as unknown as Pick<CommandAnswer, 'id' | 'stream' | 'version'>), position, repeated };
}

/** A fold over recorded events that lifts old shapes and keeps the stream's scope. */
export function scopedFold<State, Event>(fold: Fold<State, Event>) {
  return {
    initial: { scope: undefined, state: fold.initial } as Scoped<State>,
    evolve: ({ state }: Scoped<State>, event: FoldedEvent): Scoped<State> => ({
      scope: event.scope,
      state: fold.evolve(state, upcast(event) as unknown as Event),
    }),
  };
}

/** The state and scope that a stream's events give. */
export function folded<State, Event>(events: readonly FoldedEvent[], fold: Fold<State, Event>): Scoped<State> {
  const { initial, evolve } = scopedFold(fold);
  return events.reduce(evolve, initial);
}

function boundedScope<State, Event>(
  { caller, act, within, scope: given }: Execution<State, Event>,
  recorded: string | undefined,
): string {
  const scope = recorded ?? given;
  if (scope === undefined || (given !== undefined && given !== scope)) throw new CommandError('stream.unknown');
  requireAct(caller, act, within ?? scope);
  return scope;
}

/** Refuses a stream that is not there or is another agency's. Read outside an append: a stream never changes its agency and never goes away. */
export async function requireStreamOf(desk: Desk, stream: string, agencyId: string): Promise<void> {
  const [first] = await desk.store.readStream(stream);
  if (first?.scope !== agencyId) throw new CommandError('stream.unknown');
}

/** Refuses when the stream moved since the caller saw it. */
export function requireVersion(expected: number | undefined, actual: number): void {
  if (expected !== undefined && expected !== actual) throw new CommandError('version-stale', { expected, actual });
}

/** What was asked, in one form. The actor is part of it: another person's id is not resent, it is reused. */
export function bodyText({
  act,
  caller,
  id,
  body,
  fresh,
}: Pick<Execution<unknown, unknown>, 'act' | 'caller' | 'id' | 'body' | 'fresh'>): string {
  const asked = { act, actor: caller.principal.userId, ...(fresh ? {} : { id }), body };
  return canonicalJson(JSON.parse(JSON.stringify(asked)));
}

/** What every event says about who acted and when. */
export function metaOf({ principal }: Caller, at: Instant, correlation: string): JsonObject {
  const meta = { actor: principal.userId, at, correlation };
  return principal.actingFor === undefined ? meta : { ...meta, actingFor: principal.actingFor };
}

/** The vault's refusals in the words of the command handler; anything else as it is. */
export function commandErrorOf(error: unknown): unknown {
  switch (errorCode(error)) {
    case 'key-erased':
      return new CommandError('person.data-erased', {}, { cause: error });
    case 'key-missing':
      return new CommandError('stream.unknown', {}, { cause: error });
    default:
      return error;
  }
}
