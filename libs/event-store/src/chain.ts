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

/** A walk over the log that gets the events one by one, in position order. */
export interface ChainWalk {
  /** The hash after the last good event. */
  readonly hash: string;
  readonly events: number;
  /** Returns what is wrong with the event, or accepts it as the next good one. */
  next(event: RecordedEvent): ChainBreak | undefined;
}

const PAGE = 2_000;

/** Starts a walk that checks positions 1…n, versions 1…n and one scope for each stream, digests and hashes, from the first event on. */
export function walkChain(): ChainWalk {
  const streams = new Map<string, { version: number; scope: string }>();
  let events = 0;
  let hash = GENESIS_HASH;
  return {
    get hash() {
      return hash;
    },
    get events() {
      return events;
    },
    next: (event) => {
      const broken = (what: ChainBreak['what'], message: string) => ({ position: event.position, what, message });
      if (event.position !== String(events + 1)) return broken('position', `expected position ${events + 1}`);
      const stream = streams.get(event.stream) ?? { version: 0, scope: event.scope };
      if (event.version !== stream.version + 1) {
        return broken('version', `${event.stream}: version ${event.version} follows ${stream.version}`);
      }
      if (event.scope !== stream.scope) return broken('scope', `${event.stream}: the scope has changed`);
      if (digestOfRecorded(event) !== event.digest) return broken('digest', `${event.stream}: the event was changed`);
      const next = chainHash(hash, event.digest);
      if (next !== event.hash) return broken('hash', 'the chain does not lead here');
      streams.set(event.stream, { version: event.version, scope: event.scope });
      events += 1;
      hash = next;
      return undefined;
    },
  };
}

/** Recomputes the digest of an event from what the database returns. */
function digestOfRecorded(event: RecordedEvent): string {
  return eventDigest(event, canonicalJson(event.data), canonicalJson(event.meta));
}

/** Recomputes every digest and the hash chain up to the end of the log at the start; it does not check events appended meanwhile. */
export async function verifyChain(
  store: EventStore,
  onProgress?: (progress: { readonly events: number; readonly of: number }) => void,
): Promise<ChainReport> {
  const head = await store.head();
  const of = Number(head.position);
  const walk = walkChain();
  while (walk.events < of) {
    const page = await store.readAll({ after: String(walk.events), limit: Math.min(PAGE, of - walk.events) });
    if (page.length === 0) {
      return { events: walk.events, head, broken: missing(walk.events + 1, 'the log ends before its head') };
    }
    for (const event of page) {
      const broken = walk.next(event);
      if (broken) return { events: walk.events, head, broken };
    }
    onProgress?.({ events: walk.events, of });
  }
  if (walk.hash !== head.hash) {
    return { events: walk.events, head, broken: missing(of, 'the head has another hash than the last event') };
  }
  return { events: walk.events, head };
}

function missing(position: number, message: string): ChainBreak {
  return { position: String(position), what: 'head', message };
}
