import type { WorkCalendar } from '@yishen/calendar';
import { dateOfInstant, type Instant } from '@yishen/calendar';
import { engineCaller, type Commands } from '@yishen/commands';
import { deadlinesOf, sameDeadlines, type Deadline } from '@yishen/domain';
import type { EventStore } from '@yishen/event-store';
import type { Report } from '@yishen/messaging';
import { NOTHING_SWEPT, addCounts, type SweepActivities, type SweepCounts } from '@yishen/workflows/contract';
import type { Clocks } from '../clocks/clocks';
import { agrees, loggedClock, type LoggedClock } from '../clocks/loggedClock';
import { forEachAtOnce } from '../concurrency';
import { commandIdOf } from './commandIds';

const PAGE = 200;
const AT_ONCE = 16;

/** What the sweep works with. */
export interface SweepOptions {
  readonly store: EventStore;
  /** The request streams of the log after one, by name. */
  readonly requestStreams: (page: { after: string; limit: number }) => Promise<string[]>;
  readonly clocks: Clocks;
  readonly commands: Pick<Commands, 'rederiveDeadlines'>;
  readonly calendar: WorkCalendar;
  readonly now: () => Instant;
  readonly report: Report;
}

/** The activities of `sweep`: the safety net under every lost signal. */
export function sweepActivities(options: SweepOptions): SweepActivities {
  return {
    sweepPage: async ({ after }) => {
      const streams = await options.requestStreams({ after, limit: PAGE });
      let counts = NOTHING_SWEPT;
      await forEachAtOnce(streams, AT_ONCE, async (stream) => {
        const found = await sweepRequest(options, stream);
        counts = addCounts(counts, { ...NOTHING_SWEPT, checked: 1, ...found });
      });
      return { counts, next: streams.length < PAGE ? null : streams.at(-1)! };
    },
    reportSweep: (counts) => {
      const repaired = counts.missing + counts.differing + counts.rederived;
      options.report(repaired === 0 ? 'info' : 'warn', 'sweep of request clocks', { ...counts });
      return Promise.resolve();
    },
  };
}

async function sweepRequest(options: SweepOptions, stream: string): Promise<Partial<SweepCounts>> {
  const { store, clocks, report } = options;
  const seen = loggedClock(await store.readStream(stream));
  if (!seen || seen.closed) return {};
  if (outdated(options, seen)) return await rederive(options, seen);
  const armed = await clocks.armed(seen.request);
  if (armed && agrees(armed, seen, options.now())) return { open: 1 };
  // Read again after the question: what differed may only have been on its way.
  const logged = loggedClock(await store.readStream(stream));
  if (!logged || logged.closed) return {};
  if (armed && agrees(armed, logged, options.now())) return { open: 1 };
  await clocks.arm(logged, armed?.derivation);
  const { request, derivation } = logged;
  report('warn', armed ? 'clock differed: armed again' : 'clock missing: started', {
    request,
    derivation,
    armed: armed?.derivation,
  });
  return armed ? { open: 1, differing: 1 } : { open: 1, missing: 1 };
}

// The state is left aside: that a deadline is missed is the clock's to record, whose timer may be minutes behind midnight.
function outdated({ calendar, now }: SweepOptions, { state }: LoggedClock): boolean {
  const running = (deadlines: readonly Deadline[]) =>
    deadlines.map((deadline): Deadline => ({ ...deadline, state: 'running' }));
  return !sameDeadlines(running(deadlinesOf(state, calendar, dateOfInstant(now()))), running(state.deadlines));
}

// A calendar or a rule has changed since: the new derivation reaches the clock through the log.
async function rederive(options: SweepOptions, { request, derivation }: LoggedClock): Promise<Partial<SweepCounts>> {
  const commandId = commandIdOf('rederive', request, derivation);
  await options.commands.rederiveDeadlines(engineCaller('sweep'), commandId, { id: request });
  options.report('warn', 'deadlines derived again', { request, derivation });
  return { open: 1, rederived: 1 };
}
