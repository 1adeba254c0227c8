import { describe, expect, it } from 'vitest';
import { PERIODS, readPeriodsJson, ruleVersions } from './index';

const version = (change: object = {}) => ({
  version: 'reply-2030',
  days: 15,
  unit: 'working',
  article: '《新条例》第三条',
  from: '2030-01-01',
  ...change,
});
const read = (reply: unknown) => readPeriodsJson({ periods: { reply } });
const refusal = (value: unknown): string => {
  try {
    readPeriodsJson(value);
  } catch (error) {
    return (error as { where: string }).where;
  }
  throw new Error('nothing was refused');
};

describe('every rule of this build', () => {
  it('has versions that follow each other without gap, each with its content, article and first day', () => {
    const all = ruleVersions();
    expect(new Set(all.map(({ group }) => group))).toEqual(
      new Set(['period', 'proceedingPeriod', 'feeScale', 'outcomeRow', 'remedyText']),
    );
    for (const [at, { group, rule, says, article, from, until }] of all.entries()) {
      expect([rule, says !== '', article !== '', /^\d{4}-\d\d-\d\d$/.test(from)]).toEqual([rule, true, true, true]);
      const next = all[at + 1];
      if (next?.group === group && next.rule === rule) expect([rule, until]).toEqual([rule, next.from]);
      else expect([rule, until]).toEqual([rule, undefined]);
    }
    // A future version is added after these, so the first two never change.
    const reply = all.filter(({ rule }) => rule === 'reply').map(({ says, from }) => [says, from]);
    expect(reply.slice(0, 2)).toEqual([
      ['15 working', '2008-05-01'],
      ['20 working', '2019-05-15'],
    ]);
  });
});

describe('hypothetical periods', () => {
  it('replace the versions of the period that they name and leave the others', () => {
    expect(read([version()])).toEqual({ ...PERIODS, reply: [version()] });
    const two = [version({ until: '2031-01-01' }), version({ version: 'reply-2031', from: '2031-01-01' })];
    expect(read(two).reply).toEqual(two);
  });

  it.each([
    ['no object', [], 'rules'],
    ['no period', { periods: {} }, 'periods'],
    ['an unknown period', { periods: { replay: [version()] } }, 'periods.replay'],
    ['no version', { periods: { reply: [] } }, 'reply'],
    ['an unknown field', { periods: { reply: [version({ day: 3 })] } }, 'reply[0].day'],
    ['half a day', { periods: { reply: [version({ days: 1.5 })] } }, 'reply[0].days'],
    [
      'calendar days, which no period of a request has',
      { periods: { reply: [version({ unit: 'calendar' })] } },
      'reply[0].unit',
    ],
    ['a date that is none', { periods: { reply: [version({ from: '2030-02-30' })] } }, 'reply[0].from'],
    ['no article', { periods: { reply: [version({ article: ' ' })] } }, 'reply[0].article'],
    ['an end', { periods: { reply: [version({ until: '2031-01-01' })] } }, 'reply[0].until'],
    [
      'a gap',
      { periods: { reply: [version({ until: '2031-01-01' }), version({ from: '2031-01-02' })] } },
      'reply[0].until',
    ],
    ['an end before its beginning', { periods: { reply: [version({ until: '2029-01-01' })] } }, 'reply[0].until'],
  ])('are refused, naming the place, for %s', (_, value, where) => {
    expect(refusal(value)).toBe(where);
  });
});
