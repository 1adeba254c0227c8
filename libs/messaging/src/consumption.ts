import { doneOf, type Checkpoint, type Checkpoints, type Parked } from './checkpoint';
import type { LogRecord, Report } from './log';
import { parseRecord, placed, type LogEvent, type Message, type Source } from './message';
import { applyEach, NotApplied, reportParked } from './parking';
import { isPassing } from './sql';

/** What a projection does with events; called inside the transaction that holds its checkpoint. */
export interface Projection<Tx> {
  readonly name: string;
  apply(tx: Tx, events: readonly LogEvent[]): Promise<void>;
  /** Empties the projection's rows: the log has another epoch and every event comes again. */
  onEpochChange(tx: Tx, change: { from: string; to: string }): Promise<void>;
}

export interface Consumption<Tx> {
  readonly source: Source;
  readonly checkpoints: Checkpoints<Tx>;
  readonly projection: Projection<Tx>;
  readonly partitions: number;
  readonly report: Report;
}

/** Records of one partition in the order of their offsets. */
export interface Slice {
  readonly partition: number;
  readonly records: readonly LogRecord[];
}

interface Reading {
  readonly partition: number;
  readonly messages: readonly Message[];
  next: number;
}

interface Plan {
  readonly checkpoint: Checkpoint;
  readonly events: LogEvent[];
  readonly next: number;
  /** An event of this partition up to this position never came: it is in the log. */
  readonly missingTo?: bigint;
}

const FILL_CHUNK = 1_000;

/**
 * What to apply of a partition's messages, and the checkpoint after it.
 * 1. A position at or below the checkpoint is a repetition, whatever its offset (redelivered, or sent again).
 * 2. A newer position is new even at an offset below `nextOffset`: then the topic was rewound, and offsets were reused.
 * 3. A message that names a position we do not have stops the plan in front of it, so that the log can fill the gap.
 * 4. A message of another epoch than the log's is of a past that was undone, and is stepped over.
 */
export function planPartition(checkpoint: Checkpoint, messages: readonly Message[], from: number): Plan {
  let { nextOffset, lastPosition, watermark } = checkpoint;
  const events: LogEvent[] = [];
  let next = from;
  const plan = (missingTo?: bigint): Plan => ({
    checkpoint: { ...checkpoint, nextOffset, lastPosition, watermark },
    events,
    next,
    ...(missingTo === undefined ? {} : { missingTo }),
  });
  for (; next < messages.length; next += 1) {
    const message = messages[next]!;
    if (message.kind !== 'unknown' && message.epoch === checkpoint.epoch) {
      const done = doneOf({ lastPosition, watermark });
      const needed = message.kind === 'event' ? message.previous : message.last;
      if (message.position > done && needed > done) return plan(needed);
      if (message.kind === 'watermark') {
        watermark = message.position > watermark ? message.position : watermark;
      } else if (message.position > done) {
        events.push(message.event);
        lastPosition = message.position;
      }
    }
    nextOffset = message.offset + 1n;
  }
  return plan();
}

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
 * Makes the checkpoint rows, and, when the log's epoch is not theirs, empties the projection and puts them back to the
 * start, in one transaction. Returns the epoch the rows now have.
 */
export async function prepareConsumption<Tx>(on: Consumption<Tx>): Promise<string> {
  const { checkpoints, projection, partitions, source } = on;
  const { epoch } = await source.head();
  await checkpoints.transaction(async (tx) => {
    const rows = await checkpoints.prepare(tx, projection.name, { partitions, epoch });
    const stale = rows.find((row) => row.epoch !== epoch);
    if (stale === undefined) return;
    await projection.onEpochChange(tx, { from: stale.epoch, to: epoch });
    await checkpoints.reset(tx, projection.name, epoch);
  });
  return epoch;
}

/** Brings partitions up to the given positions by reading the log of truth, in transactions of their own. */
async function fillIn<Tx>(
  on: Consumption<Tx>,
  missing: ReadonlyMap<number, bigint>,
  keepAlive: () => Promise<void>,
): Promise<void> {
  const { checkpoints, projection, source, partitions } = on;
  for (let whole = false; !whole;) {
    await keepAlive();
    whole = await transactionWithCare(on, async (tx, parking) => {
      const rows = await checkpoints.lock(tx, projection.name, [...missing.keys()]);
      const behind = rows.filter((row) => doneOf(row) < missing.get(row.partition)!);
      if (behind.length === 0) return true;
      const { epoch } = await source.head();
      // The gap is one of a past that was undone: the caller sees the change of epoch when it looks again.
      if (behind.some((row) => row.epoch !== epoch)) return true;
      const after = behind.map(doneOf).reduce((a, b) => (a < b ? a : b));
      const read = await source.readAll({ after: String(after), limit: FILL_CHUNK });
      const end = read.at(-1);
      if (end === undefined) throw new Error('the log has no event after a position that a message names');
      const events = read.map((event) => placed(event, partitions));
      const fresh = behind.map((row) => ({
        row,
        events: events.filter((event) => event.partition === row.partition && BigInt(event.position) > doneOf(row)),
      }));
      await applyEvents(
        on,
        tx,
        fresh.flatMap((one) => one.events),
        parking,
      );
      const upTo = BigInt(end.position);
      const advanced = fresh.map(({ row, events: own }) => ({
        ...row,
        lastPosition: own.length === 0 ? row.lastPosition : BigInt(own.at(-1)!.position),
        watermark: upTo > row.watermark ? upTo : row.watermark,
      }));
      await checkpoints.save(tx, projection.name, advanced);
      return advanced.every((row) => doneOf(row) >= missing.get(row.partition)!);
    });
  }
}

/** Whether a message speaks of an epoch that is not the rows'. */
function strange(reading: Reading, epoch: string): boolean {
  return reading.messages.some(
    (message, at) => at >= reading.next && message.kind !== 'unknown' && message.epoch !== epoch,
  );
}

/**
 * Consumes records of several partitions in one transaction (more when a gap is filled in), exactly once in effect.
 * `epoch` is what the rows are believed to have; the epoch they have at the end is returned.
 */
export async function consume<Tx>(
  on: Consumption<Tx>,
  slices: readonly Slice[],
  options: { epoch: string; keepAlive: () => Promise<void> },
): Promise<string> {
  const { checkpoints, projection } = on;
  let { epoch } = options;
  let readings = slices.map<Reading>(({ partition, records }) => ({
    partition,
    messages: records.map(parseRecord),
    next: 0,
  }));
  // Only the log of truth says which epoch holds: a header may be old as well as new.
  if (readings.some((reading) => strange(reading, epoch))) epoch = await prepareConsumption(on);
  while (readings.length > 0) {
    await options.keepAlive();
    const outcome = await transactionWithCare(on, async (tx, parking) => {
      const rows = await checkpoints.lock(
        tx,
        projection.name,
        readings.map((reading) => reading.partition),
      );
      if (rows.length < readings.length || rows.some((row) => row.epoch !== epoch)) return undefined;
      const rowOf = new Map(rows.map((row) => [row.partition, row]));
      const plans = readings.map((reading) =>
        planPartition(rowOf.get(reading.partition)!, reading.messages, reading.next),
      );
      await applyEvents(
        on,
        tx,
        plans.flatMap((plan) => plan.events),
        parking,
      );
      await checkpoints.save(
        tx,
        projection.name,
        plans.map((plan) => plan.checkpoint),
      );
      return plans;
    });
    if (outcome === undefined) {
      epoch = await prepareConsumption(on);
      continue;
    }
    const missing = new Map<number, bigint>();
    readings.forEach((reading, index) => {
      const plan = outcome[index]!;
      reading.next = plan.next;
      if (plan.missingTo !== undefined) missing.set(reading.partition, plan.missingTo);
    });
    if (missing.size > 0) {
      await fillIn(on, missing, options.keepAlive);
      epoch = await prepareConsumption(on);
    }
    readings = readings.filter((reading) => reading.next < reading.messages.length);
  }
  return epoch;
}
