/** A JSON value that the log can store; `canonicalJson` says which values are refused. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** An event to append; the store gives it a version and a position. */
export interface NewEvent {
  readonly type: string;
  readonly schema: number;
  readonly data: JsonObject;
}

/** The part of an append that goes to one stream. Without events it only demands that the stream is at `expectedVersion`. */
export interface StreamAppend {
  readonly stream: string;
  /** The agency the stream belongs to, or `system`; fixed by the first event of the stream. */
  readonly scope: string;
  /** 0 when the stream must not exist. */
  readonly expectedVersion: number;
  readonly events: readonly NewEvent[];
}

/** The events of one command, appended together or not at all. */
export interface AppendRequest {
  /** An id that was used before gets its first result again; with another `bodyDigest` it is refused. */
  readonly commandId: string;
  /** The `digestOf` the command's body as it was sent. */
  readonly bodyDigest: string;
  readonly streams: readonly StreamAppend[];
  /** Streams that were read but not written, and must not have moved since. */
  readonly unchanged?: readonly { readonly stream: string; readonly version: number }[];
  /** The actor, whom they act for, causation, correlation, business time: the same for every event of the command. */
  readonly meta: JsonObject;
  /** The result that a resent command gets. */
  readonly result: JsonObject;
}

/** The answer to an append. */
export interface AppendResult {
  /** The position of the command's last event; `'0'` when it had none. */
  readonly position: string;
  readonly result: JsonObject;
  /** Whether the command was appended before, and this is its first result. */
  readonly repeated: boolean;
}

/** An event in the log. */
export interface RecordedEvent {
  /** Global, from 1, without gaps. */
  readonly position: string;
  readonly stream: string;
  /** Within the stream, from 1, without gaps. */
  readonly version: number;
  readonly scope: string;
  readonly eventId: string;
  readonly commandId: string;
  readonly type: string;
  readonly schema: number;
  readonly data: JsonObject;
  readonly meta: JsonObject;
  /** The machine's time, for operators: never a business time, and never to sort by. */
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

/** The options of `subscribe`. */
export interface SubscribeOptions {
  /** The last position that was handled already; `'0'` to start at the beginning. */
  readonly after: string;
  /** Aborting it makes `subscribe` return. */
  readonly signal: AbortSignal;
  /** Gets pages in position order. The next page is read after it resolves; its error ends the subscription. */
  onEvents(events: RecordedEvent[]): Promise<void>;
}

/**
 * The log.
 *
 * 1. An append is atomic over its streams. Versions and positions have no gaps, and positions rise in commit order, so that
 *    `position > last` misses nothing.
 * 2. An append first checks whether its command id is known, so a resent command gets its result though its streams have moved.
 * 3. An append that failed with `unavailable` may have been committed: send it again with the same id.
 */
export interface EventStore {
  /** Appends one command's events, or returns the first result of a resent command. */
  append(request: AppendRequest): Promise<AppendResult>;
  /** Reads the first result of a command; `undefined` when the command is unknown. */
  commandResult(commandId: string, bodyDigest: string): Promise<AppendResult | undefined>;
  /** Reads the events of one stream in version order. */
  readStream(stream: string, options?: { readonly fromVersion?: number }): Promise<RecordedEvent[]>;
  /** Reads events of the whole log in position order, after the given position. */
  readAll(options: { readonly after: string; readonly limit: number }): Promise<RecordedEvent[]>;
  /** Reads the end of the log. */
  head(): Promise<LogHead>;
  /** Delivers the log from a position on, until the signal is aborted. */
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

  /** Whether the same call may succeed later, when the database is well again. */
  get retryable(): boolean {
    return this.code === 'unavailable';
  }
}

/** The code of a store's error, or undefined for any other error. */
export function storeErrorCode(error: unknown): StoreErrorCode | undefined {
  const candidate = error as { name?: unknown; code?: unknown } | null | undefined;
  return candidate?.name === 'StoreError' ? (candidate.code as StoreErrorCode) : undefined;
}
