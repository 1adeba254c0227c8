import {
  layoutText,
  type LayoutCell,
  type ReportModel,
  type ReportPart,
  type TableLayout,
} from '@yishen/annual-report';
import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { xmlText } from './markup';
import { columnCount, headerRowCount } from './tableShape';
import { columnWidths } from './tableWidths';
import {
  BODY_FONT,
  FIRST_LINE,
  HEADING_FONT,
  LINE_PITCH,
  PAGE,
  SIZE,
  TEXT_WIDTH,
  TITLE_FONT,
  run,
} from './officialStyle';

/** Renders the report model as a Word file in the official layout: six parts, merged header cells, A4. */
export function renderReportDocx(model: ReportModel): Promise<Buffer> {
  const file = new Document({
    creator: xmlText(model.agency),
    title: xmlText(`${model.agency}${model.title}`),
    styles: { default: { document: { run: { font: BODY_FONT, size: SIZE.text } } } },
    sections: [
      {
        properties: { page: PAGE },
        footers: { default: pageNumber() },
        children: [...opening(model), ...model.parts.flatMap((part) => partBlocks(part, model))],
      },
    ],
  });
  return Packer.toBuffer(file);
}

// — 1 —, the form in 党政机关公文格式 (GB/T 9704) and in the PDF of the same report.
function pageNumber(): Footer {
  const children = ['— ', PageNumber.CURRENT, ' —'];
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children, font: BODY_FONT, size: SIZE.page })],
      }),
    ],
  });
}

function opening(model: ReportModel): Paragraph[] {
  const title = (text: string): Paragraph =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [run(text, { font: TITLE_FONT, size: SIZE.title })],
    });
  return [title(model.agency), title(model.title), textParagraph(model.preamble)];
}

function partBlocks(part: ReportPart, model: ReportModel): (Paragraph | Table)[] {
  const heading = new Paragraph({
    heading: HeadingLevel.HEADING_1,
    spacing: { before: 240, after: 120 },
    indent: { firstLine: FIRST_LINE },
    keepNext: true,
    // Table three fills a page and gets its own, as in the PDF, so that no label of its groups is broken.
    pageBreakBefore: part.table !== undefined && columnCount(part.table) === 10,
    children: [run(part.heading, { font: HEADING_FONT, size: SIZE.text, color: '000000' })],
  });
  const table = part.table ? [tableBlock(part.table, model)] : [];
  return [heading, ...part.paragraphs.map(textParagraph), ...table];
}

function textParagraph(text: string): Paragraph {
  return new Paragraph({
    indent: { firstLine: FIRST_LINE },
    spacing: LINE_PITCH,
    alignment: AlignmentType.BOTH,
    children: [run(text)],
  });
}

function tableBlock(layout: TableLayout, model: ReportModel): Table {
  const columns = columnCount(layout);
  const size = columns < 10 ? SIZE.table : SIZE.narrowTable;
  const longest = Math.max(...layout.flat().map((cell) => (cell.figure ? layoutText(cell, model.tables).length : 0)));
  // Sizes are half points, widths twentieths of a point; in the usual fallback faces a digit is up to two thirds as wide as high.
  const widths = columnWidths(columns, TEXT_WIDTH, (longest * size * 10 * 2) / 3 + 100).map(Math.floor);
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    rows: layout.map(
      (row, at) =>
        new TableRow({
          cantSplit: true,
          tableHeader: at < headerRowCount(layout),
          children: row.map((cell) => {
            const text = layoutText(cell, model.tables);
            const fit = cell.figure && cell.columns === undefined ? figureSize(text, size, widths.at(-1) ?? 0) : size;
            const inBody = columns === 10 && at >= headerRowCount(layout);
            // A short table stays on one page: each row keeps the next row with it.
            return tableCell(cell, text, { size: fit, inBody, keepNext: columns < 10 && at < layout.length - 1 });
          }),
        }),
    ),
  });
}

// A figure must not be broken: set it smaller when it is too long for its column.
function figureSize(text: string, size: number, width: number): number {
  return Math.min(size, Math.floor(((width - 80) * 3) / (text.length * 10 * 2)));
}

// As in the form, row labels of table three are left-aligned; headings, groups and figures are centred.
function tableCell(
  cell: LayoutCell,
  text: string,
  { size, inBody, keepNext }: { size: number; inBody: boolean; keepNext: boolean },
): TableCell {
  const isRowLabel = inBody && cell.figure === undefined && cell.rows === undefined;
  return new TableCell({
    columnSpan: cell.columns ?? 1,
    rowSpan: cell.rows ?? 1,
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: 40, right: 40, top: 15, bottom: 15 },
    children: [
      new Paragraph({
        alignment: isRowLabel ? AlignmentType.LEFT : AlignmentType.CENTER,
        keepNext,
        children: [run(text, { size })],
      }),
    ],
  });
}
