import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it, vi } from 'vitest';
import { memorySource, type MemorySource } from '../test/memorySource';
import { consume, prepareConsumption } from './consumption';
import type { Consumption, EventHandler } from './eventHandler';
import { runConsumer, type RunningConsumer } from './consumer';
import { watermarkOfAll, type Checkpoint, type Checkpoints } from './checkpoint';
import type { Level, Broker, BrokerRecord, NewRecord } from './broker';
import { claimOf, eventRecord, watermarkRecord, type LogEvent } from './message';
import { partitionOf } from './partition';
import { startRelay, type RelayOptions, type RunningRelay } from './relay';
import type { RelayState } from './relayState';

/** A projection that writes one row for every event it gets, so that applying an event twice can be seen. */
export interface RowsUnderTest<Tx> {
  readonly checkpoints: Checkpoints<Tx>;
  readonly state: RelayState;
  write(tx: Tx, consumer: string, event: LogEvent): Promise<void>;
  clear(tx: Tx, consumer: string): Promise<void>;
  /** Reads `stream@version` of each row, in the order written. */
  rows(consumer: string): Promise<string[]>;
  close(): Promise<void>;
}

export interface BrokerUnderTest {
  readonly broker: Broker;
  deleteTopic(topic: string): Promise<void>;
  setAvailable(available: boolean): void;
  close(): Promise<void>;
}

const within = { timeout: 30_000, interval: 20 };
const STREAMS = ['request-a', 'request-b', 'request-c', 'request-d', 'request-e'];
const PARTITIONS = 4;

/** The rules that relay and consumer together follow, whatever breaks; run in memory, and on Kafka with PostgreSQL. */
export function consumerContract<Tx>(
  name: string,
  open: (topic: string) => Promise<{ broker: BrokerUnderTest; rows: RowsUnderTest<Tx> }>,
): void {
  describe(`consumer contract: ${name}`, { timeout: 90_000 }, () => {
    const topic = `events-${randomUUID()}`;
    let broker: BrokerUnderTest;
    let store: RowsUnderTest<Tx>;
    let source: MemorySource;
    let handler: EventHandler<Tx>;
    let poison: Set<string>;
    let afresh: number;
    const relays: RunningRelay[] = [];
    const consumers: RunningConsumer[] = [];
    let reported: { level: Level; message: string; fields?: Readonly<Record<string, unknown>> }[];

    beforeAll(async () => {
      ({ broker, rows: store } = await open(topic));
      source = memorySource();
    });
    beforeEach(async () => {
      // Each test has a new epoch and an empty log, so the relay starts over on the same topic.
      source.restore(0);
      await vi.waitFor(() => broker.broker.createTopic(topic, PARTITIONS), within);
      poison = new Set();
      afresh = 0;
      reported = [];
      handler = {
        name: `list-${randomUUID()}`,
        apply: async (tx, events) => {
          for (const event of events) {
            await store.write(tx, handler.name, event);
            if (poison.has(event.eventId)) throw new Error(`张三 cannot be applied`);
          }
        },
        startAfresh: (tx) => {
          afresh += 1;
          return store.clear(tx, handler.name);
        },
      };
    });
    afterEach(async () => {
      broker.setAvailable(true);
      await Promise.all([...relays.splice(0), ...consumers.splice(0)].map((running) => running.stop()));
    });
    afterAll(async () => {
      await broker.close();
      await store.close();
    });

    function relay(options: Partial<RelayOptions> = {}): RunningRelay {
      const logger = (): void => undefined;
      const running = startRelay({
        ...{
          source,
          broker: broker.broker,
          topic,
          state: store.state,
          partitions: PARTITIONS,
          origin: '/test',
          logger,
        },
        ...{ pollMs: 10, repeatMarksMs: 500 },
        ...options,
      });
      relays.push(running);
      return running;
    }
    function consumer(): RunningConsumer {
      const { checkpoints } = store;
      const running = runConsumer({
        ...{ broker: broker.broker, topic, source, checkpoints, handler },
        logger: (level, message, fields) => void reported.push({ level, message, ...(fields ? { fields } : {}) }),
      });
      consumers.push(running);
      return running;
    }
    const wanted = (): string[] => source.events().map((event) => `${event.stream}@${event.version}`);
    const watermark = async () => watermarkOfAll(await store.checkpoints.read(handler.name));

    /** Waits until the watermark is at the head, and expects every event once and in order within its stream. */
    async function settled(): Promise<void> {
      await vi.waitFor(async () => expect(await watermark()).toEqual(await headOfSource()), within);
      const rows = await store.rows(handler.name);
      expect([...rows].sort()).toEqual([...wanted()].sort());
      for (const stream of STREAMS) {
        const of = (all: string[]): string[] => all.filter((row) => row.startsWith(`${stream}@`));
        expect(of(rows)).toEqual(of(wanted()));
      }
    }
    const headOfSource = async () => source.head();

    /** Reads all records that are on the topic now, by partition. */
    async function recordsOnTopic(): Promise<BrokerRecord[][]> {
      const highs = (await broker.broker.offsets(topic)).map(({ high }) => Number(high));
      const all: BrokerRecord[][] = highs.map(() => []);
      const reading = broker.broker.subscribe({
        topic,
        startAt: () => Promise.resolve('0'),
        onBatch: (batch) => Promise.resolve(void all[batch.partition]?.push(...batch.records)),
      });
      await vi.waitFor(() => expect(all.every((records, at) => records.length >= highs[at]!)).toBe(true), within);
      await reading.stop();
      return all;
    }
    const eventsAmong = (records: BrokerRecord[][]): string[] =>
      records
        .flat()
        .flatMap((record) => claimOf(record) ?? [])
        .flatMap((claim) => (claim.body === undefined ? [] : [`${claim.epoch}:${claim.position}`]));

    it('applies every event once and in order within its stream, and moves the watermark of idle partitions', async () => {
      relay();
      consumer();
      source.append(...STREAMS, ...STREAMS, 'request-a');
      await settled();
      source.append('request-a');
      await settled();
      const rows = await store.checkpoints.read(handler.name);
      expect(rows.map((row) => row.watermark)).toEqual(Array.from({ length: PARTITIONS }, () => 12n));
    });

    it('applies no event again when a batch is delivered again', async () => {
      const sender = relay();
      source.append(...STREAMS, ...STREAMS);
      await vi.waitFor(async () => expect(await sender.health()).toMatchObject({ state: 'ok', lag: '0' }), within);
      const slices = (await recordsOnTopic()).map((records, partition) => ({ partition, records }));
      const { checkpoints } = store;
      const logger = (): void => undefined;
      const on: Consumption<Tx> = { source, checkpoints, handler, partitions: PARTITIONS, logger };
      await prepareConsumption(on);
      for (let times = 0; times < 3; times += 1) {
        await consume(on, slices, { keepAlive: () => Promise.resolve() });
      }
      await settled();
    });

    it('applies no event again when the relay sends a batch again at new offsets', async () => {
      let crashes = 3;
      const { tryAcquire } = store.state;
      const state: RelayState = {
        tryAcquire: async () => {
          const lease = await tryAcquire();
          return (
            lease && {
              ...lease,
              save: (progress, before) =>
                progress.sent !== '0' && crashes-- > 0
                  ? Promise.reject(new Error('crashed between send and save'))
                  : lease.save(progress, before),
            }
          );
        },
      };
      relay({ state });
      consumer();
      source.append(...STREAMS);
      await settled();
      source.append(...STREAMS);
      await settled();
      const sent = eventsAmong(await recordsOnTopic());
      expect(sent.length).toBeGreaterThan(new Set(sent).size);
    });

    it('goes on where its rows end, even when it reads the topic again from its beginning', async () => {
      relay();
      const first = consumer();
      source.append(...STREAMS);
      await settled();
      await first.stop();
      await store.checkpoints.transaction(async (tx) => {
        const rows = await store.checkpoints.lock(tx, handler.name, [0, 1, 2, 3]);
        await store.checkpoints.save(
          tx,
          handler.name,
          rows.map((row) => ({ ...row, nextOffset: 0n })),
        );
      });
      source.append(...STREAMS);
      consumer();
      await settled();
    });

    it('fills in from the log what was lost with a deleted topic, and reads on at reused offsets', async () => {
      relay();
      const first = consumer();
      for (let round = 0; round < 5; round += 1) source.append(...STREAMS);
      await settled();
      await first.stop();
      const sender = relays[0]!;
      source.append(...STREAMS, ...STREAMS);
      await vi.waitFor(async () => expect(await sender.health()).toMatchObject({ state: 'ok', lag: '0' }), within);
      await broker.deleteTopic(topic);
      consumer();
      source.append('request-b');
      await settled();
      source.append(...STREAMS);
      await settled();
    });

    it('fills in the lost end of a topic without a new event, by the watermark alone', async () => {
      const sender = relay();
      source.append(...STREAMS);
      await vi.waitFor(async () => expect(await sender.health()).toMatchObject({ state: 'ok', lag: '0' }), within);
      await broker.deleteTopic(topic);
      consumer();
      await settled();
    });

    it('empties its rows and starts over when the log has another epoch', async () => {
      relay();
      consumer();
      source.append(...STREAMS, ...STREAMS);
      await settled();
      source.restore(7);
      source.append('request-e', 'request-d', 'request-c', 'request-b');
      await settled();
      expect((await watermark())?.epoch).toBe((await headOfSource()).epoch);
    });

    it('parks and reports a stream whose event cannot be applied, goes on with the others, and can retry it', async () => {
      relay();
      const running = consumer();
      source.append(...STREAMS);
      const bad = source.events().find((event) => event.stream === 'request-b')!;
      poison.add(bad.eventId);
      source.append(...STREAMS);
      await vi.waitFor(async () => expect((await watermark())?.position).toBe('10'), within);
      expect((await store.rows(handler.name)).sort()).toEqual(
        wanted()
          .filter((row) => !row.startsWith('request-b'))
          .sort(),
      );
      const [parked] = await store.checkpoints.parked(handler.name);
      expect(parked).toMatchObject({
        stream: 'request-b',
        scope: 'agency-1',
        version: 1,
        position: 2n,
        errorCode: 'Error',
      });
      expect(JSON.stringify(parked, (_, value: unknown) => String(value))).not.toContain('张三');
      expect(await running.retryParked()).toEqual({ freed: 0, stillParked: 1 });
      const errors = reported.filter(({ level }) => level === 'error');
      expect(errors).toMatchObject([
        { fields: { consumer: handler.name, stream: 'request-b', position: '2', version: 1, errorCode: 'Error' } },
      ]);
      expect(JSON.stringify(errors)).not.toContain('张三');
      poison.clear();
      expect(await running.retryParked()).toEqual({ freed: 1, stillParked: 0 });
      source.append(...STREAMS);
      await settled();
      expect((await running.health()).parked).toBe(0);
    });

    it('waits while the broker is away, reports that it waits, and goes on without a restart', async () => {
      const sender = relay();
      const running = consumer();
      source.append(...STREAMS);
      await settled();
      broker.setAvailable(false);
      source.append(...STREAMS);
      await vi.waitFor(async () => expect(await sender.health()).toMatchObject({ state: 'waiting', lag: '5' }), within);
      await vi.waitFor(
        async () => expect(await running.health()).toMatchObject({ state: 'waiting', lag: '5' }),
        within,
      );
      broker.setAvailable(true);
      await settled();
      await vi.waitFor(async () => expect(await running.health()).toMatchObject({ state: 'ok', lag: '0' }), within);
      expect(await sender.health()).toMatchObject({ state: 'ok', lag: '0' });
    });

    it('lets only one relay send, and another take over when it stops', async () => {
      const first = relay();
      source.append(...STREAMS);
      await vi.waitFor(async () => expect(await first.health()).toMatchObject({ state: 'ok', lag: '0' }), within);
      const second = relay();
      await vi.waitFor(async () => expect(await second.health()).toMatchObject({ state: 'standby' }), within);
      await first.stop();
      consumer();
      source.append(...STREAMS);
      await settled();
      expect(await second.health()).toMatchObject({ state: 'ok', lag: '0' });
      const { epoch } = await source.head();
      const sent = eventsAmong(await recordsOnTopic()).filter((one) => one.startsWith(`${epoch}:`));
      expect(sent.length).toBe(new Set(sent).size);
    });

    /** A position in the records of an attacker; anybody can write to the topic without credentials. */
    const ABOVE = '1000000000000';
    const mark = async (claim: { position: string; epoch?: string; last?: string }): Promise<NewRecord[]> => {
      const { epoch } = await source.head();
      const mark = { epoch, last: claim.position, ...claim, origin: '/attack' };
      return Array.from({ length: PARTITIONS }, (_, partition) => watermarkRecord({ ...mark, partition }));
    };
    const invented = async (position: string, stream: string, epoch?: string): Promise<NewRecord> => {
      const event = { position, stream, version: 9, scope: 'agency-1', eventId: randomUUID(), type: 'RequestReceived' };
      const partition = partitionOf(stream, PARTITIONS);
      return eventRecord(
        { ...event, schema: 1, data: { n: 666 }, meta: {}, recordedAt: '2024-03-01T00:00:00.000Z' },
        { epoch: epoch ?? (await source.head()).epoch, previous: '0', partition, origin: '/attack' },
      );
    };
    const codes = (): unknown[] => reported.flatMap(({ fields }) => fields?.['code'] ?? []);
    const allSetAside = (running: RunningConsumer, disbelieved: number) =>
      vi.waitFor(async () => expect(await running.health()).toMatchObject({ disbelieved }), within);

    it('counts and once reports watermarks above the head of the log, and still applies the events that follow', async () => {
      relay();
      const running = consumer();
      source.append(...STREAMS);
      await settled();
      await broker.broker.send(topic, await mark({ position: ABOVE }));
      await broker.broker.send(topic, await mark({ position: ABOVE }));
      await allSetAside(running, 2 * PARTITIONS);
      source.append(...STREAMS);
      await settled();
      expect(codes()).toEqual(['topic.position-above-head']);
      await vi.waitFor(async () => expect(await running.health()).toMatchObject({ state: 'ok', lag: '0' }), within);
      expect(await running.health()).toMatchObject({ aboveHead: false, watermark: '10' });
    });

    it('loses no event to a watermark that claims early that everything was sent', async () => {
      const running = consumer();
      source.append(...STREAMS, ...STREAMS);
      await broker.broker.createTopic(topic, PARTITIONS);
      await broker.broker.send(topic, await mark({ position: '10', last: '0' }));
      await settled();
      relay();
      source.append(...STREAMS);
      await settled();
      expect((await running.health()).disbelieved).toBe(0);
    });

    it('applies the event of the log instead of a forged one, and never one that the log does not have', async () => {
      source.append(...STREAMS, ...STREAMS);
      const forged = [
        await invented('3', 'request-c'),
        await invented('8', 'request-evil'),
        await invented(ABOVE, 'request-a'),
      ];
      await broker.broker.send(topic, forged);
      const running = consumer();
      await allSetAside(running, 3);
      relay();
      await settled();
      source.append(...STREAMS);
      await settled();
      expect(codes().sort()).toEqual(['topic.event-not-in-log', 'topic.position-above-head']);
      expect(JSON.stringify(reported)).not.toContain('666');
    });

    it('does not start over for a forged epoch, however often it comes', async () => {
      relay();
      const running = consumer();
      source.append(...STREAMS);
      await settled();
      for (let times = 0; times < 5; times += 1) {
        await broker.broker.send(topic, await mark({ position: '5', epoch: `epoch-forged-${times}` }));
        await broker.broker.send(topic, [await invented('6', 'request-a', `epoch-forged-${times}`)]);
      }
      source.append(...STREAMS);
      await settled();
      await vi.waitFor(async () => expect(await running.health()).toMatchObject({ state: 'ok', lag: '0' }), within);
      expect(afresh).toBe(0);
    });

    /** Sets one partition's checkpoint to what an earlier build, which trusted the topic, may have left. */
    const poisonCheckpoint = (change: Partial<Checkpoint>) =>
      store.checkpoints.transaction(async (tx) => {
        const [row] = await store.checkpoints.lock(tx, handler.name, [partitionOf('request-b', PARTITIONS)]);
        await store.checkpoints.save(tx, handler.name, [{ ...row!, ...change }]);
      });

    it('reports a stored checkpoint above the head as waiting, and repairs it from the log by itself', async () => {
      relay();
      const first = consumer();
      source.append(...STREAMS, ...STREAMS);
      await settled();
      await poisonCheckpoint({ watermark: BigInt(ABOVE) });
      expect(await first.health()).toMatchObject({ state: 'waiting', aboveHead: true, watermark: '0', lag: '10' });
      await first.stop();
      source.append(...STREAMS);
      const second = consumer();
      await settled();
      await vi.waitFor(async () => expect(await second.health()).toMatchObject({ state: 'ok', lag: '0' }), within);
      expect(afresh).toBe(0);
      expect(codes()).toContain('checkpoint.above-head');
    });

    it('repairs a checkpoint above the head while it runs, at the next record', async () => {
      relay();
      consumer();
      source.append(...STREAMS, ...STREAMS);
      await settled();
      await poisonCheckpoint({ watermark: BigInt(ABOVE) });
      source.append(...STREAMS);
      await settled();
    });

    it('starts over when its rows hold an event above the head, because they may hold other false ones', async () => {
      relay();
      const first = consumer();
      source.append(...STREAMS, ...STREAMS);
      await settled();
      await first.stop();
      await poisonCheckpoint({ lastPosition: BigInt(ABOVE) });
      source.append(...STREAMS);
      consumer();
      await settled();
      expect(afresh).toBe(1);
    });

    it('gets everything anew, and a report, from a relay whose stored progress is above the head', async () => {
      const first = relay();
      source.append(...STREAMS);
      await vi.waitFor(async () => expect(await first.health()).toMatchObject({ state: 'ok', lag: '0' }), within);
      await first.stop();
      const lease = await vi.waitFor(async () => (await store.state.tryAcquire()) ?? expect.fail('held'), within);
      const stored = (await lease.load())!;
      await lease.save({ ...stored, sent: ABOVE, last: stored.last.map(() => ABOVE) }, stored);
      await lease.release();
      source.append(...STREAMS);
      const sayings: unknown[] = [];
      const second = relay({ logger: (_level, _message, fields) => void sayings.push(fields?.['code']) });
      consumer();
      await settled();
      await vi.waitFor(async () => expect(await second.health()).toMatchObject({ state: 'ok', lag: '0' }), within);
      expect(sayings.filter((code) => code === 'relay.above-head')).toHaveLength(1);
    });
  });
}
