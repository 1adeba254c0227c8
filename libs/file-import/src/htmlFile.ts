import type { Block, GridCell, GridRow } from '@yishen/annual-report';
import {
  defaultTreeAdapter,
  parse,
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes,
  type TreeAdapter,
} from 'parse5';
import { reckoning, requireFewTags, requireWithin, type Reckoning } from './readingLimits';
import { decodeText } from './textFile';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const NOT_TEXT = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'select',
  'svg',
  'iframe',
  'object',
  'input',
  'button',
]);
const BREAKS = new Set(
  'p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd section article main header footer nav aside form fieldset center blockquote pre hr address figure figcaption caption body html'.split(
    ' ',
  ),
);
const MOST_SPAN = 200;

/** Reads the blocks of an HTML page in reading order, including those inside tables that only lay out the page. */
export function blocksOfHtml(bytes: Uint8Array): readonly Block[] {
  requireFewTags(bytes);
  const document = parse(decodeText(bytes, declaredCharset(bytes)), { treeAdapter: boundedTree() });
  const reckon = reckoning();
  const blocks: Block[] = pageTitles(document.childNodes).map((text) => ({ kind: 'text', text, title: true }));
  let line = '';
  const close = (): void => {
    const text = line.replace(/[^\S\n]+/g, ' ').trim();
    reckon(text);
    if (text !== '') blocks.push({ kind: 'text', text });
    line = '';
  };
  const walk = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (node.nodeName === '#text') line += (node as DefaultTreeAdapterTypes.TextNode).value.replace(/\s+/g, ' ');
      if (!isElement(node) || NOT_TEXT.has(node.tagName) || isHidden(node)) continue;
      if (node.tagName === 'br') close();
      else if (node.tagName === 'table') {
        close();
        if (isLayout(node)) walkParts(node);
        else blocks.push({ kind: 'grid', rows: rowsOf(node).map((row) => cellsOf(row, reckon)) });
      } else if (BREAKS.has(node.tagName)) {
        close();
        walk(node.childNodes);
        close();
      } else walk(node.childNodes);
    }
  };
  const walkParts = (table: Element): void => {
    for (const caption of childrenNamed(table, ['caption'])) walk([caption]);
    for (const row of rowsOf(table)) {
      for (const cell of childrenNamed(row, ['td', 'th'])) {
        close();
        walk(cell.childNodes);
        close();
      }
    }
  };
  walk(document.childNodes);
  close();
  return blocks;
}

// Limits depth and number of elements: for each tag the parser searches all open elements, and this file walks them recursively.
function boundedTree(): TreeAdapter<DefaultTreeAdapterMap> {
  let [depth, built] = [0, 0];
  return {
    ...defaultTreeAdapter,
    onItemPush: () => {
      requireWithin('report-file.too-deep', ++depth);
      // The parser builds an unclosed element again in every later paragraph.
      requireWithin('report-file.too-many-tags', ++built);
    },
    onItemPop: () => void (depth -= 1),
  };
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

function isHidden(element: Element): boolean {
  return /display\s*:\s*none/i.test(attribute(element, 'style') ?? '') || attribute(element, 'hidden') !== undefined;
}

function childrenNamed(element: Element, names: readonly string[]): Element[] {
  return element.childNodes.filter((node): node is Element => isElement(node) && names.includes(node.tagName));
}

function rowsOf(table: Element): Element[] {
  return table.childNodes.flatMap((node) => {
    if (!isElement(node)) return [];
    if (node.tagName === 'tr') return [node];
    return ['thead', 'tbody', 'tfoot'].includes(node.tagName) ? childrenNamed(node, ['tr']) : [];
  });
}

// A table that contains tables, or has no two filled cells side by side, only lays out the page.
function isLayout(table: Element): boolean {
  return (
    table.childNodes.some(holdsTable) || rowsOf(table).every((row) => childrenNamed(row, ['td', 'th']).length <= 1)
  );
}

// Stops at the first table, so that the content of nested tables is searched only once.
function holdsTable(node: Node): boolean {
  return isElement(node) && (node.tagName === 'table' || node.childNodes.some(holdsTable));
}

function cellsOf(row: Element, reckon: Reckoning): GridRow {
  return childrenNamed(row, ['td', 'th']).map((cell): GridCell => {
    const text = textOf(cell.childNodes)
      .replace(/[^\S\n]+/g, ' ')
      .trim();
    const [columns, rows] = [span(cell, 'colspan'), span(cell, 'rowspan')];
    reckon(text, columns * rows);
    return { text, columns, rows };
  });
}

function span(cell: Element, name: string): number {
  const value = Number.parseInt(attribute(cell, name) ?? '1', 10);
  return Number.isInteger(value) && value > 0 ? Math.min(value, MOST_SPAN) : 1;
}

function textOf(nodes: readonly Node[]): string {
  const parts: string[] = [];
  const gather = (node: Node): void => {
    if (node.nodeName === '#text') parts.push((node as DefaultTreeAdapterTypes.TextNode).value.replace(/\s+/g, ' '));
    if (!isElement(node) || NOT_TEXT.has(node.tagName)) return;
    node.childNodes.forEach(gather);
    if (node.tagName === 'br' || BREAKS.has(node.tagName)) parts.push('\n');
  };
  nodes.forEach(gather);
  return parts.join('');
}

// The name of the page and what portals write for their search; both name agency and year.
function pageTitles(nodes: readonly Node[]): readonly string[] {
  const metas: string[] = [];
  const titles: string[] = [];
  const look = (node: Node): void => {
    if (!isElement(node)) return;
    if (node.tagName === 'title') titles.push(textOf(node.childNodes));
    if (node.tagName === 'meta' && /^(article)?title$/i.test(attribute(node, 'name') ?? '')) {
      metas.push(attribute(node, 'content') ?? '');
    }
    node.childNodes.forEach(look);
  };
  nodes.forEach(look);
  return [...metas, ...titles].map((text) => text.trim()).filter((text) => text !== '');
}

function declaredCharset(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4_096));
  const tags = start.match(/<meta[^<>]*/gi) ?? [];
  return tags.flatMap((tag) => /charset\s*=[\s"']*([\w-]+)/i.exec(tag)?.[1] ?? [])[0];
}
