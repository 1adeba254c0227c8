import type { ProjectedEvent, Reach, StreamEvents } from '@yishen/read-model';

/** A connection in a transaction; a `pg` client is one. */
export interface Session {
  query(statement: { name?: string; text: string; values?: unknown[] }): Promise<{ rows: unknown[] }>;
}

/** Reads streams from their first event to the last that a batch has of them; the batch comes from the log too. */
export type ReadStreams = (
  session: Session,
  reaches: ReadonlyMap<string, Reach>,
  batch: readonly ProjectedEvent[],
) => Promise<readonly StreamEvents[]>;

/** Reads from the log what a batch lacks of its streams: the events before its own. */
export async function readFromLog(
  session: Session,
  reaches: ReadonlyMap<string, Reach>,
  batch: readonly ProjectedEvent[],
): Promise<readonly StreamEvents[]> {
  const streams = new Map<string, ProjectedEvent[]>([...reaches.keys()].map((stream) => [stream, []]));
  for (const event of await readBefore(session, reaches)) streams.get(event.stream)!.push(event);
  for (const event of batch) streams.get(event.stream)?.push(event);
  return [...streams].map(([stream, events]) => {
    const { since, upTo } = reaches.get(stream)!;
    if (events.length !== upTo) throw new Error(`${stream} has ${events.length} events of ${upTo} in log and batch`);
    return { since, events };
  });
}

async function readBefore(session: Session, reaches: ReadonlyMap<string, Reach>): Promise<ProjectedEvent[]> {
  const begun = [...reaches].filter(([, { since }]) => since > 1);
  if (begun.length === 0) return [];
  const { rows } = await session.query({
    name: 'yishen-streams-before',
    text: `select e.position, e.stream, e.version, e.scope, e.type, e.schema, e.data, e.meta
           from unnest($1::text[], $2::int[]) as reach(stream, since)
           join event e on e.stream = reach.stream and e.version < reach.since order by e.stream, e.version`,
    values: [begun.map(([stream]) => stream), begun.map(([, { since }]) => since)],
  });
  return (rows as Omit<ProjectedEvent, 'partition'>[]).map((event) => ({
    partition: reaches.get(event.stream)!.partition,
    ...event,
  }));
}
