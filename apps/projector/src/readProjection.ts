import type { LogEvent, EventHandler as Consumed } from '@yishen/messaging';
import { READ_TABLES, holdActiveBuild, type ReadTable } from '@yishen/read-model';
import type { PoolClient } from 'pg';
import { applyBatch } from './applyBatch';

/** The name of the one checkpoint that all read tables share. */
export const READ = 'read';

/** Thrown to the consumer until a rebuild has made tables that are the log's; the consumer waits and asks again. */
class TablesBeingRebuilt extends Error {
  readonly code = 'projector.being-rebuilt';

  constructor() {
    super('the read tables are not of this log: they are being rebuilt');
    this.name = 'TablesBeingRebuilt';
  }
}

/**
 * The consumer's view of all read tables: events go to the build that is active in their transaction. A log is never folded
 * over rows that are not its own (another epoch's, or an event it never had): `startAfresh` asks for a rebuild beside them,
 * whose swap moves the checkpoints.
 */
export function readProjection(
  startRebuild: () => void,
  tables: readonly ReadTable[] = READ_TABLES,
): Consumed<PoolClient> {
  return {
    name: READ,
    apply: async (session, events: readonly LogEvent[]) => {
      await applyBatch(session, await holdActiveBuild(session), tables, events);
    },
    startAfresh: () => {
      startRebuild();
      return Promise.reject(new TablesBeingRebuilt());
    },
  };
}
