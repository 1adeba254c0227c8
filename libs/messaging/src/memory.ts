import { backoff } from './backoff';
import {
  BrokerError,
  type Broker,
  type BrokerRecord,
  type NewRecord,
  type SubscribeOptions,
  type Subscription,
} from './broker';

interface Topic {
  readonly partitions: BrokerRecord[][];
}

interface Member {
  readonly options: SubscribeOptions;
  /** Rises with every assignment; a batch of an older assignment is ignored. */
  generation: number;
  running: Set<Promise<void>>;
  stopped: boolean;
}

/** The log in memory, with what a test can do to a broker. */
export interface MemoryBroker extends Broker {
  /** Loses the newest records of a partition, as an unclean restart of a broker may. */
  loseTail(topic: string, partition: number, records: number): void;
  deleteTopic(topic: string): void;
  /** Reads all records of a partition; none when the topic does not exist. */
  read(topic: string, partition: number): Promise<readonly BrokerRecord[]>;
  /** While false, sends fail and nothing is delivered. */
  setAvailable(available: boolean): void;
}

/** Makes a log in memory with real partitions, offsets and groups, for tests without a broker. */
export function memoryBroker(): MemoryBroker {
  const topics = new Map<string, Topic>();
  const groups = new Map<string, Member[]>();
  let waiting: (() => void)[] = [];
  let available = true;
  let anonymous = 0;

  const wakeAll = (): void => {
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  };
  const changed = (): Promise<void> => new Promise((resolve) => waiting.push(resolve));
  const existing = (name: string): Topic => {
    if (!available) throw new BrokerError('log.unavailable', 'the log is away');
    const topic = topics.get(name);
    if (topic === undefined) throw new BrokerError('log.topic-missing', `no topic ${name}`);
    return topic;
  };

  /** Reads one assigned partition until the next assignment. */
  async function readPartition(member: Member, partition: number, generation: number): Promise<void> {
    const { topic, onBatch, startAt } = member.options;
    const current = (): boolean => !member.stopped && member.generation === generation;
    const keepAlive = (): Promise<void> =>
      current() ? Promise.resolve() : Promise.reject(new BrokerError('log.reassigned', 'the partition has moved'));
    const retry = backoff(1, 20);
    let cursor: number | undefined;
    while (current()) {
      try {
        cursor ??= Number((await startAt(partition)) ?? 0);
        const records = available ? topics.get(topic)?.partitions[partition] : undefined;
        if (records !== undefined && cursor > records.length) cursor = 0;
        const fresh = records?.slice(cursor, cursor + 500) ?? [];
        if (fresh.length === 0) {
          await changed();
          continue;
        }
        if (!current()) return;
        await onBatch({ partition, records: fresh, keepAlive });
        cursor += fresh.length;
        retry.reset();
      } catch {
        cursor = undefined;
        await retry.wait();
      }
    }
  }

  /** Shares the partitions of the topic among the members of a group, after each has finished its batches. */
  async function assign(group: string): Promise<void> {
    const members = groups.get(group) ?? [];
    for (const member of members) member.generation += 1;
    const generations = members.map((member) => member.generation);
    wakeAll();
    await Promise.all(members.flatMap((member) => [...member.running]));
    members.forEach((member, index) => {
      if (member.stopped || member.generation !== generations[index]) return;
      const count = topics.get(member.options.topic)?.partitions.length ?? 0;
      for (let partition = index; partition < count; partition += members.length) {
        const reading = readPartition(member, partition, member.generation);
        member.running.add(reading);
        void reading.finally(() => member.running.delete(reading));
      }
    });
  }

  return {
    createTopic: (name, partitions) => {
      if (!available) return Promise.reject(new BrokerError('log.unavailable', 'the log is away'));
      if (!topics.has(name)) {
        topics.set(name, { partitions: Array.from({ length: partitions }, () => []) });
        for (const [group, members] of groups) {
          if (members.some((member) => member.options.topic === name)) void assign(group);
        }
        wakeAll();
      }
      return Promise.resolve();
    },
    partitions: async (name) => Promise.resolve(existing(name).partitions.length),
    offsets: async (name) =>
      Promise.resolve(
        existing(name).partitions.map((records, partition) => ({ partition, low: '0', high: String(records.length) })),
      ),
    send: async (name, records: readonly NewRecord[]) => {
      const { partitions } = existing(name);
      for (const record of records) {
        const stored = partitions[record.partition];
        if (stored === undefined) throw new BrokerError('log.topic-missing', `no partition ${record.partition}`);
        stored.push({ ...record, offset: String(stored.length) });
      }
      wakeAll();
      await Promise.resolve();
    },
    subscribe: (options): Subscription => {
      const group = options.groupId ?? `alone-${++anonymous}`;
      const member: Member = { options, generation: 0, running: new Set(), stopped: false };
      groups.set(group, [...(groups.get(group) ?? []), member]);
      void assign(group);
      return {
        state: () => (available && topics.has(options.topic) ? 'ok' : 'waiting'),
        stop: async () => {
          member.stopped = true;
          groups.set(
            group,
            (groups.get(group) ?? []).filter((other) => other !== member),
          );
          wakeAll();
          await Promise.all(member.running);
          void assign(group);
        },
      };
    },
    close: async () => {
      const members = [...groups.values()].flat();
      for (const member of members) member.stopped = true;
      groups.clear();
      wakeAll();
      await Promise.all(members.flatMap((member) => [...member.running]));
    },
    loseTail: (name, partition, records) => {
      const stored = existing(name).partitions[partition];
      stored?.splice(Math.max(0, stored.length - records));
      wakeAll();
    },
    read: (name, partition) => Promise.resolve([...(topics.get(name)?.partitions[partition] ?? [])]),
    deleteTopic: (name) => {
      topics.delete(name);
      wakeAll();
    },
    setAvailable: (value) => {
      available = value;
      wakeAll();
    },
  };
}
