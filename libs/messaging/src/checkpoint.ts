/**
 * How far a projection has come in one partition. Contract:
 * 1. It is written in the transaction that writes the rows.
 * 2. Every event of the partition up to max(lastPosition, watermark) is in the rows, or parked; `lastPosition` is the newest
 *    of them. Both come from the log: no number of a message is ever written here.
 * 3. `nextOffset` only says where to read on; positions decide what is new.
 */
export interface Checkpoint {
  readonly partition: number;
  readonly epoch: string;
  readonly nextOffset: bigint;
  readonly lastPosition: bigint;
  readonly watermark: bigint;
}

/** A stream whose event could not be applied; its later events wait in the log. Holds no data of the event. */
export interface Parked {
  readonly stream: string;
  readonly scope: string;
  readonly partition: number;
  readonly version: number;
  readonly position: bigint;
  readonly eventType: string;
  /** Code or class of the error, and the place in the code: never its message, which may quote the row. */
  readonly errorCode: string;
  readonly errorAt: string;
}

/** A parked stream as it is read back. */
export interface ParkedStream extends Parked {
  readonly since: string;
  readonly attempts: number;
}

/** Where checkpoints and parked streams are kept: beside the rows, so that one transaction holds all three. */
export interface Checkpoints<Tx> {
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs work that may fail alone: what it wrote is undone, and the transaction goes on. */
  attempt(tx: Tx, work: () => Promise<void>): Promise<void>;
  /** Makes the missing rows of `0…partitions-1` at position 0 and gives all, locked. */
  prepare(tx: Tx, projection: string, options: { partitions: number; epoch: string }): Promise<Checkpoint[]>;
  lock(tx: Tx, projection: string, partitions: readonly number[]): Promise<Checkpoint[]>;
  save(tx: Tx, projection: string, checkpoints: readonly Checkpoint[]): Promise<void>;
  read(projection: string): Promise<Checkpoint[]>;
  /** Puts every partition back to position 0 of this epoch, and forgets what was parked. */
  reset(tx: Tx, projection: string, epoch: string): Promise<void>;
  parkedAmong(tx: Tx, projection: string, streams: readonly string[]): Promise<ReadonlySet<string>>;
  park(tx: Tx, projection: string, parked: Parked): Promise<void>;
  /** The parked stream, locked, or undefined when it is no longer parked. */
  lockParked(tx: Tx, projection: string, stream: string): Promise<ParkedStream | undefined>;
  unpark(tx: Tx, projection: string, stream: string): Promise<void>;
  parked(projection: string): Promise<ParkedStream[]>;
}

/** The position up to which this partition is whole. */
export function doneOf(checkpoint: Pick<Checkpoint, 'lastPosition' | 'watermark'>): bigint {
  return checkpoint.lastPosition > checkpoint.watermark ? checkpoint.lastPosition : checkpoint.watermark;
}

export interface Watermark {
  readonly epoch: string;
  readonly position: string;
}

/** The position up to which a projection holds every event: the least of its partitions; undefined before its start. */
export function watermarkOfAll(checkpoints: readonly Checkpoint[]): Watermark | undefined {
  const [first] = checkpoints;
  if (first === undefined) return undefined;
  const least = checkpoints.reduce((low, row) => (doneOf(row) < low ? doneOf(row) : low), doneOf(first));
  return { epoch: first.epoch, position: String(least) };
}

/** How far a projection stands, as far as the log confirms it. */
export interface Standing {
  /** Whole up to here; `'0'` before its start, in another epoch, and when a partition stands above the head. */
  readonly position: string;
  /** The end of the log, and its epoch. */
  readonly head: string;
  readonly epoch: string;
  /** Events between the two: never negative. */
  readonly lag: string;
  /** A partition claims more than the log has: what its rows hold is not known until the consumer has healed it. */
  readonly aboveHead: boolean;
}

/** Holds checkpoints against the head of the log, which is to be asked after they were read: they may have moved between. */
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
