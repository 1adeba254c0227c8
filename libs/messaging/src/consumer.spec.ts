import { memoryCheckpoints, type MemoryTransaction } from './checkpointMemory';
import { consumerContract } from './consumer.contract';
import { memoryBroker } from './memory';
import { memoryRelayState } from './relayState';

type Rows = Record<string, string[]>;

consumerContract<MemoryTransaction<Rows>>('memory', () => {
  const broker = memoryBroker();
  const checkpoints = memoryCheckpoints<Rows>({});
  return Promise.resolve({
    broker: {
      broker,
      deleteTopic: (topic) => Promise.resolve(broker.deleteTopic(topic)),
      setAvailable: (available) => broker.setAvailable(available),
      close: () => broker.close(),
    },
    rows: {
      checkpoints,
      state: memoryRelayState(),
      write: (tx, consumer, event) => {
        (tx.rows[consumer] ??= []).push(`${event.stream}@${event.version}`);
        return Promise.resolve();
      },
      clear: (tx, consumer) => {
        tx.rows[consumer] = [];
        return Promise.resolve();
      },
      rows: (consumer) => Promise.resolve(checkpoints.rows()[consumer] ?? []),
      close: () => Promise.resolve(),
    },
  });
});
