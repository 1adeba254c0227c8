import { describe, expect, it } from 'vitest';
import { defaultNarrative, fillNarrative, typedFigures, writtenTexts, type NarrativeFigures } from './narrative';
import { reportTables, type Counter } from './tables';

const counter = (over: Partial<Counter>): Counter => ({
  measure: 'received',
  year: 2024,
  kind: 'naturalPerson',
  row: '',
  count: 1,
  ...over,
});
const NO_FEES = { notices: 0, noticed: 0, paid: 0, refunded: 0, waived: 0 };
const tables = reportTables(
  [counter({ count: 12 }), counter({ measure: 'concluded', row: 'R1', count: 9 }), counter({ year: 2023, count: 3 })],
  { licences: '175' },
  2024,
);
const lastYear = reportTables([counter({ year: 2023, count: 3 })], {}, 2023);
const figures: NarrativeFigures = { tables, lastYear, fees: { ...NO_FEES, notices: 2, noticed: 47_000, paid: 42_050 } };

describe('a reference in a text', () => {
  it('gives a cell, a recorded figure, last year, the difference to it, or the fees', () => {
    const text =
      '新收{{three:N:total}}件（{{diff:three:N:total}}，上年{{last:three:N:total}}件），许可{{two:licences}}件，收费{{fee:paid}}元';
    expect(fillNarrative(text, figures)).toEqual({
      text: '新收12件（增加9，上年3件），许可175件，收费420.5元',
      broken: [],
    });
  });

  it('stays in the text and is reported when it names nothing or a figure that is not recorded', () => {
    const { text, broken } = fillNarrative('{{three:Z:total}}、{{two:fees}}', figures);
    expect(text).toBe('{{three:Z:total}}、{{two:fees}}');
    expect(broken).toEqual([
      { reference: 'three:Z:total', reason: 'unknown' },
      { reference: 'two:fees', reason: 'unrecorded' },
    ]);
    expect(fillNarrative('{{diff:three:N:total}}', { tables, fees: NO_FEES }).broken[0]?.reason).toBe('noLastYear');
  });

  it('is proposed for a typed figure that equals a cell', () => {
    const found = typedFigures('新收12件，办结{{three:T:total}}件，另有7件', figures);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ figure: '12', at: 2 });
    expect(found[0]?.references).toContain('three:N:total');
  });
});

describe('the drafts of a year', () => {
  it('are marked as drafts, and have neither broken references nor typed figures', () => {
    const recorded = {
      ...figures,
      tables: { ...tables, two: { ...tables.two, rulesIssued: '0', normativeIssued: '1', normativeInForce: '4' } },
    };
    const drafts = defaultNarrative('某局', recorded);
    for (const text of Object.values(drafts)) {
      expect(fillNarrative(text, recorded).broken).toEqual([]);
      expect(typedFigures(text, recorded)).toEqual([]);
    }
    expect(drafts.overview).toContain('［草稿］');
    expect(fillNarrative(drafts.other, recorded).text).toContain('收取政府信息公开信息处理费420.5元');
  });

  it('state the fees kept in the year, or that there were none', () => {
    const told = (fees: Partial<typeof NO_FEES>) => {
      const of = { tables, fees: { ...NO_FEES, ...fees } };
      return fillNarrative(defaultNarrative('某局', of).other, of).text;
    };
    // The first fee was asked for last year and paid in this one; refunds are not stated as collected.
    expect(told({ paid: 42_000 })).toBe('2024年，本机关发出收费通知0件，共收取政府信息公开信息处理费420元。');
    expect(told({ notices: 1, paid: 42_000, refunded: 10_000 })).toContain('处理费320元（已扣除退还的100元）');
    expect(told({ notices: 1, paid: 42_000, refunded: 42_000 })).toContain('处理费0元（已扣除退还的420元）');
    expect(defaultNarrative('某局', { tables, fees: NO_FEES }).other).toBe(
      '2024年，本机关未收取政府信息公开信息处理费。',
    );
  });
});

describe('the written parts of a report', () => {
  it('print the written texts, else drafts, and mark figures that are not recorded', () => {
    const written = writtenTexts(
      '某局',
      figures,
      new Map([['problems', { text: '新收{{three:N:total}}件。\n改进。' }]]),
    );
    expect(written.problems).toEqual(['新收12件。', '改进。']);
    expect(written.overview[0]).toContain('制发规章（未填报）件');
    expect(written.overview).toHaveLength(5);
    expect(written.other).toEqual(['2024年，本机关发出收费通知2件，共收取政府信息公开信息处理费420.5元。']);
  });
});
