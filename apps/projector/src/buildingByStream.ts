import { isPassing, partitionOf } from '@yishen/messaging';
import {
  buildTable,
  byStream,
  columnName,
  counter,
  ledger,
  rowsOf,
  type ProjectedEvent,
  type ReadBuild,
  type ReadTable,
} from '@yishen/read-model';
import type { PoolClient } from 'pg';
import { applyCarefully, type Building } from './building';
import { copyRows } from './copyIn';
import { transaction } from './database';

interface Page {
  readonly events: readonly ProjectedEvent[];
  readonly lastStream: string;
  readonly isLast: boolean;
}

/**
 * The first phase of a build: the log up to `target`, stream by stream, every stream folded whole, so that each row is written
 * once. A page of streams and its mark are one transaction: killed at any moment it goes on from there. Returns
 * the build as it is after the phase.
 */
export async function buildByStream(on: Building, build: ReadBuild): Promise<ReadBuild> {
  const { target } = build;
  if (target === null) return build;
  let events = 0;
  let next = readPage(on, { after: build.streamDone, target, limit: on.chunk });
  for (;;) {
    const page = await next;
    on.signal?.throwIfAborted();
    if (!page.isLast) {
      // The next page is read while this one is written. Its failure is met by the await above.
      next = readPage(on, { after: page.lastStream, target, limit: on.chunk });
      next.catch(() => undefined);
    }
    await transaction(on.pool, async (session) => {
      // Lost together with the rows, if at all.
      await session.query('set local synchronous_commit = off');
      await writePage(on, session, build.build, page.events);
      await session.query('update read_build set stream_done = $2, updated_at = now() where build = $1', [
        build.build,
        page.lastStream,
      ]);
    });
    events += page.events.length;
    on.onProgress?.({ position: String(events), of: target });
    if (page.isLast) return finish(on, build, target);
  }
}

/** Whole streams after a stream, in the order of their names: a stream that the page cuts is left for the next. */
async function readPage(
  on: Building,
  { after, target, limit }: { after: string; target: string; limit: number },
): Promise<Page> {
  const { rows } = await on.pool.query<Omit<ProjectedEvent, 'partition'>>({
    name: 'yishen-streams',
    text: `select position, stream, version, scope, type, schema, data, meta from event
           where stream > $1 and position <= $2 order by stream, version limit $3`,
    values: [after, target, limit],
  });
  const events = rows.map((row) => ({ ...row, partition: partitionOf(row.stream, on.partitions) }));
  if (events.length < limit) return { events, lastStream: events.at(-1)?.stream ?? after, isLast: true };
  const cut = events.at(-1)!.stream;
  const whole = events.slice(
    0,
    events.findIndex(({ stream }) => stream === cut),
  );
  if (whole.length === 0) return readPage(on, { after, target, limit: limit * 4 });
  return { events: whole, lastStream: whole.at(-1)!.stream, isLast: false };
}

async function writePage(
  on: Building,
  session: PoolClient,
  build: number,
  events: readonly ProjectedEvent[],
): Promise<void> {
  if (events.length === 0) return;
  try {
    await on.checkpoints.attempt(session, async () => {
      const streams = byStream(events).map((own) => ({ events: own, since: 1 }));
      for (const [table, rows] of rowsOf(on.readTables, streams)) await copyRows(session, table, build, rows);
    });
  } catch (error) {
    if (isPassing(error)) throw error;
    await applyCarefully(on, session, build, events);
  }
}

// The counters are the sums of the lines: made once, when all lines are there.
async function finish(on: Building, build: ReadBuild, target: string): Promise<ReadBuild> {
  const names = (table: ReadTable): string => table.key.map((property) => `"${columnName(property)}"`).join(', ');
  await transaction(on.pool, async (session) => {
    await session.query(`set local enable_seqscan = on; set local enable_hashjoin = on; set local work_mem = '64MB'`);
    await session.query(`delete from ${buildTable(counter, build.build)}`);
    await session.query(
      `insert into ${buildTable(counter, build.build)} (${names(counter)}, count)
       select ${names(counter)}, sum(sign) from ${buildTable(ledger, build.build)} group by ${names(counter)} having sum(sign) <> 0`,
    );
    await session.query('update read_build set position = target, target = null where build = $1', [build.build]);
  });
  return { ...build, position: target, target: null };
}
