import { memoryLog } from './memory';
import { consumerContract } from './consumer.contract';
import { postgresRows } from '../test/postgresRows';

consumerContract('rows in PostgreSQL, log in memory', async (topic) => {
  const log = memoryLog();
  return {
    broker: {
      log,
      deleteTopic: (name) => Promise.resolve(log.deleteTopic(name)),
      setAvailable: (available) => log.setAvailable(available),
      close: () => log.close(),
    },
    rows: await postgresRows(topic),
  };
});
