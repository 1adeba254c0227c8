/** A JSON value as the log can keep it: see `canonicalJson` for what is refused. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** An event to be appended; its version and position are given by the store. */
export interface NewEvent {
  readonly type: string;
  readonly schema: number;
  readonly data: JsonObject;
}

/** The part of an append that goes to one stream. With no events it only demands that the stream is at `expectedVersion`. */
export interface StreamAppend {
  readonly stream: string;
  /** The agency the stream belongs to, or `system`; fixed by the first event of the stream. */
  readonly scope: string;
  /** 0 = the stream must not exist. */
  readonly expectedVersion: number;
  readonly events: readonly NewEvent[];
}

/** One command's facts, appended whole or not at all. */
export interface AppendRequest {
  /** Sending the same id again answers the first result; with another `bodyDigest` it is refused. */
  readonly commandId: string;
  /** `digestOf(body)` of the command as it was sent. */
  readonly bodyDigest: string;
  readonly streams: readonly StreamAppend[];
  /** Streams that were read but not written, and must not have moved since. */
  readonly unchanged?: readonly { readonly stream: string; readonly version: number }[];
  /** Actor, acting for, causation, correlation, business time: the same for every event of the command. */
  readonly meta: JsonObject;
  /** What a resent command is answered. */
  readonly result: JsonObject;
}

/** The answer to an append. */
export interface AppendResult {
  /** Of the command's last event; `'0'` when it had none. */
  readonly position: string;
  readonly result: JsonObject;
  /** True when the command had been appended before and this is its first result. */
  readonly repeated: boolean;
}

/** An event as it stands in the log. */
export interface RecordedEvent {
  /** Global, gap-free, from 1. */
  readonly position: string;
  readonly stream: string;
  /** Within the stream, gap-free, from 1. */
  readonly version: number;
  readonly scope: string;
  readonly eventId: string;
  readonly commandId: string;
  readonly type: string;
  readonly schema: number;
  readonly data: JsonObject;
  readonly meta: JsonObject;
  /** A physical mark for operators, never a business time and never an order. */
  readonly recordedAt: string;
  /** SHA-256 of the event's canonical form, made by the writer, in hex. */
  readonly digest: string;
  /** SHA-256 of the previous event's hash and this digest, made inside the append lock, in hex. */
  readonly hash: string;
}

/** The end of the log. The epoch changes when a database is restored to an earlier moment. */
export interface LogHead {
  readonly epoch: string;
  readonly position: string;
  readonly hash: string;
}

/** What `subscribe` needs. */
export interface SubscribeOptions {
  /** The last position already handled; `'0'` for the beginning. */
  readonly after: string;
  /** Aborting it makes `subscribe` return. */
  readonly signal: AbortSignal;
  /** Called with whole pages in position order; the next page is read after it resolves; its error ends the subscription. */
  onEvents(events: RecordedEvent[]): Promise<void>;
}

/**
 * The log.
 *
 * 1. An append is atomic over its streams; versions and positions have no gaps; positions rise in commit order, so `position > last` misses nothing.
 * 2. The first thing asked of an append is whether its command id is known: a resent command is answered even though its streams have moved.
 * 3. An append that failed with `unavailable` may have been committed: send it again with the same id.
 */
export interface EventStore {
  /** Appends one command's events, or answers the first result of a resent one. */
  append(request: AppendRequest): Promise<AppendResult>;
  /** The first result of a command, or undefined when it is unknown. */
  commandResult(commandId: string, bodyDigest: string): Promise<AppendResult | undefined>;
  /** The events of one stream in version order. */
  readStream(stream: string, options?: { readonly fromVersion?: number }): Promise<RecordedEvent[]>;
  /** Events of the whole log in position order, after the given position. */
  readAll(options: { readonly after: string; readonly limit: number }): Promise<RecordedEvent[]>;
  /** The end of the log. */
  head(): Promise<LogHead>;
  /** Delivers the log from a position on until the signal is aborted. */
  subscribe(options: SubscribeOptions): Promise<void>;
}

/**
 * Why the store refused.
 *
 * `version-conflict` a stream has moved: read again and decide again · `command-reused` the id was used with another body ·
 * `scope-conflict` the stream belongs to another agency · `unstorable` a value does not survive storage ·
 * `unavailable` the database cannot be reached or cannot write now.
 */
export type StoreErrorCode =
  'version-conflict' | 'command-reused' | 'scope-conflict' | 'unstorable' | 'unavailable' | 'log-broken';

/** An error of the store. Compare by `code`, never by `instanceof`. */
export class StoreError extends Error {
  constructor(
    readonly code: StoreErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'StoreError';
  }

  /** Whether the same may succeed later, with nothing changed but the database's health. */
  get retryable(): boolean {
    return this.code === 'unavailable';
  }
}

/** The code of a store's error, or undefined for any other error. */
export function storeErrorCode(error: unknown): StoreErrorCode | undefined {
  const candidate = error as { name?: unknown; code?: unknown } | null | undefined;
  return candidate?.name === 'StoreError' ? (candidate.code as StoreErrorCode) : undefined;
}
