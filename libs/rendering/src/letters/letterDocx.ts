import { LINE_BREAKS } from '@yishen/annual-report';
import {
  AlignmentType,
  Document,
  Footer,
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
} from '../officialStyle';
import { xmlText } from '../markup';
import type { LetterBlock, LetterTable } from './letterData';
import type { LetterModel } from './letterModel';
import { stableDocx } from './stableDocx';

/**
 * Renders a letter as a Word file in the style of official papers (GB/T 9704—2012). The same letter gives the same bytes, so
 * that the digest of the file proves which text was issued.
 */
export async function renderLetterDocx(model: LetterModel): Promise<Buffer> {
  const agency = model.signature?.agency ?? '';
  const file = new Document({
    creator: xmlText(agency),
    title: xmlText(model.title),
    styles: { default: { document: { run: { font: BODY_FONT, size: SIZE.text } } } },
    sections: [
      {
        properties: { page: PAGE },
        footers: { default: pageNumbers() },
        children: [...head(model), ...model.blocks.flatMap(block), ...foot(model), ...slipSheet(model)],
      },
    ],
  });
  return stableDocx(await Packer.toBuffer(file), model.on);
}

function head({ title, number, salutation }: LetterModel): Paragraph[] {
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 240, after: number === undefined ? 280 : 120 },
      children: [run(title, { font: TITLE_FONT, size: SIZE.title })],
    }),
    ...(number === undefined
      ? []
      : [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { ...LINE_PITCH, after: 280 },
            children: [run(number)],
          }),
        ]),
    ...(salutation === undefined ? [] : [new Paragraph({ spacing: LINE_PITCH, children: [run(salutation)] })]),
  ];
}

function foot({ remedy, contact, signature }: LetterModel): Paragraph[] {
  const signed = signature
    ? [rightLine(`${signature.agency}${signature.seal ? '（公章）' : ''}`, 560), rightLine(signature.date, 0)]
    : [];
  return [...(remedy ? [text(remedy)] : []), ...(contact ? [text(contact)] : []), ...signed];
}

function slipSheet({ slip }: LetterModel): (Paragraph | Table)[] {
  if (!slip) return [];
  return [
    new Paragraph({
      pageBreakBefore: true,
      alignment: AlignmentType.CENTER,
      spacing: { after: 240 },
      children: [run(slip.title, { font: HEADING_FONT })],
    }),
    table({ rows: slip.rows, widths: [3, 7] }),
  ];
}

function block(one: LetterBlock): (Paragraph | Table)[] {
  switch (one.kind) {
    case 'paragraph':
      return [text(one.text)];
    case 'heading':
      return [
        new Paragraph({
          spacing: { ...LINE_PITCH, before: 120, after: 120 },
          keepNext: true,
          children: [run(one.text, { font: HEADING_FONT })],
        }),
      ];
    case 'table':
      return [table(one.table)];
    case 'slip':
      return [table({ rows: one.rows, widths: [3, 7] })];
  }
}

function text(content: string): Paragraph {
  return new Paragraph({
    indent: { firstLine: FIRST_LINE },
    spacing: LINE_PITCH,
    alignment: AlignmentType.BOTH,
    children: [run(content)],
  });
}

// Agency and date are at the right, four characters from the edge, and stay on one page with the line before them.
function rightLine(content: string, before: number): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    indent: { right: FIRST_LINE * 2 },
    spacing: { ...LINE_PITCH, before },
    keepLines: true,
    keepNext: before > 0,
    children: [run(content)],
  });
}

function table({ header, rows, widths }: LetterTable): Table {
  const columns = Math.max(header?.length ?? 0, ...rows.map((row) => row.length));
  const weights = widths ?? Array.from({ length: columns }, () => 1);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const columnWidths = weights.map((weight) => Math.floor((TEXT_WIDTH * weight) / sum));
  const isForm = header === undefined;
  const row = (cells: readonly string[], heading: boolean): TableRow =>
    new TableRow({
      cantSplit: true,
      tableHeader: heading,
      children: cells.map((content, at) =>
        cell(content, columnWidths[at] ?? 0, heading || (isForm && at === 0), isForm),
      ),
    });
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths,
    rows: [...(header ? [row(header, true)] : []), ...rows.map((cells) => row(cells, false))],
  });
}

function cell(content: string, width: number, heading: boolean, isForm: boolean): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: 100, right: 100, top: 80, bottom: 80 },
    children: content.split(LINE_BREAKS).map(
      (line) =>
        new Paragraph({
          alignment: isForm && !heading ? AlignmentType.LEFT : AlignmentType.CENTER,
          children: [run(line, { size: SIZE.form, ...(heading ? { font: HEADING_FONT } : {}) })],
        }),
    ),
  });
}

function pageNumbers(): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ font: BODY_FONT, size: 28, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });
}
