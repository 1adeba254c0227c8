import type { Batch, Broker } from '@yishen/messaging';

const BEAT_MS = 1_500;

/** The log with a heartbeat of its own while a batch is worked on: starting hundreds of clocks takes longer than a broker waits for a sign of life. */
export function steadyBroker(broker: Broker): Broker {
  return {
    ...broker,
    subscribe: (options) => broker.subscribe({ ...options, onBatch: (batch) => withHeartbeat(batch, options.onBatch) }),
  };
}

async function withHeartbeat(batch: Batch, onBatch: (batch: Batch) => Promise<void>): Promise<void> {
  // A beat that fails says that the partition has gone; the consumer finds out itself at its next step.
  const beat = setInterval(() => void batch.keepAlive().catch(() => undefined), BEAT_MS);
  try {
    await onBatch(batch);
  } finally {
    clearInterval(beat);
  }
}
