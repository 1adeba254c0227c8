import { continueAsNew, proxyActivities, sleep, workflowInfo } from '@temporalio/workflow';
import { PAGE_TIMEOUTS, type YearEndActivities, type YearEndInput } from './contract';

const { yearEndPage } = proxyActivities<YearEndActivities>(PAGE_TIMEOUTS);

const DAY = 24 * 60 * 60_000;
// Asia/Shanghai, the zone of every agency, has no summer time.
const ZONE = 8 * 60 * 60_000;
/** From 1 January to a week after 31 March, the last day that the law names (条例 第四十九条). */
const DAYS = 97;

/**
 * The year's end of the annual reports: from 1 January 00:00 on it has every agency's report looked at each day; the activity
 * decides which are cut, checked and asked about, and does nothing twice. It ends when all are published, or a week after the
 * last statutory day.
 */
export async function yearEndReport(input: YearEndInput): Promise<void> {
  const year = input.year ?? new Date(Date.now() + ZONE).getUTCFullYear() - 1;
  const midnightOf = (day: number): number => Date.UTC(year + 1, 0, 1) - ZONE + day * DAY;
  for (let day = input.day ?? 0; day < DAYS; day++) {
    // Days that passed before it was started are not made up for, but for the last of them.
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
