import { PROCEEDING_KIND_ORDER } from '@yishen/annual-report';
import { TABLE_THREE_ROW_ORDER, type ProceedingKind, type TableThreeRow } from '@yishen/statute';

/** The figures of a published report, read from its text: table two row by row, tables three and four by cell. */
export interface PublishedReport {
  readonly two: readonly (readonly string[])[];
  readonly three: Readonly<Record<TableThreeRow, readonly number[]>>;
  readonly four: Readonly<Record<ProceedingKind, readonly number[]>>;
}

/** Reads the tables of a published report from its text; fails when a table is not complete. */
export function readPublishedReport(text: string): PublishedReport {
  const two = rowsBetween(text, '二、主动公开政府信息情况', '三、收到和处理政府信息公开申请情况');
  const three = rowsBetween(text, '三、收到和处理政府信息公开申请情况', '四、政府信息公开行政复议、行政诉讼情况');
  const four = rowsBetween(text, '四、政府信息公开行政复议、行政诉讼情况', '五、存在的主要问题及改进情况').flat();
  if (three.length !== TABLE_THREE_ROW_ORDER.length || three.some((row) => row.length !== 7)) {
    throw new Error(`table three has ${three.length} rows of ${three.map((row) => row.length).join(',')} figures`);
  }
  if (four.length !== 15) throw new Error(`table four has ${four.length} figures`);
  return {
    two,
    three: Object.fromEntries(
      TABLE_THREE_ROW_ORDER.map((row, at) => [row, three[at]?.map(Number)]),
    ) as unknown as PublishedReport['three'],
    four: Object.fromEntries(
      PROCEEDING_KIND_ORDER.map((kind, at) => [kind, four.slice(at * 5, at * 5 + 5).map(Number)]),
    ) as unknown as PublishedReport['four'],
  };
}

// Reads the figures at the end of each printed row that has any. The preface names the sections too, so the last mention on a
// separate line counts.
function rowsBetween(text: string, from: string, to: string): string[][] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines
    .slice(lines.lastIndexOf(from) + 1, lines.lastIndexOf(to))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map((cells) => cells.filter((cell) => /^\d+(\.\d+)?$/.test(cell)))
    .filter((figures) => figures.length > 0);
}
