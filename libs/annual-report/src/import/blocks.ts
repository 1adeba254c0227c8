/** A cell of a grid as a file has it: its text, and how many columns and rows it covers. Merged cells appear once, at their top left. */
export interface GridCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}

/** A row of a grid: the cells that begin in it, from left to right. */
export type GridRow = readonly GridCell[];

/** A piece of a document in reading order: a paragraph, or a grid of cells. `title` marks the name of the page or file, which is read for agency and year only. */
export type Block =
  | { readonly kind: 'text'; readonly text: string; readonly title?: true }
  | { readonly kind: 'grid'; readonly rows: readonly GridRow[] };

/** Where a cell begins in the grid and what it covers, merged cells counted out. */
export interface PlacedCell extends GridCell {
  readonly column: number;
}

/** The rows of a grid with each cell's first column, which merged cells above and before it decide. */
export function placeCells(rows: readonly GridRow[]): readonly (readonly PlacedCell[])[] {
  let covered: number[] = [];
  return rows.map((row) => {
    const next: number[] = [];
    let column = 0;
    const placed = row.map((cell) => {
      while ((covered[column] ?? 0) > 0) column += 1;
      const at = { ...cell, column };
      for (let step = 0; step < cell.columns; step++) next[column + step] = cell.rows - 1;
      column += cell.columns;
      return at;
    });
    covered = merge(covered, next);
    return placed;
  });
}

// What still hangs down into the next row: what hung into this one less a row, and what began in this one.
function merge(covered: readonly number[], next: readonly number[]): number[] {
  const width = Math.max(covered.length, next.length);
  return Array.from({ length: width }, (_, at) => next[at] ?? Math.max((covered[at] ?? 0) - 1, 0));
}
