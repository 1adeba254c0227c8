import type { Block, GridCell, GridRow } from '@yishen/annual-report';
import { DOMParser, type Element, type Node } from '@xmldom/xmldom';
import { UnreadableReport } from './unreadableReport';
import { zipParts } from './zipParts';

/** The blocks of a Word document: paragraphs, and tables with their merged cells (ECMA-376 part 1, 17.4). */
export function blocksOfWord(bytes: Uint8Array): readonly Block[] {
  const part = zipParts(bytes, (name) => name === 'word/document.xml')['word/document.xml'];
  if (!part) throw new UnreadableReport('report-file.damaged');
  const root = parseXml(new TextDecoder().decode(part));
  const body = elements(root).find(({ localName }) => localName === 'body');
  if (!body) throw new UnreadableReport('report-file.damaged');
  return blocksIn(body);
}

function parseXml(xml: string): Element {
  try {
    const root = new DOMParser({
      onError: (level, message) => {
        if (level !== 'warning') throw new Error(message);
      },
    }).parseFromString(xml, 'text/xml').documentElement;
    if (root) return root;
  } catch {
    // Said below in words of ours.
  }
  throw new UnreadableReport('report-file.damaged');
}

function elements(parent: Node): Element[] {
  return Array.from(parent.childNodes).filter((node): node is Element => node.nodeType === 1);
}

function named(parent: Node, name: string): Element | undefined {
  return elements(parent).find(({ localName }) => localName === name);
}

// Content controls, tracked insertions and text boxes hold the same things one level down.
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

function blocksIn(parent: Node): Block[] {
  return elements(parent).flatMap((element): Block[] => {
    if (element.localName === 'p') return paragraphBlocks(element);
    if (element.localName === 'tbl') return tableBlocks(element);
    return LOOKED_THROUGH.has(element.localName ?? '') ? blocksIn(element) : [];
  });
}

function paragraphBlocks(paragraph: Element): Block[] {
  const lines = textOf(paragraph)
    .split('\n')
    .map((text) => text.trim());
  return lines.filter((text) => text !== '').map((text) => ({ kind: 'text', text }));
}

// A table around tables, or of single cells, lays out the page.
function tableBlocks(table: Element): Block[] {
  const rows = through(table, 'tr');
  const cells = rows.map((row) => through(row, 'tc'));
  const isLayout =
    cells.every((row) => row.length <= 1) || cells.flat().some((cell) => through(cell, 'tbl').length > 0);
  if (isLayout) return cells.flat().flatMap(blocksIn);
  return [{ kind: 'grid', rows: mergeDown(cells.map((row) => row.map(wordCell))) }];
}

function through(parent: Node, name: string): Element[] {
  return elements(parent).flatMap((element) => {
    if (element.localName === name) return [element];
    return LOOKED_THROUGH.has(element.localName ?? '') ? through(element, name) : [];
  });
}

interface WordCell extends GridCell {
  readonly goesOn: boolean;
}

function wordCell(cell: Element): WordCell {
  const properties = named(cell, 'tcPr');
  const span = Number(value(properties && named(properties, 'gridSpan')) ?? 1);
  const merge = properties && named(properties, 'vMerge');
  const text = blocksIn(cell)
    .map((block) => (block.kind === 'text' ? block.text : ''))
    .join('\n');
  return {
    text,
    columns: Number.isInteger(span) && span > 0 ? Math.min(span, 200) : 1,
    rows: 1,
    goesOn: merge !== undefined && value(merge) !== 'restart',
  };
}

function value(element: Element | undefined): string | undefined {
  return Array.from(element?.attributes ?? []).find(({ localName }) => localName === 'val')?.value;
}

// A cell that goes on from the row above is part of the cell that began there.
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
  return elements(node)
    .map((element) => {
      switch (element.localName) {
        case 't':
          return element.textContent ?? '';
        case 'tab':
          return '\t';
        case 'br':
        case 'cr':
          return '\n';
        case 'noBreakHyphen':
          return '-';
        case 'del':
        case 'moveFrom':
        case 'instrText':
        case 'Fallback':
        case 'pPr':
        case 'rPr':
          return '';
        default:
          return textOf(element);
      }
    })
    .join('');
}
