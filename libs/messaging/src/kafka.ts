import { Kafka, Partitioners, logLevel, type KafkaConfig, type LogEntry, type Message, type Producer } from 'kafkajs';
import { quietIdleTimer } from './kafkaIdleTimer';
import { writeRecordsAtOnce } from './kafkaRecord';
import { subscribeKafka } from './kafkaSubscription';
import { BrokerError, type Broker, type Logger, type Subscription } from './broker';

export interface KafkaBrokerOptions {
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly logger: Logger;
  /** TLS, sign-in or a socket factory, passed to kafkajs unchanged. */
  readonly connection?: Pick<KafkaConfig, 'ssl' | 'sasl' | 'socketFactory'>;
}

// kafkajs logs failures that it will retry as errors, with stacks: lower each level by one and keep only the message.
function quietLog(logger: Logger): (entry: LogEntry) => void {
  return ({ level, namespace, log }) => {
    const message = `kafka ${namespace}: ${log.message}`;
    const reason = typeof log['error'] === 'string' ? { reason: log['error'] } : {};
    logger(level === logLevel.ERROR ? 'warn' : 'debug', message, reason);
  };
}

function typeOf(error: unknown): string | undefined {
  const { type, cause } = error as { type?: string; cause?: unknown };
  return type ?? (cause === undefined ? undefined : typeOf(cause));
}

function asLogError(error: unknown): BrokerError {
  if (error instanceof BrokerError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const code = typeOf(error) === 'UNKNOWN_TOPIC_OR_PARTITION' ? 'log.topic-missing' : 'log.unavailable';
  return new BrokerError(code, message, { cause: error });
}

/** Opens the log on Kafka: an idempotent producer with one request at a time, and consumers that start where they are told. */
export function kafkaBroker({ brokers, clientId, logger, connection }: KafkaBrokerOptions): Broker {
  quietIdleTimer();
  writeRecordsAtOnce();
  const kafka = new Kafka({
    ...connection,
    clientId,
    brokers: [...brokers],
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 4 },
    logLevel: logLevel.WARN,
    logCreator: () => quietLog(logger),
  });
  const subscriptions = new Set<Subscription>();
  let producer: Promise<Producer> | undefined;
  let closed = false;

  async function connectProducer(): Promise<Producer> {
    const made = kafka.producer({
      createPartitioner: Partitioners.DefaultPartitioner,
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      // Few retries, because the relay itself retries for ever and meanwhile reports that it waits.
      retry: { initialRetryTime: 100, maxRetryTime: 500, retries: 2 },
    });
    await made.connect();
    return made;
  }

  /** Drops the producer after a failed send, because its sequence numbers may differ from the broker's from then on. */
  async function dropProducer(): Promise<void> {
    const old = producer;
    producer = undefined;
    await old?.then((made) => made.disconnect()).catch(() => undefined);
  }

  async function withAdmin<T>(work: (admin: ReturnType<Kafka['admin']>) => Promise<T>): Promise<T> {
    if (closed) throw new BrokerError('log.closed', 'the log is closed');
    const admin = kafka.admin();
    try {
      await admin.connect();
      return await work(admin);
    } catch (error) {
      throw asLogError(error);
    } finally {
      await admin.disconnect().catch(() => undefined);
    }
  }

  return {
    createTopic: (topic, numPartitions) =>
      withAdmin(async (admin) => {
        if ((await admin.listTopics()).includes(topic)) return;
        const replicationFactor = Math.min(3, (await admin.describeCluster()).brokers.length);
        const configEntries = [
          { name: 'retention.ms', value: '-1' },
          { name: 'max.message.bytes', value: '8388608' },
          { name: 'min.insync.replicas', value: replicationFactor >= 3 ? '2' : '1' },
        ];
        const topics = [{ topic, numPartitions, replicationFactor, configEntries }];
        await admin.createTopics({ topics, waitForLeaders: true });
      }),
    partitions: (topic) =>
      withAdmin(async (admin) => {
        const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
        return topics[0]?.partitions.length ?? 0;
      }),
    offsets: (topic) =>
      withAdmin(async (admin) =>
        (await admin.fetchTopicOffsets(topic))
          .map(({ partition, low, high }) => ({ partition, low, high }))
          .sort((a, b) => a.partition - b.partition),
      ),
    send: async (topic, records) => {
      if (closed) throw new BrokerError('log.closed', 'the log is closed');
      const messages: Message[] = records.map(({ partition, key, value, headers }) => ({
        partition,
        key,
        value,
        headers: headers,
      }));
      try {
        producer ??= connectProducer();
        await (await producer).send({ topic, acks: -1, messages });
      } catch (error) {
        await dropProducer();
        throw asLogError(error);
      }
    },
    subscribe: (options) => {
      const subscription = subscribeKafka(kafka, options, logger);
      subscriptions.add(subscription);
      return {
        state: subscription.state,
        stop: async () => {
          subscriptions.delete(subscription);
          await subscription.stop();
        },
      };
    },
    close: async () => {
      closed = true;
      await Promise.all([...subscriptions].map((subscription) => subscription.stop()));
      await dropProducer();
    },
  };
}
