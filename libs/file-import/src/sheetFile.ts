import type { Block, GridCell, GridRow } from '@yishen/annual-report';
import { utils, type CellObject, type DenseWorkSheet, type Range } from '@e965/xlsx';
import { reckoning, requireWithin, type Reckoning } from './readingLimits';
import { openWorkbook } from './workbook';

const MOST_ROWS = 5_000;
const MOST_COLUMNS = 200;

/** Reads the blocks of a workbook (.xlsx or .xls), sheet after sheet: a row with one cell of words is a paragraph, any other a table row. */
export function blocksOfSheets(bytes: Uint8Array): readonly Block[] {
  const book = openWorkbook(bytes, { dense: true, sheetRows: MOST_ROWS });
  const reckon = reckoning();
  return book.SheetNames.flatMap((name) => {
    const sheet = book.Sheets[name] as DenseWorkSheet | undefined;
    return sheet ? sheetBlocks(sheet, reckon) : [];
  });
}

function sheetBlocks(sheet: DenseWorkSheet, reckon: Reckoning): Block[] {
  const blocks: Block[] = [];
  let rows: GridRow[] = [];
  const close = (): void => {
    if (rows.length > 0) blocks.push({ kind: 'grid', rows });
    rows = [];
  };
  for (const row of sheetRows(sheet, reckon)) {
    const filled = row.filter(({ text }) => text.trim() !== '');
    const [only] = filled;
    if (!only) continue;
    if (filled.length === 1 && row.every(({ rows: height }) => height === 1) && isParagraph(only.text)) {
      close();
      blocks.push(...only.text.split('\n').map((text) => ({ kind: 'text' as const, text })));
    } else rows.push(row);
  }
  close();
  return blocks;
}

// Numbers and the names of blocks (第二十条第（一）项) belong to their table.
function isParagraph(text: string): boolean {
  return !/^[\d.,\s]*$/.test(text) && !/^\s*第二十条/.test(text);
}

// Goes only through rows with content, because a workbook may have a million formatted empty cells.
function sheetRows(sheet: DenseWorkSheet, reckon: Reckoning): GridRow[] {
  const reference = sheet['!ref'];
  if (reference === undefined) return [];
  const range = utils.decode_range(reference);
  const read: Range = { s: range.s, e: { r: range.e.r, c: Math.min(range.e.c, MOST_COLUMNS) } };
  const merged = mergedCells((sheet['!merges'] as readonly Range[] | undefined) ?? [], read);
  return sheet['!data'].flatMap((cells, r) => {
    if (r < read.s.r || r > read.e.r) return [];
    const row: GridCell[] = [];
    for (let { c } = read.s; c <= read.e.c; c++) {
      const merge = merged.get(r)?.get(c);
      if (merge && (merge.s.r !== r || merge.s.c !== c)) continue;
      const columns = merge ? merge.e.c - c + 1 : 1;
      const rows = merge ? merge.e.r - r + 1 : 1;
      const text = cellText(cells[c]);
      reckon(text, columns * rows);
      row.push({ text, columns, rows });
    }
    return [row];
  });
}

// The merged range of each cell, by row and column; when two ranges overlap, the first counts.
function mergedCells(merges: readonly Range[], { s, e }: Range): ReadonlyMap<number, ReadonlyMap<number, Range>> {
  const merged = new Map<number, Map<number, Range>>();
  let covered = 0;
  for (const merge of merges) {
    const inside: Range = {
      s: merge.s,
      e: { r: Math.min(merge.e.r, e.r), c: Math.min(merge.e.c, e.c) },
    };
    for (let r = Math.max(inside.s.r, s.r); r <= inside.e.r; r++) {
      const row = merged.get(r) ?? new Map<number, Range>();
      merged.set(r, row);
      for (let c = Math.max(inside.s.c, s.c); c <= inside.e.c; c++) {
        requireWithin('report-file.too-many-cells', ++covered);
        if (!row.has(c)) row.set(c, inside);
      }
    }
  }
  return merged;
}

// Takes the value of a number, not its shown text: many workbooks show 59237.2449 as 59,237.
function cellText(cell: CellObject | undefined): string {
  if (cell?.v === undefined) return '';
  return cell.t === 'n' ? String(Number(Number(cell.v).toPrecision(15))) : String(cell.w ?? cell.v);
}
