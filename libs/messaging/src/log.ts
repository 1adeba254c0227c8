/** A record as it is given to the log: the partition is chosen by the sender. */
export interface NewRecord {
  readonly partition: number;
  readonly key: string | null;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A record as it is read; offsets are decimal strings because they are 64 bits wide. */
export interface LogRecord extends NewRecord {
  readonly offset: string;
}

export interface Batch {
  readonly partition: number;
  readonly records: readonly LogRecord[];
  /** To be called during long work; throws when the partition has gone to another reader. */
  keepAlive(): Promise<void>;
}

/**
 * Contract of a subscription:
 * 1. A group's readers share the partitions; without a group this reader has all of them.
 * 2. On every assignment a partition starts at `startAt`; out of range (or undefined) means the earliest record.
 * 3. `onBatch` is never run twice at once for a partition, and may run at once for several.
 * 4. A batch whose `onBatch` throws comes again. Nothing else is stored by the log about what was read.
 */
export interface SubscribeOptions {
  readonly topic: string;
  readonly groupId?: string;
  startAt(partition: number): Promise<string | undefined>;
  onBatch(batch: Batch): Promise<void>;
}

export type LogState = 'ok' | 'waiting';

export interface Subscription {
  state(): LogState;
  stop(): Promise<void>;
}

export interface PartitionOffsets {
  readonly partition: number;
  /** The earliest offset still there. */
  readonly low: string;
  /** The offset the next record will get. */
  readonly high: string;
}

/** The port to a partitioned log; `kafkaLog` and `memoryLog` both pass `log.contract.ts`. */
export interface Log {
  /** Creates the topic with this fixed count of partitions; one that exists is left as it is. */
  createTopic(topic: string, partitions: number): Promise<void>;
  partitions(topic: string): Promise<number>;
  offsets(topic: string): Promise<PartitionOffsets[]>;
  /** Resolves when every record is stored; a failure means that any part of them may be. */
  send(topic: string, records: readonly NewRecord[]): Promise<void>;
  /** Returns at once; connects, and connects again, by itself. */
  subscribe(options: SubscribeOptions): Subscription;
  close(): Promise<void>;
}

export type LogErrorCode = 'log.topic-missing' | 'log.unavailable' | 'log.closed' | 'log.reassigned';

/** A failure of the log with a stable code; compare the code, never the class. */
export class LogError extends Error {
  constructor(
    readonly code: LogErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'LogError';
  }
}

export type Level = 'debug' | 'info' | 'warn' | 'error';

/** Where lines for operators go; fields never hold message content. */
export type Report = (level: Level, message: string, fields?: Readonly<Record<string, unknown>>) => void;
