import type { Instant } from '@yishen/calendar';
import type { Permission, DecisionContext } from '@yishen/domain';
import {
  canonicalJson,
  handle,
  type DecidedEvent,
  type Handled,
  type JsonObject,
  type LoadedStreams,
  type Prepared,
  type StreamToLoad,
} from '@yishen/event-store';
import { requirePermission, type Caller } from './access';
import { CommandError, errorCode } from './commandError';
import { type CommandAnswer, type Desk } from './desk';
import { loading, type Fold } from './folds';

/** What was asked, by whom, and where it is allowed. */
interface Asked {
  readonly caller: Caller;
  readonly commandId: string;
  readonly act: Permission;
  /** What was asked, for the digest that tells a resent command from a reused id. */
  readonly body: object;
  readonly id: string;
  /** The agency in which the act is checked; the stream's scope when absent. */
  readonly within?: string;
  /** The stream's id comes from the command's: it cannot exist unless the command was sent before. */
  readonly fresh?: true;
  readonly expectedVersion?: number | undefined;
}

/** What a decision gets besides the streams: the agency, and the time, calendar, settings and actor of the command. */
export interface Given {
  readonly scope: string;
  readonly context: Required<Pick<DecisionContext, 'now' | 'calendar' | 'policy' | 'actor'>>;
}

/** Events per loaded stream, and what the answer says besides id, stream and version. */
export interface DecidedOn<Names extends string> {
  readonly events: { readonly [Name in Names]?: readonly DecidedEvent[] };
  readonly result?: JsonObject;
}

/**
 * A command in its four steps: load, prepare, decide, append (DECISIONS.md).
 *
 * `prepare` is the only place for I/O: it runs once, even when a conflict makes the command decide again. `decide` is synchronous,
 * gets what is loaded and what is prepared, and returns what the caller needs back.
 */
export interface Steps<States extends object, Value> extends Asked {
  /** Load: the streams by name, and which of them the command is about. */
  readonly streams: { readonly [Name in keyof States]: StreamToLoad<States[Name]> };
  readonly about: keyof States & string;
  /** Prepare: seals texts, writes a letter, reads what it seals from. What others could see of it happens in `keep`. */
  readonly prepare?: (
    loaded: LoadedStreams<States>,
    given: Given,
    overtaken: boolean,
  ) => Prepared<Value> | Promise<Prepared<Value>>;
  /** What the prepared value holds for, e.g. one number of a book; when absent, it holds for whatever is loaded. */
  readonly preparedFor?: (loaded: LoadedStreams<States>) => string;
  /** Preparing leaves a trace, e.g. the record of an unsealing: a resent command gets its first result before it prepares. */
  readonly asksFirst?: true;
  /** Decide: pure. */
  readonly decide: (loaded: LoadedStreams<States>, given: Given, value: Value) => DecidedOn<keyof States & string>;
  readonly retries?: number;
}

/** The command handler: checks access, then loads, prepares, decides and appends, with the rules of the store's `handle`. */
export async function runSteps<States extends object, Value = undefined>(
  desk: Desk,
  steps: Steps<States, Value>,
): Promise<Handled> {
  const { store, vault, contexts, cache } = desk;
  const { caller, commandId, id, streams, about, prepare, preparedFor, asksFirst, decide, retries } = steps;
  const { stream, scope, initial } = streams[about];
  if (scope !== undefined) requirePermission(caller, steps.act, steps.within ?? scope);
  const now = desk.now();
  if (steps.fresh) cache.set(stream, { version: 0, state: initial });
  try {
    return await handle<States, Given, Value>({
      store,
      commandId,
      bodyDigest: vault.macDigest(bodyText(steps)),
      meta: metaOf(caller, now, commandId),
      streams,
      cache,
      retries,
      read: async (loaded) => {
        const bounded = boundedScope(steps, loaded[about].scope);
        requireVersion(steps.expectedVersion, loaded[about].version);
        const { calendar, policy } = await contexts.of(bounded);
        return { scope: bounded, context: { now, calendar, policy, actor: caller.principal.userId } };
      },
      // A command without `prepare` decides over nothing: its `Value` is `undefined`.
      prepare: prepare ?? (() => ({ value: undefined as Value })),
      preparedFor,
      asksFirst,
      decide: (loaded, given, value) => {
        const { events, result } = decide(loaded, given, value);
        const version = loaded[about].version + (events[about]?.length ?? 0);
        return { events, result: { id, stream, version, ...result } };
      },
    });
  } catch (error) {
    throw commandErrorOf(error);
  }
}

/** One command on one stream. */
export interface Execution<State, Event, Value> extends Asked {
  readonly stream: string;
  readonly fold: Fold<State, Event>;
  /** The scope a new stream gets; absent when the stream must exist already. */
  readonly scope?: string;
  readonly prepare?: (state: State, given: Given, overtaken: boolean) => Prepared<Value> | Promise<Prepared<Value>>;
  readonly decide: (state: State, given: Given, value: Value) => readonly DecidedEvent[];
}

/** The steps of a command that loads one stream and writes to it alone. */
export async function execute<State, Event, Value = undefined>(
  desk: Desk,
  { stream, fold, scope, prepare, decide, ...asked }: Execution<State, Event, Value>,
): Promise<CommandAnswer> {
  const handled = await runSteps<{ target: State }, Value>(desk, {
    ...asked,
    streams: { target: loading(stream, fold, scope) },
    about: 'target',
    ...(prepare && { prepare: ({ target }, given, overtaken) => prepare(target.state, given, overtaken) }),
    decide: ({ target }, given, value) => ({ events: { target: decide(target.state, given, value) } }),
  });
  return answerOf(handled);
}

/** What the caller of a handled command is told; its result is the id, the stream and its version. */
export function answerOf({ result, position, repeated }: Handled): CommandAnswer {
  const { id, stream, version } = result as unknown as CommandAnswer;
  return { id, stream, version, position, repeated };
}

// The command in one form. The actor is part of it: another person who sends the same id reuses it, and does not resend it.
function bodyText({ act, caller, id, body, fresh }: Asked): string {
  const asked = { act, actor: caller.principal.userId, ...(fresh ? {} : { id }), body };
  return canonicalJson(JSON.parse(JSON.stringify(asked)));
}

function boundedScope<States extends object, Value>(
  { caller, act, within, streams, about }: Steps<States, Value>,
  recorded: string | undefined,
): string {
  const given = streams[about].scope;
  const scope = recorded ?? given;
  if (scope === undefined || (given !== undefined && given !== scope)) throw new CommandError('stream.unknown');
  requirePermission(caller, act, within ?? scope);
  return scope;
}

function requireVersion(expected: number | undefined, actual: number): void {
  if (expected !== undefined && expected !== actual) throw new CommandError('version-stale', { expected, actual });
}

function metaOf({ principal }: Caller, at: Instant, correlation: string): JsonObject {
  const meta = { actor: principal.userId, at, correlation };
  return principal.actingFor === undefined ? meta : { ...meta, actingFor: principal.actingFor };
}

// Turns the vault's refusals into those of the command handler; leaves any other error as it is.
function commandErrorOf(error: unknown): unknown {
  switch (errorCode(error)) {
    case 'key-erased':
      return new CommandError('person.data-erased', {}, { cause: error });
    case 'key-missing':
      return new CommandError('stream.unknown', {}, { cause: error });
    default:
      return error;
  }
}
