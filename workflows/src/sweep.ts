import { continueAsNew, proxyActivities, workflowInfo } from '@temporalio/workflow';
import {
  NOTHING_SWEPT,
  PAGE_TIMEOUTS,
  addCounts,
  type SweepActivities,
  type SweepCounts,
  type SweepInput,
  type SweepPage,
} from './contract';

const { sweepPage } = proxyActivities<SweepActivities>(PAGE_TIMEOUTS);
const { reportSweep } = proxyActivities<SweepActivities>({ startToCloseTimeout: '10 minutes' });

/** Goes through the open cases page by page; the activity compares the clock of each with the fold and repairs it. */
export async function sweep(input: SweepInput): Promise<SweepCounts> {
  let counts = input.counts ?? NOTHING_SWEPT;
  let after: string | null = input.after ?? '';
  while (after !== null) {
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof sweep>({ after, counts });
    const page: SweepPage = await sweepPage({ after });
    counts = addCounts(counts, page.counts);
    after = page.next;
  }
  await reportSweep(counts);
  return counts;
}
