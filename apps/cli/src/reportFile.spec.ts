import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlainDate } from '@yishen/calendar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkReportFile, checkedText, importReport } from './reportFile';

const reports = join(__dirname, '../../../test/reports');
const street = join(reports, 'aerding-2024.txt');
const city = join(reports, 'suqian-2023.json');
const today = '2026-03-01' as PlainDate;
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yishen-report-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const code = (expected: string): unknown => expect.objectContaining({ code: expected });

describe('report import', () => {
  it('gives the five keys of the exchange shape and nothing to remark for a whole report', () => {
    const { json, remarks } = importReport(street, { blanks: 'zero', today });
    expect(Object.keys(json)).toEqual(['agency', 'year', 'tableTwo', 'tableThree', 'tableFour']);
    expect(remarks).toEqual([]);
  });

  it('says what it took for zero', () => {
    const { tableThree, ...rest } = importReport(street, { blanks: 'zero', today }).json;
    const path = file(
      'blank.json',
      JSON.stringify({ ...rest, tableThree: { ...tableThree, D1: [null, 0, 0, 0, 0, 0, null] } }),
    );
    const { json, remarks } = importReport(path, { blanks: 'zero', today });
    expect(json.blanks).toEqual([
      { place: 'tableThree.D1[0]', text: '' },
      { place: 'tableThree.D1[6]', text: '' },
    ]);
    expect(remarks[0]).toContain('有 2 格没有数字');
    expect(importReport(path, { blanks: 'null', today }).json.tableThree.D1[0]).toBeNull();
  });

  it.each([
    ['report-file.empty', 'empty.docx', ''],
    ['report-file.not-a-report', 'letter.txt', '您好，附件是年报。'],
    ['report-file.damaged', 'cut.docx', 'PK\u0003\u0004 and nothing else'],
    ['report-file.year-unknown', 'year.json', '{"agency":"某局","tableThree":{"N":[0,0,0,0,0,0,0]}}'],
    ['report-file.year-in-future', 'future.json', '{"agency":"某局","year":2031,"tableThree":{"N":[0,0,0,0,0,0,0]}}'],
    ['report-file.incomplete', 'part.json', '{"agency":"某局","year":2024,"tableThree":{"N":[0,0,0,0,0,0,0]}}'],
  ])('%s: %s gives its code and nothing half-read', (expected, name, content) => {
    expect(() => importReport(file(name, content), { blanks: 'zero', today })).toThrow(code(expected));
  });

  it('figures in words are named, cell by cell', () => {
    const json = importReport(street, { blanks: 'zero', today }).json;
    const words = { ...json, tableThree: { ...json.tableThree, N: ['壹', 0, 0, 0, 0, 0, 1] } };
    expect(() => importReport(file('words.json', JSON.stringify(words)), { blanks: 'zero', today })).toThrow(
      expect.objectContaining({
        code: 'report-file.not-numbers',
        parameters: { cells: '表三 一、本年新收政府信息公开申请数量 · 自然人 “壹”' },
      }),
    );
  });
});

describe('report check', () => {
  it('finds nothing wrong in the published reports of a street and of a city', () => {
    expect(checkedText(checkReportFile(street, { today }))).toBe('昆都仑区阿尔丁大街街道办事处 2024\n未发现问题。');
    expect(checkReportFile(city, { today }).findings).toEqual([]);
  });

  it('compares with the report of the year before, and refuses another year', () => {
    const { json } = importReport(city, { blanks: 'zero', today });
    const next = { ...json, year: 2024, tableThree: { ...json.tableThree, C: [0, 0, 0, 0, 0, 0, 0] } };
    const path = file('next.json', JSON.stringify(next));
    const rules = checkReportFile(path, { lastYear: city, today }).findings.map(({ rule }) => rule);
    expect(rules.filter((rule) => rule === 'carry.differs')).toHaveLength(3);
    expect(() => checkReportFile(street, { lastYear: street, today })).toThrow('上一年度的报告应是 2023 年的');
  });
});
