import type { Block, GridCell, GridRow } from '@yishen/annual-report';
import type { Element, Node } from '@xmldom/xmldom';
import { reckoning, type Reckoning } from './readingLimits';
import { UnreadableReport } from './unreadableReport';
import { wordNumbering, type NumberParagraph } from './wordNumbering';
import { childNamed, elementsOf, parseXml, valueOf } from './wordXml';
import { zipParts } from './zipParts';

const PARTS = { document: 'word/document.xml', numbering: 'word/numbering.xml', styles: 'word/styles.xml' };

/** Reads the blocks of a Word document: paragraphs, and tables with merged cells (ECMA-376 part 1, 17.4). */
export function blocksOfWord(bytes: Uint8Array): readonly Block[] {
  const parts = zipParts(bytes, (name) => Object.values(PARTS).includes(name));
  const part = (name: string): Element | undefined => (parts[name] ? parseXml(parts[name]) : undefined);
  const document = part(PARTS.document);
  const body = document && childNamed(document, 'body');
  if (!body) throw new UnreadableReport('report-file.damaged');
  const blocks = blocksIn(body, wordNumbering(part(PARTS.numbering), part(PARTS.styles)));
  reckon(blocks, reckoning());
  return blocks;
}

function reckon(blocks: readonly Block[], take: Reckoning): void {
  for (const block of blocks) {
    if (block.kind === 'text') take(block.text);
    else for (const { text, columns, rows } of block.rows.flat()) take(text, columns * rows);
  }
}

// Content controls, tracked insertions and text boxes contain the same elements one level deeper.
const LOOKED_THROUGH = new Set([
  'sdt',
  'sdtContent',
  'ins',
  'smartTag',
  'customXml',
  'moveTo',
  'hyperlink',
  'AlternateContent',
  'Choice',
  'drawing',
  'pict',
  'shape',
  'textbox',
  'txbxContent',
  'r',
]);

function blocksIn(parent: Node, number: NumberParagraph): Block[] {
  return elementsOf(parent).flatMap((element): Block[] => {
    if (element.localName === 'p') return paragraphBlocks(element, number);
    if (element.localName === 'tbl') return tableBlocks(element, number);
    return LOOKED_THROUGH.has(element.localName ?? '') ? blocksIn(element, number) : [];
  });
}

function paragraphBlocks(paragraph: Element, number: NumberParagraph): Block[] {
  const label = number(childNamed(paragraph, 'pPr'));
  const lines = `${label}${textOf(paragraph)}`.split('\n').map((text) => text.trim());
  return lines.filter((text) => text !== '').map((text) => ({ kind: 'text', text }));
}

// A table that contains tables, or only single cells, lays out the page.
function tableBlocks(table: Element, number: NumberParagraph): Block[] {
  const rows = through(table, 'tr');
  const cells = rows.map((row) => through(row, 'tc'));
  const isLayout =
    cells.every((row) => row.length <= 1) || cells.flat().some((cell) => through(cell, 'tbl').length > 0);
  if (isLayout) return cells.flat().flatMap((cell) => blocksIn(cell, number));
  return [{ kind: 'grid', rows: mergeDown(cells.map((row) => row.map((cell) => wordCell(cell, number)))) }];
}

function through(parent: Node, name: string): Element[] {
  return elementsOf(parent).flatMap((element) => {
    if (element.localName === name) return [element];
    return LOOKED_THROUGH.has(element.localName ?? '') ? through(element, name) : [];
  });
}

interface WordCell extends GridCell {
  readonly goesOn: boolean;
}

function wordCell(cell: Element, number: NumberParagraph): WordCell {
  const properties = childNamed(cell, 'tcPr');
  const span = Number(valueOf(properties && childNamed(properties, 'gridSpan')) ?? 1);
  const merge = properties && childNamed(properties, 'vMerge');
  const text = blocksIn(cell, number)
    .map((block) => (block.kind === 'text' ? block.text : ''))
    .join('\n');
  return {
    text,
    columns: Number.isInteger(span) && span > 0 ? Math.min(span, 200) : 1,
    rows: 1,
    goesOn: merge !== undefined && valueOf(merge) !== 'restart',
  };
}

// Joins a cell that continues the one above to the cell where it began.
function mergeDown(rows: readonly (readonly WordCell[])[]): GridRow[] {
  const open = new Map<number, { rows: number; columns: number; text: string }>();
  const result: { rows: number; columns: number; text: string }[][] = [];
  for (const row of rows) {
    let column = 0;
    const begun: { rows: number; columns: number; text: string }[] = [];
    for (const { goesOn, ...cell } of row) {
      const above = open.get(column);
      if (goesOn && above) above.rows += 1;
      else {
        const own = { ...cell };
        begun.push(own);
        open.set(column, own);
      }
      column += cell.columns;
    }
    result.push(begun);
  }
  return result;
}

function textOf(node: Node): string {
  const parts: string[] = [];
  const gather = (parent: Node): void => {
    for (const element of elementsOf(parent)) {
      switch (element.localName) {
        case 't':
          parts.push(element.textContent ?? '');
          break;
        case 'tab':
          parts.push('\t');
          break;
        case 'br':
        case 'cr':
          parts.push('\n');
          break;
        case 'noBreakHyphen':
          parts.push('-');
          break;
        case 'del':
        case 'moveFrom':
        case 'instrText':
        case 'Fallback':
        case 'pPr':
        case 'rPr':
          break;
        default:
          gather(element);
      }
    }
  };
  gather(node);
  return parts.join('');
}
