import { describe, expect, it } from 'vitest';
import { specification } from '../testing';
import {
  UNWRITTEN_REPORT,
  changedCells,
  decideReport,
  evolveReport,
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

describe('writing', () => {
  it('keeps every revision, and the second of two authors is told instead of overwriting the first', () => {
    const written = history(editing(0), editing(1));
    expect(written.map(({ data }) => (data as { revision: number }).revision)).toEqual([1, 2]);
    expect(
      given(january, ...written)
        .when(editing(1))
        .rejection(),
    ).toBe('report.narrative-changed');
  });
});

describe('signing', () => {
  it('pins the position, the figures and the revision of every text', () => {
    const [event] = given(january, ...history(editing(0)))
      .when(signing())
      .events();
    expect(event).toMatchObject({
      type: 'ReportSigned',
      data: { n: 1, epoch: 'e', position: '42', narrative: { overview: 1 }, errors: 0, signedOn: '2025-01-20' },
    });
  });

  it('waits for the end of the year and for every record that is held back', () => {
    expect(given({ now: '2024-12-31T04:00:00.000Z' }).when(signing()).rejection()).toBe('report.year-not-over');
    expect(
      given(january)
        .when(signing({ parked: 1 }))
        .rejection(),
    ).toBe('report.parked');
  });

  it('with errors in the checks takes a reason', () => {
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

  it('twice is refused to the second signer while nothing has changed, and takes a reason once something has', () => {
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

describe('publishing', () => {
  const publishing = (publishedOn: string, n = 1): ReportCommand => ({
    type: 'PublishReport',
    n,
    publishedOn,
    where: text,
  });

  it('a signed version is done once, not before it was signed and not in the future', () => {
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
  it('names each figure that moved, what it was and what it is', () => {
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
