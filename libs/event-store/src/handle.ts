import { LRUCache } from 'lru-cache';
import {
  StoreError,
  storeErrorCode,
  type AppendResult,
  type EventStore,
  type JsonObject,
  type RecordedEvent,
} from './eventStore';

/** The fields of an event that a fold sees: none that exist only after recording, so that a cached state can be carried forward. */
export type FoldedEvent = Pick<RecordedEvent, 'stream' | 'version' | 'scope' | 'type' | 'schema' | 'data' | 'meta'>;

/** A stream that a command reads, and how its state is folded. */
export interface StreamToLoad<State> {
  readonly stream: string;
  /** The scope of its events; absent when the stream must exist already and so has one. */
  readonly scope?: string | undefined;
  readonly initial: State;
  evolve(state: State, event: FoldedEvent): State;
}

/** A stream as a decision sees it; version 0 and without a scope when it does not exist. */
export interface LoadedStream<State> {
  readonly version: number;
  readonly scope?: string | undefined;
  readonly state: State;
}

/** The streams of a command as a decision sees them. */
export type LoadedStreams<States extends object> = { readonly [Name in keyof States]: LoadedStream<States[Name]> };

/** An event that a decision asks for; the store refuses data that is not JSON. */
export interface DecidedEvent {
  readonly type: string;
  readonly schema: number;
  readonly data: unknown;
}

/** What a decision asks for: events for the loaded streams, and the result for the caller. */
export interface Decision<Names extends string> {
  readonly events: { readonly [Name in Names]?: readonly DecidedEvent[] };
  readonly result: JsonObject;
}

/** A value that was prepared for a decision, and how to keep or drop it. */
export interface Prepared<Value> {
  readonly value: Value;
  /**
   * Writes what the events will name (keys, claims), after the decision and before the append. `false` when another command was
   * faster: then everything is loaded and prepared anew.
   */
  readonly keep?: () => Promise<boolean>;
  /** Removes what no event names; `first` is the first result of a command that was handled before. */
  readonly drop?: (first?: JsonObject) => Promise<void>;
}

/** A command for `handle`, step by step: load, prepare, decide, append. */
export interface Handling<States extends object, Context, Value> {
  readonly store: EventStore;
  readonly commandId: string;
  readonly bodyDigest: string;
  readonly meta: JsonObject;
  /** Load: the streams that the decision depends on. */
  readonly streams: { readonly [Name in keyof States]: StreamToLoad<States[Name]> };
  /** Load: what else the decision needs, read before every decision; it may refuse the command. */
  readonly read: (loaded: LoadedStreams<States>) => Context | Promise<Context>;
  /**
   * Prepare: all other I/O, once for all decisions of the command. A value that is only read or made in memory needs no `keep`;
   * `overtaken` says that the value prepared before could not be kept, because another command was faster.
   */
  readonly prepare: (
    loaded: LoadedStreams<States>,
    context: Context,
    overtaken: boolean,
  ) => Prepared<Value> | Promise<Prepared<Value>>;
  /** What the prepared value is made for: when this changes after a conflict, the value is dropped and prepared anew. */
  readonly preparedFor?: ((loaded: LoadedStreams<States>) => string) | undefined;
  /** Ask for a first result before preparing, because preparing leaves a trace. */
  readonly asksFirst?: boolean | undefined;
  /** Decide: a pure function, called again after a version conflict. */
  readonly decide: (loaded: LoadedStreams<States>, context: Context, value: Value) => Decision<keyof States & string>;
  /** The folded states that this process keeps between commands. */
  readonly cache?: StateCache;
  /** How often to try again after a version conflict; three times when absent. */
  readonly retries?: number | undefined;
}

/** The result of a handled command; `appended` is false when the decision had no events. */
export interface Handled extends AppendResult {
  readonly appended: boolean;
}

/** Folded states by stream; it drops the least recently used first. */
export interface StateCache {
  get(stream: string): LoadedStream<unknown> | undefined;
  set(stream: string, loaded: LoadedStream<unknown>): void;
  delete(stream: string): void;
}

const RETRIES = 3;

/** Makes a cache for the folded states of at most `capacity` streams. */
export function stateCache(capacity: number): StateCache {
  return new LRUCache({ max: capacity });
}

/**
 * Loads the streams, folds them, prepares, decides and appends.
 *
 * 1. On `version-conflict` it loads and decides again, at most `retries` times, with the same prepared value.
 * 2. A loaded stream that gets no event must not have moved either, because the decision depends on it.
 * 3. A resent command gets its first result, even if it would now be refused.
 * 4. A decision without events appends nothing and is not remembered: when the command is sent again, it is decided again.
 * 5. A refusal or an empty decision never rests on cached states, which may be old: it loads them and decides again.
 * 6. It keeps a prepared value only when a decision has events, and drops it when they certainly do not reach the log. While that
 *    is unknown (`unavailable`), the value stays.
 */
export async function handle<States extends object, Context, Value>(
  handling: Handling<States, Context, Value>,
): Promise<Handled> {
  const { store, commandId, bodyDigest, cache, retries = RETRIES } = handling;
  const names = Object.keys(handling.streams) as (keyof States & string)[];
  const preparation = preparationOf(handling);
  const forget = (): void => names.forEach((name) => cache?.delete(handling.streams[name].stream));
  const before = handling.asksFirst ? await store.commandResult(commandId, bodyDigest) : undefined;
  if (before) return { ...before, appended: true };
  for (let attempt = 0; ; attempt++) {
    const { loaded, fromCache } = await load(handling, names, attempt === 0 ? cache : undefined);
    const decided = await decideOn(handling, loaded, preparation);
    if (decided.outcome === 'overtaken') await preparation.drop();
    if (decided.outcome !== 'wants' && fromCache) {
      forget();
      continue;
    }
    switch (decided.outcome) {
      case 'overtaken':
        if (attempt >= retries) throw new StoreError('version-conflict', 'what was prepared was overtaken each time');
        continue;
      case 'refused':
      case 'nothing':
        return settled(handling, decided, preparation);
      case 'wants':
        try {
          const appended = await store.append(requestOf(handling, names, loaded, decided.decision));
          remember(handling, names, loaded, decided.decision, appended);
          if (appended.repeated) await preparation.drop(appended.result);
          return { ...appended, appended: true };
        } catch (error) {
          forget();
          const code = storeErrorCode(error);
          if (code === 'version-conflict' && attempt < retries) continue;
          if (code !== undefined && code !== 'unavailable') await preparation.drop();
          throw error;
        }
    }
  }
}

/** Ends a command that is refused or has no events, unless it has a first result. */
async function settled<States extends object, Context, Value>(
  { store, commandId, bodyDigest }: Handling<States, Context, Value>,
  decided: Refused | Decided<'nothing', keyof States & string>,
  preparation: Preparation<States, Context, Value>,
): Promise<Handled> {
  const first = await store.commandResult(commandId, bodyDigest);
  await preparation.drop(first?.result);
  if (first) return { ...first, appended: true };
  if (decided.outcome === 'refused') throw decided.error;
  return { position: '0', result: decided.decision.result, repeated: false, appended: false };
}

interface Preparation<States extends object, Context, Value> {
  /** Returns the prepared value, and prepares it anew when it was made for something else. */
  valueFor(loaded: LoadedStreams<States>, context: Context): Promise<Value>;
  /** Keeps the value once; `false` when another command was faster. */
  keep(): Promise<boolean>;
  drop(first?: JsonObject): Promise<void>;
}

function preparationOf<States extends object, Context, Value>({
  prepare,
  preparedFor = () => '',
}: Handling<States, Context, Value>): Preparation<States, Context, Value> {
  let made: { readonly of: string; readonly prepared: Prepared<Value>; kept: boolean } | undefined;
  let overtaken = false;
  const drop = async (first?: JsonObject): Promise<void> => {
    const dropped = made?.prepared;
    made = undefined;
    await dropped?.drop?.(first);
  };
  return {
    valueFor: async (loaded, context) => {
      const of = preparedFor(loaded);
      if (made && made.of !== of) await drop();
      made ??= { of, prepared: await prepare(loaded, context, overtaken), kept: false };
      return made.prepared.value;
    },
    keep: async () => {
      if (made && !made.kept) made.kept = (await made.prepared.keep?.()) ?? true;
      overtaken = made?.kept === false;
      return !overtaken;
    },
    drop,
  };
}

async function load<States extends object, Context, Value>(
  { store, streams }: Handling<States, Context, Value>,
  names: readonly (keyof States & string)[],
  cache: StateCache | undefined,
): Promise<{ loaded: LoadedStreams<States>; fromCache: boolean }> {
  const entries = await Promise.all(
    names.map(async (name) => {
      const { stream, initial, evolve } = streams[name];
      const cached = cache?.get(stream);
      if (cached) return { name, loaded: cached, fromCache: true };
      const events = await store.readStream(stream);
      const state = events.reduce((folded, event) => evolve(folded, event), initial);
      const last = events.at(-1);
      return { name, loaded: { version: last?.version ?? 0, scope: last?.scope, state }, fromCache: false };
    }),
  );
  return {
    loaded: Object.fromEntries(entries.map(({ name, loaded }) => [name, loaded])) as LoadedStreams<States>,
    fromCache: entries.some((entry) => entry.fromCache),
  };
}

interface Decided<Outcome extends 'wants' | 'nothing', Names extends string> {
  readonly outcome: Outcome;
  readonly decision: Decision<Names>;
}

interface Refused {
  readonly outcome: 'refused';
  readonly error: unknown;
}

interface Overtaken {
  readonly outcome: 'overtaken';
}

async function decideOn<States extends object, Context, Value>(
  handling: Handling<States, Context, Value>,
  loaded: LoadedStreams<States>,
  preparation: Preparation<States, Context, Value>,
): Promise<Decided<'wants', keyof States & string> | Decided<'nothing', keyof States & string> | Refused | Overtaken> {
  try {
    const context = await handling.read(loaded);
    const value = await preparation.valueFor(loaded, context);
    const decision = handling.decide(loaded, context, value);
    if (isEmpty(decision)) return { outcome: 'nothing', decision };
    return (await preparation.keep()) ? { outcome: 'wants', decision } : { outcome: 'overtaken' };
  } catch (error) {
    return { outcome: 'refused', error };
  }
}

function isEmpty<Names extends string>({ events }: Decision<Names>): boolean {
  return Object.values<readonly DecidedEvent[] | undefined>(events).every((some) => (some?.length ?? 0) === 0);
}

function requestOf<States extends object, Context, Value>(
  { commandId, bodyDigest, meta, streams }: Handling<States, Context, Value>,
  names: readonly (keyof States & string)[],
  loaded: LoadedStreams<States>,
  { events, result }: Decision<keyof States & string>,
) {
  const written = names.filter((name) => (events[name]?.length ?? 0) > 0);
  return {
    commandId,
    bodyDigest,
    meta,
    result,
    streams: written.map((name) => ({
      stream: streams[name].stream,
      scope: scopeOf(streams[name], loaded[name]),
      expectedVersion: loaded[name].version,
      // The store checks at run time that data is JSON; a domain's own event interfaces have no index signature.
      events: (events[name] ?? []) as readonly { type: string; schema: number; data: JsonObject }[],
    })),
    unchanged: names
      .filter((name) => !written.includes(name))
      .map((name) => ({ stream: streams[name].stream, version: loaded[name].version })),
  };
}

function scopeOf<State>({ stream, scope }: StreamToLoad<State>, loaded: LoadedStream<unknown>): string {
  const own = scope ?? loaded.scope;
  if (own === undefined) throw new Error(`no scope was given for the new stream ${stream}`);
  return own;
}

function remember<States extends object, Context, Value>(
  { streams, meta, cache }: Handling<States, Context, Value>,
  names: readonly (keyof States & string)[],
  loaded: LoadedStreams<States>,
  { events }: Decision<keyof States & string>,
  appended: AppendResult,
): void {
  if (!cache) return;
  for (const name of names) {
    const { stream, evolve } = streams[name];
    const decided = events[name] ?? [];
    // A resent command appended nothing, so these events are not in the log.
    if (appended.repeated) {
      cache.delete(stream);
      continue;
    }
    // A stream that does not exist and gets no event has no scope.
    const scope = decided.length === 0 ? loaded[name].scope : scopeOf(streams[name], loaded[name]);
    let { version, state } = loaded[name];
    // Fold only what the log keeps of an event, so that a state carried forward equals one that is read again.
    for (const { type, schema, data } of decided) {
      version += 1;
      state = evolve(state, { type, schema, data: data as JsonObject, meta, stream, scope: scope ?? '', version });
    }
    cache.set(stream, { version, scope, state });
  }
}
