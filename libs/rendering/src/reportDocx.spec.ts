import { reportModel, reportTables, COUNTED_CELLS } from '@yishen/annual-report';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { renderReportDocx } from './reportDocx';

async function documentXml(name = 'word/document.xml'): Promise<string> {
  const tables = reportTables(
    [
      { measure: 'received', year: 2024, kind: 'naturalPerson', row: '', count: 1 },
      { measure: 'concluded', year: 2024, kind: 'naturalPerson', row: 'R1', count: 1 },
    ],
    { fees: '0' },
    2024,
  );
  const bytes = await renderReportDocx(reportModel('昆都仑区阿尔丁大街街道办事处', tables));
  const part = unzipSync(new Uint8Array(bytes))[name];
  if (!part) throw new Error('no document part');
  return strFromU8(part);
}

function tablesOf(xml: string): string[][][] {
  return [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) =>
    [...table.matchAll(/<w:tr>.*?<\/w:tr>|<w:tr [^>]*>.*?<\/w:tr>/gs)].map(([row]) =>
      [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) =>
        [...cell.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''),
      ),
    ),
  );
}

describe('the report as a Word file', () => {
  it('has the six parts of 条例 第五十条 in their order', async () => {
    const xml = await documentXml();
    const places = [
      '一、总体情况',
      '二、主动公开',
      '三、收到和处理',
      '四、政府信息公开行政复议',
      '五、存在的主要问题',
      '六、其他需要报告',
    ].map((heading) => xml.indexOf(heading));
    expect(places.every((place) => place > 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  it('numbers its pages (GB/T 9704), and keeps a short table on one page', async () => {
    const footer = await documentXml('word/footer1.xml');
    expect(footer.replaceAll(/<[^>]*>/g, '')).toBe('— PAGE —');
    const xml = await documentXml();
    expect(
      xml
        .split('<w:pageBreakBefore/>')[1]
        ?.replaceAll(/<[^>]*>/g, '')
        .trim(),
    ).toMatch(/^三、收到和处理/);
    const [two = ''] = /<w:tbl>.*?<\/w:tbl>/s.exec(xml) ?? [];
    const rows = [...two.matchAll(/<w:tr>.*?<\/w:tr>|<w:tr [^>]*>.*?<\/w:tr>/gs)].map(([row]) => row);
    expect(rows.slice(0, -1).every((row) => row.includes('<w:keepNext/>'))).toBe(true);
    expect(rows.at(-1)).not.toContain('<w:keepNext/>');
  });

  it('prints all 175 cells of table three and 15 of table four, each in its place', async () => {
    const [, three, four] = tablesOf(await documentXml());
    const figures = (rows: string[][] = []): string[] => rows.flat().filter((text) => /^\d+$/.test(text));
    expect(figures(three)).toHaveLength(175);
    expect(figures(four)).toHaveLength(15);
    expect(figures(three).length + figures(four).length).toBe(COUNTED_CELLS.length);
    const received = three?.find((row) => row[0] === '一、本年新收政府信息公开申请数量');
    expect(received?.slice(1)).toEqual(['1', '0', '0', '0', '0', '0', '1']);
    const disclosed = three?.find((row) => row.includes('（一）予以公开'));
    expect(disclosed?.filter((text) => /^\d+$/.test(text))).toEqual(['1', '0', '0', '0', '0', '0', '1']);
  });

  it('prints a figure of table two that nobody recorded as 未填报, never as 0', async () => {
    const [two] = tablesOf(await documentXml());
    expect(two?.find((row) => row[0] === '行政许可')).toEqual(['行政许可', '未填报']);
    expect(two?.find((row) => row[0] === '行政事业性收费')).toEqual(['行政事业性收费', '0']);
  });

  it('merges the same header cells as the official form', async () => {
    const xml = await documentXml();
    expect(xml).toContain('<w:gridSpan w:val="7"/>');
    expect(xml).toContain('<w:vMerge w:val="restart"/>');
  });
});
