import { writtenTexts, yearTables, type NarrativeFigures } from '@yishen/annual-report';
import { plainDate, type PlainDate } from '@yishen/calendar';
import { engineCaller, type Commands } from '@yishen/application';
import type { HeavyJobs } from '@yishen/heavy-jobs';
import { idOfStream, isCutDay, reportDueOn } from '@yishen/domain';
import type { EventStore } from '@yishen/event-store';
import { parkedCount, standingOf, type Logger } from '@yishen/messaging';
import { feeFigures, reportSources, type ReadModel } from '@yishen/read-model';
import type { YearEndActivities } from '@yishen/workflows/contract';
import type { Pool } from 'pg';
import { forEachAtOnce } from '../concurrency';
import { reportLeftAside } from '../leftAside';
import { commandIdOf } from './commandIds';

const PAGE = 100;
const AT_ONCE = 4;
const READ_PROJECTION = 'read';

/** What the year-end works with. */
export interface YearEndOptions {
  readonly store: Pick<EventStore, 'head'>;
  readonly pool: Pool;
  readonly readModel: Pick<ReadModel, 'snapshot'>;
  readonly commands: Pick<Commands, 'agencyName' | 'contextOf' | 'cutReport' | 'loadReport' | 'narrativeTexts'>;
  readonly logger: Logger;
  /** Says that the page goes on; Temporal gives a silent one to another worker. */
  readonly heartbeat: () => void;
  /** Long texts are checked beside the thread on which the clocks run. */
  readonly jobs: Pick<HeavyJobs, 'run'>;
}

/** The activities of `yearEndReport` (条例 第四十九条、第五十条). */
export function yearEndActivities(options: YearEndOptions): YearEndActivities {
  return {
    yearEndPage: async ({ year, on, after }) => {
      const { rows } = await options.pool.query<{ stream: string }>(
        `select stream from stream_head where stream like 'agency-%' and stream > $1 order by stream limit $2`,
        [after, PAGE],
      );
      let [cut, unpublished] = [0, 0];
      const streams = rows.map(({ stream }) => stream);
      const lookAtOne = async (stream: string): Promise<void> => {
        const done = await lookAt(options, idOfStream(stream), year, plainDate(on)).catch((error: unknown) => {
          // One agency's trouble keeps no other from being asked; the next day comes back to it.
          reportLeftAside(options.logger, 'report left aside', stream, error);
          return { cut: false, unpublished: true };
        });
        cut += done.cut ? 1 : 0;
        unpublished += done.unpublished ? 1 : 0;
      };
      await forEachAtOnce(streams, AT_ONCE, lookAtOne, options.heartbeat);
      return { cut, unpublished, next: streams.length < PAGE ? null : streams.at(-1)! };
    },
  };
}

async function lookAt(
  { store, pool, readModel, commands, jobs }: YearEndOptions,
  agencyId: string,
  year: number,
  on: PlainDate,
): Promise<{ readonly cut: boolean; readonly unpublished: boolean }> {
  const caller = engineCaller('worker');
  const { state } = await commands.loadReport(caller, { agencyId, year });
  if (state.versions.some(({ publishedOn }) => publishedOn !== undefined)) return { cut: false, unpublished: false };
  const { calendar, policy } = await commands.contextOf(agencyId);
  if (!isCutDay(on, reportDueOn(year, { calendar, policy }))) return { cut: false, unpublished: true };
  const { epoch, position } = await standingOf(pool, READ_PROJECTION, store);
  const figures: NarrativeFigures = await readModel.snapshot(async (reader) => ({
    ...yearTables(await reportSources(reader, agencyId, year), year, policy.instancesPolicy),
    fees: await feeFigures(reader, [agencyId], year),
  }));
  const name = (await commands.agencyName(agencyId)) ?? '';
  const texts = await commands.narrativeTexts(caller, { agencyId, year });
  const written = writtenTexts(name, figures, texts);
  const { errors, warnings } = await jobs.run('ownFindings', { agency: name, figures, written });
  const parked = await parkedCount(pool, READ_PROJECTION, agencyId);
  const cut = { agencyId, year, on, epoch, position, errors, warnings, parked, asks: true };
  await commands.cutReport(caller, commandIdOf('cut', agencyId, year, on), cut);
  return { cut: true, unpublished: true };
}
