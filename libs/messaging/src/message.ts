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

/** What a record of the topic says to a consumer; `unknown` is stepped over, and found again by the gap it leaves. */
export type Message =
  | { kind: 'event'; offset: bigint; epoch: string; previous: bigint; position: bigint; event: LogEvent }
  | { kind: 'watermark'; offset: bigint; epoch: string; last: bigint; position: bigint }
  | { kind: 'unknown'; offset: bigint };

/** The record of one event: key = stream, CloudEvents headers, and the position before it in the same partition. */
export function eventRecord(
  event: SourceEvent,
  context: { epoch: string; previous: string; partition: number; origin: string },
): NewRecord {
  const { position, stream, version, scope, eventId, type, schema, data, meta } = event;
  return {
    partition: context.partition,
    key: stream,
    value: JSON.stringify({ position, stream, version, scope, eventId, type, schema, data, meta }),
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

/** Reads a record of the topic; one that is not ours, or is broken, is `unknown`. */
export function parseRecord(record: LogRecord): Message {
  const offset = BigInt(record.offset);
  try {
    const { headers } = record;
    const epoch = headers['epoch'];
    if (epoch === undefined) return { kind: 'unknown', offset };
    if (headers['ce_type'] === WATERMARK) {
      const mark = JSON.parse(record.value) as { position: string; last: string };
      return { kind: 'watermark', offset, epoch, last: BigInt(mark.last), position: BigInt(mark.position) };
    }
    const previous = headers['previous'];
    if (previous === undefined) return { kind: 'unknown', offset };
    const body = JSON.parse(record.value) as Omit<SourceEvent, 'recordedAt'>;
    const event = { ...body, recordedAt: headers['ce_time'] ?? '', partition: record.partition };
    const position = BigInt(body.position);
    return { kind: 'event', offset, epoch, previous: BigInt(previous), position, event };
  } catch {
    return { kind: 'unknown', offset };
  }
}

/** Gives an event of the log the partition it has on the topic. */
export function placed(event: SourceEvent, partitions: number): LogEvent {
  return { ...event, partition: partitionOf(event.stream, partitions) };
}
