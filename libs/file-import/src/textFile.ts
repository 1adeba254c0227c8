import type { Block, GridRow } from '@yishen/annual-report';
import { reckoning, requireWithin } from './readingLimits';

/** Decodes a text by its byte order mark, else as UTF-8 when it is valid, else as GB 18030, which includes GBK and GB 2312. */
export function decodeText(bytes: Uint8Array, declared?: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const isGb = declared !== undefined && /^gb/i.test(declared);
  if (!isGb) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      // It is not UTF-8, whatever it declares.
    }
  }
  return new TextDecoder('gb18030').decode(bytes);
}

/** Reads the blocks of a plain text: a line with `|` or tabs is a table row, every other line a paragraph. */
export function blocksOfText(text: string): readonly Block[] {
  const blocks: Block[] = [];
  const reckon = reckoning();
  let rows: GridRow[] = [];
  const close = (): void => {
    if (rows.length > 0) blocks.push({ kind: 'grid', rows });
    rows = [];
  };
  for (const line of text.split(/\r\n|\r|\n/)) {
    requireWithin('report-file.paragraph-too-long', line.length);
    const cells = cellsOf(line);
    if (cells) {
      for (const { text: inside } of cells) reckon(inside);
      rows.push(cells);
    } else if (line.trim() !== '') {
      close();
      reckon(line);
      blocks.push({ kind: 'text', text: line.trim() });
    }
  }
  close();
  return blocks;
}

function cellsOf(line: string): GridRow | undefined {
  const separator = line.includes('|') || line.includes('│') ? /[|│]/ : /\t/;
  if (!separator.test(line)) return undefined;
  const cells = (separator.test('|') ? withoutEdges(line.trim()) : line).split(separator);
  if (cells.every((text) => /^[\s:=+-]*$/.test(text)) && cells.some((text) => /---/.test(text))) return undefined;
  const filled = cells.filter((text) => text.trim() !== '');
  // An indented paragraph is not a row of one cell.
  if (filled.length <= 1 && (filled[0] ?? '').trim().length > 30) return undefined;
  return cells.map((text) => ({ text: text.trim(), columns: 1, rows: 1 }));
}

// Removes bars at the edges of a line: bars may close cells (`a | b |`) or only separate them.
function withoutEdges(line: string): string {
  const from = line.length > 1 && /^[|│]/.test(line) ? 1 : 0;
  return line.slice(from, /[|│]$/.test(line) ? -1 : undefined);
}
