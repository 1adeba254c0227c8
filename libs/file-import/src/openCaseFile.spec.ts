import { plainDate } from '@yishen/calendar';
import { read, utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { MOST_OPEN_CASES, OPEN_CASE_COLUMNS, openCasesTemplate, readOpenCases } from './openCaseFile';

const TODAY = plainDate('2024-03-15');
const CASE = {
  formerNumber: '2023-118',
  kind: 'naturalPerson',
  name: '张三丰',
  contact: '13800138000',
  channel: 'inPerson',
  receivedOn: '2023-12-20',
  content: '某路段的拆迁补偿方案',
};
const HEADINGS = Object.values(OPEN_CASE_COLUMNS).map(({ label }) => label);

const json = (value: unknown) => readOpenCases(new TextEncoder().encode(JSON.stringify(value)), TODAY);
const csv = (...lines: readonly string[]) => readOpenCases(new TextEncoder().encode(lines.join('\n')), TODAY);
const codeOf = (bytes: Uint8Array): unknown => {
  try {
    readOpenCases(bytes, TODAY);
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
  return undefined;
};

function filledTemplate(...rows: readonly (readonly (string | number | null)[])[]): Uint8Array {
  const book = read(openCasesTemplate(), { type: 'array' });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  if (!sheet) throw new Error('no sheet');
  utils.sheet_add_aoa(sheet, rows as unknown[][], { origin: 1 });
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

describe('a list of open cases', () => {
  it('is read from the filled template, with labels as codes and a day as a workbook stores it', () => {
    const row = [
      '2023-118',
      '自然人',
      '张三丰',
      null,
      13800138000,
      '当面提交',
      45280,
      '登记回执',
      '存于卷宗',
      CASE.content,
    ];
    expect(readOpenCases(filledTemplate(row), TODAY)).toEqual({
      cases: [{ row: 2, ...CASE, evidenceKind: 'handInReceipt', evidenceNote: '存于卷宗' }],
      problems: [],
      ignored: [],
    });
  });

  it('is read the same from a workbook, a .csv and a .json', () => {
    const { formerNumber, name, contact, content } = CASE;
    const text = csv(
      HEADINGS.join(','),
      `${formerNumber},自然人,${name},,${contact},当面提交,2023年12月20日,,,${content}`,
    );
    expect(text.cases).toEqual([{ row: 2, ...CASE }]);
    expect(json([CASE]).cases).toEqual([{ row: 1, ...CASE }]);
  });

  it.each(['2023-12-20', '2023/12/20', '2023.12.20', '20231220', '2023年12月20日'])(
    'may write a day as %s',
    (receivedOn) => {
      expect(json([{ ...CASE, receivedOn }]).cases[0]?.receivedOn).toBe('2023-12-20');
    },
  );

  it('keeps the leading zeros of a number in a .csv', () => {
    const line = `007,自然人,张三丰,,013800138000,当面提交,2023-12-20,,,内容`;
    expect(csv(HEADINGS.join(','), line).cases[0]).toMatchObject({ formerNumber: '007', contact: '013800138000' });
  });

  it.each([
    [{ name: ' ' }, '申请人姓名或者名称', 'missing'],
    [{ kind: '个人' }, '申请人类型', 'not-a-choice'],
    [{ channel: 'toString' }, '接收渠道', 'not-a-choice'],
    [{ receivedOn: '2023-02-30' }, '收到日期', 'not-a-date'],
    [{ receivedOn: '2024-03-16' }, '收到日期', 'in-future'],
    [{ formerNumber: 'x'.repeat(51) }, '原编号', 'too-long'],
    [{ identity: 1.1e17 }, '证件号码', 'digits-lost'],
    [{ evidenceNote: '签收单' }, '收到证明', 'half-evidence'],
    [{ evidenceKind: '登记回执' }, '证明说明', 'half-evidence'],
  ])('has a problem with row and column for %j', (change, column, code) => {
    const { cases, problems } = json([CASE, { ...CASE, formerNumber: '2', ...change }]);
    expect(problems).toMatchObject([{ row: 2, column, code }]);
    expect(cases).toHaveLength(1);
  });

  it('has a problem for a number that occurs twice, and names unknown headings', () => {
    const list = json([CASE, { ...CASE, handler: '李四' }]);
    expect(list.problems).toMatchObject([{ row: 2, column: '原编号', code: 'twice', parameters: { first: 1 } }]);
    expect(list.ignored).toEqual(['handler']);
  });

  it('never repeats in its problems what was typed', () => {
    const { problems } = json([{ ...CASE, kind: '张三丰', receivedOn: '张三丰' }]);
    expect(JSON.stringify(problems)).not.toContain('张三丰');
  });

  it.each([
    ['nothing', new Uint8Array(), 'report-file.empty'],
    ['a list without cases', openCasesTemplate(), 'report-file.no-open-cases'],
    ['another text', new TextEncoder().encode('今天天气很好'), 'report-file.no-open-cases'],
    ['another JSON', new TextEncoder().encode('{"a":1}'), 'report-file.no-open-cases'],
    ['broken JSON', new TextEncoder().encode('[{"a":'), 'report-file.damaged'],
    ['bytes', new Uint8Array([1, 0, 2]), 'report-file.kind-unknown'],
    ['a damaged workbook', openCasesTemplate().subarray(0, 900), 'report-file.damaged'],
    [
      'too much',
      new TextEncoder().encode(JSON.stringify(Array(MOST_OPEN_CASES + 1).fill(CASE))),
      'report-file.too-many-cases',
    ],
  ])('is refused with a code when it is %s', (_, bytes, code) => {
    expect(codeOf(bytes)).toBe(code);
  });
});
