import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Batch, Broker, NewRecord, Subscription } from './broker';

export interface LogUnderTest {
  readonly broker: Broker;
  deleteTopic(topic: string): Promise<void>;
  close(): Promise<void>;
}

const within = { timeout: 30_000, interval: 20 };

function record(partition: number, value: string): NewRecord {
  return { partition, key: `key-${partition}`, value, headers: { epoch: 'e1', position: value } };
}

/** The rules of every log; run with the log in memory and with Kafka. */
export function logContract(name: string, open: () => Promise<LogUnderTest>): void {
  describe(`log contract: ${name}`, { timeout: 60_000 }, () => {
    let world: LogUnderTest;
    let broker: Broker;
    let topic: string;
    const running: Subscription[] = [];

    beforeAll(async () => {
      world = await open();
      broker = world.broker;
    });
    beforeEach(() => {
      topic = `test-${randomUUID()}`;
    });
    afterAll(() => world.close());

    /** Subscribes and collects the records as `partition:offset:value`. */
    function reader(
      options: { groupId?: string; startAt?: Record<number, string>; fail?: (batch: Batch) => boolean } = {},
    ) {
      const seen: string[] = [];
      const subscription = broker.subscribe({
        topic,
        ...(options.groupId === undefined ? {} : { groupId: options.groupId }),
        startAt: (partition) => Promise.resolve(options.startAt?.[partition]),
        onBatch: async (batch) => {
          if (options.fail?.(batch) === true) throw new Error('not this time');
          seen.push(...batch.records.map((one) => `${one.partition}:${one.offset}:${one.value}`));
          await batch.keepAlive();
        },
      });
      running.push(subscription);
      return { seen, stop: () => subscription.stop(), subscription };
    }
    const stopAll = async (): Promise<void> => {
      await Promise.all(running.splice(0).map((subscription) => subscription.stop()));
    };

    it('keeps the records of a partition in order, at consecutive offsets, with key and headers', async () => {
      await broker.createTopic(topic, 2);
      await broker.send(topic, [record(0, 'a'), record(1, 'b'), record(0, 'c')]);
      await broker.send(topic, [record(0, 'd'), { ...record(1, 'e'), key: null }]);
      const batches: Batch[] = [];
      const onBatch = (batch: Batch): Promise<void> => Promise.resolve(void batches.push(batch));
      running.push(broker.subscribe({ topic, startAt: () => Promise.resolve(undefined), onBatch }));
      const all = (partition: number) =>
        batches.filter((batch) => batch.partition === partition).flatMap((batch) => batch.records);
      await vi.waitFor(() => expect([all(0).length, all(1).length]).toEqual([3, 2]), within);
      expect(all(0).map(({ offset, value }) => offset + value)).toEqual(['0a', '1c', '2d']);
      expect(all(1)[0]).toMatchObject({ key: 'key-1', value: 'b', headers: { epoch: 'e1', position: 'b' } });
      expect(all(1)[1]).toMatchObject({ key: null, value: 'e' });
      await stopAll();
    });

    it('reports the partitions of a topic and their offsets, and does not change a topic that exists', async () => {
      await broker.createTopic(topic, 3);
      await broker.createTopic(topic, 5);
      await broker.send(topic, [record(1, 'a'), record(1, 'b')]);
      expect(await broker.partitions(topic)).toBe(3);
      expect(await broker.offsets(topic)).toEqual([
        { partition: 0, low: '0', high: '0' },
        { partition: 1, low: '0', high: '2' },
        { partition: 2, low: '0', high: '0' },
      ]);
    });

    it('starts reading where it is told, and at the earliest record when that is out of range', async () => {
      await broker.createTopic(topic, 3);
      await broker.send(
        topic,
        [0, 1, 2].flatMap((partition) => [record(partition, 'a'), record(partition, 'b')]),
      );
      const { seen } = reader({ startAt: { 0: '1', 1: '99' } });
      await vi.waitFor(() => expect([...seen].sort()).toEqual(['0:1:b', '1:0:a', '1:1:b', '2:0:a', '2:1:b']), within);
      await stopAll();
    });

    it('delivers a batch again when its reader fails', async () => {
      await broker.createTopic(topic, 1);
      await broker.send(topic, [record(0, 'a'), record(0, 'b')]);
      let failures = 2;
      const { seen } = reader({ fail: () => failures-- > 0 });
      await vi.waitFor(() => expect(seen).toEqual(['0:0:a', '0:1:b']), within);
      await stopAll();
    });

    it('shares the partitions among a group, and gives those of a reader that leaves to the others', async () => {
      await broker.createTopic(topic, 4);
      const groupId = `group-${topic}`;
      const first = reader({ groupId });
      const second = reader({ groupId });
      let sent = 0;
      const send = (): Promise<void> =>
        broker.send(
          topic,
          [0, 1, 2, 3].map((partition) => record(partition, `${++sent}`)),
        );
      await vi.waitFor(async () => {
        await send();
        expect(Math.min(first.seen.length, second.seen.length)).toBeGreaterThan(0);
      }, within);
      await first.stop();
      const left = first.seen.length;
      second.seen.length = 0;
      await send();
      const newest = [3, 2, 1, 0].map((back) => `${sent - back}`);
      await vi.waitFor(
        () => expect(newest.filter((value) => second.seen.some((one) => one.endsWith(`:${value}`)))).toEqual(newest),
        within,
      );
      expect(first.seen).toHaveLength(left);
      await stopAll();
    });

    it('gives a reader without a group every partition', async () => {
      await broker.createTopic(topic, 2);
      await broker.send(topic, [record(0, 'a'), record(1, 'b')]);
      const readers = [reader(), reader()];
      await vi.waitFor(() => {
        for (const { seen } of readers) expect([...seen].sort()).toEqual(['0:0:a', '1:0:b']);
      }, within);
      await stopAll();
    });

    it('refuses to send to a topic that does not exist, and reads it as soon as it exists', async () => {
      await expect(broker.send(topic, [record(0, 'a')])).rejects.toMatchObject({ code: 'log.topic-missing' });
      await expect(broker.partitions(topic)).rejects.toMatchObject({ code: 'log.topic-missing' });
      const { seen, subscription } = reader();
      expect(subscription.state()).toBe('waiting');
      await broker.createTopic(topic, 1);
      await broker.send(topic, [record(0, 'a')]);
      await vi.waitFor(() => expect(seen).toEqual(['0:0:a']), within);
      expect(subscription.state()).toBe('ok');
      await stopAll();
    });

    it('reads a topic from its beginning after it was deleted and created again', async () => {
      await broker.createTopic(topic, 1);
      await broker.send(
        topic,
        ['a', 'b', 'c'].map((value) => record(0, value)),
      );
      const { seen } = reader({ startAt: { 0: '0' } });
      await vi.waitFor(() => expect(seen).toHaveLength(3), within);
      await world.deleteTopic(topic);
      await vi.waitFor(() => broker.createTopic(topic, 1), within);
      await vi.waitFor(() => broker.send(topic, [record(0, 'new')]), within);
      await vi.waitFor(() => expect(seen.at(-1)).toBe('0:0:new'), within);
      await stopAll();
    });
  });
}
