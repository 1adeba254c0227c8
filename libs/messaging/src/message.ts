import type { LogRecord, NewRecord } from './log';
import { partitionOf } from './partition';

export const WATERMARK = 'yishen.watermark';

/** An event as the log of truth gives it; `RecordedEvent` of the event store is one. */
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

/** The log of truth as relay and consumers see it; the event store is one as it stands. */
export interface Source {
  head(): Promise<{ epoch: string; position: string }>;
  /** Events after a position, in order, none left out. */
  readAll(options: { after: string; limit: number }): Promise<SourceEvent[]>;
  readStream(stream: string, options?: { fromVersion?: number }): Promise<SourceEvent[]>;
}

/** An event as a consumer gets it, from Kafka or filled in from the log. */
export interface LogEvent extends SourceEvent {
  readonly partition: number;
}

/** What a record says: that the log goes at least to `position`. A claim until the log has confirmed it. */
export interface Claim {
  readonly offset: string;
  readonly epoch: string;
  readonly position: bigint;
  /** The event it brings; absent for a watermark. */
  readonly body?: string;
}

/** The record of one event: key = stream, CloudEvents headers, and the position before it in the same partition. */
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

/** An event as its record brings it. */
export function bodyOf(event: SourceEvent): string {
  const { position, stream, version, scope, eventId, type, schema, data, meta } = event;
  return JSON.stringify({ position, stream, version, scope, eventId, type, schema, data, meta });
}

/** The record that says: everything up to `position` has been sent, and `last` is the newest of this partition. */
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

/** Reads a record of the topic; undefined for one that is not ours or names no position. */
export function claimOf({ offset, value, headers }: LogRecord): Claim | undefined {
  const { epoch, position, ce_type: type } = headers;
  if (epoch === undefined || position === undefined || !/^\d{1,40}$/.test(position)) return undefined;
  return { offset, epoch, position: BigInt(position), ...(type === WATERMARK ? {} : { body: value }) };
}

/** Gives an event of the log the partition it has on the topic. */
export function placed(event: SourceEvent, partitions: number): LogEvent {
  return { ...event, partition: partitionOf(event.stream, partitions) };
}
