import { createHash, hash } from 'node:crypto';
import { StoreError, type JsonValue } from './eventStore';

/** Deeper values are refused, because the database's JSON parser and ours both recurse. */
const MAX_DEPTH = 64;
const LONE_SURROGATE_OR_NUL = /[\0\p{Surrogate}]/u;
const PLAIN_TEXT = /^[\x20\x21\x23-\x5b\x5d-\x7e\u3000-\u9fff]*$/;

/**
 * Writes a value as canonical JSON: keys in UTF-16 order, no white space, numbers and strings as ECMAScript writes them (RFC 8785).
 *
 * Contract:
 * 1. `canonicalJson(v) === canonicalJson(read back from jsonb(v))` for every value it accepts; the digests depend on this.
 * 2. It refuses a value that would come back different as `unstorable`, with the path: undefined, NaN, infinities, -0, lone
 *    surrogates, NUL, holes, anything that is not a plain object or array, more than 64 levels.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$', 0);
}

/** The SHA-256 of a value's canonical form, in hex; for example, the body digest of a command. */
export function digestOf(value: unknown): string {
  return sha256(canonicalJson(value));
}

/** The fields that an event's digest covers: everything that the writer gives, nothing that the database adds. */
export interface DigestedEvent {
  readonly stream: string;
  readonly version: number;
  readonly scope: string;
  readonly eventId: string;
  readonly commandId: string;
  readonly type: string;
  readonly schema: number;
}

/** Makes the digest of an event from its fields and the canonical texts of its data and meta. */
export function eventDigest(event: DigestedEvent, dataText: string, metaText: string): string {
  // The keys are in canonical order, so this equals canonicalJson of the whole event without building it twice.
  return sha256(
    `{"commandId":${text(event.commandId)},"data":${dataText},"eventId":${text(event.eventId)},"meta":${metaText},` +
      `"schema":${event.schema},"scope":${text(event.scope)},"stream":${text(event.stream)},` +
      `"type":${text(event.type)},"version":${event.version}}`,
  );
}

/** The hash of an event in the chain: the SHA-256 of the previous hash and the digest, all in hex. */
export function chainHash(previousHash: string, digest: string): string {
  return createHash('sha256').update(previousHash, 'hex').update(digest, 'hex').digest('hex');
}

/** The hash before the first event. */
export const GENESIS_HASH = '0'.repeat(64);

/** The id of a command's n-th event, from 0; it is derived (a version 8 UUID over SHA-256), so that a retry makes the same ids. */
export function eventIdOf(commandId: string, ordinal: number): string {
  const hex = sha256(`${commandId}#${ordinal}`);
  const variant = '89ab'.charAt(parseInt(hex.charAt(16), 16) % 4);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function sha256(input: string): string {
  return hash('sha256', input, 'hex');
}

function text(value: string): string {
  // Most texts need no escape, and JSON.stringify costs three times as much as this check.
  return PLAIN_TEXT.test(value) ? `"${value}"` : JSON.stringify(value);
}

function unstorable(path: string, what: string): StoreError {
  return new StoreError('unstorable', `${path}: ${what} cannot be stored`);
}

function checkedText(value: string, path: string): string {
  if (PLAIN_TEXT.test(value)) return `"${value}"`;
  if (LONE_SURROGATE_OR_NUL.test(value)) throw unstorable(path, 'a NUL or half a surrogate pair');
  return JSON.stringify(value);
}

function write(value: unknown, path: string, depth: number): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string':
      return checkedText(value, path);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isFinite(value) || Object.is(value, -0))
        throw unstorable(path, Object.is(value, -0) ? '-0' : `${value}`);
      return String(value);
    case 'object':
      if (depth >= MAX_DEPTH) throw unstorable(path, `more than ${MAX_DEPTH} levels`);
      return Array.isArray(value) ? writeArray(value, path, depth) : writeObject(value, path, depth);
    default:
      throw unstorable(path, value === undefined ? 'undefined' : `a ${typeof value}`);
  }
}

function writeArray(values: readonly unknown[], path: string, depth: number): string {
  let out = '[';
  for (let i = 0; i < values.length; i++) {
    out += (i === 0 ? '' : ',') + write(values[i], `${path}[${i}]`, depth + 1);
  }
  return out + ']';
}

function writeObject(value: object, path: string, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype && Object.getPrototypeOf(prototype) !== null) {
    throw unstorable(path, `a ${value.constructor.name}`);
  }
  if (Object.getOwnPropertySymbols(value).length > 0) throw unstorable(path, 'a symbol');
  const record = value as Readonly<Record<string, JsonValue>>;
  let out = '{';
  for (const key of Object.keys(record).sort()) {
    out += (out === '{' ? '' : ',') + checkedText(key, path) + ':' + write(record[key], `${path}.${key}`, depth + 1);
  }
  return out + '}';
}
