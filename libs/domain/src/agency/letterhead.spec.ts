import { describe, expect, it } from 'vitest';
import { specification } from '../testing';
import { UNKNOWN_AGENCY, decideAgency, evolveAgency, type AgencyEvent } from './agency';
import type { LetterheadInput } from './letterhead';

const at = { now: '2026-11-25T02:00:00.000Z' };
const given = specification({ decide: decideAgency, evolve: evolveAgency, initial: UNKNOWN_AGENCY });
const REGISTERED: AgencyEvent = {
  type: 'AgencyRegistered',
  schema: 1,
  data: { agencyId: 'a', name: '某街道办事处', region: 'CN' },
};
const LETTERHEAD: LetterheadInput = {
  numberPrefix: '某街公复',
  agencyKind: 'branchOffice',
  reconsiderationAuthority: '某区人民政府',
  court: '某区人民法院',
  contact: '某路1号，010-12345678',
  howToSubmit: '当面提交或者邮寄至上述地址',
};
const set = (change: Partial<LetterheadInput> = {}) => ({
  type: 'SetAgencyLetterhead' as const,
  letterhead: { ...LETTERHEAD, ...change },
  by: 'administrator',
});

describe('the letterhead of an agency', () => {
  it('is set as a whole, and setting it again unchanged records nothing', () => {
    expect(
      given(at, REGISTERED)
        .when(set({ court: ' 某区人民法院 ' }))
        .events(),
    ).toMatchObject([{ type: 'AgencyLetterheadSet', data: { letterhead: LETTERHEAD, by: 'administrator' } }]);
    expect(given(at, REGISTERED).when(set(), set()).events()).toHaveLength(1);
    expect(
      given(at, REGISTERED)
        .when(set(), set({ payment: '现金' }))
        .events(),
    ).toHaveLength(2);
  });

  it('is refused for an unknown agency, an unknown kind of agency, and a blank field', () => {
    expect(given(at).when(set()).rejection()).toBe('agency.unknown');
    expect(
      given(at, REGISTERED)
        .when(set({ agencyKind: 'shop' }))
        .rejection(),
    ).toBe('agency.kind-unknown');
    expect(
      given(at, REGISTERED)
        .when(set({ court: '　' }))
        .rejection(),
    ).toBe('agency.letterhead-incomplete');
  });
});
