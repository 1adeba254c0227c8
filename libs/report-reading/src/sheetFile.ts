import type { Block, GridCell, GridRow } from '@yishen/annual-report';
import { read, utils, type WorkSheet } from '@e965/xlsx';
import { UnreadableReport } from './unreadableReport';

const MOST_ROWS = 5_000;
const MOST_COLUMNS = 200;

/** The blocks of a workbook (.xlsx or .xls), sheet after sheet: rows of one cell of words are paragraphs, the others rows of tables. */
export function blocksOfSheets(bytes: Uint8Array): readonly Block[] {
  let sheets: readonly WorkSheet[];
  try {
    const book = read(bytes, {
      type: 'array',
      cellFormula: false,
      cellHTML: false,
      cellStyles: false,
      sheetRows: MOST_ROWS,
    });
    sheets = book.SheetNames.flatMap((name) => book.Sheets[name] ?? []);
  } catch {
    throw new UnreadableReport('report-file.damaged');
  }
  return sheets.flatMap(sheetBlocks);
}

function sheetBlocks(sheet: WorkSheet): Block[] {
  const blocks: Block[] = [];
  let rows: GridRow[] = [];
  const close = (): void => {
    if (rows.length > 0) blocks.push({ kind: 'grid', rows });
    rows = [];
  };
  for (const row of sheetRows(sheet)) {
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

// Numbers alone and the names of blocks (第二十条第（一）项) belong to their table.
function isParagraph(text: string): boolean {
  return !/^[\d.,\s]*$/.test(text) && !/^\s*第二十条/.test(text);
}

function sheetRows(sheet: WorkSheet): GridRow[] {
  const reference = sheet['!ref'];
  if (reference === undefined) return [];
  const range = utils.decode_range(reference);
  const merges = sheet['!merges'] ?? [];
  const lastColumn = Math.min(range.e.c, MOST_COLUMNS);
  return Array.from({ length: range.e.r - range.s.r + 1 }, (_, index) => {
    const r = range.s.r + index;
    return Array.from({ length: lastColumn - range.s.c + 1 }, (_none, at) => at + range.s.c).flatMap(
      (c): GridCell[] => {
        const merge = merges.find(({ s, e }) => s.r <= r && r <= e.r && s.c <= c && c <= e.c);
        if (merge && (merge.s.r !== r || merge.s.c !== c)) return [];
        const size = merge ? { columns: merge.e.c - c + 1, rows: merge.e.r - r + 1 } : { columns: 1, rows: 1 };
        return [{ text: cellText(sheet, utils.encode_cell({ r, c })), ...size }];
      },
    );
  });
}

// A number's own value counts, not how it is shown: 59237.2449 is shown as 59,237 in many workbooks.
function cellText(sheet: WorkSheet, address: string): string {
  const cell = sheet[address] as { t?: string; v?: string | number | boolean; w?: string } | undefined;
  if (cell?.v === undefined) return '';
  return cell.t === 'n' ? String(Number(Number(cell.v).toPrecision(15))) : String(cell.w ?? cell.v);
}
