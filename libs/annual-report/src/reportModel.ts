import type { WrittenTexts } from './narrative';
import { tableFourLayout, tableThreeLayout, tableTwoLayout, type TableLayout } from './layout';
import { tableThreeCell, type ReportTables } from './tables';

/** A part of the report: its official heading, its paragraphs, and its table when it has one. */
export interface ReportPart {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly table?: TableLayout;
}

/** The model from which every output format is made. */
export interface ReportModel {
  readonly title: string;
  readonly agency: string;
  readonly year: number;
  readonly preamble: string;
  readonly parts: readonly ReportPart[];
  readonly tables: ReportTables;
}

/**
 * Makes the report of an agency and year with its six parts (条例 第五十条, 30号). Its paragraphs state only recorded facts; without
 * written texts, a part that people write says that it is not written yet.
 */
export function reportModel(agency: string, tables: ReportTables, written?: WrittenTexts): ReportModel {
  const { year } = tables;
  return {
    title: `${year}年政府信息公开工作年度报告`,
    agency,
    year,
    preamble:
      written?.preamble.join('') ??
      `本报告根据《中华人民共和国政府信息公开条例》和《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）` +
        `由${agency}编制。本报告中所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`,
    parts: [
      { heading: '一、总体情况', paragraphs: written?.overview ?? [requestSentence(tables)] },
      { heading: '二、主动公开政府信息情况', paragraphs: [], table: tableTwoLayout() },
      { heading: '三、收到和处理政府信息公开申请情况', paragraphs: [], table: tableThreeLayout() },
      { heading: '四、政府信息公开行政复议、行政诉讼情况', paragraphs: [], table: tableFourLayout() },
      { heading: '五、存在的主要问题及改进情况', paragraphs: written?.problems ?? [NOT_WRITTEN] },
      { heading: '六、其他需要报告的事项', paragraphs: written?.other ?? [NOT_WRITTEN] },
    ],
    tables,
  };
}

const NOT_WRITTEN = '（本部分文字尚未填写。）';

function requestSentence(tables: ReportTables): string {
  const total = (row: 'N' | 'C' | 'T' | 'F'): number => tableThreeCell(tables, row, 'total');
  return (
    `${tables.year}年，本机关新收政府信息公开申请${total('N')}件，上年结转${total('C')}件，` +
    `办结${total('T')}件，结转下年度继续办理${total('F')}件。`
  );
}
