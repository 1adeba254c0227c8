import { numberIn, publishedJson, readTablesJson, type PublishedReport } from '@yishen/annual-report';
import { utils, write } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readReportFile } from './index';
import { portalPage, type PrintedTables } from './testing/portalPage';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const reports = join(__dirname, '../../../test/reports');
const read = (bytes: Uint8Array): PublishedReport => readReportFile(bytes).report;

// Every row is different, so that a row in a wrong place is found.
const three = (rows: number): string[][] =>
  Array.from({ length: rows }, (_, at) => [
    ...Array.from({ length: 6 }, (_none, column) => String(at * 10 + column)),
    String(at * 60 + 15),
  ]);
const TABLES: PrintedTables = {
  two: [['1', '2', '3'], ['4', '5', '6'], ['1,808,595'], ['２８'], ['9件'], ['59237.2449']],
  three: three(25),
  four: Array.from({ length: 15 }, (_, at) => String(at)),
};
const PAGE = { agency: '某县某局', year: 2023, tables: TABLES };

describe('an HTML page of a portal', () => {
  const report = read(bytesOf(portalPage(PAGE)));

  it('gives the agency, the year and the form of its report', () => {
    expect(report).toMatchObject({ agency: '某县某局', year: 2023, form: '2021' });
  });

  it('gives every cell in its place, among any fonts, breaks and menus', () => {
    const { tableTwo, tableThree, tableFour } = publishedJson(report);
    expect(tableTwo).toEqual({
      规章: [1, 2, 3],
      行政规范性文件: [4, 5, 6],
      行政许可: 1808595,
      行政处罚: 28,
      行政强制: 9,
      '行政事业性收费(万元)': 59237.2449,
    });
    expect(Object.values(tableThree)).toEqual(TABLES.three.map((row) => row.map(Number)));
    expect(Object.values(tableFour).flat()).toEqual(TABLES.four.map(Number));
  });

  it('gives the six parts with their texts', () => {
    expect(report.text?.parts.map(({ heading, paragraphs }) => [heading, paragraphs[0]])).toEqual([
      ['一、总体情况', '（一）主动公开政府信息情况。全年发布信息2023条。'],
      ['二、主动公开政府信息情况', undefined],
      ['三、收到和处理政府信息公开申请情况', undefined],
      ['四、政府信息公开行政复议、行政诉讼情况', undefined],
      ['五、存在的主要问题及改进情况', '一是人手不足。'],
      ['六、其他需要报告的事项', '本年度未收取信息处理费。'],
    ]);
  });

  it('reads the same in GB 18030, which old portals use', () => {
    // “局” and “总计” in GBK; the rest of the page is in ASCII entities, as some editors write it.
    const page = portalPage({ ...PAGE, charset: 'gb2312' });
    const bytes = [...page].flatMap((character) => {
      if (character === '局') return [0xbe, 0xd6];
      if (character === '总') return [0xd7, 0xdc];
      if (character === '计') return [0xbc, 0xc6];
      const code = character.codePointAt(0) ?? 0;
      return code < 128 ? [code] : [...`&#${code};`].map((one) => one.charCodeAt(0));
    });
    expect(publishedJson(read(Uint8Array.from(bytes)))).toEqual(publishedJson(report));
  });

  it('gives different figures for zero, an empty cell and a stroke', () => {
    const tables = {
      ...TABLES,
      three: TABLES.three.map((row, at) => (at === 2 ? ['0', '', '/', '—', '－', ' 7 件', ''] : row)),
    };
    const { three: rows } = read(bytesOf(portalPage({ ...PAGE, tables })));
    expect(rows.R1?.map(({ kind }) => kind)).toEqual(['number', 'blank', 'mark', 'mark', 'mark', 'number', 'blank']);
    expect(rows.R1?.map(numberIn)).toEqual([0, undefined, undefined, undefined, undefined, 7, undefined]);
    const json = publishedJson(read(bytesOf(portalPage({ ...PAGE, tables }))), 'zero');
    expect(json.tableThree.R1).toEqual([0, 0, 0, 0, 0, 7, 7]);
  });
});

describe('a report in the form of 2019', () => {
  const report = read(
    bytesOf(portalPage({ ...PAGE, year: 2020, divided: false, tables: { ...TABLES, three: three(23) } })),
  );

  it('is recognised by its table two, and its other rows and columns are kept', () => {
    expect(report).toMatchObject({ form: '2019', year: 2020 });
    expect(report.two.former).toEqual(
      expect.arrayContaining([
        { row: '规章', column: '对外公开总数量', figure: { kind: 'number', text: '3' } },
        { row: '政府集中采购', column: '采购总金额', figure: { kind: 'number', text: '45.6' } },
        { row: '行政事业性收费', column: '上一年项目数量', figure: { kind: 'number', text: '2' } },
      ]),
    );
  });

  it("is imported with the figures that both forms have, and its undivided row as the group's last row", () => {
    const json = publishedJson(report);
    expect(json).toMatchObject({
      layout: '2019',
      tableTwo: { 规章: [1, null, null], 行政许可: 1808595, 行政处罚: 28, '行政事业性收费(万元)': null },
    });
    expect(json.tableThree.O3).toEqual([200, 201, 202, 203, 204, 205, 1215]);
    expect(json.tableThree.O1).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(json.tableThree.T?.[0]).toBe(210);
    expect(json.tableThree.F?.[0]).toBe(220);
  });
});

describe('a text copied from a page', () => {
  const published = readFileSync(join(reports, 'aerding-2024.txt'));

  it('of a published report of a street gives its three tables cell by cell', () => {
    const { kind, report } = readReportFile(published);
    expect({ kind, agency: report.agency, year: report.year }).toEqual({
      kind: 'txt',
      agency: '昆都仑区阿尔丁大街街道办事处',
      year: 2024,
    });
    const { tableThree, tableFour, tableTwo } = publishedJson(report);
    for (const [row, cells] of Object.entries(tableThree)) {
      expect([row, cells]).toEqual([
        row,
        ['N', 'R1', 'T'].includes(row) ? [1, 0, 0, 0, 0, 0, 1] : [0, 0, 0, 0, 0, 0, 0],
      ]);
    }
    expect(Object.values(tableFour).flat()).toEqual(Array.from({ length: 15 }, () => 0));
    expect(Object.values(tableTwo).flat()).toEqual(Array.from({ length: 10 }, () => 0));
    expect(report.text?.parts[5]?.paragraphs).toEqual([
      '按照《政府信息公开信息处理费管理办法》规定的按件、按量收费标准,本年度没有产生信息处理费。',
    ]);
  });

  it.each([
    ['cells kept apart by tabs', (text: string) => text.replaceAll(' | ', '\t').replaceAll('|', '\t')],
    ['cells kept apart by spaces', (text: string) => text.replaceAll(/ \|+/g, '  ').replaceAll('|', ' ')],
    ['every cell on a line of its own', (text: string) => text.replaceAll(/ ?\|+ ?/g, '\n')],
    [
      'every cell closed by a bar on a line of its own',
      (text: string) => linesOf(text, (cells) => cells.map((cell) => `${cell} |`)),
    ],
    [
      'every row begun by a bar',
      (text: string) => linesOf(text, (cells) => ['|', ...cells.map((cell) => `${cell} |`)]),
    ],
    [
      'rows between bars, as in Markdown',
      (text: string) => linesOf(text, (cells) => [`| ${cells.join(' | ')} |`, '|---|---|']),
    ],
    [
      'labels broken over lines of a cell',
      (text: string) => text.replaceAll('政府信息公开申请数量', '政府信息\u3000公开申请 数量'),
    ],
    [
      'old line ends and full-width bars of space',
      (text: string) => text.replaceAll('\n', '\r\n').replaceAll(' | ', '\u3000|\u3000'),
    ],
  ])('reads the same with %s', (_, change) => {
    const text = new TextDecoder().decode(published);
    expect(publishedJson(read(bytesOf(change(text))))).toEqual(publishedJson(read(published)));
  });
});

// Changes the rows of the tables line by line, and leaves other lines as they are.
function linesOf(text: string, change: (cells: readonly string[]) => readonly string[]): string {
  return text
    .split('\n')
    .flatMap((line) => (line.includes('|') ? change(line.split('|').map((cell) => cell.trim())) : [line]))
    .join('\n');
}

describe('the agency and year of a report', () => {
  const tables =
    '三、收到和处理政府信息公开申请情况\n' +
    ['一、本年新收', '二、上年结转', '（七）总计', '四、结转下年度']
      .map((label) => `${label} | 0 | 0 | 0 | 0 | 0 | 0 | 0`)
      .join('\n');
  it.each([
    ['某县某局\n2023年度政府信息公开工作年度报告', '某县某局', 2023],
    [
      '重庆市某区人民政府外事办公室政府信息公开工作2022年度报告\n重庆市某区人民政府外事办公室\n政府信息公开工作2022年度报告',
      '重庆市某区人民政府外事办公室',
      2022,
    ],
    [
      '首页 > 政府信息公开 > 年报\n某市某局2024年政府信息公开工作年度报告\n来源：某局 发布时间：2025-01-20',
      '某市某局',
      2024,
    ],
    ['某镇人民政府关于2021年政府信息公开工作年度报告', '某镇人民政府', 2021],
    ['２０２４年某省人民政府办公厅政府信息公开工作年度报告', '某省人民政府办公厅', 2024],
    ['某街道办事处二〇二二年政府信息公开年度报告', '某街道办事处', 2022],
    [
      '政府信息公开工作年度报告\n按照要求，现由某县住房和城乡建设局编制。统计期限为2023年1月1日至12月31日。',
      '某县住房和城乡建设局',
      2023,
    ],
    ['2022年政府信息公开工作年度报告\n（某市水务局）\n本报告依据条例编制。', '某市水务局', 2022],
  ])('are found in the head: %s', (head, agency, year) => {
    expect(read(bytesOf(`${head}\n一、总体情况\n良好。\n${tables}`))).toMatchObject({ agency, year });
  });

  it('are not taken from a page that lists reports, and stay open when nothing names them', () => {
    expect(read(bytesOf(`一、总体情况\n良好。\n${tables}`))).toMatchObject({ agency: '', year: undefined });
  });
});

describe('a workbook', () => {
  it('with the whole report on one sheet gives its tables and parts', () => {
    const { tables } = readTablesJson(JSON.parse(readFileSync(join(reports, 'suqian-2023.json'), 'utf8')));
    const labels = Object.entries(tables.three).map(([, cells]) => cells);
    const named = [
      '一、本年新收政府信息公开申请数量',
      '二、上年结转政府信息公开申请数量',
      '（一）予以公开',
      '（二）部分公开',
    ];
    const rows: (string | number | null)[][] = [
      ['宿迁市2023年政府信息公开工作年度报告'],
      ['一、总体情况'],
      ['2023年，全市收办政府信息公开申请3607件。'],
      ['三、收到和处理政府信息公开申请情况'],
      ['', null, '自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'],
      ...named.map((label, at) => [label, null, ...(labels[[0, 1, 2, 3][at] ?? 0] ?? [])]),
      ['四、政府信息公开行政复议、行政诉讼情况'],
      ['行政复议', null, null, null, null, '行政诉讼'],
      [
        '结果维持',
        '结果纠正',
        '其他结果',
        '尚未审结',
        '总计',
        '未经复议直接起诉',
        null,
        null,
        null,
        null,
        '复议后起诉',
      ],
      [...Object.values(tables.four).flat()],
    ];
    const sheet = utils.aoa_to_sheet(rows);
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, '年报');
    const report = read(new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer));
    expect(report).toMatchObject({ agency: '宿迁市', year: 2023 });
    const json = publishedJson(report);
    expect(json.tableThree.N).toEqual(tables.three.N);
    expect(json.tableThree.R2).toEqual(tables.three.R2);
    expect(json.tableFour).toMatchObject({
      行政复议: tables.four.reconsideration,
      复议后起诉: tables.four.suitAfterReconsideration,
    });
    expect(report.text?.parts[0]?.paragraphs).toEqual(['2023年，全市收办政府信息公开申请3607件。']);
  });
});

describe('a Word file', () => {
  const w = (body: string): string =>
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
  const p = (text: string, properties = ''): string =>
    `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text.slice(0, 2)}</w:t></w:r><w:r><w:t>${text.slice(2)}</w:t></w:r></w:p>`;
  const heading = (text: string): string => p(text, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>');
  const cell = (text: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;
  const row = (label: string, first: number): string =>
    `<w:tr>${cell(label, '<w:gridSpan w:val="3"/>')}${Array.from({ length: 7 }, (_, at) => cell(String(first + at))).join('')}</w:tr>`;
  const numbering = `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
    <w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>
    <w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>`;
  const document = w(
    [
      p('某市某局2024年政府信息公开工作年度报告'),
      heading('总体情况'),
      p('良好。'),
      heading('主动公开政府信息情况'),
      heading('收到和处理政府信息公开申请情况'),
      `<w:sdt><w:sdtContent><w:tbl>${row('一、本年新收政府信息公开申请数量', 1)}${row('二、上年结转政府信息公开申请数量', 11)}
        <w:tr>${cell('三、本年度办理结果', '<w:vMerge w:val="restart"/>')}${cell('（一）予以公开', '<w:gridSpan w:val="2"/>')}${Array.from({ length: 7 }, (_, at) => cell(String(21 + at))).join('')}</w:tr>
        <w:tr>${cell('', '<w:vMerge/>')}${cell('（七）总计', '<w:gridSpan w:val="2"/>')}${Array.from({ length: 7 }, (_, at) => cell(String(31 + at))).join('')}</w:tr>
        ${row('四、结转下年度继续办理', 41)}</w:tbl></w:sdtContent></w:sdt>`,
    ].join(''),
  );
  const report = read(zipSync({ 'word/document.xml': strToU8(document), 'word/numbering.xml': strToU8(numbering) }));

  it('gives the numbers of headings that Word numbers automatically', () => {
    expect(report.text?.parts.map(({ heading: printed }) => printed)).toEqual([
      '一、总体情况',
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
    ]);
  });

  it('gives every figure in its row, also in a content control and with merged cells', () => {
    const { tableThree } = publishedJson(report);
    expect([tableThree.N[0], tableThree.C[0], tableThree.R1, tableThree.T[6], tableThree.F[6]]).toEqual([
      1,
      11,
      [21, 22, 23, 24, 25, 26, 27],
      37,
      47,
    ]);
  });
});

describe('a file that is not a report', () => {
  const zip = zipSync({ 'word/document.xml': strToU8('<w:document><w:body>') });
  it.each([
    ['an empty file', new Uint8Array(), 'report-file.empty'],
    ['a file of white space', bytesOf('  \n '), 'report-file.empty'],
    ['another text', bytesOf('今天天气很好。\n总计 | 3 | 4'), 'report-file.not-a-report'],
    ['another page', bytesOf('<html><body><p>你好</p></body></html>'), 'report-file.not-a-report'],
    ['another JSON', bytesOf('{"a": 1}'), 'report-file.not-a-report'],
    ['a JSON cut short', bytesOf('{"agency": "某'), 'report-file.damaged'],
    ['a Word file with broken XML', zip, 'report-file.damaged'],
    ['a Word file cut short', zip.subarray(0, zip.length - 40), 'report-file.damaged'],
    ['another archive', zipSync({ 'a.txt': strToU8('x') }), 'report-file.kind-unknown'],
    ['a PDF', bytesOf('%PDF-1.7'), 'report-file.kind-unknown'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]), 'report-file.kind-unknown'],
    ['a huge file', new Uint8Array(51 * 1024 * 1024), 'report-file.too-large'],
  ])('is refused with its own code: %s', (_, bytes, code) => {
    expect(() => readReportFile(bytes)).toThrow(expect.objectContaining({ code }));
  });
});
