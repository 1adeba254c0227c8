import { describe, expect, it } from 'vitest';
import { ruleVersions } from './ruleVersions';

// The law written out a second time, by hand: what each version of a period or a fee scale says, its first day and its article.
const LAW: readonly (readonly [version: string, says: string, from: string, article: string])[] = [
  ['reply-2008', '15 working', '2008-05-01', '《政府信息公开条例》（2007年国务院令第492号）第二十四条'],
  ['reply-2019', '20 working', '2019-05-15', '《政府信息公开条例》第三十三条第二款'],
  ['extension-2008', '15 working', '2008-05-01', '《政府信息公开条例》（2007年国务院令第492号）第二十四条'],
  ['extension-2019', '20 working', '2019-05-15', '《政府信息公开条例》第三十三条第二款'],
  ['supplement-notice-2019', '7 working', '2019-05-15', '《政府信息公开条例》第三十条'],
  ['consultation-2019', '15 working', '2019-05-15', '《政府信息公开条例》第三十二条、第三十四条'],
  ['fee-payment-2021', '20 working', '2021-01-01', '《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）第六条'],
  ['application-1999', '60 calendar', '1999-10-01', '《行政复议法》（1999年）第九条'],
  ['application-2024', '60 calendar', '2024-01-01', '《行政复议法》（2023年修订）第二十条'],
  ['untold-2024', '12 months', '2024-01-01', '《行政复议法》（2023年修订）第二十条第三款'],
  ['absolute-2024', '60 months', '2024-01-01', '《行政复议法》（2023年修订）第二十一条'],
  ['acceptance-1999', '5 working', '1999-10-01', '《行政复议法》（1999年）第十七条'],
  ['acceptance-2024', '5 working', '2024-01-01', '《行政复议法》（2023年修订）第三十条'],
  ['supplement-notice-2024', '5 working', '2024-01-01', '《行政复议法》（2023年修订）第三十一条'],
  ['supplement-2024', '10 working', '2024-01-01', '《行政复议法》（2023年修订）第三十一条'],
  ['forwarding-1999', '7 working', '1999-10-01', '《行政复议法》（1999年）第二十三条'],
  ['forwarding-2024', '7 working', '2024-01-01', '《行政复议法》（2023年修订）第四十八条'],
  ['forwarding-simplified-2024', '3 working', '2024-01-01', '《行政复议法》（2023年修订）第五十四条'],
  ['reply-1999', '10 calendar', '1999-10-01', '《行政复议法》（1999年）第二十三条'],
  ['reply-2024', '10 working', '2024-01-01', '《行政复议法》（2023年修订）第四十八条'],
  ['reply-simplified-2024', '5 working', '2024-01-01', '《行政复议法》（2023年修订）第五十四条'],
  ['decision-1999', '60 calendar', '1999-10-01', '《行政复议法》（1999年）第三十一条'],
  ['decision-2024', '60 calendar', '2024-01-01', '《行政复议法》（2023年修订）第六十二条'],
  ['decision-simplified-2024', '30 calendar', '2024-01-01', '《行政复议法》（2023年修订）第六十二条第二款'],
  ['extension-1999', '30 calendar', '1999-10-01', '《行政复议法》（1999年）第三十一条'],
  ['extension-2024', '30 calendar', '2024-01-01', '《行政复议法》（2023年修订）第六十二条'],
  ['opinion-report-2024', '60 calendar', '2024-01-01', '《行政复议法》（2023年修订）第七十六条'],
  ['suit-after-reconsideration-2015', '15 calendar', '2015-05-01', '《行政诉讼法》（2017年修正）第四十五条'],
  ['direct-suit-2015', '6 months', '2015-05-01', '《行政诉讼法》（2017年修正）第四十六条'],
  ['suit-untold-2018', '12 months', '2018-02-08', '行诉解释（法释〔2018〕1号）第六十四条'],
  ['suit-absolute-2015', '60 months', '2015-05-01', '《行政诉讼法》（2017年修正）第四十六条第二款'],
  ['suit-for-inaction-2018', '6 months', '2018-02-08', '行诉解释（法释〔2018〕1号）第六十六条'],
  ['complaint-forwarding-2015', '5 calendar', '2015-05-01', '《行政诉讼法》（2017年修正）第六十七条'],
  ['answer-2015', '15 calendar', '2015-05-01', '《行政诉讼法》（2017年修正）第六十七条'],
  ['appeal-answer-2018', '15 calendar', '2018-02-08', '行诉解释（法释〔2018〕1号）第一百零八条'],
  ['first-instance-2015', '6 months', '2015-05-01', '《行政诉讼法》（2017年修正）第八十一条'],
  ['first-instance-simplified-2015', '45 calendar', '2015-05-01', '《行政诉讼法》（2017年修正）第八十三条'],
  ['appeal-judgment-2015', '15 calendar', '2015-05-01', '《行政诉讼法》（2017年修正）第八十五条'],
  ['appeal-ruling-2015', '10 calendar', '2015-05-01', '《行政诉讼法》（2017年修正）第八十五条'],
  ['second-instance-2015', '3 months', '2015-05-01', '《行政诉讼法》（2017年修正）第八十八条'],
  ['retrial-2018', '6 months', '2018-02-08', '行诉解释（法释〔2018〕1号）第一百一十条'],
  ['reanswer-2019', '20 working', '2019-05-15', '决定未载明期限，参照《政府信息公开条例》第三十三条第二款'],
  ['fee-requests-2021', '≤10: 0; ≤30: 100', '2021-01-01', '《政府信息公开信息处理费管理办法》第四条'],
  [
    'fee-pages-2021',
    '≤30: 0; ≤100: 10; ≤200: 20; ≤Infinity: 40',
    '2021-01-01',
    '《政府信息公开信息处理费管理办法》第五条',
  ],
];

describe('the versions of periods and fee scales', () => {
  it('are exactly those of the law, each with its length, first day and article', () => {
    const dated = ruleVersions().filter(
      ({ group }) => group === 'period' || group === 'proceedingPeriod' || group === 'feeScale',
    );
    expect(dated.map(({ version, says, from, article }) => [version, says, from, article])).toEqual(LAW);
  });
});
