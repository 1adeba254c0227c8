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
 * Has the deadlines of every open case of a region derived again after a change of its calendar, of an agency's setting or of
 * the rules, page by page. It keeps the name it began with: running ones have it in their history. It resumes where it stopped; a page that comes again derives nothing twice. How far it is is a query, and stands in the read tables by itself.
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
