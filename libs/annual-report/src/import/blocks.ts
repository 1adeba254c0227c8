/** A cell of a grid in a file: its text, and how many columns and rows it covers. A merged cell appears once, at its top left. */
export interface GridCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}

/** A row of a grid: the cells that begin in it, from left to right. */
export type GridRow = readonly GridCell[];

/** A piece of a document in reading order: a paragraph or a grid. `title` marks the name of the page or file, read only for agency and year. */
export type Block =
  | { readonly kind: 'text'; readonly text: string; readonly title?: true }
  | { readonly kind: 'grid'; readonly rows: readonly GridRow[] };

/** A cell with its first column in the grid. */
export interface PlacedCell extends GridCell {
  readonly column: number;
}

/** Finds each cell's first column, which depends on the merged cells above and before it. */
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

// How many rows each column is still covered: one less for cells from above, and the new ones of this row.
function merge(covered: readonly number[], next: readonly number[]): number[] {
  const width = Math.max(covered.length, next.length);
  return Array.from({ length: width }, (_, at) => next[at] ?? Math.max((covered[at] ?? 0) - 1, 0));
}
