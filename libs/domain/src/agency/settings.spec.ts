import { instant } from '@yishen/calendar';
import { DEFAULT_SETTINGS, SETTINGS, SETTING_ORDER, isValueOf, type Setting } from '@yishen/statute';
import { describe, expect, it } from 'vitest';
import { specification } from '../testing';
import { UNKNOWN_AGENCY, decideAgency, evolveAgency, settingsOf, type AgencyEvent } from './agency';

const at = { now: '2026-11-25T02:00:00.000Z' };
const given = specification({ decide: decideAgency, evolve: evolveAgency, initial: UNKNOWN_AGENCY });
const REGISTERED: AgencyEvent = {
  type: 'AgencyRegistered',
  schema: 1,
  data: { agencyId: 'a', name: '某街道办事处', region: 'CN' },
};
const change = (setting: string, value: unknown) => ({
  type: 'ChangeAgencySetting' as const,
  setting,
  value,
  by: 'administrator',
});
const fold = (...events: readonly AgencyEvent[]) => events.reduce(evolveAgency, UNKNOWN_AGENCY);

describe('the settings of an agency', () => {
  it('are the defaults until the agency chooses otherwise', () => {
    expect(settingsOf(fold(REGISTERED))).toEqual(DEFAULT_SETTINGS);
    expect(DEFAULT_SETTINGS).toMatchObject({
      exclusionIncludesSendingDay: false,
      lateSupplementRestart: 'warn',
      extensionPerPeriod: true,
      rejectedSuitColumn: 'other',
      instancesPolicy: 'latest',
      feeMonth: 'receipt',
      reanswerDays: 20,
      lapse: 'propose',
    });
  });

  it('record who changed them and since when, and the last change holds', () => {
    const first = given(at, REGISTERED).when(change('lapse', 'automatic')).events();
    const later = { now: '2026-11-26T02:00:00.000Z' };
    const second = given(later, REGISTERED, ...first)
      .when(change('reanswerDays', 30))
      .events();
    const state = fold(REGISTERED, ...first, ...second);
    expect(settingsOf(state)).toEqual({ ...DEFAULT_SETTINGS, lapse: 'automatic', reanswerDays: 30 });
    expect(state).toMatchObject({
      chosen: { lapse: { value: 'automatic', by: 'administrator', since: instant(at.now) } },
    });
  });

  it('record nothing when a setting is given the value it has', () => {
    expect(given(at, REGISTERED).when(change('lapse', 'propose')).events()).toEqual([]);
  });

  it.each([
    ['agency.setting-unknown', 'colour', 'red'],
    ['agency.setting-value-invalid', 'lapse', 'never'],
    ['agency.setting-value-invalid', 'lapse', true],
    ['agency.setting-value-invalid', 'extensionPerPeriod', 'yes'],
    ['agency.setting-value-invalid', 'reanswerDays', 0],
    ['agency.setting-value-invalid', 'reanswerDays', 1.5],
    ['agency.setting-value-invalid', 'reanswerDays', '20'],
    ['agency.setting-value-invalid', 'lapse', null],
  ])('are refused with %s when %s is set to %j', (code, setting, value) => {
    expect(given(at, REGISTERED).when(change(setting, value)).rejection()).toBe(code);
  });

  it('cannot be changed for an agency that nobody registered', () => {
    expect(given(at).when(change('lapse', 'automatic')).rejection()).toBe('agency.unknown');
  });

  it('fall back to the default for a value that this version does not know', () => {
    const state = fold(REGISTERED, ...given(at, REGISTERED).when(change('lapse', 'automatic')).events());
    const newer = { ...state, chosen: { lapse: { value: 'ask', by: 'x', since: instant(at.now) } } } as typeof state;
    expect(settingsOf(newer).lapse).toBe('propose');
  });

  it('each have a valid default and name a source', () => {
    for (const key of SETTING_ORDER) {
      const setting: Setting = SETTINGS[key];
      expect([key, isValueOf(key, setting.default), setting.source.length > 0]).toEqual([key, true, true]);
    }
  });
});
