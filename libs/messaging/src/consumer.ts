import { backoff, errorName, pause } from './backoff';
import { standing, type Checkpoints } from './checkpoint';
import { consume, prepareConsumption, type Disbelieved } from './consumption';
import type { Consumption, EventHandler } from './eventHandler';
import { BrokerError, type Batch, type Broker, type SubscriptionState, type Logger, type Subscription } from './broker';
import type { Source } from './message';
import { retryParkedStreams, type RetryResult } from './parking';

export interface ConsumerOptions<Tx> {
  readonly broker: Broker;
  readonly topic: string;
  readonly source: Source;
  readonly checkpoints: Checkpoints<Tx>;
  readonly handler: EventHandler<Tx>;
  readonly logger: Logger;
  /** How often parked streams are retried. */
  readonly retryParkedMs?: number;
}

export interface ConsumerHealth {
  /** `waiting` also while a checkpoint is above the head of the log. */
  readonly state: SubscriptionState;
  readonly epoch: string;
  /** The position up to which this projection is complete, as far as the log confirms it. */
  readonly watermark: string;
  /** How many events of the log may not be in the rows yet. */
  readonly lag: string;
  readonly parked: number;
  /** Whether a checkpoint claims more than the log has. */
  readonly aboveHead: boolean;
  /** The number of records of the topic that the log has denied since this consumer started. */
  readonly disbelieved: number;
}

/** A running consumer. */
export interface RunningConsumer {
  health(): Promise<ConsumerHealth>;
  retryParked(): Promise<RetryResult>;
  stop(): Promise<void>;
}

interface Delivery {
  readonly batch: Batch;
  resolve(): void;
  reject(error: Error): void;
}

/**
 * Runs a projection on a topic until stopped. It consumes the batches of all partitions that wait in one transaction, and retries
 * while database, log or source fail. Events take effect through `apply` once each, in order within their stream.
 */
export function runConsumer<Tx>(options: ConsumerOptions<Tx>): RunningConsumer {
  const { broker, topic, source, checkpoints, handler, logger } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let on: Consumption<Tx> | undefined;
  let waiting = true;
  let disbelieved = 0;
  const said = new Set<Disbelieved['code']>();
  let subscription: Subscription | undefined;
  let queue: Delivery[] = [];
  let draining: Promise<void> | undefined;

  const keepAliveOf = (deliveries: Iterable<Delivery>) => async (): Promise<void> => {
    if (signal.aborted) throw new BrokerError('log.closed', 'the consumer is stopping');
    for (const { batch } of deliveries) await batch.keepAlive();
  };

  /** Counts what the log denied and reports each code once, so that a stranger who writes to the topic cannot fill the log file. */
  function setAside(denied: readonly Disbelieved[]): void {
    disbelieved += denied.length;
    for (const { code, partition, offset } of denied) {
      if (said.has(code)) continue;
      said.add(code);
      logger('error', 'the topic says what the log denies: not believed', {
        consumer: handler.name,
        code,
        partition,
        offset,
      });
    }
  }

  /** Consumes what was delivered, and retries until it succeeds or the partitions go to another reader. */
  async function consumeAll(consumption: Consumption<Tx>, deliveries: readonly Delivery[]): Promise<void> {
    const keepAlive = keepAliveOf(deliveries);
    const retry = backoff(100, 1_000);
    for (;;) {
      await keepAlive();
      try {
        if (waiting) await prepareConsumption(consumption);
        let reassigned: { error: unknown } | undefined;
        const denied = await consume(
          consumption,
          deliveries.map(({ batch }) => batch),
          {
            keepAlive: () =>
              keepAlive().catch((error: unknown) => {
                reassigned = { error };
                throw error;
              }),
          },
        ).catch((error: unknown) => {
          if (reassigned === undefined) throw error;
          return [];
        });
        if (reassigned !== undefined) throw reassigned.error;
        waiting = false;
        setAside(denied);
        return;
      } catch (error) {
        await keepAlive();
        waiting = true;
        const first = retry.failures() === 0;
        logger(first ? 'warn' : 'debug', 'not consumed, trying again', {
          consumer: handler.name,
          error: errorName(error),
        });
        await retry.wait(signal);
      }
    }
  }

  async function drain(consumption: Consumption<Tx>): Promise<void> {
    // Wait one turn, so that the other partitions of the same fetch join this transaction.
    await new Promise<void>((turn) => setImmediate(turn));
    while (queue.length > 0) {
      const deliveries = queue;
      queue = [];
      try {
        await consumeAll(consumption, deliveries);
        for (const done of deliveries) done.resolve();
      } catch (error) {
        const reason = error instanceof Error ? error : new BrokerError('log.reassigned', 'the partition has moved');
        for (const delivery of deliveries) delivery.reject(reason);
      }
    }
    // In the same turn as the last look at the queue, so that a later delivery starts a new drain.
    draining = undefined;
  }

  function deliver(consumption: Consumption<Tx>, batch: Batch): Promise<void> {
    return new Promise((resolve, reject) => {
      queue.push({ batch, resolve, reject });
      draining ??= drain(consumption);
    });
  }

  async function start(): Promise<void> {
    const retry = backoff(100, 3_000);
    while (!signal.aborted) {
      try {
        const partitions = await broker.partitions(topic);
        const consumption = { source, checkpoints, handler, partitions, logger };
        await prepareConsumption(consumption);
        if (signal.aborted) return;
        on = consumption;
        waiting = false;
        subscription = broker.subscribe({
          topic,
          groupId: `yishen.${handler.name}`,
          startAt: async (partition) => {
            const row = (await checkpoints.read(handler.name)).find((one) => one.partition === partition);
            return row === undefined ? undefined : String(row.nextOffset);
          },
          onBatch: (batch) => deliver(consumption, batch),
        });
        return;
      } catch (error) {
        const first = retry.failures() === 0;
        logger(first ? 'warn' : 'debug', 'consumer not started, trying again', {
          consumer: handler.name,
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
      logger('info', 'parked streams driven again', { consumer: handler.name, ...result });
    return result;
  }

  async function retryParkedForEver(): Promise<void> {
    while (!signal.aborted) {
      await pause(options.retryParkedMs ?? 30_000, signal);
      if (signal.aborted) return;
      await retryParked().catch((error: unknown) =>
        logger('warn', 'parked streams not driven', { consumer: handler.name, error: errorName(error) }),
      );
    }
  }

  const started = start();
  const retrying = retryParkedForEver();
  return {
    health: async () => {
      // Read the head after the checkpoints: otherwise a true checkpoint could have moved past it.
      const { position, epoch, lag, aboveHead } = standing(await checkpoints.read(handler.name), await source.head());
      return {
        state: waiting || aboveHead || subscription?.state() !== 'ok' ? 'waiting' : 'ok',
        epoch,
        watermark: position,
        lag,
        parked: (await checkpoints.parked(handler.name)).length,
        aboveHead,
        disbelieved,
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
