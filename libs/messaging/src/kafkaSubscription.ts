import { randomUUID } from 'node:crypto';
import type { Consumer, EachBatchPayload, IHeaders, Kafka } from 'kafkajs';
import { backoff, errorName } from './backoff';
import type { BrokerRecord, SubscriptionState, Logger, SubscribeOptions, Subscription } from './broker';

// The least that a broker allows by default. After a kill -9, the group waits this long for the dead member.
const SESSION_MS = 6_000;
const HEARTBEAT_MS = 1_500;
// How long the broker keeps an empty fetch open; data ends it at once. It limits how long a stop takes.
const EMPTY_FETCH_MS = 250;

function headersOf(headers: IHeaders | undefined): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers ?? {})) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) result[name] = first.toString();
  }
  return result;
}

function recordsOf({ batch }: EachBatchPayload): BrokerRecord[] {
  return batch.messages.map((message) => ({
    partition: batch.partition,
    offset: message.offset,
    key: message.key === null ? null : message.key.toString(),
    value: message.value === null ? '' : message.value.toString(),
    headers: headersOf(message.headers),
  }));
}

/** One run of a kafkajs consumer, until it crashes or `signal` aborts. */
class ConsumerRun {
  private generation = 0;
  private readonly consumer: Consumer;
  state: SubscriptionState = 'waiting';

  constructor(
    kafka: Kafka,
    private readonly options: SubscribeOptions,
    private readonly signal: AbortSignal,
    private readonly logger: Logger,
  ) {
    this.consumer = kafka.consumer({
      groupId: options.groupId ?? `alone-${randomUUID()}`,
      allowAutoTopicCreation: false,
      sessionTimeout: SESSION_MS,
      rebalanceTimeout: SESSION_MS,
      heartbeatInterval: HEARTBEAT_MS,
      minBytes: 1,
      maxWaitTimeInMs: EMPTY_FETCH_MS,
      maxBytesPerPartition: 1_048_576,
      // A crash ends this run, and the loop below starts another, whatever the cause.
      retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 3, restartOnFailure: () => Promise.resolve(false) },
    });
  }

  /** Seeks every partition of a new assignment before its first fetch; it pauses them first, before any await. */
  private async position(partitions: number[]): Promise<void> {
    const generation = ++this.generation;
    const { topic } = this.options;
    this.consumer.pause([{ topic, partitions }]);
    const current = (): boolean => generation === this.generation && !this.signal.aborted;
    await Promise.all(
      partitions.map(async (partition) => {
        const retry = backoff(100, 2_000);
        for (;;) {
          try {
            const offset = await this.options.startAt(partition);
            if (!current()) return;
            if (offset !== undefined) this.consumer.seek({ topic, partition, offset });
            this.consumer.resume([{ topic, partitions: [partition] }]);
            return;
          } catch (error) {
            if (!current()) return;
            this.logger('warn', 'no start offset yet', { topic, partition, error: errorName(error) });
            await retry.wait(this.signal);
          }
        }
      }),
    );
    if (current()) this.state = 'ok';
  }

  private async deliver(payload: EachBatchPayload): Promise<void> {
    if (!payload.isRunning() || payload.isStale()) return;
    const { partition } = payload.batch;
    await this.options.onBatch({ partition, records: recordsOf(payload), keepAlive: payload.heartbeat });
    if (!payload.isStale()) payload.resolveOffset(payload.batch.lastOffset());
  }

  async untilItEnds(): Promise<void> {
    const { consumer, signal, options } = this;
    let onAbort: () => void = () => undefined;
    try {
      await consumer.connect();
      await consumer.subscribe({ topic: options.topic, fromBeginning: true });
      await new Promise<void>((resolve, reject) => {
        onAbort = resolve;
        signal.addEventListener('abort', onAbort, { once: true });
        consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
        consumer.on(consumer.events.REBALANCING, () => {
          this.state = 'waiting';
        });
        consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
          void this.position(payload.memberAssignment[options.topic] ?? []);
        });
        if (signal.aborted) return resolve();
        consumer
          .run({
            autoCommit: false,
            eachBatchAutoResolve: false,
            partitionsConsumedConcurrently: 32,
            eachBatch: (payload) => this.deliver(payload),
          })
          .catch(reject);
      });
    } finally {
      signal.removeEventListener('abort', onAbort);
      this.generation += 1;
      this.state = 'waiting';
      await consumer.disconnect().catch(() => undefined);
    }
  }
}

/** Reads a topic through kafkajs; when a consumer ends for any reason, it starts another after a pause. */
export function subscribeKafka(kafka: Kafka, options: SubscribeOptions, logger: Logger): Subscription {
  const stopping = new AbortController();
  let run: ConsumerRun | undefined;
  const loop = async (): Promise<void> => {
    const retry = backoff(200, 3_000);
    while (!stopping.signal.aborted) {
      run = new ConsumerRun(kafka, options, stopping.signal, logger);
      try {
        await run.untilItEnds();
        retry.reset();
      } catch (error) {
        const reason = error instanceof Error ? error.message : '';
        logger('warn', 'reading the topic stopped, trying again', { topic: options.topic, reason });
        await retry.wait(stopping.signal);
      }
    }
  };
  const ended = loop();
  return {
    state: () => run?.state ?? 'waiting',
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
}
