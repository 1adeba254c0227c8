import { layoutText, type ReportModel, type ReportPart, type TableLayout } from '@yishen/annual-report';
import PDFDocument from 'pdfkit';
import { MISSING, documentFonts, type Face } from './pdfFonts';
import { PdfText, settable, type SetLine } from './pdfText';
import { xmlText } from './markup';
import { columnWidths } from './tableWidths';
import { columnCount, headerRowCount, placedCells, type PlacedLayoutCell } from './tableShape';

// A4 in points with the margins of GB/T 9704—2012, as in the Word file.
const PAGE = { width: 595.28, height: 841.89, top: 104.9, bottom: 99.2, left: 79.4, right: 73.7 };
const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right;
const BODY_HEIGHT = PAGE.height - PAGE.top - PAGE.bottom;
const SIZE = { title: 22, heading: 16, text: 16, table: 9, page: 14 };
const PITCH = 28;
const CELL = { x: 2.5, y: 2.5, line: 1.25 };
const LINE_WIDTH = 0.6;

/** Renders the report model as a PDF in the layout of the Word file, with embedded Chinese fonts. */
export async function renderReportPdf(model: ReportModel): Promise<Buffer> {
  const fonts = await documentFonts(textsOf(model));
  const document = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    autoFirstPage: false,
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: xmlText(`${model.agency}${model.title}`), Author: xmlText(model.agency) },
  });
  const done = collected(document);
  for (const { name, bytes } of fonts.fonts) document.registerFont(name, bytes);
  new ReportPages(document, new PdfText(document, fonts), model).write();
  document.end();
  return done;
}

function collected(document: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.on('error', reject);
  });
}

// All text of the document, by face.
function textsOf(model: ReportModel): Record<Face, string> {
  const cells = model.parts.flatMap(({ table }) => (table ?? []).flat().map((cell) => layoutText(cell, model.tables)));
  const paragraphs = model.parts.flatMap((part) => part.paragraphs);
  return {
    text: settable(
      [model.agency, model.title, model.preamble, ...paragraphs, ...cells, '— 0123456789', MISSING].join(''),
    ),
    heading: [...model.parts.map((part) => part.heading), MISSING].join(''),
  };
}

/** Draws the report page after page. */
class ReportPages {
  private y = PAGE.top;
  private pages = 0;

  constructor(
    private readonly document: PDFKit.PDFDocument,
    private readonly text: PdfText,
    private readonly model: ReportModel,
  ) {}

  write(): void {
    this.newPage();
    for (const line of [this.model.agency, this.model.title]) this.title(line);
    this.y += PITCH / 2;
    this.paragraph(this.model.preamble);
    for (const part of this.model.parts) this.part(part);
  }

  private part(part: ReportPart): void {
    const table = part.table ? this.measured(part.table) : undefined;
    // Keep a heading off the foot of a page, and do not cut a table that fits on one page.
    const after = table ? Math.min(table.height, BODY_HEIGHT - PITCH * 1.5) : PITCH * 2;
    this.room(PITCH * 1.5 + after);
    this.y += PITCH / 2;
    this.line(part.heading, PAGE.left + SIZE.text * 2, 'heading', SIZE.heading);
    for (const paragraph of part.paragraphs) this.paragraph(paragraph);
    if (table) this.table(table);
  }

  private title(text: string): void {
    for (const line of this.text.lines(text, 'text', SIZE.title, TEXT_WIDTH)) {
      this.room(PITCH * 1.3);
      this.y += PITCH * 1.3;
      this.text.draw(line.text, PAGE.left + (TEXT_WIDTH - line.width) / 2, this.y - PITCH * 0.4, 'text', SIZE.title);
    }
  }

  private paragraph(text: string): void {
    const indent = SIZE.text * 2;
    this.text.lines(text, 'text', SIZE.text, TEXT_WIDTH, indent).forEach((line, at) => {
      this.room(PITCH);
      const start = at === 0 ? indent : 0;
      this.line(line.text, PAGE.left + start, 'text', SIZE.text, line.isLast ? undefined : TEXT_WIDTH - start);
    });
  }

  private line(text: string, x: number, face: Face, size: number, stretchTo?: number): void {
    this.y += PITCH;
    this.text.draw(text, x, this.y - PITCH * 0.3, face, size, stretchTo);
  }

  private room(height: number): void {
    if (this.y + height > PAGE.top + BODY_HEIGHT + 0.01) this.newPage();
  }

  private newPage(): void {
    this.document.addPage();
    this.pages += 1;
    this.y = PAGE.top;
    const number = `— ${this.pages} —`;
    const width = this.text.width(number, 'text', SIZE.page);
    this.text.draw(number, (PAGE.width - width) / 2, PAGE.height - PAGE.bottom + 40, 'text', SIZE.page);
  }

  private table(table: MeasuredTable): void {
    const { layout, heights, header } = table;
    let from = 0;
    while (from < layout.length) {
      const repeated = from === 0 ? 0 : header;
      let free = PAGE.top + BODY_HEIGHT - this.y - sum(heights.slice(0, repeated));
      let to = from;
      while (to < layout.length && (heights[to] ?? 0) <= free + 0.01) free -= heights[to++] ?? 0;
      if (to <= Math.max(from, from === 0 ? header : 0)) {
        // Not even one row of figures fits here; an empty page always takes one, or this would loop forever.
        if (this.y > PAGE.top) {
          this.newPage();
          continue;
        }
        to = from + 1;
      }
      if (repeated > 0) this.rows(table, 0, repeated);
      this.rows(table, from, to);
      from = to;
      if (from < layout.length) this.newPage();
    }
  }

  // Draws rows `from` to `to`; a cell that reaches beyond them is closed at the edge and repeats its text in each part.
  private rows({ placed, heights, widths }: MeasuredTable, from: number, to: number): void {
    const top = this.y;
    for (const one of placed) {
      const first = Math.max(one.cell.row, from);
      const last = Math.min(one.cell.row + one.cell.rows, to);
      if (first >= last) continue;
      const x = PAGE.left + sum(widths.slice(0, one.cell.column));
      const y = top + sum(heights.slice(from, first));
      const width = sum(widths.slice(one.cell.column, one.cell.column + one.cell.columns));
      const height = sum(heights.slice(first, last));
      this.document.lineWidth(LINE_WIDTH).rect(x, y, width, height).stroke('#000000');
      this.cellText(one, x, y, width, height);
    }
    this.document.fillColor('#000000');
    this.y = top + sum(heights.slice(from, to));
  }

  private cellText({ lines, size, isLeft }: MeasuredCell, x: number, y: number, width: number, height: number): void {
    const pitch = SIZE.table * CELL.line;
    let baseline = y + (height - lines.length * pitch) / 2 + pitch * 0.8;
    for (const line of lines) {
      const start = isLeft ? x + CELL.x : x + (width - line.width) / 2;
      this.text.draw(line.text, start, baseline, 'text', size);
      baseline += pitch;
    }
  }

  private measured(layout: TableLayout): MeasuredTable {
    const count = columnCount(layout);
    const longest = Math.max(
      ...layout.flat().map((cell) => (cell.figure ? layoutText(cell, this.model.tables).length : 0)),
    );
    const widths = columnWidths(count, TEXT_WIDTH, (longest * SIZE.table) / 2 + CELL.x * 2 + 1);
    const header = headerRowCount(layout);
    const placed = placedCells(layout).map((cell): MeasuredCell => {
      const width = sum(widths.slice(cell.column, cell.column + cell.columns)) - CELL.x * 2;
      const words = layoutText(cell.cell, this.model.tables);
      // A figure must not be broken: set a long one smaller.
      const fit = cell.cell.figure ? width / this.text.width(words, 'text', SIZE.table) : 1;
      const size = SIZE.table * Math.min(1, fit);
      const lines = this.text.lines(words, 'text', size, width);
      return { cell, lines, size, isLeft: count === 10 && cell.row >= header && !cell.cell.figure && cell.rows === 1 };
    });
    const heights = rowHeights(layout.length, placed);
    return { layout, placed, widths, heights, header, height: sum(heights) };
  }
}

interface MeasuredCell {
  readonly cell: PlacedLayoutCell;
  readonly lines: readonly SetLine[];
  readonly size: number;
  readonly isLeft: boolean;
}

interface MeasuredTable {
  readonly layout: TableLayout;
  readonly placed: readonly MeasuredCell[];
  readonly widths: readonly number[];
  readonly heights: readonly number[];
  readonly header: number;
  readonly height: number;
}

// A row is as high as its highest cell; a cell over several rows makes the last of them higher when it needs more room.
function rowHeights(rows: number, placed: readonly MeasuredCell[]): number[] {
  const need = ({ lines }: MeasuredCell): number => lines.length * SIZE.table * CELL.line + CELL.y * 2;
  const heights = Array.from({ length: rows }, (_, at) =>
    Math.max(0, ...placed.filter(({ cell }) => cell.row === at && cell.rows === 1).map(need)),
  );
  for (const one of placed.filter(({ cell }) => cell.rows > 1)) {
    const last = one.cell.row + one.cell.rows - 1;
    const missing = need(one) - sum(heights.slice(one.cell.row, last + 1));
    if (missing > 0) heights[last] = (heights[last] ?? 0) + missing;
  }
  return heights;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
