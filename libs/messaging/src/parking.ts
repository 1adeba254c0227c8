import { errorName } from './backoff';
import { doneOf, type Parked } from './checkpoint';
import type { Consumption } from './eventHandler';
import { placed, type LogEvent } from './message';
import { partitionOf } from './partition';
import { isPassing } from './sql';

/** An event could not be applied, for a reason that will not pass, so the transaction must run again stream by stream. */
export class NotApplied extends Error {
  readonly code = 'consumer.not-applied';

  constructor(cause: unknown) {
    super('an event could not be applied', { cause });
    this.name = 'NotApplied';
  }
}

/** The place in the code where an error came from, without the path on this machine. */
function placeOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const line = stack.split('\n').find((text) => /^\s+at .*:\d+:\d+\)?$/.test(text)) ?? '';
  const words = line.trim().split(/([\s()])/);
  return words.map((word) => word.slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1)).join('');
}

function parkedAt(event: LogEvent, error: unknown): Parked {
  const { stream, scope, partition, version, type } = event;
  return {
    stream,
    scope,
    partition,
    version,
    position: BigInt(event.position),
    eventType: type,
    errorCode: errorName(error),
    errorAt: placeOf(error),
  };
}

/** Applies the events of one stream one by one; returns the first event that fails, with its error. */
async function applyStream<Tx>(
  on: Consumption<Tx>,
  tx: Tx,
  events: readonly LogEvent[],
): Promise<{ event: LogEvent; error: unknown } | undefined> {
  for (const event of events) {
    try {
      await on.checkpoints.attempt(tx, () => on.handler.apply(tx, [event]));
    } catch (error) {
      if (isPassing(error)) throw error;
      return { event, error };
    }
  }
  return undefined;
}

/** Reports that a stream is parked, after the commit and without content; it stays out of the rows until somebody acts. */
export function reportParked<Tx>({ handler, logger }: Consumption<Tx>, parked: Parked): void {
  const { stream, version, eventType, errorCode, errorAt } = parked;
  logger('error', 'stream parked: an event cannot be applied', {
    consumer: handler.name,
    stream,
    version,
    position: String(parked.position),
    eventType,
    errorCode,
    errorAt,
  });
}

/** Applies events stream by stream; it parks a stream whose event fails and goes on with the others. Returns what it parked. */
export async function applyEach<Tx>(on: Consumption<Tx>, tx: Tx, events: readonly LogEvent[]): Promise<Parked[]> {
  const { checkpoints, handler } = on;
  const streams = new Map<string, LogEvent[]>();
  const stops: Parked[] = [];
  for (const event of events) streams.set(event.stream, [...(streams.get(event.stream) ?? []), event]);
  for (const own of streams.values()) {
    try {
      await checkpoints.attempt(tx, () => handler.apply(tx, own));
    } catch (error) {
      if (isPassing(error)) throw error;
      const stopped = await applyStream(on, tx, own);
      if (stopped === undefined) continue;
      const parked = parkedAt(stopped.event, stopped.error);
      await checkpoints.park(tx, handler.name, parked);
      stops.push(parked);
    }
  }
  return stops;
}

/** Retries one parked stream from the log, up to where its partition has come; returns true when it is no longer parked. */
async function retryStream<Tx>(on: Consumption<Tx>, stream: string): Promise<boolean> {
  const { checkpoints, handler, source, partitions } = on;
  return checkpoints.transaction(async (tx) => {
    // Take the checkpoint's lock first, like a consumer, so that nobody applies events of this partition meanwhile.
    const [row] = await checkpoints.lock(tx, handler.name, [partitionOf(stream, partitions)]);
    const parked = row && (await checkpoints.lockParked(tx, handler.name, stream));
    if (row === undefined || parked === undefined) return true;
    const read = await source.readStream(stream, { fromVersion: parked.version });
    const due = read.filter((event) => event.version >= parked.version && BigInt(event.position) <= doneOf(row));
    const stopped = await applyStream(
      on,
      tx,
      due.map((event) => placed(event, partitions)),
    );
    if (stopped !== undefined) await checkpoints.park(tx, handler.name, parkedAt(stopped.event, stopped.error));
    else await checkpoints.unpark(tx, handler.name, stream);
    return stopped === undefined;
  });
}

export interface RetryResult {
  readonly freed: number;
  readonly stillParked: number;
}

/** Retries every parked stream of a projection, each in its own transaction. */
export async function retryParkedStreams<Tx>(on: Consumption<Tx>): Promise<RetryResult> {
  let freed = 0;
  let stillParked = 0;
  for (const { stream } of await on.checkpoints.parked(on.handler.name)) {
    if (await retryStream(on, stream)) freed += 1;
    else stillParked += 1;
  }
  return { freed, stillParked };
}
