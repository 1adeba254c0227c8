import { canonicalJson, chainHash, eventDigest, GENESIS_HASH } from './canonical';
import type { EventStore, LogHead, RecordedEvent } from './eventStore';

/** The first thing wrong with the log. */
export interface ChainBreak {
  readonly position: string;
  readonly what: 'position' | 'version' | 'scope' | 'digest' | 'hash' | 'head';
  readonly message: string;
}

/** The result of a walk over the log; `head` is where it ended. */
export interface ChainReport {
  readonly events: number;
  readonly head: LogHead;
  readonly broken?: ChainBreak;
}

/** A piece of the log: the events after a position, up to another, and the hash at its start. */
export interface ChainRange {
  readonly after: string;
  readonly upTo: string;
  readonly hash: string;
}

/** How a piece of the log leaves a stream: the first version in it, where that stands, the last version, and the scope. */
interface StreamPart {
  readonly first: number;
  readonly position: string;
  readonly last: number;
  readonly scope: string;
}

/** What a walk over a piece of the log found; `hash` is the one after the last good event. */
export interface ChainPart {
  readonly events: number;
  readonly hash: string;
  readonly broken?: ChainBreak;
  readonly streams: ReadonlyMap<string, StreamPart>;
}

/** A walk over a piece of the log that gets the events one by one, in position order. */
export interface ChainWalk extends ChainPart {
  /** Returns what is wrong with the event, or accepts it as the next good one. */
  next(event: RecordedEvent): ChainBreak | undefined;
}

const PAGE = 2_000;
const BEGINNING = { after: '0', hash: GENESIS_HASH };

/**
 * Starts a walk that checks, from a place of the log on, that positions have no gap, digests and hashes are right, and each stream
 * has versions that rise by one and one scope. How a stream begins is checked in a walk from the first event, and by `joined` else.
 */
export function walkChain(from: Pick<ChainRange, 'after' | 'hash'> = BEGINNING): ChainWalk {
  const streams = new Map<string, StreamPart>();
  const start = Number(from.after);
  let events = 0;
  let { hash } = from;
  return {
    streams,
    get hash() {
      return hash;
    },
    get events() {
      return events;
    },
    next: (event) => {
      const { position, stream, version, scope } = event;
      const broken = (what: ChainBreak['what'], message: string) => ({ position, what, message });
      if (position !== String(start + events + 1)) return broken('position', `expected position ${start + events + 1}`);
      const known = streams.get(stream);
      const part = { first: version, position, ...known, last: version, scope };
      const unfit =
        (known !== undefined || start === 0) && unfitting(stream, known, { ...part, first: version, position });
      if (unfit) return unfit;
      if (digestOfRecorded(event) !== event.digest) return broken('digest', `${stream}: the event was changed`);
      const next = chainHash(hash, event.digest);
      if (next !== event.hash) return broken('hash', 'the chain does not lead here');
      streams.set(stream, part);
      events += 1;
      hash = next;
      return undefined;
    },
  };
}

// What a stream says must go on from what it said before.
function unfitting(
  stream: string,
  before: Pick<StreamPart, 'last' | 'scope'> | undefined,
  { first, position, scope }: StreamPart,
): ChainBreak | undefined {
  const last = before?.last ?? 0;
  if (first !== last + 1) return { position, what: 'version', message: `${stream}: version ${first} follows ${last}` };
  if (before !== undefined && before.scope !== scope) {
    return { position, what: 'scope', message: `${stream}: the scope has changed` };
  }
  return undefined;
}

/** Joins pieces that were walked beside each other, in their order: each stream must go on from piece to piece. */
function joined(parts: readonly ChainPart[]): Omit<ChainPart, 'streams'> {
  const streams = new Map<string, StreamPart>();
  let [events, hash] = [0, GENESIS_HASH];
  for (const part of parts) {
    const breaks = part.broken === undefined ? [] : [{ broken: part.broken, events: events + part.events }];
    for (const [stream, own] of part.streams) {
      const broken = unfitting(stream, streams.get(stream), own);
      if (broken) breaks.push({ broken, events: Number(broken.position) - 1 });
      streams.set(stream, own);
    }
    const [first] = breaks.sort((a, b) => a.events - b.events);
    if (first) return { ...first, hash: part.hash };
    events += part.events;
    hash = part.hash;
  }
  return { events, hash };
}

/** Recomputes the digest of an event from what the database returns. */
function digestOfRecorded(event: RecordedEvent): string {
  return eventDigest(event, canonicalJson(event.data), canonicalJson(event.meta));
}

/** Walks a piece of the log, up to its end or to the first thing that is wrong. */
export async function walkRange(store: Pick<EventStore, 'readAll'>, range: ChainRange): Promise<ChainPart> {
  const walk = walkChain(range);
  const of = Number(range.upTo) - Number(range.after);
  const found = (broken?: ChainBreak): ChainPart => {
    const { events, hash, streams } = walk;
    return { events, hash, streams, ...(broken === undefined ? {} : { broken }) };
  };
  while (walk.events < of) {
    const after = Number(range.after) + walk.events;
    const page = await store.readAll({ after: String(after), limit: Math.min(PAGE, of - walk.events) });
    if (page.length === 0) return found(atHead(after + 1, 'the log ends before its head'));
    for (const event of page) {
      const broken = walk.next(event);
      if (broken) return found(broken);
    }
  }
  return found();
}

/** How to verify a log in several pieces at a time: by default in one, here. */
export interface ChainWalkers {
  readonly pieces: number;
  walk(range: ChainRange): Promise<ChainPart>;
}

/** Recomputes every digest and the hash chain up to the end of the log at the start; it does not check events appended meanwhile. */
export async function verifyChain(
  store: EventStore,
  { pieces, walk }: ChainWalkers = { pieces: 1, walk: (range) => walkRange(store, range) },
): Promise<ChainReport> {
  const head = await store.head();
  const ranges = await piecesOf(store, head, pieces);
  const { events, hash, broken } = joined(await Promise.all(ranges.map(walk)));
  if (broken) return { events, head, broken };
  const end = hash === head.hash ? undefined : atHead(events, 'the head has another hash than the last event');
  return { events, head, ...(end === undefined ? {} : { broken: end }) };
}

// A piece begins with the hash that is recorded before it: the walk over the piece before shows whether that is right.
async function piecesOf(store: EventStore, head: LogHead, pieces: number): Promise<ChainRange[]> {
  const end = Number(head.position);
  const size = Math.ceil(end / pieces);
  const ranges: ChainRange[] = [];
  for (let after = 0; after < end; after += size) {
    const [before] = after === 0 ? [] : await store.readAll({ after: String(after - 1), limit: 1 });
    ranges.push({
      after: String(after),
      upTo: String(Math.min(end, after + size)),
      hash: after === 0 ? GENESIS_HASH : (before?.hash ?? ''),
    });
  }
  return ranges;
}

function atHead(position: number, message: string): ChainBreak {
  return { position: String(position), what: 'head', message };
}
