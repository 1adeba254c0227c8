import { READ_TABLES } from '@yishen/read-model';
import { parentPort, workerData } from 'node:worker_threads';
import { openCheckpoints, openRowPool } from './database';
import { foldRange } from './rangeFolding';
import type { RangeAnswer, RangeMessage, ThreadStart } from './rangeThreads';

const { databaseUrl, tables, partitions, build } = workerData as ThreadStart;
const pool = openRowPool(databaseUrl, 1);
const readTables = READ_TABLES.filter(({ name }) => tables.includes(name));
const on = { pool, checkpoints: openCheckpoints(pool), readTables, partitions };

const answer = (message: RangeAnswer): void => parentPort!.postMessage(message);

parentPort!.on('message', (range: RangeMessage) => {
  if (range === 'close') {
    void pool.end().then(() => parentPort!.close());
    return;
  }
  foldRange(on, build, range).then(
    (events) => answer({ events }),
    (error: Error & { code?: unknown }) => answer({ failure: { message: error.message, code: error.code } }),
  );
});
