import type { EventStore, RecordedEvent } from '@yishen/event-store';
import { isPassing, partitionOf } from '@yishen/messaging';
import type { ProjectedEvent, ReadBuild } from '@yishen/read-model';
import type { PoolClient } from 'pg';
import { applyBatch } from './applyBatch';
import { buildProjection, parkInBuild } from './buildParking';
import { transaction } from './database';
import { halvesOf } from './halves';
import type { RangeFolding } from './rangeFolding';

/** What the building of read tables from the log works with. */
export interface Building extends RangeFolding {
  readonly databaseUrl: string;
  readonly store: Pick<EventStore, 'readAll' | 'head'>;
  /** Events in one transaction: the memory a build takes, whatever the length of the log. */
  readonly chunk: number;
  /** Threads that fold the log beside each other, each with a connection. */
  readonly threads: number;
  /** Aborted, the building stops between two chunks; it can be taken up again. */
  readonly signal?: AbortSignal;
  /** Told how far a build has come. */
  readonly onProgress?: (progress: { readonly position: string; readonly of: string }) => void;
}

/**
 * Brings a build forward along the log to its present end, a chunk and its position in one transaction: killed at any moment it
 * goes on from there. Returns the position reached.
 */
export async function buildForward(on: Building, build: ReadBuild): Promise<string> {
  let { position } = build;
  let next = on.store.readAll({ after: position, limit: on.chunk });
  for (;;) {
    const events = await next;
    const last = events.at(-1);
    if (last === undefined) return position;
    on.signal?.throwIfAborted();
    // The next chunk is read while this one is applied. Its failure is met by the await above.
    next = on.store.readAll({ after: last.position, limit: on.chunk });
    next.catch(() => undefined);
    await transaction(on.pool, async (session) => {
      await applyToBuild(on, session, build.build, events);
      await session.query('update read_build set position = $2, updated_at = now() where build = $1', [
        build.build,
        last.position,
      ]);
    });
    position = last.position;
    on.onProgress?.({ position, of: (await on.store.head()).position });
  }
}

/** Applies events of the log to a build; a stream whose event cannot be applied is parked, and the others go on. */
export async function applyToBuild(
  on: Building,
  session: PoolClient,
  build: number,
  events: readonly RecordedEvent[],
): Promise<void> {
  const projected = events.map((event) => ({ partition: partitionOf(event.stream, on.partitions), ...event }));
  const streams = [...new Set(projected.map((event) => event.stream))];
  const parked = await on.checkpoints.parkedAmong(session, buildProjection(build), streams);
  await applyCarefully(
    on,
    session,
    build,
    projected.filter((event) => !parked.has(event.stream)),
  );
}

/** Applies events in halves until what cannot be applied is found and its stream parked. */
async function applyCarefully(
  on: Building,
  session: PoolClient,
  build: number,
  events: readonly ProjectedEvent[],
): Promise<void> {
  try {
    await on.checkpoints.attempt(session, () => applyBatch(session, build, on.readTables, events));
  } catch (error) {
    if (isPassing(error)) throw error;
    const [first] = events;
    if (first === undefined) throw error;
    if (events.length === 1) return parkInBuild(on, session, build, { event: first, error });
    for (const half of halvesOf(events)) await applyRest(on, session, build, half);
  }
}

// A stream parked in the first half has no later events to apply in the second.
async function applyRest(
  on: Building,
  session: PoolClient,
  build: number,
  events: readonly ProjectedEvent[],
): Promise<void> {
  const streams = [...new Set(events.map((event) => event.stream))];
  const parked = await on.checkpoints.parkedAmong(session, buildProjection(build), streams);
  await applyCarefully(
    on,
    session,
    build,
    events.filter((event) => !parked.has(event.stream)),
  );
}
