import type { LayoutCell, TableLayout } from '@yishen/annual-report';

/** A cell with its place: the first row and column it covers, and how many of each. */
export interface PlacedLayoutCell {
  readonly cell: LayoutCell;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** How many grid columns a table has. */
export function columnCount(layout: TableLayout): number {
  return (layout[0] ?? []).reduce((sum, { columns = 1 }) => sum + columns, 0);
}

/** How many header rows a table has, to repeat on each page; 0 for table two, whose blocks have their own headers. */
export function headerRowCount(layout: TableLayout): number {
  const first = layout.findIndex((row) => row.some((cell) => cell.figure !== undefined));
  return first > 2 ? first : 0;
}

/** Finds the place of every cell in the grid, leaving out the places that merged cells cover. */
export function placedCells(layout: TableLayout): readonly PlacedLayoutCell[] {
  const taken = layout.map(() => new Set<number>());
  return layout.flatMap((cells, row) => {
    let column = 0;
    return cells.map((cell) => {
      while (taken[row]?.has(column)) column += 1;
      const [columns, rows] = [cell.columns ?? 1, cell.rows ?? 1];
      for (let down = row; down < row + rows; down++) {
        for (let right = column; right < column + columns; right++) taken[down]?.add(right);
      }
      return { cell, row, column, rows, columns };
    });
  });
}

/** What a header cell belongs to: the column below it, a block of columns, a row, or a group of rows; `undefined` for a figure. */
export function scopeOf(
  layout: TableLayout,
  { cell, row, columns, rows }: PlacedLayoutCell,
): 'col' | 'colgroup' | 'row' | 'rowgroup' | undefined {
  if (cell.figure !== undefined) return undefined;
  const isFigureRow = layout[row]?.some(({ figure }) => figure !== undefined) ?? false;
  if (isFigureRow) return rows > 1 ? 'rowgroup' : 'row';
  return columns > 1 ? 'colgroup' : 'col';
}
