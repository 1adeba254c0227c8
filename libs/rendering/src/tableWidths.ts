/**
 * The widths of a table's columns in the unit of `total`. In table three, three label columns share what the seven figure columns
 * leave; in the other tables all columns are equal.
 */
export function columnWidths(columns: number, total: number, figure: number): readonly number[] {
  if (columns !== 10) return Array.from({ length: columns }, () => total / columns);
  const least = total * 0.063;
  const figures = Math.min(Math.max(figure, least), total * 0.095);
  const labels = total - figures * 7;
  return [labels * 0.1, labels * 0.2, labels * 0.7, ...Array.from({ length: 7 }, () => figures)];
}
