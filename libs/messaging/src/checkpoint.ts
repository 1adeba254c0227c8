/**
 * How far a projection has come in one partition. Contract:
 * 1. It is written in the transaction that writes the rows.
 * 2. Every event of the partition up to max(lastPosition, watermark) is in the rows or parked; `lastPosition` is the newest
 *    of them. Both come from the log: a number from a message is never written here.
 * 3. `nextOffset` only says where to read on; positions decide what is new.
 */
export interface Checkpoint {
  readonly partition: number;
  readonly epoch: string;
  readonly nextOffset: bigint;
  readonly lastPosition: bigint;
  readonly watermark: bigint;
}

/** A stream whose event could not be applied; its later events wait in the log. It contains no data of the event. */
export interface Parked {
  readonly stream: string;
  readonly scope: string;
  readonly partition: number;
  readonly version: number;
  readonly position: bigint;
  readonly eventType: string;
  /** The code or class of the error, and its place in the code; never its message, which may quote the row. */
  readonly errorCode: string;
  readonly errorAt: string;
}

/** A parked stream, with since when and how many attempts were made. */
export interface ParkedStream extends Parked {
  readonly since: string;
  readonly attempts: number;
}

/** Stores checkpoints and parked streams beside the rows, so that one transaction can write all three. */
export interface Checkpoints<Tx> {
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs work that may fail by itself: then what it wrote is undone, and the transaction goes on. */
  attempt(tx: Tx, work: () => Promise<void>): Promise<void>;
  /** Makes the missing rows of `0…partitions-1` at position 0 and returns all rows, locked. */
  prepare(tx: Tx, consumer: string, options: { partitions: number; epoch: string }): Promise<Checkpoint[]>;
  lock(tx: Tx, consumer: string, partitions: readonly number[]): Promise<Checkpoint[]>;
  save(tx: Tx, consumer: string, checkpoints: readonly Checkpoint[]): Promise<void>;
  read(consumer: string): Promise<Checkpoint[]>;
  /** Sets every partition back to position 0 of this epoch, and removes all parked streams. */
  reset(tx: Tx, consumer: string, epoch: string): Promise<void>;
  parkedAmong(tx: Tx, consumer: string, streams: readonly string[]): Promise<ReadonlySet<string>>;
  park(tx: Tx, consumer: string, parked: Parked): Promise<void>;
  /** Reads and locks a parked stream; `undefined` when it is no longer parked. */
  lockParked(tx: Tx, consumer: string, stream: string): Promise<ParkedStream | undefined>;
  unpark(tx: Tx, consumer: string, stream: string): Promise<void>;
  parked(consumer: string): Promise<ParkedStream[]>;
}

/** The position up to which this partition is complete. */
export function doneOf(checkpoint: Pick<Checkpoint, 'lastPosition' | 'watermark'>): bigint {
  return checkpoint.lastPosition > checkpoint.watermark ? checkpoint.lastPosition : checkpoint.watermark;
}

export interface Watermark {
  readonly epoch: string;
  readonly position: string;
}

/** The position up to which a projection holds every event, the least of its partitions; `undefined` before its start. */
export function watermarkOfAll(checkpoints: readonly Checkpoint[]): Watermark | undefined {
  const [first] = checkpoints;
  if (first === undefined) return undefined;
  const least = checkpoints.reduce((low, row) => (doneOf(row) < low ? doneOf(row) : low), doneOf(first));
  return { epoch: first.epoch, position: String(least) };
}

/** How far a projection has come, as far as the log confirms it. */
export interface Standing {
  /** The projection is complete up to here; `'0'` before its start, in another epoch, and when a partition is above the head. */
  readonly position: string;
  /** The end of the log, and its epoch. */
  readonly head: string;
  readonly epoch: string;
  /** The number of events between position and head; never negative. */
  readonly lag: string;
  /** Whether a partition claims more than the log has: nobody knows what its rows hold until the consumer has repaired it. */
  readonly aboveHead: boolean;
}

/** Compares checkpoints with the head of the log. Read the head after the checkpoints, which could otherwise move past it. */
export function standing(
  checkpoints: readonly Checkpoint[],
  { epoch, position: head }: { epoch: string; position: string },
): Standing {
  const own = checkpoints.filter((row) => row.epoch === epoch);
  const aboveHead = own.some((row) => doneOf(row) > BigInt(head));
  const believed = own.length === checkpoints.length && !aboveHead;
  const position = (believed && watermarkOfAll(own)?.position) || '0';
  return { position, head, epoch, lag: String(BigInt(head) - BigInt(position)), aboveHead };
}
