import { randomUUID } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import { until } from './until';

/** Reads every message of a topic from the broker: key, headers and value, byte for byte. */
export async function everyMessage(brokers: readonly string[], topic: string): Promise<Buffer[]> {
  const kafka = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  const groupId = `spec-${randomUUID()}`;
  const consumer = kafka.consumer({ groupId });
  const messages: Buffer[] = [];
  const reached = new Map(ends.map(({ partition, low, high }) => [partition, low === high ? high : '0']));
  await consumer.connect();
  try {
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({
      eachMessage: ({ partition, message }) => {
        messages.push(Buffer.from(JSON.stringify({ key: textOf(message.key), headers: headersOf(message.headers) })));
        if (message.value) messages.push(message.value);
        reached.set(partition, String(BigInt(message.offset) + 1n));
        return Promise.resolve();
      },
    });
    await until(`all of ${topic}`, () =>
      ends.every(({ partition, high }) => BigInt(reached.get(partition) ?? '0') >= BigInt(high)),
    );
  } finally {
    await consumer.disconnect();
  }
  return messages;
}

const textOf = (bytes: Buffer | null): string | null => bytes?.toString('utf8') ?? null;

function headersOf(headers: object = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
