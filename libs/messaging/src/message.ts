import type { BrokerRecord, NewRecord } from './broker';
import { partitionOf } from './partition';

export const WATERMARK = 'yishen.watermark';

/** An event of the event log; `RecordedEvent` of the event store is one. */
export interface SourceEvent {
  readonly position: string;
  readonly stream: string;
  readonly version: number;
  readonly scope: string;
  readonly eventId: string;
  readonly type: string;
  readonly schema: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly meta: Readonly<Record<string, unknown>>;
  readonly recordedAt: string;
}

/** The event log as relay and consumers see it; the event store is one. */
export interface Source {
  head(): Promise<{ epoch: string; position: string }>;
  /** Reads the events after a position, in order and without gaps. */
  readAll(options: { after: string; limit: number }): Promise<SourceEvent[]>;
  readStream(stream: string, options?: { fromVersion?: number }): Promise<SourceEvent[]>;
}

/** An event with its partition, as a consumer applies it. */
export interface LogEvent extends SourceEvent {
  readonly partition: number;
}

/** What a record claims: that the log goes at least to `position`. The log must confirm it. */
export interface Claim {
  readonly offset: string;
  readonly epoch: string;
  readonly position: bigint;
  /** The event in the record; absent for a watermark. */
  readonly body?: string;
}

/** Makes the record of one event: its stream as key, CloudEvents headers, and the position before it in the same partition. */
export function eventRecord(
  event: SourceEvent,
  context: { epoch: string; previous: string; partition: number; origin: string },
): NewRecord {
  const { position, stream, eventId, type } = event;
  return {
    partition: context.partition,
    key: stream,
    value: bodyOf(event),
    headers: {
      ce_specversion: '1.0',
      ce_id: eventId,
      ce_source: context.origin,
      ce_type: type,
      ce_time: event.recordedAt,
      'content-type': 'application/json',
      position,
      epoch: context.epoch,
      previous: context.previous,
    },
  };
}

/** The text of an event in its record. */
export function bodyOf(event: SourceEvent): string {
  const { position, stream, version, scope, eventId, type, schema, data, meta } = event;
  return JSON.stringify({ position, stream, version, scope, eventId, type, schema, data, meta });
}

/** Makes the record that says that everything up to `position` was sent, and that `last` is the newest in this partition. */
export function watermarkRecord(mark: {
  epoch: string;
  position: string;
  last: string;
  partition: number;
  origin: string;
}): NewRecord {
  const { epoch, position, last, partition, origin } = mark;
  return {
    partition,
    key: null,
    value: JSON.stringify({ epoch, position, last }),
    headers: {
      ce_specversion: '1.0',
      ce_id: `${epoch}:${position}:${partition}`,
      ce_source: origin,
      ce_type: WATERMARK,
      'content-type': 'application/json',
      position,
      epoch,
    },
  };
}

/** Reads a record of the topic; `undefined` when it is not ours or names no position. */
export function claimOf({ offset, value, headers }: BrokerRecord): Claim | undefined {
  const { epoch, position, ce_type: type } = headers;
  if (epoch === undefined || position === undefined || !/^\d{1,40}$/.test(position)) return undefined;
  return { offset, epoch, position: BigInt(position), ...(type === WATERMARK ? {} : { body: value }) };
}

/** Adds to an event the partition that it has on the topic. */
export function placed(event: SourceEvent, partitions: number): LogEvent {
  return { partition: partitionOf(event.stream, partitions), ...event };
}
