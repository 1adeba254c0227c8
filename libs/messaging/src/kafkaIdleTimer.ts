// Changes kafkajs itself (2.2.4, pinned), as only kafkaRecord.ts does beside it. Its RequestQueue sets a timer even when no request is
// pending, with a negative delay that Node turns into 1 ms, so each idle connection wakes the process ~900 times a second
// (kafkajs #1751, unmerged). Here the timer is set only while a request waits.
interface RequestQueue {
  readonly pending: readonly unknown[];
  scheduleCheckPendingRequests(): void;
}

let quieted = false;

/** Stops kafkajs's idle connections from waking the process every millisecond; repeating it changes nothing. */
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
