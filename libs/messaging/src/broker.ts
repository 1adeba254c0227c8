/** A record to send to the log; the sender chooses the partition. */
export interface NewRecord {
  readonly partition: number;
  readonly key: string | null;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A record that was read; offsets are decimal strings because they are 64 bits wide. */
export interface BrokerRecord extends NewRecord {
  readonly offset: string;
}

export interface Batch {
  readonly partition: number;
  readonly records: readonly BrokerRecord[];
  /** Call it during long work; it throws when the partition has gone to another reader. */
  keepAlive(): Promise<void>;
}

/**
 * Contract of a subscription:
 * 1. The readers of a group share the partitions; a reader without a group has all of them.
 * 2. On every assignment a partition starts at `startAt`, or at the earliest record when that is out of range or undefined.
 * 3. `onBatch` never runs twice at once for a partition, but may run at once for several partitions.
 * 4. A batch whose `onBatch` throws comes again. The log stores nothing else about what was read.
 */
export interface SubscribeOptions {
  readonly topic: string;
  readonly groupId?: string;
  startAt(partition: number): Promise<string | undefined>;
  onBatch(batch: Batch): Promise<void>;
}

export type SubscriptionState = 'ok' | 'waiting';

export interface Subscription {
  state(): SubscriptionState;
  stop(): Promise<void>;
}

export interface PartitionOffsets {
  readonly partition: number;
  /** The earliest offset that still exists. */
  readonly low: string;
  /** The offset that the next record will get. */
  readonly high: string;
}

/** The port to a partitioned log; `kafkaLog` and `memoryLog` both pass `log.contract.ts`. */
export interface Broker {
  /** Creates the topic with this fixed number of partitions, and does not change a topic that exists. */
  createTopic(topic: string, partitions: number): Promise<void>;
  partitions(topic: string): Promise<number>;
  offsets(topic: string): Promise<PartitionOffsets[]>;
  /** Resolves when every record is stored; after a failure, any part of them may be stored. */
  send(topic: string, records: readonly NewRecord[]): Promise<void>;
  /** Returns at once, and connects and reconnects by itself. */
  subscribe(options: SubscribeOptions): Subscription;
  close(): Promise<void>;
}

export type BrokerErrorCode = 'log.topic-missing' | 'log.unavailable' | 'log.closed' | 'log.reassigned';

/** A failure of the log with a stable code; compare the code, never the class. */
export class BrokerError extends Error {
  constructor(
    readonly code: BrokerErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'LogError';
  }
}

export type Level = 'debug' | 'info' | 'warn' | 'error';

/** Takes lines for operators; their fields never hold the content of a message. */
export type Logger = (level: Level, message: string, fields?: Readonly<Record<string, unknown>>) => void;
