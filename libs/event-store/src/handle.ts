import { storeErrorCode, type AppendResult, type EventStore, type JsonObject, type RecordedEvent } from './eventStore';

/** What a fold sees of an event: nothing that only exists once it is recorded, so that a cached state can be carried forward. */
export type FoldedEvent = Pick<RecordedEvent, 'stream' | 'version' | 'scope' | 'type' | 'schema' | 'data' | 'meta'>;

/** A stream a command reads, and how its state is folded. */
export interface StreamToLoad<State> {
  readonly stream: string;
  /** The scope its events get, and must have. */
  readonly scope: string;
  readonly initial: State;
  evolve(state: State, event: FoldedEvent): State;
}

/** A stream as a decision sees it; version 0 when it does not exist. */
export interface LoadedStream<State> {
  readonly version: number;
  readonly state: State;
}

/** An event a decision asks for; the store refuses data that is not JSON. */
export interface DecidedEvent {
  readonly type: string;
  readonly schema: number;
  readonly data: unknown;
}

/** What a decision wants: events per loaded stream, and the answer to the caller. */
export interface Decision<Names extends string> {
  readonly events: { readonly [Name in Names]?: readonly DecidedEvent[] };
  readonly result: JsonObject;
}

/** A command for `handle`. */
export interface Handling<States extends object> {
  readonly store: EventStore;
  readonly commandId: string;
  readonly bodyDigest: string;
  readonly meta: JsonObject;
  readonly streams: { readonly [Name in keyof States]: StreamToLoad<States[Name]> };
  /** Pure, or at least repeatable: a version conflict decides again. */
  decide(loaded: { readonly [Name in keyof States]: LoadedStream<States[Name]> }):
    Decision<keyof States & string> | Promise<Decision<keyof States & string>>;
  /** Folded states kept between commands of this process. */
  readonly cache?: StateCache;
}

/** The answer to a handled command; `appended` is false when the decision was that nothing happens. */
export interface Handled extends AppendResult {
  readonly appended: boolean;
}

/** Folded states by stream, the least recently used dropped first. */
export interface StateCache {
  get(stream: string): LoadedStream<unknown> | undefined;
  set(stream: string, loaded: LoadedStream<unknown>): void;
  delete(stream: string): void;
}

const RETRIES = 3;

/** A cache of folded states of at most `capacity` streams. */
export function stateCache(capacity: number): StateCache {
  const states = new Map<string, LoadedStream<unknown>>();
  return {
    get: (stream) => {
      const found = states.get(stream);
      if (found) {
        states.delete(stream);
        states.set(stream, found);
      }
      return found;
    },
    set: (stream, loaded) => {
      states.delete(stream);
      states.set(stream, loaded);
      const oldest = states.keys().next();
      if (states.size > capacity && !oldest.done) states.delete(oldest.value);
    },
    delete: (stream) => void states.delete(stream),
  };
}

/**
 * Loads the streams, folds them, decides and appends.
 *
 * 1. On `version-conflict` everything is loaded and decided again, at most three times.
 * 2. A loaded stream that gets no event must not have moved either: the decision stood on it.
 * 3. A resent command gets its first result, also when the decision would now refuse it.
 * 4. A decision without events appends nothing and is not remembered: sent again it is decided again.
 * 5. A refusal or an empty decision is never taken from cached states, which may be behind: they are loaded first.
 */
export async function handle<States extends object>(handling: Handling<States>): Promise<Handled> {
  const { store, commandId, bodyDigest, cache } = handling;
  const names = Object.keys(handling.streams) as (keyof States & string)[];
  for (let attempt = 0; ; attempt++) {
    const { loaded, fromCache } = await load(handling, names, attempt === 0 ? cache : undefined);
    const decided = await decideOn(handling, loaded);
    const settled = 'error' in decided || isEmpty(decided.decision, names);
    if (settled && fromCache) {
      for (const name of names) cache?.delete(handling.streams[name].stream);
      continue;
    }
    if (settled) {
      const first = await store.commandResult(commandId, bodyDigest);
      if (first) return { ...first, appended: true };
    }
    if ('error' in decided) throw decided.error;
    if (settled) return { position: '0', result: decided.decision.result, repeated: false, appended: false };
    try {
      const appended = await store.append(requestOf(handling, names, loaded, decided.decision));
      remember(handling, names, loaded, decided.decision, appended);
      return { ...appended, appended: true };
    } catch (error) {
      for (const name of names) cache?.delete(handling.streams[name].stream);
      if (storeErrorCode(error) !== 'version-conflict' || attempt >= RETRIES) throw error;
    }
  }
}

type Loaded<States> = { [Name in keyof States]: LoadedStream<States[Name]> };

async function load<States extends object>(
  { store, streams }: Handling<States>,
  names: readonly (keyof States & string)[],
  cache: StateCache | undefined,
): Promise<{ loaded: Loaded<States>; fromCache: boolean }> {
  let fromCache = false;
  const entries = await Promise.all(
    names.map(async (name) => {
      const { stream, initial, evolve } = streams[name];
      const cached = cache?.get(stream);
      if (cached) {
        fromCache = true;
        return [name, cached] as const;
      }
      const events = await store.readStream(stream);
      const state = events.reduce((folded, event) => evolve(folded, event), initial);
      return [name, { version: events.at(-1)?.version ?? 0, state }] as const;
    }),
  );
  return { loaded: Object.fromEntries(entries) as Loaded<States>, fromCache };
}

async function decideOn<States extends object>(
  handling: Handling<States>,
  loaded: Loaded<States>,
): Promise<{ decision: Decision<keyof States & string> } | { error: unknown }> {
  try {
    return { decision: await handling.decide(loaded) };
  } catch (error) {
    return { error };
  }
}

function isEmpty<Names extends string>(decision: Decision<Names>, names: readonly Names[]): boolean {
  return names.every((name) => (decision.events[name]?.length ?? 0) === 0);
}

function requestOf<States extends object>(
  { commandId, bodyDigest, meta, streams }: Handling<States>,
  names: readonly (keyof States & string)[],
  loaded: Loaded<States>,
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
      scope: streams[name].scope,
      expectedVersion: loaded[name].version,
      // The store checks at run time that data is JSON; a domain's own event interfaces have no index signature.
      events: (events[name] ?? []) as readonly { type: string; schema: number; data: JsonObject }[],
    })),
    unchanged: names
      .filter((name) => !written.includes(name))
      .map((name) => ({ stream: streams[name].stream, version: loaded[name].version })),
  };
}

function remember<States extends object>(
  { streams, meta, cache }: Handling<States>,
  names: readonly (keyof States & string)[],
  loaded: Loaded<States>,
  { events }: Decision<keyof States & string>,
  appended: AppendResult,
): void {
  if (!cache) return;
  for (const name of names) {
    const { stream, scope, evolve } = streams[name];
    // The first result of a resent command says nothing about these events.
    if (appended.repeated) {
      cache.delete(stream);
      continue;
    }
    let { version, state } = loaded[name];
    for (const event of events[name] ?? []) {
      version += 1;
      state = evolve(state, { ...event, data: event.data as JsonObject, meta, stream, scope, version });
    }
    cache.set(stream, { version, state });
  }
}
