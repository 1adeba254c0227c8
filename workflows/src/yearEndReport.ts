import { continueAsNew, proxyActivities, sleep, workflowInfo } from '@temporalio/workflow';
import { PAGE_TIMEOUTS, type YearEndActivities, type YearEndInput } from './contract';

const { yearEndPage } = proxyActivities<YearEndActivities>(PAGE_TIMEOUTS);

const DAY = 24 * 60 * 60_000;
// The zone of every agency, Asia/Shanghai, has no summer time.
const ZONE = 8 * 60 * 60_000;
/** From 1 January to a week after 31 March, the last day that the law names (条例 第四十九条). */
const DAYS = 97;

/**
 * Runs the year's end of the annual reports: from 1 January 00:00 on, an activity looks at every agency's report each day, decides
 * which to cut, check and remind of, and does nothing twice. It ends when all are published, or a week after the last statutory day.
 */
export async function yearEndReport(input: YearEndInput): Promise<void> {
  const year = input.year ?? new Date(Date.now() + ZONE).getUTCFullYear() - 1;
  const midnightOf = (day: number): number => Date.UTC(year + 1, 0, 1) - ZONE + day * DAY;
  for (let day = input.day ?? 0; day < DAYS; day++) {
    // Skip the days that passed before the start, except the current one.
    if (midnightOf(day + 1) <= Date.now()) continue;
    const wait = midnightOf(day) - Date.now();
    if (wait > 0) await sleep(wait);
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof yearEndReport>({ year, day });
    if ((await lookedAt(year, new Date(midnightOf(day) + ZONE).toISOString().slice(0, 10))) === 0) return;
  }
}

async function lookedAt(year: number, on: string): Promise<number> {
  let unpublished = 0;
  for (let after: string | null = ''; after !== null;) {
    const page: Awaited<ReturnType<typeof yearEndPage>> = await yearEndPage({ year, on, after });
    unpublished += page.unpublished;
    after = page.next;
  }
  return unpublished;
}
