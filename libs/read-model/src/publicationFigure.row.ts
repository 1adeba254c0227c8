import { entityOf, type ReadTableOf } from './readTable';

/** A recorded figure of table two; no row means not recorded, which is not zero. */
export interface PublicationFigureRow {
  readonly agencyId: string;
  readonly year: number;
  readonly figure: string;
  readonly value: string;
  readonly version: number;
  readonly position: string;
}

export const PUBLICATION_FIGURE: ReadTableOf<PublicationFigureRow> = {
  name: 'publication_figure',
  columns: {
    agencyId: { type: 'text' },
    year: { type: 'integer' },
    figure: { type: 'text' },
    value: { type: 'text' },
    version: { type: 'integer' },
    position: { type: 'bigint' },
  },
  key: ['agencyId', 'year', 'figure'],
  indexes: [],
};

export const PublicationFigure = entityOf(PUBLICATION_FIGURE);
