import type { ProjectedEvent } from './projection';
import type { StreamEvents } from './streamRows';

/** A connection in a transaction; a `pg` client is one. */
export interface Session {
  query(statement: { name?: string; text: string; values?: unknown[] }): Promise<{ rows: unknown[] }>;
}

/** How far a batch brings a stream: from its first to its last event in it. */
export interface Reach {
  readonly since: number;
  readonly upTo: number;
  readonly partition: number;
}

/** Reads streams from their first event to the last that a batch has of them. */
export type ReadStreams = (session: Session, reaches: ReadonlyMap<string, Reach>) => Promise<readonly StreamEvents[]>;

/** How far events bring the streams that they are of. */
export function reachesOf(events: readonly ProjectedEvent[]): ReadonlyMap<string, Reach> {
  const reaches = new Map<string, Reach>();
  for (const { stream, version, partition } of events) {
    const { since, upTo } = reaches.get(stream) ?? { since: version, upTo: version };
    reaches.set(stream, { since: Math.min(since, version), upTo: Math.max(upTo, version), partition });
  }
  return reaches;
}

/** Groups events, ordered by stream and version, by their streams. */
export function byStream<E extends { readonly stream: string }>(events: readonly E[]): E[][] {
  const streams: E[][] = [];
  for (const event of events) {
    const last = streams.at(-1);
    if (last?.[0]?.stream === event.stream) last.push(event);
    else streams.push([event]);
  }
  return streams;
}

/** Reads streams from the log. What a message says of an event beyond its stream and version is never asked. */
export async function readFromLog(
  session: Session,
  reaches: ReadonlyMap<string, Reach>,
): Promise<readonly StreamEvents[]> {
  const { rows } = await session.query({
    name: 'yishen-streams-up-to',
    text: `select e.position, e.stream, e.version, e.scope, e.type, e.schema, e.data, e.meta
           from unnest($1::text[], $2::int[]) as reach(stream, up_to)
           join event e on e.stream = reach.stream and e.version <= reach.up_to order by e.stream, e.version`,
    values: [[...reaches.keys()], [...reaches.values()].map(({ upTo }) => upTo)],
  });
  return byStream(rows as Omit<ProjectedEvent, 'partition'>[]).map((events) => {
    const { since, partition } = reaches.get(events[0]!.stream)!;
    return { since, events: events.map((event) => ({ ...event, partition })) };
  });
}
