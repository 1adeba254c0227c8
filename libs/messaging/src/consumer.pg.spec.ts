import { memoryBroker } from './memory';
import { consumerContract } from './consumer.contract';
import { postgresRows } from '../test/postgresRows';

consumerContract('rows in PostgreSQL, log in memory', async (topic) => {
  const broker = memoryBroker();
  return {
    broker: {
      broker,
      deleteTopic: (name) => Promise.resolve(broker.deleteTopic(name)),
      setAvailable: (available) => broker.setAvailable(available),
      close: () => broker.close(),
    },
    rows: await postgresRows(topic),
  };
});
