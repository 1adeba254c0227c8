import { placeCells, type GridRow, type PlacedCell } from './blocks';
import { BLANK, looksLikeFigure, readFigure, type PublishedFigure } from './figure';
import { plain } from './printedText';

/** A row of a table whose label was recognised, with the cells after the label. */
export interface LabelledRow<Code extends string> {
  readonly code: Code;
  readonly label: string;
  readonly cells: readonly PlacedCell[];
}

/**
 * Finds the rows of a grid whose label is known. A label may be split over cells and a figure written in words, so the label ends
 * with the first cell that completes it. With `any`, other words may come before the label.
 */
export function labelledRows<Code extends string>(
  rows: readonly GridRow[],
  codeOf: (label: string, before: Code | undefined) => Code | undefined,
  start: 'first' | 'any' = 'first',
): readonly LabelledRow<Code>[] {
  const found: LabelledRow<Code>[] = [];
  for (const row of placeCells(rows)) {
    const words = row.map(({ text }) => !looksLikeFigure(text)).lastIndexOf(true) + 1;
    const joined = (from: number, to: number): string =>
      plain(
        row
          .slice(from, to)
          .map(({ text }) => text)
          .join(''),
      );
    const before = found.at(-1)?.code;
    const known = longestKnown(words, start, (from, to) => codeOf(joined(from, to), before));
    if (known === undefined) continue;
    const { from, code } = known;
    const end = row.findIndex((_, at) => at >= from && codeOf(joined(from, at + 1), before) === code) + 1;
    found.push({ code, label: joined(from, end), cells: row.slice(end) });
  }
  return found;
}

// The longest run of cells that has a code, from the left if possible: the name of a group or header may come before a row's
// name, and words in place of a figure after it.
function longestKnown<Code>(
  words: number,
  start: 'first' | 'any',
  codeOf: (from: number, to: number) => Code | undefined,
): { readonly from: number; readonly code: Code } | undefined {
  for (let to = words; to > 0; to--) {
    for (let from = 0; from < (start === 'any' ? to : 1); from++) {
      const code = codeOf(from, to);
      if (code !== undefined) return { from, code };
    }
  }
  return undefined;
}

const isEmpty = (cell: PlacedCell | undefined): boolean => cell !== undefined && plain(cell.text) === '';
const isWords = (cell: PlacedCell | undefined): boolean => cell !== undefined && !looksLikeFigure(cell.text);

/**
 * Finds the side of the surplus empty cells of a table. A text copied from a page keeps the places of merged cells, some before and
 * some after the figures; rows whose figures are all filled show where the figures are.
 */
export function surplusSide(rows: readonly { readonly cells: readonly PlacedCell[] }[], count: number): Side {
  const full = rows.filter(
    ({ cells }) => cells.length > count && cells.filter((cell) => !isEmpty(cell)).length === count,
  );
  const before = full.filter(({ cells }) => isEmpty(cells[0])).length;
  return before > full.length / 2 ? 'before' : 'after';
}

/** The side of a table's surplus empty cells: before or after the figures. */
export type Side = 'before' | 'after';

/** Finds the `count` figures after a label: drops the label's rest and surplus empty cells, fills up with blanks; `undefined` when there are more. */
export function figuresOf(
  cells: readonly PlacedCell[],
  count: number,
  surplus: Side,
): readonly PublishedFigure[] | undefined {
  let left = [...cells];
  while (left.length > count && isWords(left[0])) left = left.slice(1);
  for (const side of [surplus, surplus === 'after' ? 'before' : 'after'] as const) {
    while (left.length > count && isEmpty(side === 'before' ? left[0] : left.at(-1))) {
      left = side === 'before' ? left.slice(1) : left.slice(0, -1);
    }
  }
  if (left.length > count) return undefined;
  return Array.from({ length: count }, (_, at) => (left[at] === undefined ? BLANK : readFigure(left[at].text)));
}
