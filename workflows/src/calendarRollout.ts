import { continueAsNew, defineQuery, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import {
  NOTHING_ROLLED_OUT,
  PAGE_TIMEOUTS,
  QUERIES,
  addRolloutCounts,
  type RolloutActivities,
  type RolloutCounts,
  type RolloutInput,
  type RolloutPage,
  type RolloutProgress,
} from './contract';

const { rollOutPage } = proxyActivities<RolloutActivities>(PAGE_TIMEOUTS);
const { startRollout, completeRollout } = proxyActivities<RolloutActivities>({
  startToCloseTimeout: '10 minutes',
});
const progress = defineQuery<RolloutProgress>(QUERIES.progress);

/**
 * Has the deadlines of every open case of a region derived again, page by page, after a change of the calendar, of an agency's
 * setting or of the rules. It resumes where it stopped, and a repeated page derives nothing twice. A query and the read tables show
 * its progress. It keeps its first name, because running workflows have that name in their history.
 */
export async function calendarRollout(input: RolloutInput): Promise<RolloutCounts> {
  const { after: from, counts: before = NOTHING_ROLLED_OUT, ...rollout } = input;
  const { version } = rollout;
  let counts = before;
  let after: string | null = from ?? '';
  setHandler(progress, () => ({ version, counts, done: after === null }));
  if (from === undefined) await startRollout(rollout);
  while (after !== null) {
    if (workflowInfo().continueAsNewSuggested) {
      await continueAsNew<typeof calendarRollout>({ ...rollout, after, counts });
    }
    const page: RolloutPage = await rollOutPage({ ...rollout, after });
    counts = addRolloutCounts(counts, page.counts);
    after = page.next;
  }
  await completeRollout({ ...rollout, counts });
  return counts;
}
