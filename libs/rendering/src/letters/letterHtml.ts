import { xmlText } from '../markup';
import type { LetterBlock, LetterTable } from './letterData';
import type { LetterModel } from './letterModel';

const STYLE = {
  sheet:
    "max-width:40em;margin:0 auto;padding:3em 2.5em;font:16px/1.75 'FangSong','STFangsong','仿宋','Noto Serif CJK SC',serif;color:#000;background:#fff",
  title: "margin:0 0 .5em;font:bold 1.5em/1.4 'SimSun','Songti SC','Noto Serif CJK SC',serif;text-align:center",
  number: 'margin:0 0 1.5em;text-align:center',
  text: 'margin:0;text-indent:2em;text-align:justify',
  salutation: 'margin:0',
  heading: "margin:1em 0 .5em;font:bold 1em/1.75 'SimHei','Heiti SC','Noto Sans CJK SC',sans-serif",
  table: 'width:100%;margin:.75em 0;border-collapse:collapse;font-size:.9em',
  cell: 'padding:.35em .6em;border:1px solid #000;vertical-align:middle;white-space:pre-line',
  signature: 'margin:0;padding-right:4em;text-align:right',
  slip: 'margin-top:3em;padding-top:2em;border-top:1px dashed #666',
} as const;

/** Renders a letter as an HTML fragment for a preview on screen: the same model in the same order, every text escaped. */
export function letterHtml(model: LetterModel): string {
  const { title, number, salutation, blocks, remedy, contact, signature, slip } = model;
  return [
    `<article lang="zh-CN" style="${escape(STYLE.sheet)}">`,
    element('h1', STYLE.title, title),
    number === undefined ? '' : element('p', STYLE.number, number),
    salutation === undefined ? '' : element('p', STYLE.salutation, salutation),
    ...blocks.map(blockHtml),
    remedy ? element('p', STYLE.text, remedy) : '',
    contact ? element('p', STYLE.text, contact) : '',
    ...(signature
      ? [
          element('p', `${STYLE.signature};margin-top:2em`, `${signature.agency}${signature.seal ? '（公章）' : ''}`),
          element('p', STYLE.signature, signature.date),
        ]
      : []),
    slip
      ? `<section style="${STYLE.slip}">${element('h2', STYLE.heading, slip.title)}${tableHtml({ rows: slip.rows })}</section>`
      : '',
    '</article>',
  ].join('');
}

function blockHtml(block: LetterBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return element('p', STYLE.text, block.text);
    case 'heading':
      return element('h2', STYLE.heading, block.text);
    case 'table':
      return tableHtml(block.table);
    case 'slip':
      return tableHtml({ rows: block.rows });
  }
}

function tableHtml({ header, rows }: LetterTable): string {
  const row = (cells: readonly string[], tag: 'th' | 'td'): string =>
    `<tr>${cells.map((cell) => element(tag, STYLE.cell, cell)).join('')}</tr>`;
  return `<table style="${STYLE.table}">${header ? row(header, 'th') : ''}${rows.map((cells) => row(cells, 'td')).join('')}</table>`;
}

function element(tag: string, style: string, text: string): string {
  return `<${tag} style="${escape(style)}">${escape(text)}</${tag}>`;
}

function escape(text: string): string {
  return xmlText(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
