import { dateOfInstant, type Instant } from '@yishen/calendar';
import { engineCaller, type Commands } from '@yishen/application';
import { idOfStream } from '@yishen/domain';
import type { EventStore } from '@yishen/event-store';
import type { Logger } from '@yishen/messaging';
import {
  NOTHING_SWEPT,
  addCounts,
  type ArmedAlarms,
  type SweepActivities,
  type SweepCounts,
} from '@yishen/workflows/contract';
import type { Clocks } from '../clocks/clocks';
import { agrees, furthestOpen, loggedClocks, type LoggedClock } from '../clocks/loggedClocks';
import { deriveAgain, isOutdated } from '../clocks/rederivation';
import { forEachAtOnce } from '../concurrency';
import { reportLeftAside, throwIfLogAway } from '../leftAside';
import { commandIdOf } from './commandIds';

// Should every clock of a page be stuck, and each question run into the server's time limit, the page still ends within the
// time that the workflow gives it.
const PAGE = 100;
const AT_ONCE = 16;

/** What the sweep works with. */
export interface SweepOptions {
  readonly store: EventStore;
  /** The streams that something still waits for, after one, by name; asked of the log, never of read tables. */
  readonly openClockStreams: (page: { after: string; limit: number }) => Promise<string[]>;
  readonly clocks: Pick<Clocks, 'armed' | 'arm' | 'answers'>;
  readonly commands: Pick<Commands, 'rederiveDeadlines' | 'rederiveProceeding' | 'contextOf'>;
  readonly now: () => Instant;
  readonly logger: Logger;
  /** Says that the page goes on; Temporal gives a silent one to another worker. */
  readonly heartbeat: () => void;
  /** Looks whether the calendar covers the open deadlines, of which the furthest is given. */
  readonly checkCoverage: (furthest: string | undefined) => Promise<void>;
}

/** The activities of `sweep`: the safety net under every lost signal. */
export function sweepActivities(options: SweepOptions): SweepActivities {
  return {
    sweepPage: async ({ after }) => {
      const streams = await options.openClockStreams({ after, limit: PAGE });
      let counts = NOTHING_SWEPT;
      const sweepOne = async (stream: string): Promise<void> => {
        const found = await sweepStream(options, stream).catch((error: unknown) => leftAside(options, stream, error));
        counts = addCounts(counts, { ...NOTHING_SWEPT, ...found, checked: 1 });
      };
      await forEachAtOnce(streams, AT_ONCE, sweepOne, options.heartbeat);
      return { counts, next: streams.length < PAGE ? null : streams.at(-1)! };
    },
    // The last activity of a sweep, once a day: the workflow itself is as it was when the oldest running one began.
    reportSweep: async (counts) => {
      const { missing, differing, rederived, failed = 0, furthest } = counts;
      await options.checkCoverage(furthest);
      options.logger(missing + differing + rederived + failed === 0 ? 'info' : 'warn', 'sweep of clocks', {
        ...counts,
      });
    },
  };
}

async function sweepStream(options: SweepOptions, stream: string): Promise<Partial<SweepCounts>> {
  const { store, clocks, commands, now } = options;
  const events = await store.readStream(stream);
  const [main, ...others] = loggedClocks(events);
  if (!main || main.closed) return {};
  const furthest = furthestOpen(events);
  const context = await commands.contextOf(main.agency);
  if (isOutdated(events, context, dateOfInstant(now())))
    return { ...(await rederive(options, stream, main)), ...(furthest === undefined ? {} : { furthest }) };
  let counts: SweepCounts = { ...NOTHING_SWEPT, open: 1, ...(furthest === undefined ? {} : { furthest }) };
  for (const seen of [main, ...others.filter(({ closed }) => !closed)]) {
    const armed = await clocks.armed(seen);
    if (armed && agrees(armed, seen, now())) continue;
    counts = addCounts(counts, { ...NOTHING_SWEPT, ...(await repair(options, stream, seen, armed)) });
  }
  return counts;
}

async function repair(
  { store, clocks, now, logger }: SweepOptions,
  stream: string,
  { id }: LoggedClock,
  armed: ArmedAlarms | undefined,
): Promise<Partial<SweepCounts>> {
  // Read again after the question: what differed may only have been on its way.
  const logged = loggedClocks(await store.readStream(stream)).find((clock) => clock.id === id);
  if (!logged || logged.closed || (armed && agrees(armed, logged, now()))) return {};
  await clocks.arm(logged, armed?.derivation);
  logger('warn', armed ? 'clock differed: armed again' : 'clock missing: started', {
    clock: id,
    derivation: logged.derivation,
    armed: armed?.derivation,
  });
  return armed ? { differing: 1 } : { missing: 1 };
}

// One case that fails must not keep the sweep from all others. Only where none could succeed, because the log or Temporal
// is away, does the page come again.
async function leftAside(options: SweepOptions, stream: string, error: unknown): Promise<Partial<SweepCounts>> {
  if (await isTemporalAway(options.clocks, error)) throw error;
  await throwIfLogAway(options.store, error);
  reportLeftAside(options.logger, 'case not swept', stream, error);
  return { failed: 1 };
}

async function isTemporalAway(clocks: SweepOptions['clocks'], error: unknown): Promise<boolean> {
  return (error as { name?: unknown } | null)?.name === 'TemporalAway' && !(await clocks.answers());
}

// A calendar or a rule has changed since: the new derivation reaches the clock through the log.
async function rederive(
  options: SweepOptions,
  stream: string,
  { derivation }: LoggedClock,
): Promise<Partial<SweepCounts>> {
  const id = idOfStream(stream);
  const commandId = commandIdOf('rederive', id, derivation);
  await deriveAgain(options.commands, engineCaller('sweep'), commandId, stream);
  options.logger('warn', 'deadlines derived again', { stream, derivation });
  return { open: 1, rederived: 1 };
}
