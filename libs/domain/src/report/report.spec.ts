import { NATIONAL_CALENDAR, addDays, plainDate, workingDaysBetween } from '@yishen/calendar';
import { DEFAULT_SETTINGS } from '@yishen/statute';
import { describe, expect, it } from 'vitest';
import { evolveReportDue } from '../incident/reportDue';
import { specification } from '../testing';
import {
  UNWRITTEN_REPORT,
  changedCells,
  decideReport,
  evolveReport,
  isCutDay,
  reportDueOn,
  type CutReport,
  type Report,
  type ReportCommand,
  type ReportEvent,
  type SignReport,
} from './report';

const text = { k: 'report', v: 'c2VhbGVk' };
const given = specification<ReportCommand, ReportEvent, Report>({
  decide: decideReport,
  evolve: evolveReport,
  initial: UNWRITTEN_REPORT,
});
const january = { now: '2025-01-20T04:00:00.000Z' };
const tables = (received: number) => ({
  two: { fees: '1.5' },
  three: { N: [received, 0, 0, 0, 0, 0, received] },
  four: { reconsideration: [0, 0, 0, 0, 0] },
});
const signing = (over: Partial<SignReport> = {}): SignReport => ({
  type: 'SignReport',
  year: 2024,
  epoch: 'e',
  position: '42',
  tables: tables(12),
  errors: 0,
  parked: 0,
  ...over,
});
const editing = (baseRevision: number): ReportCommand => ({
  type: 'EditNarrative',
  part: 'overview',
  text,
  baseRevision,
});
const history = (...commands: ReportCommand[]): ReportEvent[] => [
  ...given(january)
    .when(...commands)
    .events(),
];

describe('writing a report', () => {
  it('keeps every revision, and tells the second of two authors instead of overwriting the first', () => {
    const written = history(editing(0), editing(1));
    expect(written.map(({ data }) => (data as { revision: number }).revision)).toEqual([1, 2]);
    expect(
      given(january, ...written)
        .when(editing(1))
        .rejection(),
    ).toBe('report.narrative-changed');
  });
});

describe('signing a report', () => {
  it('pins the position, the figures and the revision of every text', () => {
    const [event] = given(january, ...history(editing(0)))
      .when(signing())
      .events();
    expect(event).toMatchObject({
      type: 'ReportSigned',
      data: { n: 1, epoch: 'e', position: '42', narrative: { overview: 1 }, errors: 0, signedOn: '2025-01-20' },
    });
  });

  it('waits for the end of the year and for every held-back record', () => {
    expect(given({ now: '2024-12-31T04:00:00.000Z' }).when(signing()).rejection()).toBe('report.year-not-over');
    expect(
      given(january)
        .when(signing({ parked: 1 }))
        .rejection(),
    ).toBe('report.parked');
  });

  it('needs a reason when the checks found errors', () => {
    expect(
      given(january)
        .when(signing({ errors: 2 }))
        .rejection(),
    ).toBe('report.errors-need-reason');
    expect(
      given(january)
        .when(signing({ errors: 2, reason: text }))
        .events(),
    ).toHaveLength(1);
  });

  it('again is refused while nothing has changed, and needs a reason once something has', () => {
    const signed = history(signing());
    expect(
      given(january, ...signed)
        .when(signing({ position: '43' }))
        .rejection(),
    ).toBe('report.already-signed');
    const corrected = signing({ tables: tables(13), position: '50' });
    expect(
      given(january, ...signed)
        .when(corrected)
        .rejection(),
    ).toBe('report.restatement-needs-reason');
    const [restated] = given(january, ...signed)
      .when({ ...corrected, reason: text })
      .events();
    expect(restated).toMatchObject({ data: { n: 2, position: '50' } });
  });
});

describe('publishing a report', () => {
  const publishing = (publishedOn: string, n = 1): ReportCommand => ({
    type: 'PublishReport',
    n,
    publishedOn,
    where: text,
  });

  it('happens once per signed version, not before it was signed and not in the future', () => {
    const signed = history(signing());
    expect(
      given(january, ...signed)
        .when(publishing('2025-01-20'))
        .events(),
    ).toHaveLength(1);
    expect(
      given(january, ...signed)
        .when(publishing('2025-01-19'))
        .rejection(),
    ).toBe('report.published-before-signed');
    expect(
      given(january, ...signed)
        .when(publishing('2025-01-21'))
        .rejection(),
    ).toBe('report.published-in-future');
    expect(
      given(january, ...signed)
        .when(publishing('2025-01-20', 2))
        .rejection(),
    ).toBe('report.version-unknown');
    const published = history(signing(), publishing('2025-01-20'));
    expect(
      given(january, ...published)
        .when(publishing('2025-01-20'))
        .rejection(),
    ).toBe('report.already-published');
  });
});

describe('the difference of two versions', () => {
  it('names each figure that changed, with its old and its new value', () => {
    expect(changedCells(tables(12), tables(13))).toEqual([
      { table: 'three', row: 'N', column: 0, was: '12', is: '13' },
      { table: 'three', row: 'N', column: 6, was: '12', is: '13' },
    ]);
    const unrecorded = { ...tables(12), two: { fees: null } };
    expect(changedCells(unrecorded, tables(12))).toEqual([
      { table: 'two', row: 'fees', column: 0, was: null, is: '1.5' },
    ]);
  });
});

describe('the year-end (条例 第四十九条)', () => {
  const cutting = (on: string, over: Partial<CutReport> = {}): CutReport => ({
    type: 'CutReport',
    year: 2024,
    on,
    epoch: 'e',
    position: '42',
    errors: 2,
    warnings: 1,
    parked: 0,
    asks: true,
    ...over,
  });
  const publishing: ReportCommand = { type: 'PublishReport', n: 1, publishedOn: '2025-01-20', where: text };

  it('asks for the report with one cut a day, before the last day of the article', () => {
    const done = history(cutting('2025-01-06'), cutting('2025-01-06'));
    expect(done.map(({ type }) => type)).toEqual(['ReportCut']);
    expect(done[0]?.data).toMatchObject({
      dueOn: '2025-01-31',
      asked: true,
      article: expect.stringMatching(/第一款$/),
    });
  });

  it("asks a government by the end of March, and earlier where the agency's setting says so", () => {
    const policy = { ...DEFAULT_SETTINGS, reportDuty: 'government' as const };
    expect(reportDueOn(2024, { calendar: NATIONAL_CALENDAR, policy })).toBe('2025-03-31');
    // 2025-01-26 was a working day (调休), the 28th to the 31st the Spring Festival: five before the 31st is the 23rd.
    const earlier = { ...DEFAULT_SETTINGS, reportDaysEarlier: 5 };
    const dueOn = reportDueOn(2024, { calendar: NATIONAL_CALENDAR, policy: earlier });
    expect(dueOn < '2025-01-31').toBe(true);
    expect(workingDaysBetween(NATIONAL_CALENDAR, dueOn, plainDate('2025-01-31'))).toBe(5);
  });

  it('asks nobody once a version is published, and a rehearsal may be had on any day and asks nobody', () => {
    const published = history(signing(), publishing);
    expect(
      given(january, ...published)
        .when(cutting('2025-01-27'))
        .events(),
    ).toEqual([]);
    const [rehearsal] = given(january, ...published)
      .when(cutting('2025-01-27', { asks: false }))
      .events();
    expect(rehearsal?.data).toMatchObject({ asked: false });
  });

  it('cuts on New Year, on Mondays, and 7, 3, 1 and 0 days before the last day', () => {
    const days = Array.from({ length: 31 }, (_, at) => addDays(plainDate('2025-01-01'), at));
    const cuts = days.filter((day) => isCutDay(day, plainDate('2025-01-31'))).map((day) => day.slice(8));
    expect(cuts).toEqual(['01', '06', '13', '20', '24', '27', '28', '30', '31']);
  });

  it('opens one incident for the year, and the publication closes it', () => {
    const events = history(cutting('2025-01-06'), cutting('2025-01-13'), signing());
    const placed = events.map((event, at) => ({ ...event, version: at + 1 }));
    const open = placed.reduce(evolveReportDue, []);
    expect(open).toMatchObject([{ kind: 'reportDue', year: 2024, dueOn: '2025-01-31', closed: null }]);
    const [out] = given(january, ...events)
      .when(publishing)
      .events();
    expect(evolveReportDue(open, { ...out!, version: 9 })).toMatchObject([{ closed: 'published' }]);
  });
});
