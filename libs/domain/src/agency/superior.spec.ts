import { describe, expect, it } from 'vitest';
import { consolidatedAgencies, isConsolidatedBy } from './agency';

describe('who consolidates the report of a year (条例 第四十九条第二款)', () => {
  const moved = [
    { superior: 'a', from: '2023-01-01' },
    { superior: 'b', from: '2024-12-31' },
    { superior: null, from: '2026-01-01' },
  ];

  it('is the superior at the end of the year', () => {
    const years = [2022, 2023, 2024, 2025, 2026];
    expect(years.filter((year) => isConsolidatedBy('a', moved, year))).toEqual([2023]);
    expect(years.filter((year) => isConsolidatedBy('b', moved, year))).toEqual([2024, 2025]);
  });

  it('is the superior set last when two were set for one day', () => {
    const corrected = [...moved, { superior: 'c', from: '2024-12-31' }];
    expect(isConsolidatedBy('b', corrected, 2024)).toBe(false);
    expect(isConsolidatedBy('c', corrected, 2024)).toBe(true);
  });

  it('is found through all levels, each agency once, even when two agencies are set above each other', () => {
    const under = (agencyId: string, superior: string) => ({
      agencyId,
      superiors: [{ superior, from: '2024-01-01' }],
    });
    const all = [under('区', '市'), under('街道', '区'), under('局', '区'), under('别处', '他市')];
    expect(consolidatedAgencies('市', all, 2024)).toEqual(['市', '区', '街道', '局']);
    expect(consolidatedAgencies('街道', all, 2024)).toEqual(['街道']);
    expect(consolidatedAgencies('市', [...all, under('市', '街道')], 2024)).toEqual(['市', '区', '街道', '局']);
  });
});
