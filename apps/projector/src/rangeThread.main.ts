import { READ_TABLES, type StreamRange } from '@yishen/read-model';
import { workerData } from 'node:worker_threads';
import { openCheckpoints, openRowPool } from './database';
import { foldRange, type BuildTo } from './rangeFolding';
import { serveThread } from './threads';

/** With what the thread is started: the tables by their names, because functions do not go from thread to thread. */
export interface RangeThreadStart {
  readonly databaseUrl: string;
  readonly tables: readonly string[];
  readonly partitions: number;
  readonly build: BuildTo;
}

const { databaseUrl, tables, partitions, build } = workerData as RangeThreadStart;
const pool = openRowPool(databaseUrl, 1);
const readTables = READ_TABLES.filter(({ name }) => tables.includes(name));
const on = { pool, checkpoints: openCheckpoints(pool), readTables, partitions };

serveThread<StreamRange, number>({ run: (range) => foldRange(on, build, range), close: () => pool.end() });
