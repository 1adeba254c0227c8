import {
  READ_TABLES,
  buildTable,
  columnName,
  counter,
  ledger,
  rangesLeft,
  type ReadBuild,
  type ReadTable,
  type StreamRange,
} from '@yishen/read-model';
import type { Building } from './building';
import { transaction } from './database';
import { foldRange, type BuildTo } from './rangeFolding';
import { inLanes } from './inLanes';
import type { RangeThreadStart } from './rangeThread.main';
import { openThread, type Thread } from './threads';

/**
 * The first phase of a build: the log up to `target`, range by range of streams, each in a transaction of its own and in several
 * threads. Killed at any moment it goes on with the ranges that are left. Returns the build as it is after the phase.
 */
export async function buildByStream(on: Building, build: ReadBuild): Promise<ReadBuild> {
  const { target } = build;
  if (target === null) return build;
  const left = await rangesLeft(on.pool, build.build);
  const threads = openThreads(on, { build: build.build, target }, left.length);
  let events = 0;
  try {
    await inLanes(threads, left, async ({ run }, range) => {
      on.signal?.throwIfAborted();
      events += await run(range);
      on.onProgress?.({ position: String(events), of: target });
    });
  } finally {
    await Promise.all(threads.map((thread) => thread.close()));
  }
  return finish(on, build, target);
}

// One range is not worth a thread. Tables that are not the library's (a test's) cannot go to a thread either.
function openThreads(on: Building, build: BuildTo, ranges: number): readonly Thread<StreamRange, number>[] {
  const { databaseUrl, readTables, partitions } = on;
  const threads = Math.min(on.threads, ranges);
  if (threads < 2 || readTables.some((table) => !READ_TABLES.includes(table))) {
    return [{ run: (range) => foldRange(on, build, range), close: () => Promise.resolve() }];
  }
  const start: RangeThreadStart = { databaseUrl, tables: readTables.map(({ name }) => name), partitions, build };
  return Array.from({ length: threads }, () => openThread<StreamRange, number>('rangeThread.main.js', start));
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
