import { isPassing, type Checkpoints } from '@yishen/messaging';
import { takeRange, rowsOf, type ReadTable, type StreamEvents, type StreamRange } from '@yishen/read-model';
import type { Pool, PoolClient } from 'pg';
import { parkInBuild } from './buildParking';
import { halvesOf } from './halves';
import { copyRows } from './copyIn';
import { transaction } from './database';
import { readRange } from './rangeReading';

/** What the folding of a range of streams works with. */
export interface RangeFolding {
  readonly pool: Pool;
  readonly checkpoints: Checkpoints<PoolClient>;
  readonly readTables: readonly ReadTable[];
  readonly partitions: number;
}

/** A build whose first phase takes the log up to a position. */
export interface BuildTo {
  readonly build: number;
  readonly target: string;
}

/**
 * Folds the streams of a range, each whole, so that each row is written once. The rows and the end of the range are one
 * transaction. A stream whose event cannot be applied is parked, with the rows up to that event. Returns the number of events.
 */
export async function foldRange(on: RangeFolding, { build, target }: BuildTo, range: StreamRange): Promise<number> {
  return transaction(on.pool, async (session) => {
    if (!(await takeRange(session, build, range))) return 0;
    const streams = await readRange(session, range, { target, partitions: on.partitions });
    if (streams.length > 0) await writeStreams(on, session, build, streams);
    return streams.reduce((sum, { events }) => sum + events.length, 0);
  });
}

// In halves, until the stream that cannot be applied is found.
async function writeStreams(
  on: RangeFolding,
  session: PoolClient,
  build: number,
  streams: readonly StreamEvents[],
): Promise<void> {
  try {
    await on.checkpoints.attempt(session, () => copyStreams(on, session, build, streams));
  } catch (error) {
    if (isPassing(error)) throw error;
    const [first] = streams;
    if (streams.length === 1 && first) return writeUntilFault(on, session, build, first);
    for (const half of halvesOf(streams)) await writeStreams(on, session, build, half);
  }
}

async function copyStreams(
  on: RangeFolding,
  session: PoolClient,
  build: number,
  streams: readonly StreamEvents[],
): Promise<void> {
  for (const [table, rows] of rowsOf(on.readTables, streams)) await copyRows(session, table, build, rows);
}

async function writeUntilFault(
  on: RangeFolding,
  session: PoolClient,
  build: number,
  { events, since }: StreamEvents,
): Promise<void> {
  for (const [at, event] of events.entries()) {
    const error = await faultOf(on, session, build, { events: events.slice(0, at + 1), since });
    if (error === undefined) continue;
    await copyStreams(on, session, build, [{ events: events.slice(0, at), since }]);
    return parkInBuild(on, session, build, { event, error });
  }
  throw new Error('a stream that could not be applied could be, event by event');
}

/** Thrown to undo what was written to see whether it can be. */
class OnlyTried extends Error {}

async function faultOf(on: RangeFolding, session: PoolClient, build: number, stream: StreamEvents): Promise<unknown> {
  try {
    await on.checkpoints.attempt(session, async () => {
      await copyStreams(on, session, build, [stream]);
      throw new OnlyTried();
    });
  } catch (error) {
    if (isPassing(error)) throw error;
    return error instanceof OnlyTried ? undefined : error;
  }
}
