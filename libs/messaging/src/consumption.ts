import { doneOf, type Checkpoint, type Parked } from './checkpoint';
import type { LogRecord } from './log';
import { bodyOf, claimOf, placed, type Claim, type LogEvent, type Source, type SourceEvent } from './message';
import { applyEach, NotApplied, reportParked } from './parking';
import type { Consumption } from './projection';
import { isPassing } from './sql';

/** Records of one partition in the order of their offsets. */
export interface Slice {
  readonly partition: number;
  readonly records: readonly LogRecord[];
}

/** A claim of the topic that the log denies: a position above its head, or an event that it does not have there. */
export interface Disbelieved {
  readonly code: 'topic.position-above-head' | 'topic.event-not-in-log';
  readonly partition: number;
  readonly offset: string;
}

interface Reading {
  readonly partition: number;
  readonly claims: readonly Claim[];
  readonly nextOffset: bigint;
}

const CHUNK = 1_000;

function byPosition(a: LogEvent, b: LogEvent): number {
  const difference = BigInt(a.position) - BigInt(b.position);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/**
 * Applies events that no parked stream holds back: all at once, or, when there is a list for what gets parked, so that a
 * bad one parks its stream.
 */
async function applyEvents<Tx>(
  on: Consumption<Tx>,
  tx: Tx,
  events: readonly LogEvent[],
  parking: Parked[] | undefined,
): Promise<void> {
  if (events.length === 0) return;
  const { checkpoints, projection } = on;
  const parked = await checkpoints.parkedAmong(tx, projection.name, [...new Set(events.map((event) => event.stream))]);
  const free = events.filter((event) => !parked.has(event.stream)).sort(byPosition);
  if (free.length === 0) return;
  if (parking) return void parking.push(...(await applyEach(on, tx, free)));
  try {
    await projection.apply(tx, free);
  } catch (error) {
    throw isPassing(error) ? error : new NotApplied(error);
  }
}

/** Runs a transaction; if an event could not be applied, runs it again stream by stream to find which, and reports it. */
async function transactionWithCare<Tx, T>(
  on: Consumption<Tx>,
  work: (tx: Tx, parking?: Parked[]) => Promise<T>,
): Promise<T> {
  try {
    return await on.checkpoints.transaction((tx) => work(tx));
  } catch (error) {
    if (!(error instanceof NotApplied)) throw error;
    const parking: Parked[] = [];
    const done = await on.checkpoints.transaction((tx) => work(tx, parking));
    for (const parked of parking) reportParked(on, parked);
    return done;
  }
}

/**
 * Makes the checkpoint rows, and brings those to reason that the log does not confirm, in one transaction.
 * 1. Rows of another epoch, or an event above the head, which was never in the log and is in the rows: everything begins afresh.
 * 2. A watermark alone above the head took nothing into the rows: its partition goes back to the last event it holds.
 */
export async function prepareConsumption<Tx>(on: Consumption<Tx>): Promise<void> {
  const { checkpoints, projection, partitions, source, report } = on;
  const { epoch } = await source.head();
  const above = await checkpoints.transaction(async (tx) => {
    const rows = await checkpoints.prepare(tx, projection.name, { partitions, epoch });
    // Asked again now that the rows are locked: none of them has moved since.
    const head = await source.head();
    const beyond = (position: bigint): boolean => position > BigInt(head.position);
    if (rows.some((row) => row.epoch !== head.epoch || beyond(row.lastPosition))) {
      await projection.startAfresh(tx);
      await checkpoints.reset(tx, projection.name, head.epoch);
    } else {
      const back = rows.filter((row) => beyond(row.watermark)).map((row) => ({ ...row, watermark: row.lastPosition }));
      if (back.length > 0) await checkpoints.save(tx, projection.name, back);
    }
    return rows.filter((row) => row.epoch === head.epoch && beyond(doneOf(row))).length;
  });
  if (above === 0) return;
  const fields = { projection: projection.name, code: 'checkpoint.above-head', partitions: above };
  report('error', 'checkpoint above the head of the log: filling in from the log', fields);
}

type ReadLog = (after: bigint, upTo: bigint) => Promise<{ events: readonly SourceEvent[]; end: boolean }>;

/** Reads the log a chunk at a time, the next one while the one before is applied; `end` when it goes no further. */
function chunksOf(source: Source): ReadLog {
  let ahead: { after: bigint; limit: number; events: Promise<SourceEvent[]> } | undefined;
  const begin = (after: bigint, upTo: bigint): NonNullable<typeof ahead> => {
    const limit = Number(upTo - after < CHUNK ? upTo - after : CHUNK);
    const events = limit === 0 ? Promise.resolve([]) : source.readAll({ after: String(after), limit });
    // Awaited when its turn comes; until then a failure must not count as unhandled.
    events.catch(() => undefined);
    return { after, limit, events };
  };
  return async (after, upTo) => {
    const chunk = ahead?.after === after ? ahead : begin(after, upTo);
    ahead = undefined;
    const events = await chunk.events;
    const end = events.length < chunk.limit;
    const last = events.at(-1);
    if (last !== undefined && !end && BigInt(last.position) < upTo) ahead = begin(BigInt(last.position), upTo);
    return { events, end };
  };
}

/** The furthest position that records of an epoch name, at least `done`. */
function furthest(readings: readonly Reading[], epoch: string, done: bigint): bigint {
  let named = done;
  for (const { claims } of readings)
    for (const claim of claims) if (claim.epoch === epoch && claim.position > named) named = claim.position;
  return named;
}

/** What the log denies of a partition's claims: of those above its head, and of the events between `done` and `upTo`. */
function denied(
  { partition, claims }: Reading,
  known: { epoch: string; head: bigint; done: bigint; upTo: bigint; events: readonly LogEvent[] },
): Disbelieved[] {
  const inLog = new Map(known.events.map((event) => [BigInt(event.position), event]));
  return claims.flatMap(({ epoch, position, offset, body }): Disbelieved[] => {
    if (epoch !== known.epoch) return [];
    if (position > known.head) return [{ code: 'topic.position-above-head', partition, offset }];
    if (body === undefined || position <= known.done || position > known.upTo) return [];
    const event = inLog.get(position);
    return event !== undefined && bodyOf(event) === body ? [] : [{ code: 'topic.event-not-in-log', partition, offset }];
  });
}

/** One transaction of a batch: at most a chunk of the log; undefined when the checkpoint rows must be prepared first. */
async function advance<Tx>(
  on: Consumption<Tx>,
  tx: Tx,
  readings: readonly Reading[],
  { readLog, parking }: { readLog: ReadLog; parking: Parked[] | undefined },
): Promise<{ whole: boolean; disbelieved: Disbelieved[] } | undefined> {
  const { checkpoints, projection, source, partitions } = on;
  const locked = await checkpoints.lock(
    tx,
    projection.name,
    readings.map((reading) => reading.partition),
  );
  const [first] = locked;
  if (first === undefined || locked.length < readings.length) return undefined;
  const from = locked.map(doneOf).reduce((a, b) => (a < b ? a : b));
  const named = furthest(readings, first.epoch, from);
  const { events: read, end } = await readLog(from, named);
  // Asked after the reading: what was read is of this epoch if the log still has it.
  const head = await source.head();
  if (locked.some((row) => row.epoch !== head.epoch || doneOf(row) > BigInt(head.position))) return undefined;

  const upTo = read.length === 0 ? from : BigInt(read.at(-1)!.position);
  const whole = upTo >= named || end;
  const rowOf = new Map(locked.map((row) => [row.partition, row]));
  const fresh = new Map(readings.map(({ partition }) => [partition, [] as LogEvent[]]));
  for (const event of read.map((one) => placed(one, partitions))) {
    const row = rowOf.get(event.partition);
    if (row !== undefined && BigInt(event.position) > doneOf(row)) fresh.get(event.partition)!.push(event);
  }
  await applyEvents(on, tx, [...fresh.values()].flat(), parking);
  const moved = readings.map(({ partition, nextOffset }): Checkpoint => {
    const row = rowOf.get(partition)!;
    const newest = fresh.get(partition)!.at(-1);
    return {
      ...row,
      nextOffset: whole ? nextOffset : row.nextOffset,
      lastPosition: newest === undefined ? row.lastPosition : BigInt(newest.position),
      watermark: upTo > row.watermark ? upTo : row.watermark,
    };
  });
  await checkpoints.save(tx, projection.name, moved);
  const disbelieved = readings.flatMap((reading) =>
    denied(reading, {
      epoch: head.epoch,
      head: BigInt(head.position),
      done: doneOf(rowOf.get(reading.partition)!),
      upTo,
      events: fresh.get(reading.partition)!,
    }),
  );
  // Said by the last transaction of a batch alone: what is above the head is above it in each.
  return { whole, disbelieved: disbelieved.filter(({ code }) => whole || code !== 'topic.position-above-head') };
}

/**
 * Consumes records of several partitions, exactly once in effect. A record only says how far to look; what is there, in
 * which epoch, and that nothing is left out, the log says:
 * 1. Every partition in hand is brought to the furthest position named by reading the log up to it, in transactions of a chunk.
 * 2. A position at or below the checkpoint is a repetition; one above the log's head ends where the log ends.
 * 3. A record of another epoch than the log's is of a past that was undone, or of none, and is stepped over.
 * Gives the claims that the log denies.
 */
export async function consume<Tx>(
  on: Consumption<Tx>,
  slices: readonly Slice[],
  { keepAlive }: { keepAlive: () => Promise<void> },
): Promise<Disbelieved[]> {
  const readings = slices
    .filter(({ records }) => records.length > 0)
    .map<Reading>(({ partition, records }) => ({
      partition,
      claims: records.flatMap((record) => claimOf(record) ?? []),
      nextOffset: BigInt(records.at(-1)!.offset) + 1n,
    }));
  const readLog = chunksOf(on.source);
  const disbelieved: Disbelieved[] = [];
  for (let whole = readings.length === 0; !whole;) {
    await keepAlive();
    const step = await transactionWithCare(on, (tx, parking) => advance(on, tx, readings, { readLog, parking }));
    if (step === undefined) await prepareConsumption(on);
    else {
      disbelieved.push(...step.disbelieved);
      whole = step.whole;
    }
  }
  return disbelieved;
}
