import { logContract } from './log.contract';
import { memoryLog } from './memory';

logContract('memory', () => {
  const log = memoryLog();
  return Promise.resolve({
    log,
    deleteTopic: (topic) => Promise.resolve(log.deleteTopic(topic)),
    close: () => log.close(),
  });
});
