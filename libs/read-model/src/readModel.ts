import 'reflect-metadata';
import type { Pool } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { READ_TABLES } from './readTables';

/** What reads the read tables: each through its entity, over the view of its name. */
export type Reader = EntityManager;

/** The rows of one page, and how many there are on all of them. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** Which part of a list is asked for. */
export interface PageWindow {
  readonly limit: number;
  readonly offset: number;
}

/** The read tables of a database, for one process. */
export class ReadModel {
  constructor(private readonly source: DataSource) {}

  /** Reads each question at its own moment. */
  get reader(): Reader {
    return this.source.manager;
  }

  /** Reads several questions of the same moment, though the projector writes between them. */
  snapshot<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    return this.source.transaction('REPEATABLE READ', work);
  }

  /** Gives up the data source; the pool stays open. */
  close(): Promise<void> {
    return this.source.destroy();
  }
}

/** Opens the read tables on a pool of the process: no connection is made beside those of the pool. */
export async function openReadModel(pool: Pool): Promise<ReadModel> {
  const source = new DataSource({
    type: 'postgres',
    driver: driverOver(pool),
    entities: READ_TABLES.map(({ entity }) => entity),
    installExtensions: false,
  });
  return new ReadModel(await source.initialize());
}

// TypeORM makes its own pool from a class that it is given; this one hands out the pool that is there. Whoever opened it ends it.
function driverOver(pool: Pool): object {
  const lent = {
    on: () => lent,
    connect: (done: Parameters<Pool['connect']>[0]) => pool.connect(done),
    end: (done: () => void) => done(),
  };
  return {
    Pool: class {
      constructor() {
        return lent;
      }
    },
  };
}
