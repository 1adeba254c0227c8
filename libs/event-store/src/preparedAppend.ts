import { canonicalJson, eventDigest, eventIdOf } from './canonical';
import { StoreError, type AppendRequest, type JsonObject, type StreamAppend } from './eventStore';

/** An event with everything the writer can say about it: all but position, time and hash. */
export interface PreparedEvent {
  readonly stream: string;
  readonly version: number;
  readonly scope: string;
  readonly eventId: string;
  readonly commandId: string;
  readonly type: string;
  readonly schema: number;
  readonly dataText: string;
  readonly digest: string;
}

/** An append that has been checked, numbered and digested; `writes` and `looks` are disjoint sets of streams. */
export interface PreparedAppend {
  readonly commandId: string;
  readonly bodyDigest: string;
  readonly streams: readonly { stream: string; scope: string | null; version: number; count: number }[];
  readonly events: readonly PreparedEvent[];
  readonly metaText: string;
  readonly resultText: string;
  readonly result: JsonObject;
  readonly writes: ReadonlySet<string>;
  readonly looks: ReadonlySet<string>;
}

const MAX_KEY = 500;
const MAX_SMALLINT = 32_767;

/** Checks a request and makes ids, versions and digests; refuses what could not be stored as `unstorable`, before the database sees it. */
export function prepareAppend(request: AppendRequest): PreparedAppend {
  checkName(request.commandId, 'the command id');
  checkName(request.bodyDigest, 'the body digest');
  const metaText = canonicalJson(request.meta);
  const resultText = canonicalJson(request.result);
  const events: PreparedEvent[] = [];
  const writes = new Set<string>();
  const looks = new Set<string>();
  const streams = request.streams.map((part) => {
    checkStream(part, writes, looks);
    (part.events.length > 0 ? writes : looks).add(part.stream);
    addEvents(events, part, request.commandId, metaText);
    return { stream: part.stream, scope: part.scope, version: part.expectedVersion, count: part.events.length };
  });
  const unchanged = (request.unchanged ?? []).map(({ stream, version }) => {
    checkName(stream, 'a stream');
    checkInteger(version, 0, 2 ** 31 - 1, `the version of ${stream}`);
    if (writes.has(stream)) throw new StoreError('unstorable', `${stream} is both written and named as unchanged`);
    looks.add(stream);
    return { stream, scope: null, version, count: 0 };
  });
  return {
    commandId: request.commandId,
    bodyDigest: request.bodyDigest,
    streams: [...streams, ...unchanged],
    events,
    metaText,
    resultText,
    result: request.result,
    writes,
    looks,
  };
}

function checkStream(part: StreamAppend, writes: ReadonlySet<string>, looks: ReadonlySet<string>): void {
  checkName(part.stream, 'a stream');
  checkName(part.scope, `the scope of ${part.stream}`);
  checkInteger(part.expectedVersion, 0, 2 ** 31 - 1 - part.events.length, `the expected version of ${part.stream}`);
  if (writes.has(part.stream) || looks.has(part.stream)) {
    throw new StoreError('unstorable', `${part.stream} is named twice in one append`);
  }
}

function addEvents(events: PreparedEvent[], part: StreamAppend, commandId: string, metaText: string): void {
  for (const [index, event] of part.events.entries()) {
    checkName(event.type, 'an event type');
    checkInteger(event.schema, 0, MAX_SMALLINT, `the schema of ${event.type}`);
    const dataText = canonicalJson(event.data);
    const described = {
      stream: part.stream,
      version: part.expectedVersion + index + 1,
      scope: part.scope,
      eventId: eventIdOf(commandId, events.length),
      commandId,
      type: event.type,
      schema: event.schema,
    };
    events.push({ ...described, dataText, digest: eventDigest(described, dataText, metaText) });
  }
}

function checkName(value: string, what: string): void {
  if (typeof value !== 'string' || value === '' || value.length > MAX_KEY) {
    throw new StoreError('unstorable', `${what} must be a text of 1 to ${MAX_KEY} characters`);
  }
  canonicalJson(value);
}

function checkInteger(value: number, least: number, most: number, what: string): void {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new StoreError('unstorable', `${what} must be a whole number from ${least} to ${most}`);
  }
}
