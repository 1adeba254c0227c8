import { logContract } from './broker.contract';
import { memoryBroker } from './memory';

logContract('memory', () => {
  const broker = memoryBroker();
  return Promise.resolve({
    broker,
    deleteTopic: (topic) => Promise.resolve(broker.deleteTopic(topic)),
    close: () => broker.close(),
  });
});
