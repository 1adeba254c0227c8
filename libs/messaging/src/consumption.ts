import { doneOf, type Checkpoint, type Parked } from './checkpoint';
import type { BrokerRecord } from './broker';
import { bodyOf, claimOf, type Claim, type LogEvent, type Source, type SourceEvent } from './message';
import { applyEach, NotApplied, reportParked } from './parking';
import type { Consumption } from './eventHandler';
import { partitionOf } from './partition';
import { isPassing } from './sql';

/** The records of one partition in the order of their offsets. */
export interface Slice {
  readonly partition: number;
  readonly records: readonly BrokerRecord[];
}

/** A claim of the topic that the log denies: a position above its head, or an event that it does not have at that position. */
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

/** The events whose stream is not parked, in the order given. */
async function withoutParked<Tx>(
  { checkpoints, handler }: Consumption<Tx>,
  tx: Tx,
  events: readonly LogEvent[],
): Promise<readonly LogEvent[]> {
  if (events.length === 0) return events;
  const parked = await checkpoints.parkedAmong(tx, handler.name, [...new Set(events.map((event) => event.stream))]);
  return parked.size === 0 ? events : events.filter((event) => !parked.has(event.stream));
}

/** Applies events all at once, or stream by stream when `parking` is given, which collects the streams that a bad event parks. */
async function applyEvents<Tx>(
  on: Consumption<Tx>,
  tx: Tx,
  events: readonly LogEvent[],
  parking: Parked[] | undefined,
): Promise<void> {
  if (events.length === 0) return;
  if (parking) return void parking.push(...(await applyEach(on, tx, events)));
  try {
    await on.handler.apply(tx, events);
  } catch (error) {
    throw isPassing(error) ? error : new NotApplied(error);
  }
}

/** Runs a transaction; when an event could not be applied, runs it again stream by stream, and reports the stream of that event. */
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
 * Makes the checkpoint rows and corrects those that the log does not confirm, in one transaction.
 * 1. When a row has another epoch, or an event above the head, which is in the rows but was never in the log, it starts over.
 * 2. When only a watermark is above the head, the rows are right, and the partition goes back to the last event it holds.
 */
export async function prepareConsumption<Tx>(on: Consumption<Tx>): Promise<void> {
  const { checkpoints, handler, partitions, source, logger } = on;
  const { epoch } = await source.head();
  const above = await checkpoints.transaction(async (tx) => {
    const rows = await checkpoints.prepare(tx, handler.name, { partitions, epoch });
    // Ask again now that the rows are locked and cannot move.
    const head = await source.head();
    const beyond = (position: bigint): boolean => position > BigInt(head.position);
    if (rows.some((row) => row.epoch !== head.epoch || beyond(row.lastPosition))) {
      await handler.startAfresh(tx);
      await checkpoints.reset(tx, handler.name, head.epoch);
    } else {
      const back = rows.filter((row) => beyond(row.watermark)).map((row) => ({ ...row, watermark: row.lastPosition }));
      if (back.length > 0) await checkpoints.save(tx, handler.name, back);
    }
    return rows.filter((row) => row.epoch === head.epoch && beyond(doneOf(row))).length;
  });
  if (above === 0) return;
  const fields = { consumer: handler.name, code: 'checkpoint.above-head', partitions: above };
  logger('error', 'checkpoint above the head of the log: filling in from the log', fields);
}

type ReadLog = (after: bigint, upTo: bigint) => Promise<{ events: readonly SourceEvent[]; end: boolean }>;

/** Reads the log in chunks, the next one while the last is applied; `end` says that the log has no more. */
function chunksOf(source: Source): ReadLog {
  let ahead: { after: bigint; limit: number; events: Promise<SourceEvent[]> } | undefined;
  const begin = (after: bigint, upTo: bigint): NonNullable<typeof ahead> => {
    const limit = Number(upTo - after < CHUNK ? upTo - after : CHUNK);
    const events = limit === 0 ? Promise.resolve([]) : source.readAll({ after: String(after), limit });
    // It is awaited later; until then a failure must not count as unhandled.
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

/** The highest position that records of this epoch name, at least `done`. */
function furthest(readings: readonly Reading[], epoch: string, done: bigint): bigint {
  let named = done;
  for (const { claims } of readings)
    for (const claim of claims) if (claim.epoch === epoch && claim.position > named) named = claim.position;
  return named;
}

/** The claims of a partition that the log denies: positions above its head, and events between `done` and `upTo`. */
function denied(
  { partition, claims }: Reading,
  known: { epoch: string; head: bigint; done: bigint; upTo: bigint; inLog: ReadonlyMap<string, LogEvent> },
): Disbelieved[] {
  return claims.flatMap(({ epoch, position, offset, body }): Disbelieved[] => {
    if (epoch !== known.epoch) return [];
    if (position > known.head) return [{ code: 'topic.position-above-head', partition, offset }];
    if (body === undefined || position <= known.done || position > known.upTo) return [];
    const event = known.inLog.get(String(position));
    return event?.partition === partition && bodyOf(event) === body
      ? []
      : [{ code: 'topic.event-not-in-log', partition, offset }];
  });
}

/** Runs one transaction of a batch, over at most a chunk of the log; `undefined` when the checkpoint rows must be prepared first. */
async function advance<Tx>(
  on: Consumption<Tx>,
  tx: Tx,
  readings: readonly Reading[],
  { readLog, parking }: { readLog: ReadLog; parking: Parked[] | undefined },
): Promise<{ whole: boolean; disbelieved: Disbelieved[] } | undefined> {
  const { checkpoints, handler, source, partitions } = on;
  const locked = await checkpoints.lock(
    tx,
    handler.name,
    readings.map((reading) => reading.partition),
  );
  const [first] = locked;
  if (first === undefined || locked.length < readings.length) return undefined;
  const from = locked.map(doneOf).reduce((a, b) => (a < b ? a : b));
  const named = furthest(readings, first.epoch, from);
  const { events: read, end } = await readLog(from, named);
  const upTo = read.length === 0 ? from : BigInt(read.at(-1)!.position);
  const whole = upTo >= named || end;
  const rowOf = new Map(locked.map((row) => [row.partition, row]));
  const fresh: LogEvent[] = [];
  const newest = new Map<number, bigint>();
  for (const event of read) {
    const partition = partitionOf(event.stream, partitions);
    const row = rowOf.get(partition);
    const position = BigInt(event.position);
    if (row === undefined || position <= doneOf(row)) continue;
    fresh.push({ partition, ...event });
    newest.set(partition, position);
  }
  // Ask for the head after reading: if the log still has this epoch, the chunk belongs to it.
  const [head, free] = await Promise.all([source.head(), withoutParked(on, tx, fresh)]);
  if (locked.some((row) => row.epoch !== head.epoch || doneOf(row) > BigInt(head.position))) return undefined;
  await applyEvents(on, tx, free, parking);
  const moved = readings.map(({ partition, nextOffset }): Checkpoint => {
    const row = rowOf.get(partition)!;
    return {
      ...row,
      nextOffset: whole ? nextOffset : row.nextOffset,
      lastPosition: newest.get(partition) ?? row.lastPosition,
      watermark: upTo > row.watermark ? upTo : row.watermark,
    };
  });
  await checkpoints.save(tx, handler.name, moved);
  const inLog = new Map(fresh.map((event) => [event.position, event]));
  const disbelieved = readings.flatMap((reading) =>
    denied(reading, {
      epoch: head.epoch,
      head: BigInt(head.position),
      done: doneOf(rowOf.get(reading.partition)!),
      upTo,
      inLog,
    }),
  );
  // Only the last transaction of a batch reports positions above the head, because each of them meets the same ones.
  return { whole, disbelieved: disbelieved.filter(({ code }) => whole || code !== 'topic.position-above-head') };
}

/**
 * Consumes records of several partitions, exactly once in effect. A record only tells how far to read; the events, their epoch and
 * their completeness come from the log:
 * 1. It reads the log up to the highest position that the records name and brings every given partition there, chunk by chunk.
 * 2. A position at or below the checkpoint is a repetition; for one above the head, it reads to the end of the log.
 * 3. It skips a record whose epoch is not the log's: it comes from a past that a restore has undone, or it is forged.
 * Returns the claims that the log denies.
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
