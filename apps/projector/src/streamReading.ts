import { byStream, type ProjectedEvent, type Reach, type StreamEvents } from '@yishen/read-model';

/** A connection in a transaction; a `pg` client is one. */
export interface Session {
  query(statement: { name?: string; text: string; values?: unknown[] }): Promise<{ rows: unknown[] }>;
}

/** Reads streams from their first event to the last that a batch has of them. */
export type ReadStreams = (session: Session, reaches: ReadonlyMap<string, Reach>) => Promise<readonly StreamEvents[]>;

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
