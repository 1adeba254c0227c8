import { describe, expect, it } from 'vitest';
import { projected } from '../testing/projected';
import { agency } from './table';

const registered = {
  type: 'AgencyRegistered',
  data: { agencyId: 'a', name: '阿尔丁大街街道办事处', region: '150203' },
};

describe('agency', () => {
  it.each([1, 2])('has a row for every registered agency, delivered %i times', (numberOfTimes) => {
    expect(projected(agency, [registered], { stream: 'agency-a', numberOfTimes }).rows).toEqual([
      { agencyId: 'a', name: '阿尔丁大街街道办事处', region: '150203', superiors: [], version: 1 },
    ]);
  });

  it('keeps which agency consolidates it from which day on', () => {
    const set = { type: 'AgencySuperiorSet', data: { superior: 'b', from: '2025-01-01', by: 'system' } };
    const [row] = projected(agency, [registered, set], { stream: 'agency-a' }).rows;
    expect(row).toMatchObject({ superiors: [{ superior: 'b', from: '2025-01-01' }], version: 2 });
  });
});
