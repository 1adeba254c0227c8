import {
  UNKNOWN_PROCEEDING,
  UNKNOWN_REQUEST,
  evolveProceeding,
  evolveRequest,
  idOfStream,
  streamKind,
  upcast,
  type KnownRequest,
  type MovedDeadline,
  type Proceeding,
  type ProceedingEvent,
  type RequestEvent,
} from '@yishen/domain';
import type { RecordedEvent } from '@yishen/event-store';
import type { ScopeContext } from './contexts';
import type { Desk } from './desk';

/** An open request or dispute in which a deadline moves. */
export interface MovedCase {
  readonly id: string;
  /** The short code of a request; a dispute has none. */
  readonly code: string | null;
  readonly agencyId: string;
  readonly deadlines: readonly MovedDeadline[];
}

/** The effect of a change on the open cases. */
export interface Impact {
  readonly open: number;
  /** Cases in which a deadline gets another day. */
  readonly moved: number;
  /** Cases in which no day changes, but one stops being provisional. */
  readonly settled: number;
  /** The first of the moved ones, in the order of their streams. */
  readonly cases: readonly MovedCase[];
}

/** The open streams of requests and disputes that a preview looks at, page by page; a read table may be a moment behind. */
export type OpenStreams = AsyncIterable<readonly string[]>;

const PREVIEWED_CASES = 500;
const AT_ONCE = 16;

/** A request or a dispute that still waits for something. */
export type OpenCase =
  { readonly request: KnownRequest } | { readonly proceeding: Exclude<Proceeding, { status: 'unknown' }> };

/** Folds the upcast events of a stream into its case; `undefined` when nothing waits in it any more. */
export function openCaseOf(stream: string, events: readonly RecordedEvent[]): OpenCase | undefined {
  if (streamKind(stream) === 'proceeding') {
    const proceeding = (events as unknown as readonly ProceedingEvent[]).reduce(evolveProceeding, UNKNOWN_PROCEEDING);
    return proceeding.status === 'unknown' || proceeding.closed ? undefined : { proceeding };
  }
  const request = (events as unknown as readonly RequestEvent[]).reduce(evolveRequest, UNKNOWN_REQUEST);
  return request.status === 'unknown' || request.closed ? undefined : { request };
}

/** The deadlines that move in one stream; `undefined` when nothing waits in it any more, or the change does not concern it. */
export type MovesOf = (
  stream: string,
  events: readonly RecordedEvent[],
  context: ScopeContext,
) => Promise<readonly MovedDeadline[] | undefined>;

/** Finds what a change moves in the open cases. */
export async function impactOn(desk: Desk, streams: OpenStreams, movesOf: MovesOf): Promise<Impact> {
  let [open, moved, settled] = [0, 0, 0];
  const cases: MovedCase[] = [];
  for await (const page of streams) {
    const found = await inLanes(page, async (stream): Promise<MovedCase | undefined> => {
      const events = (await desk.store.readStream(stream)).map((event) => upcast(event));
      const [first] = events;
      if (!first) return undefined;
      const deadlines = await movesOf(stream, events, await desk.contexts.of(first.scope));
      const { code = null } = first.data as { code?: string };
      return deadlines && { id: idOfStream(stream), code, agencyId: first.scope, deadlines };
    });
    for (const one of found) {
      if (!one) continue;
      open += 1;
      const otherDay = one.deadlines.some(({ from, to }) => from !== to);
      if (otherDay) moved += 1;
      else if (one.deadlines.length > 0) settled += 1;
      if (otherDay && cases.length < PREVIEWED_CASES) cases.push(one);
    }
  }
  return { open, moved, settled, cases };
}

// Work on as many at once as keep the log's connections busy, and answer in the order asked.
async function inLanes<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at]!);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return results;
}
