import { describe, expect, it } from 'vitest';
import { reportTables, type Counter } from './tables';
import { yearTables } from './yearTables';

const received = (year: number, count: number): Counter => ({
  measure: 'received',
  year,
  kind: 'naturalPerson',
  row: '',
  count,
});
const NONE = { figures: {}, figuresBefore: {}, opening: undefined, openingBefore: undefined, gaps: [], norms: [] };

describe('the tables of a year', () => {
  it('come with last year only when last year has anything on record', () => {
    expect(yearTables({ ...NONE, counters: [received(2024, 2)] }, 2024, 'latest')).not.toHaveProperty('lastYear');
    const { lastYear } = yearTables({ ...NONE, counters: [received(2023, 3), received(2024, 2)] }, 2024, 'latest');
    expect(lastYear?.three.N[0]).toBe(3);
  });

  it('name the carry-in that no case explains only in the first year after the published report', () => {
    const opening = { year: 2023, tables: reportTables([received(2023, 4)], {}, 2023) };
    const sources = { ...NONE, counters: [received(2023, 1)], opening, openingBefore: opening };
    expect(yearTables(sources, 2024, 'latest').unexplained).toEqual([
      { kind: 'naturalPerson', published: 4, onRecord: 1 },
    ]);
    expect(yearTables(sources, 2025, 'latest').unexplained).toEqual([]);
  });

  it('take figures from the register when nobody recorded others, for this year and the last', () => {
    const norms = [
      { kind: 'normative', issuedOn: '2022-05-01', repealedOn: '2024-02-01', struck: false },
      { kind: 'normative', issuedOn: '2024-03-01', repealedOn: null, struck: false },
      { kind: 'normative', issuedOn: '2023-03-01', repealedOn: null, struck: false },
    ];
    const sources = { ...NONE, counters: [received(2023, 1), received(2024, 1)], norms };
    const { tables, lastYear, registered } = yearTables(sources, 2024, 'latest');
    const of = ({ normativeIssued, normativeRepealed, normativeInForce, rulesIssued }: typeof tables.two) => [
      normativeIssued,
      normativeRepealed,
      normativeInForce,
      rulesIssued,
    ];
    expect(of(tables.two)).toEqual(['1', '1', '2', null]);
    expect(of(lastYear!.two)).toEqual(['1', '0', '2', null]);
    const recorded = yearTables({ ...sources, figures: { normativeIssued: '5' } }, 2024, 'latest');
    expect(recorded.tables.two.normativeIssued).toBe('5');
    expect(recorded.registered).toEqual(registered);
  });

  it('take last year from its own published report when both years have one', () => {
    const taken = (year: number, count: number) => ({ year, tables: reportTables([received(year, count)], {}, year) });
    const sources = { ...NONE, counters: [], opening: taken(2024, 5), openingBefore: taken(2023, 4) };
    const { tables, lastYear } = yearTables(sources, 2024, 'latest');
    expect([tables.three.N[0], lastYear?.three.N[0]]).toEqual([5, 4]);
  });
});
