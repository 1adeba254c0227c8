import { dateOfInstant, regionsOf, type Instant } from '@yishen/calendar';
import { engineCaller, type Commands } from '@yishen/application';
import { idOfStream } from '@yishen/domain';
import type { EventStore } from '@yishen/event-store';
import type { Logger } from '@yishen/messaging';
import {
  NOTHING_ROLLED_OUT,
  addRolloutCounts,
  type RolloutActivities,
  type RolloutCounts,
  type RolloutOf,
} from '@yishen/workflows/contract';
import { deriveAgain, isOutdated } from '../clocks/rederivation';
import { forEachAtOnce } from '../concurrency';
import { reportLeftAside, throwIfLogAway } from '../leftAside';
import { commandIdOf } from './commandIds';

const PAGE = 500;
// Enough for the log to commit them in groups, few enough that the office's own commands hardly wait.
const AT_ONCE = 16;

/** What a rollout works with. */
export interface RolloutOptions {
  readonly store: EventStore;
  /** The streams that something still waits for, after one, by name. */
  readonly openClockStreams: (page: { after: string; limit: number }) => Promise<string[]>;
  readonly commands: Pick<
    Commands,
    | 'rederiveDeadlines'
    | 'rederiveProceeding'
    | 'contextOf'
    | 'freshContexts'
    | 'startCalendarRollout'
    | 'completeCalendarRollout'
  >;
  readonly now: () => Instant;
  readonly logger: Logger;
  /** Says that the page goes on; Temporal gives a silent one to another worker. */
  readonly heartbeat: () => void;
}

/**
 * The activities of `calendarRollout`: the deadlines of every open case derived again, each once for a version. A calendar's
 * rollout is told by its stream; of a setting and of rules the derivations themselves are what is recorded.
 */
export function rolloutActivities(options: RolloutOptions): RolloutActivities {
  const { commands, logger } = options;
  const caller = engineCaller('rollout');
  return {
    startRollout: async ({ cause = 'calendar', ...rollout }) => {
      if (cause !== 'calendar') return logger('info', 'rollout begins', { cause, version: rollout.version });
      await commands.startCalendarRollout(caller, commandIdOf('rollout-start', rollout.version), rollout);
    },
    rollOutPage: async ({ after, ...rollout }) => {
      // What this process keeps may be older than the approval.
      commands.freshContexts();
      const streams = await options.openClockStreams({ after, limit: PAGE });
      let counts = NOTHING_ROLLED_OUT;
      const rollOutOne = async (stream: string): Promise<void> => {
        const found = await rollOutCase(options, stream, rollout).catch(async (error: unknown) => {
          await throwIfLogAway(options.store, error);
          reportLeftAside(logger, 'case not rolled out', stream, error);
          return { checked: 1, failed: 1 };
        });
        counts = addRolloutCounts(counts, { ...NOTHING_ROLLED_OUT, ...found });
      };
      await forEachAtOnce(streams, AT_ONCE, rollOutOne, options.heartbeat);
      return { counts, next: streams.length < PAGE ? null : streams.at(-1)! };
    },
    completeRollout: async ({ region, version, cause = 'calendar', counts }) => {
      if (cause === 'calendar') {
        const commandId = commandIdOf('rollout-complete', version);
        await commands.completeCalendarRollout(caller, commandId, { region, version, ...counts });
      }
      logger(counts.failed === 0 ? 'info' : 'warn', `${cause} rolled out`, { version, ...counts });
    },
  };
}

async function rollOutCase(
  { store, commands, now }: RolloutOptions,
  stream: string,
  { region, version, agency }: RolloutOf,
): Promise<Partial<RolloutCounts>> {
  const events = await store.readStream(stream);
  const [first] = events;
  if (!first || (agency !== undefined && first.scope !== agency)) return {};
  const context = await commands.contextOf(first.scope);
  if (!regionsOf(context.region).includes(region)) return {};
  if (!isOutdated(events, context, dateOfInstant(now()))) return { checked: 1 };
  const id = idOfStream(stream);
  await deriveAgain(commands, engineCaller('rollout'), commandIdOf('rollout', id, version), stream);
  return { checked: 1, rederived: 1 };
}
