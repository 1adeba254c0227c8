import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readPeriods, rulesImpactText, rulesText } from './rules';

const folder = mkdtempSync(join(tmpdir(), 'yishen-rules-'));
afterAll(() => rmSync(folder, { recursive: true }));
const fileOf = (text: string): string => {
  const file = join(folder, 'rules.json');
  writeFileSync(file, text);
  return file;
};

it('shows each rule with its versions, dates and article, under its group', () => {
  const lines = rulesText();
  const at = lines.indexOf('期限（按收到申请之日适用）');
  expect(lines.slice(at + 1, at + 3)).toEqual([
    '  reply  reply-2008  2008-05-01 – 2019-05-15  15 working  《政府信息公开条例》（2007年国务院令第492号）第二十四条',
    '  reply  reply-2019  2019-05-15 –   20 working  《政府信息公开条例》第三十三条第二款',
  ]);
  expect(lines).toContain('复议、诉讼期限');
});

it('reads hypothetical periods from a file, and says what is wrong with one that cannot be read', () => {
  const version = { version: 'r', days: 15, unit: 'working', article: '《新条例》', from: '2030-01-01' };
  expect(readPeriods(fileOf(JSON.stringify({ periods: { reply: [version] } }))).reply).toEqual([version]);
  expect(() => readPeriods(fileOf('{'))).toThrow(/rules\.json/);
  expect(() => readPeriods(fileOf('{"periods":{"reply":[{"days":0}]}}'))).toThrow(/reply\[0\]\.days/);
});

it('says how many cases move, and of each from and to', () => {
  const deadline = { kind: 'reply', wasProvisional: false, isProvisional: false } as const;
  const moved = { id: 'x', code: '7K2M-9QXD', agencyId: 'a' };
  const cases = [{ ...moved, deadlines: [{ ...deadline, from: '2024-04-10' as never, to: '2024-03-26' as never }] }];
  expect(rulesImpactText({ open: 2, moved: 1, settled: 0, cases }, false)).toEqual([
    '未办结 2 件：按本版本规则，1 件的期限与已记录的不同，0 件只是是否暂定有变化。',
    '  7K2M-9QXD  reply  2024-04-10 → 2024-03-26',
  ]);
});
