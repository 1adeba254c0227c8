// The one file that touches kafkajs's inside (2.2.4, pinned). Its RequestQueue re-arms a timer even when no request is
// pending, with a negative delay that Node turns into 1 ms: each idle connection wakes the process ~900 times a second
// (kafkajs #1751, unmerged). A timer is needed only while something waits, so it is armed only then.
interface RequestQueue {
  readonly pending: readonly unknown[];
  scheduleCheckPendingRequests(): void;
}

let quieted = false;

/** Stops kafkajs's idle connections from waking the process every millisecond; does nothing the second time. */
export function quietIdleTimer(): void {
  if (quieted) return;
  quieted = true;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an inner file without types
  const queue = (require('kafkajs/src/network/requestQueue') as { prototype: RequestQueue }).prototype;

  const schedule = queue.scheduleCheckPendingRequests;
  queue.scheduleCheckPendingRequests = function (this: RequestQueue): void {
    if (this.pending.length > 0) schedule.call(this);
  };
}
