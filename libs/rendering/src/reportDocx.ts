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
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
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
    creator: model.agency,
    title: `${model.agency}${model.title}`,
    styles: { default: { document: { run: { font: BODY_FONT, size: SIZE.text } } } },
    sections: [
      {
        properties: { page: PAGE },
        children: [...opening(model), ...model.parts.flatMap((part) => partBlocks(part, model))],
      },
    ],
  });
  return Packer.toBuffer(file);
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
    children: [run(part.heading, { font: HEADING_FONT, size: SIZE.text, color: '000000' })],
  });
  const table = part.table ? [tableBlock(part.table, model)] : [];
  return [heading, ...part.paragraphs.map(textParagraph), ...table];
}

function textParagraph(text: string): Paragraph {
  // Two characters of indent; a line pitch of 28 points.
  return new Paragraph({
    indent: { firstLine: FIRST_LINE },
    spacing: LINE_PITCH,
    alignment: AlignmentType.BOTH,
    children: [run(text)],
  });
}

function tableBlock(layout: TableLayout, model: ReportModel): Table {
  const columns = Math.max(...layout.map((row) => row.reduce((sum, cell) => sum + (cell.columns ?? 1), 0)));
  const size = columns > 10 ? SIZE.narrowTable : SIZE.table;
  const widths = columnWidths(columns);
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    rows: layout.map(
      (row, at) =>
        new TableRow({
          cantSplit: true,
          tableHeader: at < headerRows(layout),
          children: row.map((cell) =>
            tableCell(cell, layoutText(cell, model.tables), size, columns === 10 && at >= headerRows(layout)),
          ),
        }),
    ),
  });
}

// Table three has three label columns before its seven figures; they need more room than a figure.
function columnWidths(columns: number): number[] {
  const labels = columns === 10 ? [700, 1_000, 2_145] : [];
  const rest = Math.floor((TEXT_WIDTH - labels.reduce((sum, width) => sum + width, 0)) / (columns - labels.length));
  return [...labels, ...Array.from({ length: columns - labels.length }, () => rest)];
}

function headerRows(layout: TableLayout): number {
  const first = layout.findIndex((row) => row.some((cell) => cell.figure !== undefined));
  return first > 2 ? first : 0;
}

// Row labels of table three begin at the left, as the form prints them; headings, groups and figures are centred.
function tableCell(cell: LayoutCell, text: string, size: number, inBody: boolean): TableCell {
  const isRowLabel = inBody && cell.figure === undefined && cell.rows === undefined;
  return new TableCell({
    columnSpan: cell.columns ?? 1,
    rowSpan: cell.rows ?? 1,
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: 40, right: 40, top: 20, bottom: 20 },
    children: [
      new Paragraph({
        alignment: isRowLabel ? AlignmentType.LEFT : AlignmentType.CENTER,
        children: [run(text, { size })],
      }),
    ],
  });
}
