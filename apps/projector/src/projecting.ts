import { setTimeout as pause } from 'node:timers/promises';
import { openPostgresEventStore } from '@yishen/event-store';
import { errorName, runConsumer, type ConsumerHealth, type Broker, type Logger } from '@yishen/messaging';
import { readBuilds, readTablesShape } from '@yishen/read-model';
import type { Pool } from 'pg';
import { projectorShares } from './connectionShares';
import { openCheckpoints, openRowPool } from './database';
import { readProjection } from './readProjection';
import { rebuild, type RebuildReport } from './rebuild';
import { openWorkplace } from './workplace';

/** How far the read tables are behind the log. */
export interface ProjectingHealth extends ConsumerHealth {
  /** The end of the log. */
  readonly head: string;
}

/** A running projector. */
export interface Projecting {
  health(): Promise<ProjectingHealth>;
  /** Drives parked streams again now. */
  retryParked(): Promise<unknown>;
  /** Finishes the batch in hand. */
  stop(): Promise<void>;
}

const RETRY_MS = 1_000;
const CONNECTIONS = 15;

/**
 * Keeps the read tables up with the log until stopped. It begins with a rebuild when the tables have another shape than this
 * program's, and makes one when the log has another epoch than the rows or never had what is in them; whatever is away is waited for.
 */
export function startProjecting(options: {
  readonly databaseUrl: string;
  /** The most connections it makes to the database, a rebuild beside it included. */
  readonly connections?: number;
  readonly broker: Broker;
  readonly topic: string;
  readonly logger: Logger;
}): Projecting {
  const { databaseUrl, broker, topic, logger } = options;
  const stopping = new AbortController();
  const shares = projectorShares(options.connections ?? CONNECTIONS);
  const store = openPostgresEventStore({ url: databaseUrl, readers: shares.live.log });
  const pool = openRowPool(databaseUrl, shares.live.rows);
  const checkpoints = openCheckpoints(pool);
  let rebuilding: Promise<void> | undefined;

  const startRebuild = (): Promise<void> => {
    rebuilding ??= rebuildDatabase(databaseUrl, { connections: shares.rebuild, signal: stopping.signal })
      .then(({ build, position }) => logger('info', 'read tables rebuilt', { build, position }))
      .catch((error: unknown) => logger('error', 'read tables not rebuilt', { error: errorName(error) }))
      .finally(() => {
        rebuilding = undefined;
      });
    return rebuilding;
  };
  const handler = readProjection(() => void startRebuild());
  const started = (async () => {
    await untilFit({ pool, signal: stopping.signal, logger, rebuild: startRebuild });
    if (stopping.signal.aborted) return undefined;
    return runConsumer({ broker, topic, source: store, checkpoints, handler, logger });
  })();

  return {
    health: async () => {
      const consumer = await Promise.race([started, Promise.resolve(undefined)]);
      if (consumer === undefined) {
        const { position, epoch } = await store.head();
        const nothing = { watermark: '0', lag: position, parked: 0, aboveHead: false, disbelieved: 0 };
        return { state: 'waiting', epoch, head: position, ...nothing };
      }
      const health = await consumer.health();
      return { ...health, head: String(BigInt(health.watermark) + BigInt(health.lag)) };
    },
    retryParked: async () => (await started)?.retryParked(),
    stop: async () => {
      stopping.abort();
      await (await started)?.stop();
      await rebuilding;
      await Promise.all([store.close(), pool.end()]);
    },
  };
}

async function rebuildDatabase(
  databaseUrl: string,
  options: { readonly connections: number; readonly signal: AbortSignal },
): Promise<RebuildReport> {
  const workplace = await openWorkplace(databaseUrl, options);
  return rebuild(workplace).finally(() => workplace.close());
}

/** Waits for the database, and rebuilds until the active build has the shape that this program writes. */
async function untilFit(on: {
  pool: Pool;
  signal: AbortSignal;
  logger: Logger;
  rebuild(): Promise<void>;
}): Promise<void> {
  while (!on.signal.aborted) {
    try {
      const active = (await readBuilds(on.pool)).find(({ state }) => state === 'active');
      if (active?.shape === readTablesShape()) return;
      on.logger('info', 'the read tables have another shape: rebuilding');
      if (active) await on.rebuild();
    } catch (error) {
      on.logger('warn', 'the read model is not there yet', { error: errorName(error) });
    }
    await pause(RETRY_MS, undefined, { signal: on.signal }).catch(() => undefined);
  }
}
