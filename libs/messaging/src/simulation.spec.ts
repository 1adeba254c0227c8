import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memorySource, type MemorySource } from '../test/memorySource';
import { memoryCheckpoints, type MemoryTransaction } from './checkpointMemory';
import { consume, prepareConsumption } from './consumption';
import type { Consumption } from './eventHandler';
import { memoryBroker } from './memory';
import { eventRecord, watermarkRecord } from './message';
import type { NewRecord } from './broker';
import { retryParkedStreams } from './parking';
import { relaySteps } from './relay';
import { memoryRelayState } from './relayState';

const TOPIC = 'events';
const PARTITIONS = 3;
const STREAMS = ['request-a', 'request-b', 'request-c', 'request-d'];
const RUNS = 10_000;

type Act =
  | { do: 'append'; streams: string[] }
  | { do: 'relay'; crash: boolean; marks: boolean }
  | { do: 'deliver'; partitions: number[]; rewind: number; most: number; failAfter: boolean }
  | { do: 'restartRelay' | 'deleteTopic' | 'retryParked' | 'heal' }
  | { do: 'loseTail'; partition: number; records: number }
  | { do: 'poison'; back: number }
  | { do: 'forge'; forged: Forged }
  | { do: 'poisonCheckpoint'; partition: number; above: number; applied: boolean }
  | { do: 'poisonRelay'; above: number }
  | { do: 'restore'; back: number };

/** A record from an attacker who knows the form. `near` is counted from the head of the log. */
interface Forged {
  readonly watermark: boolean;
  readonly partition: number;
  readonly near: number;
  readonly previous: number;
  readonly version: number;
  readonly stream: string;
  readonly epoch: 'now' | 'before' | 'next' | 'invented';
}

const partition = fc.nat({ max: PARTITIONS - 1 });
const above = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant(1_000_000_000_000));
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('append' as const),
      streams: fc.array(fc.constantFrom(...STREAMS), { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('relay' as const), crash: fc.boolean(), marks: fc.boolean() }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('deliver' as const),
      partitions: fc.uniqueArray(partition, { minLength: 1 }),
      rewind: fc.nat({ max: 5 }),
      most: fc.integer({ min: 1, max: 6 }),
      failAfter: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('restartRelay' as const, 'retryParked' as const, 'heal' as const) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('deleteTopic' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('loseTail' as const), partition, records: fc.integer({ min: 1, max: 6 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('poison' as const), back: fc.nat({ max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restore' as const), back: fc.integer({ min: 1, max: 6 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('forge' as const),
      forged: fc.record({
        watermark: fc.boolean(),
        partition,
        near: fc.oneof(fc.integer({ min: -6, max: 3 }), fc.constant(1_000_000_000_000)),
        previous: fc.integer({ min: -6, max: 6 }),
        version: fc.integer({ min: -1, max: 9 }),
        stream: fc.constantFrom(...STREAMS, 'request-evil'),
        epoch: fc.constantFrom('now' as const, 'before' as const, 'next' as const, 'invented' as const),
      }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('poisonCheckpoint' as const),
      partition,
      above,
      applied: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('poisonRelay' as const), above }) },
);

/** Log, relay, topic and projection, each of which takes one step when told. */
class Simulation {
  private readonly source: MemorySource = memorySource();
  private readonly broker = memoryBroker();
  private readonly state = memoryRelayState();
  private readonly checkpoints = memoryCheckpoints<{ seen: string[] }>({ seen: [] });
  private readonly poison = new Set<string>();
  private crash = false;
  private steps: ReturnType<typeof relaySteps> | undefined;
  private prepared = false;
  private forgeries = 0;
  private readonly on: Consumption<MemoryTransaction<{ seen: string[] }>> = {
    source: this.source,
    checkpoints: this.checkpoints,
    partitions: PARTITIONS,
    logger: () => undefined,
    handler: {
      name: 'list',
      apply: (tx, events) => {
        for (const event of events) {
          tx.rows.seen.push(`${event.stream}@${event.version}`);
          if (this.poison.has(event.eventId)) return Promise.reject(new Error('poison'));
        }
        return Promise.resolve();
      },
      startAfresh: (tx) => {
        tx.rows.seen = [];
        return Promise.resolve();
      },
    },
  };

  private async relay(): Promise<ReturnType<typeof relaySteps>> {
    if (this.steps !== undefined) return this.steps;
    this.state.revoke();
    const lease = (await this.state.tryAcquire())!;
    const save: typeof lease.save = (progress, before) =>
      this.crash ? Promise.reject(new Error('crashed between send and save')) : lease.save(progress, before);
    const { source, broker } = this;
    const logger = (): void => undefined;
    const options = { source, broker, topic: TOPIC, partitions: PARTITIONS, origin: '/s', logger };
    this.steps = relaySteps(options, { ...lease, save });
    return this.steps;
  }

  private async relayStep(marks: boolean): Promise<number> {
    return (await this.relay()).step(marks).catch(() => 0);
  }

  private async deliver(
    partitions: readonly number[],
    options: { rewind?: number; most?: number } = {},
  ): Promise<number> {
    if (!this.prepared) await prepareConsumption(this.on);
    this.prepared = true;
    const rows = await this.checkpoints.read('list');
    const slices = [];
    for (const at of partitions) {
      const records = await this.broker.read(TOPIC, at);
      const next = Number(rows[at]!.nextOffset);
      // A broker starts at the earliest record when an offset is out of range.
      const from = next > records.length ? 0 : Math.max(0, next - (options.rewind ?? 0));
      slices.push({ partition: at, records: records.slice(from, from + (options.most ?? 1_000)) });
    }
    await consume(this.on, slices, { keepAlive: () => Promise.resolve() });
    return slices.reduce((sum, slice) => sum + slice.records.length, 0);
  }

  async do(step: Act): Promise<void> {
    switch (step.do) {
      case 'append':
        return this.source.append(...step.streams);
      case 'relay':
        this.crash = step.crash;
        await this.relayStep(step.marks);
        this.crash = false;
        return;
      case 'deliver':
        await this.deliver(step.partitions, step);
        // The rows are committed, and then the process dies.
        if (step.failAfter) this.prepared = false;
        return;
      case 'restartRelay':
        this.steps = undefined;
        return;
      case 'deleteTopic':
        // A broker that lost a topic has cut the relay's connection, so the relay starts over.
        this.broker.deleteTopic(TOPIC);
        this.steps = undefined;
        return;
      case 'loseTail':
        if ((await this.broker.read(TOPIC, 0)).length > 0) this.broker.loseTail(TOPIC, step.partition, step.records);
        return;
      case 'retryParked':
        await retryParkedStreams(this.on);
        return;
      case 'heal':
        return this.poison.clear();
      case 'poison': {
        const event = this.source.events().at(-1 - step.back);
        if (event !== undefined) this.poison.add(event.eventId);
        return;
      }
      case 'forge':
        return this.forge(step.forged);
      case 'poisonCheckpoint':
        return this.poisonCheckpoint(step);
      case 'poisonRelay':
        return this.poisonRelay(step.above);
      case 'restore':
        return this.source.restore(Math.max(0, this.source.events().length - step.back));
    }
  }

  private async poisonRelay(above: number): Promise<void> {
    this.steps = undefined;
    this.state.revoke();
    const lease = (await this.state.tryAcquire())!;
    const stored = await lease.load();
    const sent = String(Number((await this.source.head()).position) + above);
    if (stored !== undefined) await lease.save({ ...stored, sent, last: stored.last.map(() => sent) }, stored);
  }

  private async forge({ watermark, partition: at, near, previous, epoch, ...event }: Forged): Promise<void> {
    if ((await this.broker.read(TOPIC, at)).length === 0) return;
    const head = await this.source.head();
    const number = Number(head.epoch.split('-')[1]);
    const epochs = { now: number, before: number - 1, next: number + 1, invented: 'x' };
    const position = String(Math.max(0, Number(head.position) + near));
    const context = { epoch: `epoch-${epochs[epoch]}`, partition: at, origin: '/forged' };
    const eventId = `forged-${(this.forgeries += 1)}`;
    const rest = { scope: 'agency-1', eventId, type: 'RequestReceived', schema: 1, data: {}, meta: {}, recordedAt: '' };
    const record: NewRecord = watermark
      ? watermarkRecord({ ...context, position, last: String(previous) })
      : eventRecord({ ...event, ...rest, position }, { ...context, previous: String(previous) });
    await this.broker.send(TOPIC, [record]);
  }

  /** Stores what an earlier build, which trusted the topic, may have left: a false watermark, or a false event in the rows. */
  private async poisonCheckpoint(step: { partition: number; above: number; applied: boolean }): Promise<void> {
    const { position } = await this.source.head();
    await this.checkpoints.transaction(async (tx) => {
      const [row] = await this.checkpoints.lock(tx, 'list', [step.partition]);
      if (row === undefined) return;
      const beyond = BigInt(position) + BigInt(step.above);
      if (step.applied) tx.rows.seen.push('request-a@99');
      const poisoned = step.applied ? { ...row, lastPosition: beyond } : { ...row, watermark: beyond };
      await this.checkpoints.save(tx, 'list', [poisoned]);
    });
    // Repair it at once: when the log has grown beyond such a number, only a rebuild finds what is missing.
    await prepareConsumption(this.on);
  }

  /** Ends all faults, lets everything finish, and returns what the rows and the log hold. */
  async settle(): Promise<{ rows: string[]; log: string[]; parked: number; whole: boolean }> {
    this.poison.clear();
    const all = Array.from({ length: PARTITIONS }, (_, at) => at);
    while ((await this.relayStep(false)) > 0);
    // Repeat it as the relay repeats watermarks: a consumer skips a reused offset that it had read before, and the
    // next record tells it so.
    for (let times = 0; times < 8; times += 1) {
      await this.relayStep(true);
      await this.deliver(all);
    }
    await retryParkedStreams(this.on);
    const head = await this.source.head();
    const checkpoints = await this.checkpoints.read('list');
    return {
      rows: this.checkpoints.rows().seen,
      log: this.source.events().map((event) => `${event.stream}@${event.version}`),
      parked: (await this.checkpoints.parked('list')).length,
      whole: checkpoints.every((row) => row.epoch === head.epoch && String(row.watermark) === head.position),
    };
  }

  /** Whether every record of the newest epoch names a lower position as its previous one. */
  async previousNames(): Promise<boolean> {
    const { epoch } = await this.source.head();
    for (let at = 0; at < PARTITIONS; at += 1) {
      for (const { headers } of await this.broker.read(TOPIC, at)) {
        const ours = headers['ce_source'] === '/s' && headers['epoch'] === epoch && headers['previous'] !== undefined;
        if (ours && BigInt(headers['previous']!) >= BigInt(headers['position']!)) return false;
      }
    }
    return true;
  }
}

describe('store, relay, topic and projection under a random schedule', () => {
  it(
    'put each event into the rows once and in order within its stream, after any mix of crashes, losses and forgeries',
    { timeout: 600_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 40 }), async (acts) => {
          const simulation = new Simulation();
          for (const step of acts) await simulation.do(step);
          const { rows, log, parked, whole } = await simulation.settle();
          expect({ parked, whole }).toEqual({ parked: 0, whole: true });
          expect([...rows].sort()).toEqual([...log].sort());
          for (const stream of STREAMS) {
            const of = (all: string[]): string[] => all.filter((row) => row.startsWith(`${stream}@`));
            expect(of(rows)).toEqual(of(log));
          }
          expect(await simulation.previousNames()).toBe(true);
        }),
        { numRuns: RUNS },
      );
    },
  );
});
