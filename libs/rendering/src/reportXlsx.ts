import { layoutText, type ReportModel, type ReportPart, type TableLayout } from '@yishen/annual-report';
import writeExcelFile, { type Cell, type Row, type Sheet } from 'write-excel-file/node';
import { xmlText } from './markup';
import { columnCount, placedCells } from './tableShape';

type ReportSheet = Sheet<Buffer>;

const FONT = { text: '仿宋_GB2312', heading: '黑体' };
const TEXT_WIDTH = 100;

/** Renders the report model as a workbook: the texts, and a sheet for each table with figures as numbers and cells merged as in the form. */
export async function renderReportXlsx(model: ReportModel): Promise<Buffer> {
  const [one, two, three, four, ...last] = model.parts;
  const sheets = [
    textSheet('总体情况', [
      title(model.agency),
      title(model.title),
      ...paragraphRows(model.preamble),
      ...(one ? partRows(one) : []),
    ]),
    ...(two ? [tableSheet('表二', two, model)] : []),
    ...(three ? [tableSheet('表三', three, model)] : []),
    ...(four ? [tableSheet('表四', four, model)] : []),
    textSheet('问题和其他事项', last.flatMap(partRows)),
  ];
  return writeExcelFile(sheets, { fontFamily: FONT.text, fontSize: 11 }).toBuffer();
}

function textSheet(sheet: string, data: Row[]): ReportSheet {
  return { sheet, data, columns: [{ width: TEXT_WIDTH }], showGridLines: false };
}

function partRows(part: ReportPart): Row[] {
  return [heading(part.heading), ...part.paragraphs.flatMap(paragraphRows)];
}

function title(text: string): Row {
  return [{ value: cellValue(text), type: String, align: 'center', fontSize: 18, height: 28 }];
}

function heading(text: string, columns = 1): Row {
  return [
    {
      value: cellValue(text),
      type: String,
      fontFamily: FONT.heading,
      fontWeight: 'bold',
      fontSize: 14,
      height: 24,
      columnSpan: columns,
    },
  ];
}

// A cell holds at most 32,767 characters; a longer paragraph continues in the next cell.
const LONGEST_CELL = 30_000;

function paragraphRows(text: string): Row[] {
  const characters = [...text];
  const parts = Array.from({ length: Math.ceil(characters.length / LONGEST_CELL) }, (_, at) =>
    characters.slice(at * LONGEST_CELL, (at + 1) * LONGEST_CELL).join(''),
  );
  return parts.map(paragraph);
}

function paragraph(text: string): Row {
  // A row does not grow with its text, so estimate its height: a Chinese character needs about two units of column width.
  const lines = Math.ceil((text.length * 2) / TEXT_WIDTH);
  return [
    { value: cellValue(text), type: String, wrap: true, alignVertical: 'top', height: Math.min(15 * lines + 4, 400) },
  ];
}

// A workbook reads _x000B_ as an escaped character, so escape the same text when a person typed it (ECMA-376 part 1, 22.9.2.19).
function cellValue(text: string): string {
  // The writer would drop U+FFFD.
  return xmlText(text)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('\ufffd', '_xFFFD_');
}

function tableSheet(sheet: string, part: ReportPart, model: ReportModel): ReportSheet {
  const layout = part.table ?? [];
  const columns = columnCount(layout);
  return {
    sheet,
    data: [heading(part.heading, columns), ...part.paragraphs.map(paragraph), ...tableRows(layout, model, columns)],
    columns: Array.from({ length: columns }, (_, at) => ({ width: columnWidth(columns, at) })),
    showGridLines: false,
    ...(columns > 4 ? { orientation: 'landscape' as const } : {}),
  };
}

function columnWidth(columns: number, at: number): number {
  if (columns === 4) return at === 0 ? 24 : 18;
  if (columns === 10) return [10, 14, 44][at] ?? 12;
  return 10;
}

// The writer needs an empty cell for every cell that a merged one covers.
function tableRows(layout: TableLayout, model: ReportModel, columns: number): Row[] {
  const rows: Cell[][] = layout.map(() => Array.from({ length: columns }, () => null));
  for (const { cell, row, column, rows: rowSpan, columns: columnSpan } of placedCells(layout)) {
    const text = layoutText(cell, model.tables);
    const isNumber = cell.figure !== undefined && /^-?\d+(\.\d+)?$/.test(text);
    const line = rows[row];
    if (!line) continue;
    line[column] = {
      ...(isNumber ? { value: Number(text), type: Number } : { value: cellValue(text), type: String }),
      wrap: true,
      align: 'center',
      alignVertical: 'center',
      borderStyle: 'thin',
      borderColor: '#000000',
      ...(rowSpan > 1 ? { rowSpan } : {}),
      ...(columnSpan > 1 ? { columnSpan } : {}),
    };
  }
  return rows;
}
