import { canonicalJson, eventDigest, eventIdOf } from './canonical';
import { StoreError, type AppendRequest, type JsonObject, type StreamAppend } from './eventStore';

/** An event with all that the writer can give: everything but position, time and hash. */
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

/** One stream of a prepared append; its scope is null and it has no events when it only must not have moved. */
export interface PreparedPart {
  readonly stream: string;
  readonly scope: string | null;
  readonly version: number;
  readonly events: readonly PreparedEvent[];
}

/** An append that has been checked, numbered and digested. */
export interface PreparedAppend {
  readonly commandId: string;
  readonly bodyDigest: string;
  readonly parts: readonly PreparedPart[];
  /** The number of events in all parts. */
  readonly count: number;
  readonly metaText: string;
  readonly resultText: string;
  readonly result: JsonObject;
}

const MAX_KEY = 500;
const MAX_SMALLINT = 32_767;

/** Checks a request and makes ids, versions and digests; throws `unstorable` for a value that could not be stored. */
export function prepareAppend(request: AppendRequest): PreparedAppend {
  checkName(request.commandId, 'the command id');
  checkName(request.bodyDigest, 'the body digest');
  const metaText = canonicalJson(request.meta);
  const named = new Set<string>();
  const parts: PreparedPart[] = [];
  let count = 0;
  for (const part of request.streams) {
    checkStream(part, named);
    const events = numbered(part, request.commandId, count, metaText);
    parts.push({ stream: part.stream, scope: part.scope, version: part.expectedVersion, events });
    count += events.length;
  }
  for (const { stream, version } of request.unchanged ?? []) {
    checkStream({ stream, scope: 'any', expectedVersion: version, events: [] }, named);
    parts.push({ stream, scope: null, version, events: [] });
  }
  return {
    commandId: request.commandId,
    bodyDigest: request.bodyDigest,
    parts,
    count,
    metaText,
    resultText: canonicalJson(request.result),
    result: request.result,
  };
}

function checkStream(part: StreamAppend, named: Set<string>): void {
  checkName(part.stream, 'a stream');
  checkName(part.scope, `the scope of ${part.stream}`);
  checkInteger(part.expectedVersion, 0, 2 ** 31 - 1 - part.events.length, `the expected version of ${part.stream}`);
  if (named.has(part.stream)) throw new StoreError('unstorable', `${part.stream} is named twice in one append`);
  named.add(part.stream);
}

function numbered(part: StreamAppend, commandId: string, before: number, metaText: string): PreparedEvent[] {
  return part.events.map((event, index) => {
    checkName(event.type, 'an event type');
    checkInteger(event.schema, 0, MAX_SMALLINT, `the schema of ${event.type}`);
    const dataText = canonicalJson(event.data);
    const described = {
      stream: part.stream,
      version: part.expectedVersion + index + 1,
      scope: part.scope,
      eventId: eventIdOf(commandId, before + index),
      commandId,
      type: event.type,
      schema: event.schema,
    };
    return { ...described, dataText, digest: eventDigest(described, dataText, metaText) };
  });
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
