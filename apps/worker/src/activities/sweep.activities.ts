import type { WorkCalendar } from '@yishen/calendar';
import { dateOfInstant, type Instant } from '@yishen/calendar';
import { engineCaller, type Commands } from '@yishen/commands';
import { deadlinesOf, idOfStream, sameDeadlines, type Deadline } from '@yishen/domain';
import { storeErrorCode, type EventStore } from '@yishen/event-store';
import { isPassing, type Report } from '@yishen/messaging';
import { NOTHING_SWEPT, addCounts, type SweepActivities, type SweepCounts } from '@yishen/workflows/contract';
import type { Clocks } from '../clocks/clocks';
import { agrees, loggedClock, type LoggedClock } from '../clocks/loggedClock';
import { forEachAtOnce } from '../concurrency';
import { grpcStatusOf } from '../grpcStatus';
import { commandIdOf } from './commandIds';

// Should every clock of a page be stuck, and each question run into the server's time limit, the page still ends within the
// time that the workflow gives it.
const PAGE = 100;
const AT_ONCE = 16;

/** What the sweep works with. */
export interface SweepOptions {
  readonly store: EventStore;
  /** The request streams of the log after one, by name. */
  readonly requestStreams: (page: { after: string; limit: number }) => Promise<string[]>;
  readonly clocks: Pick<Clocks, 'armed' | 'arm' | 'answers'>;
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
        const found = await sweepRequest(options, stream).catch((error: unknown) => leftAside(options, stream, error));
        counts = addCounts(counts, { ...NOTHING_SWEPT, checked: 1, ...found });
      });
      return { counts, next: streams.length < PAGE ? null : streams.at(-1)! };
    },
    reportSweep: (counts) => {
      const { missing, differing, rederived, failed = 0 } = counts;
      options.report(missing + differing + rederived + failed === 0 ? 'info' : 'warn', 'sweep of request clocks', {
        ...counts,
      });
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

// One request that fails must not keep the sweep from all others. Only where none could succeed, because the log or Temporal
// is away, does the page come again.
async function leftAside(options: SweepOptions, stream: string, error: unknown): Promise<Partial<SweepCounts>> {
  if (await isAway(options, error)) throw error;
  const { code, name } = error as { code?: unknown; name?: unknown };
  options.report('error', 'request not swept', {
    request: idOfStream(stream),
    error: name,
    code,
    grpcStatus: grpcStatusOf(error),
  });
  return { failed: 1 };
}

async function isAway({ store, clocks }: SweepOptions, error: unknown): Promise<boolean> {
  if ((error as { name?: unknown } | null)?.name === 'TemporalAway') return !(await clocks.answers());
  if (storeErrorCode(error) === 'unavailable') return true;
  if (!isPassing(error)) return false;
  return await store.head().then(
    () => false,
    () => true,
  );
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
