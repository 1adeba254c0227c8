import type { Block, GridCell, GridRow } from '@yishen/annual-report';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
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

/** The blocks of an HTML page in reading order. Tables that only lay out the page are looked through. */
export function blocksOfHtml(bytes: Uint8Array): readonly Block[] {
  const document = parse(decodeText(bytes, declaredCharset(bytes)));
  const blocks: Block[] = pageTitles(document.childNodes).map((text) => ({ kind: 'text', text, title: true }));
  let line = '';
  const close = (): void => {
    const text = line.replace(/[^\S\n]+/g, ' ').trim();
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
        else blocks.push({ kind: 'grid', rows: rowsOf(node).map(cellsOf) });
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

// A table around tables, or one that never has two cells with something in them side by side, lays out the page.
function isLayout(table: Element): boolean {
  return (
    descendants(table).some(({ tagName }) => tagName === 'table') ||
    rowsOf(table).every((row) => childrenNamed(row, ['td', 'th']).length <= 1)
  );
}

function descendants(element: Element): Element[] {
  return element.childNodes.filter(isElement).flatMap((child) => [child, ...descendants(child)]);
}

function cellsOf(row: Element): GridRow {
  return childrenNamed(row, ['td', 'th']).map((cell): GridCell => ({
    text: textOf(cell.childNodes)
      .replace(/[^\S\n]+/g, ' ')
      .trim(),
    columns: span(cell, 'colspan'),
    rows: span(cell, 'rowspan'),
  }));
}

function span(cell: Element, name: string): number {
  const value = Number.parseInt(attribute(cell, name) ?? '1', 10);
  return Number.isInteger(value) && value > 0 ? Math.min(value, MOST_SPAN) : 1;
}

function textOf(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value.replace(/\s+/g, ' ');
      if (!isElement(node) || NOT_TEXT.has(node.tagName)) return '';
      const inside = textOf(node.childNodes);
      return node.tagName === 'br' || BREAKS.has(node.tagName) ? `${inside}\n` : inside;
    })
    .join('');
}

// The name of the page, and what portals write for their own search: both name agency and year.
function pageTitles(nodes: readonly Node[]): readonly string[] {
  const all = nodes.filter(isElement).flatMap((root) => [root, ...descendants(root)]);
  const metas = all
    .filter((one) => one.tagName === 'meta' && /^(article)?title$/i.test(attribute(one, 'name') ?? ''))
    .flatMap((one) => attribute(one, 'content') ?? []);
  const titles = all.filter(({ tagName }) => tagName === 'title').map((one) => textOf(one.childNodes));
  return [...metas, ...titles].map((text) => text.trim()).filter((text) => text !== '');
}

function declaredCharset(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4_096));
  const tags = start.match(/<meta[^<>]*/gi) ?? [];
  return tags.flatMap((tag) => /charset\s*=[\s"']*([\w-]+)/i.exec(tag)?.[1] ?? [])[0];
}
