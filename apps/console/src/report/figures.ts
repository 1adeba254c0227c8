import { cellLabel, type LayoutCell, type ReportTables } from '@yishen/annual-report';
import {
  PUBLICATION_FIGURES,
  PUBLICATION_FIGURE_ORDER,
  isPublicationFigure,
  type PublicationFigure,
} from '@yishen/statute';

/** A cell of the report as an address names it. */
export interface CellPlace {
  readonly table: 'two' | 'three' | 'four';
  readonly row: string;
  readonly column: string;
}

/** The place of a layout's figure; a figure of table two is its own row and column. */
export function placeOf(figure: NonNullable<LayoutCell['figure']>): CellPlace {
  return figure.table === 'two'
    ? { table: 'two', row: figure.figure, column: 'value' }
    : { table: figure.table, row: figure.row, column: figure.column };
}

/** The printed name of a place. */
export function placeLabel(place: CellPlace): string {
  if (place.table === 'two') {
    if (!isPublicationFigure(place.row)) return place.row;
    const { row, column } = PUBLICATION_FIGURES[place.row];
    return `表二 ${row} · ${column}`;
  }
  return cellLabel({ table: place.table, row: place.row, column: place.column });
}

/** The figures of table two that nobody has recorded; unrecorded is not zero. */
export function unrecorded(tables: Pick<ReportTables, 'two'>): readonly PublicationFigure[] {
  return PUBLICATION_FIGURE_ORDER.filter((figure) => tables.two[figure] === null);
}

/** The year a report is usually opened for: until March last year's, which is then being written. */
export function usualYear(today: string): number {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return month <= 3 ? year - 1 : year;
}

/** The figures a form changed: what is filled in and differs from what is recorded; nothing when none does. */
export function changedFigures(
  typed: Readonly<Record<string, string | undefined>>,
  recorded: Readonly<Partial<Record<string, string | null>>>,
): Record<string, string> | undefined {
  const changed = Object.entries(typed)
    .map(([figure, value]) => [figure, value?.trim() ?? ''] as const)
    .filter(([figure, value]) => value !== '' && value !== recorded[figure]);
  return changed.length === 0 ? undefined : Object.fromEntries(changed);
}
