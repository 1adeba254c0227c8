import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { bundleFromSource, keepHistory, openSkippedTime, type SkippedTime } from '../test/skippedTime';
import { WORKFLOWS, type YearEndActivities } from './contract';

const DAY = 24 * 60 * 60_000;
const ZONE = 8 * 60 * 60_000;

interface Looked {
  readonly year: number;
  readonly on: string;
  readonly after: string;
  readonly at: number;
}

let time: SkippedTime;
let looked: Looked[];
/** The first day on which all reports are published. */
let allPublishedOn: string;

const activities: YearEndActivities = {
  yearEndPage: async ({ year, on, after }) => {
    looked.push({ year, on, after, at: await time.now() });
    const unpublished = on < allPublishedOn ? 1 : 0;
    return { cut: unpublished, unpublished, next: after === '' ? 'agency-1' : null };
  },
};

beforeAll(async () => {
  time = await openSkippedTime(inject('temporalTestServer'), await bundleFromSource(), activities);
}, 120_000);
afterAll(() => time.close());
beforeEach(() => {
  looked = [];
});

const start = async (input: object) => {
  const options = { taskQueue: time.taskQueue, workflowId: `year-end-${randomUUID()}`, args: [input] };
  return time.client.workflow.start(WORKFLOWS.yearEndReport, options);
};
const newYear = async (): Promise<{ year: number; midnight: number }> => {
  const year = new Date((await time.now()) + ZONE).getUTCFullYear();
  return { year, midnight: Date.UTC(year + 1, 0, 1) - ZONE };
};

describe('the year-end workflow', () => {
  it('looks at every agency each day from New Year’s midnight in Shanghai, until all have published', async () => {
    const { year, midnight } = await newYear();
    allPublishedOn = `${year + 1}-01-04`;
    const run = await start({ year });
    await time.skipTo(midnight + 5 * DAY);
    await run.result();
    expect(looked.map(({ on, after }) => `${on} ${after}`)).toEqual(
      ['01', '02', '03', '04'].flatMap((day) => [`${year + 1}-01-${day} `, `${year + 1}-01-${day} agency-1`]),
    );
    looked.forEach(({ on, at }) => expect(at).toBeGreaterThanOrEqual(Date.parse(`${on}T00:00:00+08:00`)));
    expect(looked[0]!.at).toBeLessThan(midnight + DAY);
    await keepHistory(run, 'yearEndReport.four-days');
  });

  it('begins with the current day when it starts late, and reports on the last year when none is named', async () => {
    const now = new Date((await time.now()) + ZONE);
    const today = now.toISOString().slice(0, 10);
    allPublishedOn = today;
    const run = await start({});
    await run.result();
    const inSeason = Number(today.slice(5, 7)) <= 3;
    expect(looked.map(({ on }) => on)).toEqual(inSeason ? [today, today] : []);
    expect(looked.every(({ year }) => year === now.getUTCFullYear() - 1)).toBe(true);
  });
});
