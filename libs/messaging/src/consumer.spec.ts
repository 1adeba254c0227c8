import { memoryCheckpoints, type MemoryTransaction } from './checkpointMemory';
import { consumerContract } from './consumer.contract';
import { memoryLog } from './memory';
import { memoryRelayState } from './relayState';

type Rows = Record<string, string[]>;

consumerContract<MemoryTransaction<Rows>>('memory', () => {
  const log = memoryLog();
  const checkpoints = memoryCheckpoints<Rows>({});
  return Promise.resolve({
    broker: {
      log,
      deleteTopic: (topic) => Promise.resolve(log.deleteTopic(topic)),
      setAvailable: (available) => log.setAvailable(available),
      close: () => log.close(),
    },
    rows: {
      checkpoints,
      state: memoryRelayState(),
      write: (tx, projection, event) => {
        (tx.rows[projection] ??= []).push(`${event.stream}@${event.version}`);
        return Promise.resolve();
      },
      clear: (tx, projection) => {
        tx.rows[projection] = [];
        return Promise.resolve();
      },
      rows: (projection) => Promise.resolve(checkpoints.rows()[projection] ?? []),
      close: () => Promise.resolve(),
    },
  });
});
