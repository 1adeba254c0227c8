import { describe, expect, it } from 'vitest';
import { DECISIONS, DECISION_CONTENTS, missingContents, type DecisionCode } from './index';

const CODES = Object.keys(DECISIONS) as DecisionCode[];
const missingKeys = (code: DecisionCode, given: Record<string, unknown>): string[] =>
  missingContents(code, given).map(({ key }) => key);

describe('the contents of a conclusion (domain.md 1.10, §7)', () => {
  it.each(CODES)('%s requires contents, each with its article, and an empty draft misses all of them', (code) => {
    const fields = DECISION_CONTENTS[code];
    expect(fields.some(({ required }) => required)).toBe(true);
    expect(fields.every(({ label, article }) => label && /条例第|国办/.test(article))).toBe(true);
    expect(new Set(fields.map(({ key }) => key)).size).toBe(fields.length);
    expect(missingContents(code, {})).toEqual(fields.filter(({ required }) => required));
  });

  it.each(CODES)('%s is complete once every required content is given', (code) => {
    const given = Object.fromEntries(DECISION_CONTENTS[code].map(({ key, choices }) => [key, choices?.[0] ?? '内容']));
    expect(missingContents(code, given)).toEqual([]);
  });

  it('do not count as given when they are blank, empty or an unknown class, and do when they are sealed', () => {
    expect(missingKeys('A14', { reasons: ' 　' })).toEqual(['reasons']);
    expect(missingKeys('A3', { openPart: '一', withheldPart: [''], reasons: '二', basis: ['第十五条'] })).toEqual([
      'withheldPart',
    ]);
    expect(missingKeys('A9', { item: '会议纪要', class: '工作秘密', reasons: '三' })).toEqual(['class']);
    expect(missingKeys('A9', { item: { k: 'a', v: 'b' }, class: true, reasons: true })).toEqual([]);
  });

  it('A13 names the responsible agency with its contact, or says why it cannot be determined (第三十六条第五项)', () => {
    expect(missingKeys('A13', { reasons: '由区规划部门制作', responsibleAgency: '区规划局' })).toEqual([
      'responsibleContact',
    ]);
    expect(missingKeys('A13', { reasons: '非本机关制作', undeterminable: '无法确定制作机关' })).toEqual([]);
  });

  it('A2 provides the information, or tells method, route and time (第三十六条第二项)', () => {
    expect(missingKeys('A2', { information: '附件一' })).toEqual([]);
    expect(missingKeys('A2', { method: '现场查阅', route: '区政务服务中心' })).toEqual(['time']);
    expect(missingKeys('A2', {})).toEqual(['information', 'method', 'route', 'time']);
  });
});
