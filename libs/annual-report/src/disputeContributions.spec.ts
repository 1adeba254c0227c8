import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTables, reportTables, type Counter, type InstancesPolicy, type LedgerEntry } from './index';
import { contributionsOf, ledgerOf, type Happening } from './testing/ledger';

const opened = (on: string, more: object = {}): Happening => ({
  type: 'ProceedingOpened',
  data: { agencyId: 'a', kind: 'suitAfterReconsideration', openedOn: on, ...more },
});
const instance = (n: number, forum: string, on: string): Happening => ({
  type: 'InstanceOpened',
  data: { n, forum, openedOn: on },
});
const decided = (n: number, outcome: string, on: string, column?: string): Happening => ({
  type: 'InstanceConcluded',
  data: { instance: n, outcome, decidedOn: on, receivedOn: on, ...(column === undefined ? {} : { column }) },
});
const corrected = (type: string, n: number, changes: object, voided?: true): Happening => ({
  type: 'ProceedingCorrected',
  data: { of: { type, n }, changes, ...(voided ? { voided } : {}), reason: { k: 'k', v: 'v' } },
});

const countersOf = (ledger: readonly LedgerEntry[]): Counter[] =>
  ledger.map(({ sign, ...line }) => ({ ...line, count: sign }));
/** The figures 维持, 纠正, 其他, 尚未审结, 总计 of 复议后起诉 in each of these years. */
const lines = (events: readonly Happening[], years: readonly number[], policy: InstancesPolicy = 'latest') =>
  years.map((year) => reportTables(countersOf(ledgerOf(events)), {}, year, policy).four.suitAfterReconsideration);

const PENDING = [0, 0, 0, 1, 1];
const UPHELD = [1, 0, 0, 0, 1];
const CORRECTED = [0, 1, 0, 0, 1];
const NOTHING = [0, 0, 0, 0, 0];

describe('a dispute in table four', () => {
  const appealed = [
    opened('2023-05-04'),
    decided(1, 'annulled', '2024-02-01', 'corrected'),
    instance(2, 'appeal', '2024-03-01'),
    decided(2, 'reversed', '2025-01-20', 'upheld'),
  ];

  it('is pending in a year at whose end it is heard, otherwise the result of its latest instance decided in the year', () => {
    expect(lines(appealed, [2022, 2023, 2024, 2025, 2026])).toEqual([NOTHING, PENDING, PENDING, UPHELD, NOTHING]);
  });

  it('is one line with the later result when two instances are decided in one year', () => {
    const quick = [
      opened('2024-01-04'),
      decided(1, 'annulled', '2024-04-01', 'corrected'),
      instance(2, 'appeal', '2024-05-01'),
      decided(2, 'appealDismissed', '2024-09-01'),
    ];
    expect(lines(quick, [2024, 2025])).toEqual([CORRECTED, NOTHING]);
  });

  it('counts in both years when a judgment of one year is appealed in the next', () => {
    const events = [
      opened('2024-01-04'),
      decided(1, 'claimRejected', '2024-12-20', 'upheld'),
      instance(2, 'appeal', '2025-01-06'),
      decided(2, 'appealDismissed', '2025-04-01'),
    ];
    expect(lines(events, [2024, 2025])).toEqual([UPHELD, UPHELD]);
  });

  it('stays pending after a remand until the new judgment of first instance', () => {
    const remanded = [
      opened('2023-01-04'),
      decided(1, 'annulled', '2023-06-01', 'corrected'),
      instance(2, 'appeal', '2023-07-01'),
      decided(2, 'remanded', '2023-12-01'),
      instance(3, 'firstInstance', '2024-01-08'),
      decided(3, 'claimRejected', '2025-02-03', 'upheld'),
    ];
    expect(lines(remanded, [2023, 2024, 2025])).toEqual([PENDING, PENDING, UPHELD]);
  });

  it('counts once for each instance when the agency counts every instance', () => {
    expect(lines(appealed, [2023, 2024, 2025], 'each')).toEqual([PENDING, [0, 1, 0, 1, 2], UPHELD]);
  });

  it('counts twice when the agency counts every instance and two were opened in one year', () => {
    const events = [
      opened('2024-01-04'),
      decided(1, 'annulled', '2024-04-01', 'corrected'),
      instance(2, 'appeal', '2024-05-01'),
    ];
    expect(lines(events, [2024], 'each')).toEqual([[0, 1, 0, 1, 2]]);
  });
});

describe('the contribution of a dispute', () => {
  it('counts for the original agency, not for a co-defendant reconsideration organ (国办公开办函〔2016〕201号)', () => {
    expect(lines([opened('2024-01-04', { standing: 'originalWithReviewer' })], [2024])).toEqual([PENDING]);
    expect(lines([opened('2024-01-04', { standing: 'reviewerCoDefendant' })], [2024])).toEqual([NOTHING]);
    expect(
      lines([opened('2024-01-04'), corrected('ProceedingOpened', 1, { standing: 'reviewerAlone' })], [2024]),
    ).toEqual([NOTHING]);
  });

  it('follows a correction, and is nothing when the dispute was opened by mistake', () => {
    const events = [opened('2024-01-04'), decided(1, 'annulled', '2024-04-01', 'corrected')];
    const changed = corrected('InstanceConcluded', 1, { outcome: 'claimRejected', column: 'upheld' });
    expect(lines([...events, changed], [2024])).toEqual([UPHELD]);
    expect(lines([...events, corrected('ProceedingOpened', 1, {}, true)], [2024])).toEqual([NOTHING]);
  });

  it('does not change with events that are not counted, and never holds a sealed value', () => {
    const opening = opened('2024-01-04', { note: { k: 'k', v: 'v' }, body: { k: 'k', v: 'v' } });
    const notice = { type: 'NoticeReceived', data: { instance: 1, receivedOn: '2024-01-08', procedure: 'ordinary' } };
    const late = corrected('NoticeReceived', 1, { receivedOn: '2024-01-09' });
    expect(contributionsOf([opening])).toHaveLength(2);
    expect(JSON.stringify(contributionsOf([opening]))).not.toContain('"k"');
    expect(ledgerOf([opening, notice, late])).toEqual(ledgerOf([opening]));
  });
});

describe('a dispute of any course', () => {
  const day = fc
    .integer({ min: 0, max: 5 * 365 })
    .map((days) => new Date(Date.UTC(2021, 0, 1 + days)).toISOString().slice(0, 10));
  const course = fc
    .tuple(fc.array(day, { minLength: 1, maxLength: 8 }), fc.infiniteStream(fc.boolean()))
    .map(([days, remands]) => {
      const at = [...days].sort();
      return at.map((on, index): Happening => {
        const n = Math.floor(index / 2) + 1;
        if (index === 0) return opened(on);
        if (index % 2 === 0) return instance(n, n === 2 ? 'appeal' : 'retrial', on);
        const remanded = n > 1 && remands.next().value;
        return remanded ? decided(n, 'remanded', on) : decided(n, 'annulled', on, 'corrected');
      });
    });

  it('has one line in each year in which it is heard or decided, and the identity of table four holds', () => {
    fc.assert(
      fc.property(course, (events) => {
        for (const year of [2020, 2021, 2022, 2023, 2024, 2025, 2026]) {
          const tables = reportTables(countersOf(ledgerOf(events)), {}, year);
          expect(checkTables(tables)).toEqual([]);
          const cells = tables.four.suitAfterReconsideration;
          expect(cells.every((cell) => cell === 0 || cell === 1)).toBe(true);
          const end = `${year}-12-31`;
          const heard = events.filter(({ data }) =>
            Object.values(data as Record<string, string>).some((value) => value <= end),
          );
          if (heard.length > 0 && heard.length % 2 === 1) expect(cells).toEqual(PENDING);
        }
      }),
    );
  });
});
