import { eventStoreContract } from './eventStore.contract';
import { memoryEventStore } from './memory';

eventStoreContract('the memory twin', () =>
  Promise.resolve({ store: memoryEventStore(), close: () => Promise.resolve() }),
);
