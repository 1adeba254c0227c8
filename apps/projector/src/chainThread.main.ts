import { openPostgresEventStore, walkRange, type ChainPart, type ChainRange } from '@yishen/event-store';
import { workerData } from 'node:worker_threads';
import { serveThread } from './threads';

/** With what the thread is started. */
export interface ChainThreadStart {
  readonly databaseUrl: string;
}

const { databaseUrl } = workerData as ChainThreadStart;
const store = openPostgresEventStore({ url: databaseUrl, readers: 1 });

serveThread<ChainRange, ChainPart>({ run: (range) => walkRange(store, range), close: () => store.close() });
