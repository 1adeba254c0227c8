import { describe, expect, it } from 'vitest';
import { projected } from '../../../test/given';
import { agency } from './projection';

const registered = {
  type: 'AgencyRegistered',
  data: { agencyId: 'a', name: '阿尔丁大街街道办事处', region: '150203' },
};

describe('agency', () => {
  it.each([1, 2])('has a row for every registered agency, delivered %i times', (numberOfTimes) => {
    expect(projected(agency, [registered], { stream: 'agency-a', numberOfTimes }).rows).toEqual([
      { agencyId: 'a', name: '阿尔丁大街街道办事处', region: '150203', version: 1 },
    ]);
  });
});
