import { DECISIONS, OUTCOME_ROW_ORDER } from '@yishen/statute';
import { describe, expect, it } from 'vitest';
import { decisionGroups, rowName } from './decisionGroups';

describe('the conclusions offered', () => {
  it('stand under the row of table three they count in, in printed order, none missing', () => {
    const groups = decisionGroups({ withWithdrawal: true });
    expect(groups.map(({ row }) => row)).toEqual(OUTCOME_ROW_ORDER);
    expect(groups.flatMap(({ options }) => options)).toHaveLength(Object.keys(DECISIONS).length);
  });

  it('leave the withdrawal out where an answer is given', () => {
    const offered = decisionGroups({ withWithdrawal: false }).flatMap(({ options }) => options);
    expect(offered.map(({ value }) => value)).not.toContain('A23');
    expect(offered).toHaveLength(22);
  });

  it('name a row with its group', () => {
    expect(rowName('D1')).toBe('（三）不予公开 1.属于国家秘密');
    expect(rowName('R1')).toBe('（一）予以公开');
  });
});
