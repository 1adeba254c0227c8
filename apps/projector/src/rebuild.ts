import {
  READ_TABLES,
  activateBuild,
  buildTable,
  createBuild,
  dropBuild,
  createIndexesSql,
  createKeysSql,
  planRanges,
  readBuilds,
  readTablesShape,
} from '@yishen/read-model';
import type { ReadBuild, Sql } from '@yishen/read-model';
import type { Pool, PoolClient } from 'pg';
import { applyToBuild, buildForward, type Building } from './building';
import { buildProjection } from './buildParking';
import { buildByStream } from './buildingByStream';
import { compareBuilds, type Comparison } from './comparison';
import { transaction } from './database';
import { inLanes } from './inLanes';
import { awaitLive } from './liveWatermark';
import { READ } from './readProjection';

/** What a rebuild works with; `tables` is a pool for statements over whole tables. */
export interface Rebuilding extends Building {
  readonly tables: Pool;
}

/** What a rebuild did. */
export interface RebuildReport {
  readonly build: number;
  readonly replaced: number;
  /** Whether it took up the work of one that was killed. */
  readonly resumed: boolean;
  /** Everything up to here is in the new tables, which are the live ones now. */
  readonly position: string;
  readonly comparison: Comparison;
  readonly parked: number;
  readonly seconds: number;
  /** Of these, until all tables were made from the log and indexed; the rest is comparison and swap. */
  readonly secondsOfBuilding: number;
}

const LOCK = 'yishen read model build';

/**
 * Builds every read table from the log beside the live ones, compares, and swaps. Contract:
 * 1. Killed at any moment, it leaves the live tables as they are, and the next run goes on where it stopped.
 * 2. The live projector works meanwhile; it stands still for the last few events and the swap, in one transaction.
 * 3. The new tables, the checkpoints and the parked streams change together. The build before the replaced one is dropped.
 */
export async function rebuild(on: Rebuilding): Promise<RebuildReport> {
  return withBuildLock(on, async () => {
    const began = process.hrtime.bigint();
    const elapsed = (): number => Number(process.hrtime.bigint() - began) / 1e9;
    const { live, building, resumed } = await startBuilding(on);
    await buildByStream(on, building);
    await together(on, [...createKeysSql(building.build), ...createIndexesSql(building.build)]);
    const secondsOfBuilding = elapsed();
    await together(
      on,
      READ_TABLES.map((table) => `analyze ${buildTable(table, building.build)}`),
    );
    const foldPosition = await buildForward(on, await buildOf(on.pool, building.build));
    await awaitLive(on, foldPosition);
    const comparison = await compareBuilds(on.tables, {
      live: live.build,
      fold: building.build,
      foldPosition,
      epoch: building.epoch,
    });
    await buildForward(on, await buildOf(on.pool, building.build));
    const position = await swap(on, building);
    const parked = (await on.checkpoints.parked(READ)).length;
    const { build } = building;
    const replaced = live.build;
    return { build, replaced, resumed, position, comparison, parked, seconds: elapsed(), secondsOfBuilding };
  });
}

/** Makes the tables of a build from the log, compares the live ones with them, and drops them again. */
export async function compareWithLog(on: Rebuilding): Promise<Comparison> {
  return withBuildLock(on, async () => {
    const { live, building } = await startBuilding(on, { afresh: true });
    const byStream = await buildByStream(on, building);
    await together(on, createKeysSql(building.build));
    const foldPosition = await buildForward(on, byStream);
    await awaitLive(on, foldPosition);
    const { epoch } = building;
    const comparison = await compareBuilds(on.tables, { live: live.build, fold: building.build, foldPosition, epoch });
    await transaction(on.pool, (session) => drop(session, building.build));
    return comparison;
  });
}

// Each statement is one that finds what it did before, if it was killed, and does no more.
async function together(on: Rebuilding, statements: readonly string[]): Promise<void> {
  await inLanes(Array.from({ length: on.threads }), statements, (_, statement) => on.pool.query(statement));
}

// One build at a time in a database. The lock is a session's: it ends with the process, however that ends.
async function withBuildLock<T>(on: Rebuilding, work: () => Promise<T>): Promise<T> {
  const session = await on.tables.connect();
  let broken = true;
  try {
    await session.query('select pg_advisory_lock(hashtextextended($1, 0))', [LOCK]);
    const result = await work();
    await session.query('select pg_advisory_unlock(hashtextextended($1, 0))', [LOCK]);
    broken = false;
    return result;
  } finally {
    // A session that still holds the lock, or may, must not go back to the pool.
    session.release(broken);
  }
}

async function startBuilding(
  on: Rebuilding,
  options: { readonly afresh?: true } = {},
): Promise<{ live: ReadBuild; building: ReadBuild; resumed: boolean }> {
  const { epoch, position } = await on.store.head();
  return transaction(on.pool, async (session) => {
    const builds = await readBuilds(session);
    const live = builds.find(({ state }) => state === 'active');
    if (live === undefined) throw new Error('the read model has no active build: migrate the database first');
    const left = builds.find(({ state }) => state === 'building');
    const fits =
      left?.epoch === epoch &&
      left.shape === readTablesShape() &&
      BigInt(left.target ?? left.position) <= BigInt(position);
    if (left && fits && !options.afresh) return { live, building: left, resumed: true };
    if (left) await drop(session, left.build);
    const building = await createBuild(session, { epoch, state: 'building', target: position });
    await planRanges(session, { build: building.build, target: position }, on.chunk);
    return { live, building, resumed: false };
  });
}

async function drop(session: PoolClient, build: number): Promise<void> {
  await dropBuild(session, build);
  await session.query('delete from parked where projection = $1', [buildProjection(build)]);
}

async function buildOf(sql: Sql, build: number): Promise<ReadBuild> {
  const found = (await readBuilds(sql)).find((one) => one.build === build);
  if (found === undefined) throw new Error(`build ${build} is gone`);
  return found;
}

async function swap(on: Rebuilding, building: ReadBuild): Promise<string> {
  const { build, epoch } = building;
  return transaction(on.pool, async (session) => {
    await session.query(`set local lock_timeout = '15s'`);
    // In the order of the consumer: its checkpoints, then the build. From here on nothing is applied to the live tables.
    // Locks the checkpoints, and makes them where no projector ever ran: in a database just restored.
    await on.checkpoints.prepare(session, READ, { partitions: on.partitions, epoch });
    const head = await on.store.head();
    if (head.epoch !== epoch) throw new Error('the log has another epoch than the build: rebuild again');
    let { position } = await buildOf(session, build);
    while (BigInt(position) < BigInt(head.position)) {
      const events = await on.store.readAll({ after: position, limit: on.chunk });
      const last = events.at(-1);
      if (last === undefined) throw new Error('the log ends before its head');
      await applyToBuild(on, session, build, events);
      position = last.position;
    }
    await moveCheckpoints(session, { build, epoch, position });
    await activateBuild(session, build);
    return position;
  });
}

// `next_offset` stays: it says where to read on in the topic, and positions decide there what is new. Whatever the rest was,
// also a number above the head that an earlier build took from the topic, the new tables hold the log up to this position.
async function moveCheckpoints(
  session: PoolClient,
  { build, epoch, position }: { build: number; epoch: string; position: string },
): Promise<void> {
  await session.query('update checkpoint set epoch = $2, watermark = $3, last_position = $3 where projection = $1', [
    READ,
    epoch,
    position,
  ]);
  await session.query('delete from parked where projection = $1', [READ]);
  await session.query('update parked set projection = $1 where projection = $2', [READ, buildProjection(build)]);
  await session.query('update read_build set position = $2 where build = $1', [build, position]);
}
