// kafkajs 2.2.4 (pinned) makes a zeroed buffer of 512 bytes for a record and one for each of its headers: more than half of
// the relay's CPU. Here a record is written into one buffer that is used again.
interface Message {
  readonly offsetDelta?: number;
  readonly timestampDelta?: number;
  readonly key?: Buffer | string | null;
  readonly value: Buffer | string | null;
  readonly headers?: Readonly<Record<string, HeaderValue | readonly HeaderValue[]>>;
}
type HeaderValue = Buffer | string;

/** What kafkajs copies into a batch: the part of its `Encoder` that it looks at. */
interface Encoded {
  readonly buf: Buffer;
  readonly buffer: Buffer;
}

// The length stands before the body and takes up to five bytes, so the body begins after room for it.
const LENGTH_ROOM = 5;
const LARGEST_VARINT = 10;
const LARGEST_CHARACTER = 3;

let scratch = Buffer.allocUnsafe(65_536);

/** Makes kafkajs write records by `encodedRecord`; to be called before the first send, repeating it changes nothing. */
export function writeRecordsAtOnce(): void {
  const file = require.resolve('kafkajs/src/protocol/recordBatch/record/v0');
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an inner file without types, which kafkajs loads when it first sends
  require(file);
  require.cache[file]!.exports = encodedRecord;
}

/** A record in the format of Kafka's batches, version 2, uncompressed: what kafkajs's own encoder gives, byte for byte. */
export function encodedRecord({ offsetDelta = 0, timestampDelta = 0, key, value, headers = {} }: Message): Encoded {
  const pairs = Object.entries(headers).flatMap(([name, values]) =>
    (Array.isArray(values) ? (values as readonly HeaderValue[]) : [values as HeaderValue]).map(
      (one) => [name, one] as const,
    ),
  );
  makeRoom(pairs.reduce((size, [name, one]) => size + room(name) + room(one), room(key) + room(value)));
  let at = LENGTH_ROOM;
  scratch[at++] = 0; // attributes: none are in use
  at = putVarint(at, timestampDelta);
  at = putVarint(at, offsetDelta);
  at = putBytes(at, key);
  at = putBytes(at, value);
  at = putVarint(at, pairs.length);
  for (const [name, one] of pairs) at = putBytes(putBytes(at, name), one);

  const length = at - LENGTH_ROOM;
  const start = LENGTH_ROOM - putVarint(0, length);
  putVarint(start, length);
  const buffer = Buffer.from(scratch.subarray(start, at));
  return { buf: buffer, buffer };
}

const room = (bytes: Buffer | string | null | undefined): number =>
  LARGEST_VARINT + LARGEST_CHARACTER * (bytes?.length ?? 0);

function makeRoom(size: number): void {
  const needed = LENGTH_ROOM + 1 + 3 * LARGEST_VARINT + size;
  if (needed > scratch.length) scratch = Buffer.allocUnsafe(2 * needed);
}

function putBytes(at: number, bytes: Buffer | string | null | undefined): number {
  if (bytes === null || bytes === undefined) return putVarint(at, -1);
  const start = putVarint(at, Buffer.byteLength(bytes));
  return start + (typeof bytes === 'string' ? scratch.write(bytes, start) : bytes.copy(scratch, start));
}

/** Writes a whole number in zigzag order, seven bits a byte, by arithmetic because timestamps are wider than 32 bits. */
function putVarint(at: number, value: number): number {
  let rest = value < 0 ? -2 * value - 1 : 2 * value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) scratch[at++] = (rest % 128) + 128;
  scratch[at++] = rest;
  return at;
}
