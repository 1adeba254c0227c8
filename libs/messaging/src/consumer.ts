import { backoff, errorName, pause } from './backoff';
import { watermarkOfAll, type Checkpoints } from './checkpoint';
import { consume, prepareConsumption, type Consumption, type Projection, type Slice } from './consumption';
import { LogError, type Batch, type Log, type LogRecord, type LogState, type Report, type Subscription } from './log';
import type { Source } from './message';
import { retryParkedStreams, type RetryResult } from './parking';

export interface ConsumerOptions<Tx> {
  readonly log: Log;
  readonly topic: string;
  readonly source: Source;
  readonly checkpoints: Checkpoints<Tx>;
  readonly projection: Projection<Tx>;
  readonly report: Report;
  /** How often parked streams are driven again. */
  readonly retryParkedMs?: number;
}

export interface ConsumerHealth {
  readonly state: LogState;
  readonly epoch: string;
  /** The position this projection is whole up to. */
  readonly watermark: string;
  /** Events of the log that are not in the rows yet, at most. */
  readonly lag: string;
  readonly parked: number;
}

/** A running consumer. */
export interface RunningConsumer {
  health(): Promise<ConsumerHealth>;
  retryParked(): Promise<RetryResult>;
  stop(): Promise<void>;
}

interface Delivery {
  readonly batch: Batch;
  next: number;
  resolve(): void;
  reject(error: Error): void;
}

const MOST_EVENTS = 1_000;

/** Takes up to MOST_EVENTS records of what was delivered, from all partitions, for one transaction. */
function takeSlices(deliveries: readonly Delivery[]): { slices: Slice[]; taken: Map<Delivery, number> } {
  const slices: Slice[] = [];
  const taken = new Map<Delivery, number>();
  let room = MOST_EVENTS;
  for (const delivery of deliveries) {
    if (room === 0) break;
    const records: readonly LogRecord[] = delivery.batch.records.slice(delivery.next, delivery.next + room);
    room -= records.length;
    slices.push({ partition: delivery.batch.partition, records });
    taken.set(delivery, records.length);
  }
  return { slices, taken };
}

/**
 * Runs a projection on a topic until stopped: batches of all partitions that wait are consumed in one transaction;
 * a failure of database, log or source is waited out. Events reach `apply` once in effect, in order per stream.
 */
export function runConsumer<Tx>(options: ConsumerOptions<Tx>): RunningConsumer {
  const { log, topic, source, checkpoints, projection, report } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let on: Consumption<Tx> | undefined;
  let epoch = '';
  let waiting = true;
  let subscription: Subscription | undefined;
  let queue: Delivery[] = [];
  let draining: Promise<void> | undefined;

  const keepAliveOf = (deliveries: Iterable<Delivery>) => async (): Promise<void> => {
    if (signal.aborted) throw new LogError('log.closed', 'the consumer is stopping');
    for (const { batch } of deliveries) await batch.keepAlive();
  };

  /** Consumes one transaction's worth, again and again until it succeeds or the partitions are taken away. */
  async function consumeSome(consumption: Consumption<Tx>, deliveries: readonly Delivery[]): Promise<void> {
    const { slices, taken } = takeSlices(deliveries);
    const keepAlive = keepAliveOf(taken.keys());
    const retry = backoff(100, 1_000);
    for (;;) {
      await keepAlive();
      try {
        if (waiting) epoch = await prepareConsumption(consumption);
        let reassigned: { error: unknown } | undefined;
        epoch = await consume(consumption, slices, {
          epoch,
          keepAlive: () =>
            keepAlive().catch((error: unknown) => {
              reassigned = { error };
              throw error;
            }),
        }).catch((error: unknown) => {
          if (reassigned === undefined) throw error;
          return epoch;
        });
        if (reassigned !== undefined) throw reassigned.error;
        waiting = false;
        for (const [delivery, count] of taken) delivery.next += count;
        return;
      } catch (error) {
        await keepAlive();
        waiting = true;
        const first = retry.failures() === 0;
        report(first ? 'warn' : 'debug', 'not consumed, trying again', {
          projection: projection.name,
          error: errorName(error),
        });
        await retry.wait(signal);
      }
    }
  }

  async function drain(consumption: Consumption<Tx>): Promise<void> {
    // One turn later, so that the other partitions of the same fetch come into the same transaction.
    await new Promise<void>((turn) => setImmediate(turn));
    while (queue.length > 0) {
      const deliveries = queue;
      try {
        await consumeSome(consumption, deliveries);
        for (const done of deliveries.filter((one) => one.next >= one.batch.records.length)) done.resolve();
        queue = queue.filter((one) => one.next < one.batch.records.length);
      } catch (error) {
        const reason = error instanceof Error ? error : new LogError('log.reassigned', 'the partition has moved');
        const failed = queue;
        queue = [];
        for (const delivery of failed) delivery.reject(reason);
      }
    }
    // In the same turn as the last look at the queue: a delivery after it starts a new drain.
    draining = undefined;
  }

  function deliver(consumption: Consumption<Tx>, batch: Batch): Promise<void> {
    return new Promise((resolve, reject) => {
      queue.push({ batch, next: 0, resolve, reject });
      draining ??= drain(consumption);
    });
  }

  async function start(): Promise<void> {
    const retry = backoff(100, 3_000);
    while (!signal.aborted) {
      try {
        const partitions = await log.partitions(topic);
        const consumption = { source, checkpoints, projection, partitions, report };
        epoch = await prepareConsumption(consumption);
        if (signal.aborted) return;
        on = consumption;
        waiting = false;
        subscription = log.subscribe({
          topic,
          groupId: `yishen.${projection.name}`,
          startAt: async (partition) => {
            const row = (await checkpoints.read(projection.name)).find((one) => one.partition === partition);
            return row === undefined ? undefined : String(row.nextOffset);
          },
          onBatch: (batch) => deliver(consumption, batch),
        });
        return;
      } catch (error) {
        const first = retry.failures() === 0;
        report(first ? 'warn' : 'debug', 'consumer not started, trying again', {
          projection: projection.name,
          error: errorName(error),
        });
        await retry.wait(signal);
      }
    }
  }

  async function retryParked(): Promise<RetryResult> {
    if (on === undefined) return { freed: 0, stillParked: 0 };
    const result = await retryParkedStreams(on);
    if (result.freed + result.stillParked > 0)
      report('info', 'parked streams driven again', { projection: projection.name, ...result });
    return result;
  }

  async function retryParkedForEver(): Promise<void> {
    while (!signal.aborted) {
      await pause(options.retryParkedMs ?? 30_000, signal);
      if (signal.aborted) return;
      await retryParked().catch((error: unknown) =>
        report('warn', 'parked streams not driven', { projection: projection.name, error: errorName(error) }),
      );
    }
  }

  const started = start();
  const retrying = retryParkedForEver();
  return {
    health: async () => {
      const watermark = watermarkOfAll(await checkpoints.read(projection.name));
      const head = await source.head();
      const position = watermark?.position ?? '0';
      return {
        state: waiting || subscription?.state() !== 'ok' ? 'waiting' : 'ok',
        epoch: watermark?.epoch ?? head.epoch,
        watermark: position,
        lag: String(BigInt(head.position) - BigInt(position)),
        parked: (await checkpoints.parked(projection.name)).length,
      };
    },
    retryParked,
    stop: async () => {
      stopping.abort();
      await started;
      await Promise.all([subscription?.stop(), retrying]);
      await draining;
    },
  };
}
