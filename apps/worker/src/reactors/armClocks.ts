import type { DeadlinesChanged } from '@yishen/domain';
import type { EventStore } from '@yishen/event-store';
import type { LogEvent, EventHandler } from '@yishen/messaging';
import type { Clocks } from '../clocks/clocks';
import { loggedClocks } from '../clocks/loggedClocks';
import { forEachAtOnce } from '../concurrency';

const AT_ONCE = 32;

/**
 * Arms the clocks of a stream when its deadlines change.
 *
 * 1. The event is a hint: what is armed is what the log says now. A redelivered event revives nothing, and nothing is
 *    started for a case that the log has closed meanwhile.
 * 2. A failure of Temporal or the log leaves the batch unconsumed: it comes again.
 * 3. A log restored to an earlier moment is not replayed into Temporal: clocks ahead of it are repaired by the sweep.
 */
export function armClocks<Tx>({ store, clocks }: { store: EventStore; clocks: Clocks }): EventHandler<Tx> {
  async function follow(stream: string): Promise<void> {
    for (const logged of loggedClocks(await store.readStream(stream))) {
      await (logged.closed ? clocks.close(logged) : clocks.arm(logged));
    }
  }
  return {
    // The name of its checkpoint, from when requests alone had clocks: another one would read the log from the beginning.
    name: 'reactor.requestClock',
    apply: async (_tx, events) => {
      const streams = new Set(events.filter(concernsClock).map((event) => event.stream));
      await forEachAtOnce([...streams], AT_ONCE, follow);
    },
    startAfresh: () => Promise.resolve(),
  };
}

// A request typed in late with its answer is closed from its first derivation: no clock was ever started for it, and
// should a later derivation open it, that has an event of its own. So a year of old requests passes without a question.
function concernsClock(event: LogEvent): boolean {
  if (event.type !== 'DeadlinesChanged') return false;
  const { derivation, closed } = event.data as unknown as DeadlinesChanged['data'];
  return !(closed && derivation === 1);
}
