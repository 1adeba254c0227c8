import { continueAsNew, defineQuery, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import {
  NOTHING_ROLLED_OUT,
  QUERIES,
  addRolloutCounts,
  type RolloutActivities,
  type RolloutCounts,
  type RolloutInput,
  type RolloutPage,
  type RolloutProgress,
} from './contract';

const { startRollout, rollOutPage, completeRollout } = proxyActivities<RolloutActivities>({
  startToCloseTimeout: '10 minutes',
});
const progress = defineQuery<RolloutProgress>(QUERIES.progress);

/**
 * Has the deadlines of every open case of a region derived again after a change of its calendar, page by page. It resumes where
 * it stopped; a page that comes again derives nothing twice. How far it is is a query, and stands in the read tables by itself.
 */
export async function calendarRollout(input: RolloutInput): Promise<RolloutCounts> {
  const { region, version } = input;
  let counts = input.counts ?? NOTHING_ROLLED_OUT;
  let after: string | null = input.after ?? '';
  setHandler(progress, () => ({ version, counts, done: after === null }));
  if (input.after === undefined) await startRollout({ region, version });
  while (after !== null) {
    if (workflowInfo().continueAsNewSuggested) {
      await continueAsNew<typeof calendarRollout>({ region, version, after, counts });
    }
    const page: RolloutPage = await rollOutPage({ region, version, after });
    counts = addRolloutCounts(counts, page.counts);
    after = page.next;
  }
  await completeRollout({ region, version, counts });
  return counts;
}
