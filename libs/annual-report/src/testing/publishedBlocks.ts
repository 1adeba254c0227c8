import type { Block, GridRow } from '../import/blocks';
import { layoutText, tableFourLayout, tableThreeLayout, tableTwoLayout, type TableLayout } from '../layout';
import type { ReportTables } from '../tables';

/** A report that a test publishes; it is correct unless the test changes something. */
export interface TestReport {
  readonly agency: string;
  readonly year: number;
  readonly tables: ReportTables;
  /** The paragraphs of parts one, five and six. */
  readonly one: readonly string[];
  readonly five: readonly string[];
  readonly six: readonly string[];
  readonly headings: readonly string[];
  /** Changes the printed text of a cell, by its table, place and text. */
  readonly print?: (table: 'two' | 'three' | 'four', row: number, column: number, text: string) => string;
  /** A table two of another form. */
  readonly two?: readonly GridRow[];
}

/** The official headings of the six parts. */
export const HEADINGS = [
  '一、总体情况',
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
  '五、存在的主要问题及改进情况',
  '六、其他需要报告的事项',
] as const;

/** The blocks of a report as a reader of files gives them. */
export function publishedBlocks(report: TestReport): readonly Block[] {
  const { agency, year, tables, headings } = report;
  const text = (words: string): Block => ({ kind: 'text', text: words });
  const grid = (table: 'two' | 'three' | 'four', layout: TableLayout): Block => ({
    kind: 'grid',
    rows: layout.map((row, at) =>
      row.map((cell, column) => ({
        text: report.print?.(table, at, column, layoutText(cell, tables)) ?? layoutText(cell, tables),
        columns: cell.columns ?? 1,
        rows: cell.rows ?? 1,
      })),
    ),
  });
  const [one = '', two = '', three = '', four = '', five = '', six = ''] = headings;
  const blocks: readonly Block[] = [
    text(`${agency}${year}年政府信息公开工作年度报告`),
    text(`本报告由${agency}编制。所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`),
    text(one),
    ...report.one.map(text),
    text(two),
    report.two ? { kind: 'grid', rows: report.two } : grid('two', tableTwoLayout()),
    text(three),
    grid('three', tableThreeLayout()),
    text(four),
    grid('four', tableFourLayout()),
    text(five),
    ...report.five.map(text),
    text(six),
    ...report.six.map(text),
  ];
  return blocks.filter((block) => block.kind === 'grid' || block.text !== '');
}
