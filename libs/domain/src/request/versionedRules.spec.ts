import { DEFAULT_SETTINGS, FEE_SCALES, PERIODS } from '@yishen/statute';
import { describe, expect, it } from 'vitest';
import { acts, received, typedCase } from '../testing';
import { RULES_IN_FORCE, type RequestRules } from './rules';

// An invented law: from 2026-03-16 ten working days to answer, and pages beyond ten cost fifty yuan.
const NEW_LAW = '2026-03-16';
const [pages] = FEE_SCALES.pages;
const rules: RequestRules = {
  ...RULES_IN_FORCE,
  periods: {
    ...PERIODS,
    reply: [
      PERIODS.reply[0],
      { ...PERIODS.reply[1], until: NEW_LAW },
      { version: 'reply-2026', days: 10, unit: 'working', article: '《新条例》第三条', from: NEW_LAW },
    ],
  },
  feeScales: {
    ...FEE_SCALES,
    pages: [
      { ...pages, until: NEW_LAW },
      {
        ...pages,
        version: 'fee-pages-2026',
        from: NEW_LAW,
        bands: [
          { upTo: 10, rate: 0 },
          { upTo: Infinity, rate: 50 },
        ],
      },
    ],
  },
};

describe('a second version of a rule', () => {
  const typing = typedCase([], { rules });

  it('leaves an earlier case with the old period, and gives a new case the new one', () => {
    expect(typing.type(received('2026-03-13')).deadline('reply')).toMatchObject({
      dueOn: '2026-04-13',
      ruleVersion: 'reply-2019',
    });
    expect(typing.type(received('2026-03-16')).deadline('reply')).toMatchObject({
      dueOn: '2026-03-30',
      ruleVersion: 'reply-2026',
      article: '《新条例》第三条',
    });
  });

  it('keeps the law of receipt through a restart after the new law', () => {
    const restarted = typing.type(
      received('2026-03-13'),
      acts.supplementNotice('2026-03-16'),
      acts.supplement('2026-03-20'),
    );
    expect(restarted.deadline('reply')).toMatchObject({
      from: '2026-03-20',
      workingDays: 20,
      ruleVersion: 'reply-2019',
    });
  });

  it('applies by the corrected date of receipt', () => {
    const one = typing.type(received('2026-03-16'), acts.correction(1, { receivedOn: '2026-03-13' }));
    const corrected = one.given({ rules, actor: 'head' }).type(acts.confirmCorrection(1));
    expect(corrected.deadline('reply')?.ruleVersion).toBe('reply-2019');
  });

  it('charges by the version of the day of receipt, and the notice keeps it', () => {
    const fenOf = (on: string) =>
      typing
        .type(received(on), acts.feeNotice('2026-03-23', { count: 44 }))
        .events.find(({ type }) => type === 'FeeNoticeIssued')?.data;
    expect(fenOf('2026-03-13')).toMatchObject({ fen: 140_00, scaleVersion: 'fee-pages-2021' });
    expect(fenOf('2026-03-16')).toMatchObject({ fen: 1_700_00, scaleVersion: 'fee-pages-2026' });
  });

  it('shows beforehand which open cases would move', () => {
    const one = typedCase().type(received('2026-03-16'));
    const under = (given: RequestRules) =>
      one.given({ rules: given, policy: DEFAULT_SETTINGS }).deadline('reply')?.dueOn;
    expect([under(RULES_IN_FORCE), under(rules)]).toEqual(['2026-04-14', '2026-03-30']);
    const moved = one.given({ rules }).type({ type: 'RederiveDeadlines' });
    expect(moved.state.deadlines[0]).toMatchObject({ ruleVersion: 'reply-2026', dueOn: '2026-03-30' });
  });
});
