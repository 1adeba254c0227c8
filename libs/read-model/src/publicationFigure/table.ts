import { publicationOfStream } from '@yishen/domain';
import type { Projection } from '../projection';
import { readTable } from '../readTable';

/** A recorded figure of table two; no row means not recorded, which is not zero. */
export interface PublicationFigureRow {
  readonly agencyId: string;
  readonly year: number;
  readonly figure: string;
  readonly value: string;
  readonly version: number;
  readonly position: string;
}

const fromPublications: Projection<'publication', PublicationFigureRow, [figure: string, value: string]> = {
  kind: 'publication',
  partsOf: ({ figures }) => Object.entries(figures),
  rowOf: ([figure, value], { stream, version, position }) => ({
    ...publicationOfStream(stream),
    figure,
    value,
    version,
    position,
  }),
};

/** The recorded figures of table two, a row each. */
export const publicationFigure = readTable<PublicationFigureRow>(
  {
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
    streamSql: `'publication-' || t.agency_id || '-' || t.year`,
  },
  fromPublications,
);
