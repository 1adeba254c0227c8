import type { LogEvent, Projection as Consumed } from '@yishen/messaging';
import { holdActiveBuild } from '@yishen/read-model';
import type { PoolClient } from 'pg';
import { applyBatch } from './applyBatch';
import type { Projection } from './projection';
import { PROJECTIONS } from './projections/projections';

/** The name of the one checkpoint that all read tables share. */
export const READ = 'read';

/** The partitions of the topic when no checkpoint says otherwise; they are fixed for its life. */
export const PARTITIONS = 8;

/** Thrown to the consumer until a rebuild has made tables of the log's new epoch; the consumer waits and asks again. */
export class EpochChanged extends Error {
  readonly code = 'projector.epoch-changed';

  constructor() {
    super('the log has another epoch: the read tables are being rebuilt');
    this.name = 'EpochChanged';
  }
}

/**
 * The consumer's view of all projections: events go to the build that is active in their transaction. A new epoch is never
 * folded over the rows of the old one: `onEpochChange` asks for a rebuild beside them, whose swap moves the checkpoints.
 */
export function readProjection(
  onEpochChange: () => void,
  projections: readonly Projection[] = PROJECTIONS,
): Consumed<PoolClient> {
  return {
    name: READ,
    apply: async (session, events: readonly LogEvent[]) => {
      await applyBatch(session, await holdActiveBuild(session), projections, events);
    },
    onEpochChange: () => {
      onEpochChange();
      return Promise.reject(new EpochChanged());
    },
  };
}
