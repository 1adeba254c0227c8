import { publicationOfStream } from '@yishen/domain';
import { PUBLICATION_FIGURE, type PublicationFigureRow } from '@yishen/read-model';
import type { Projection } from '../../projection';

/** The recorded figures of table two, a row each. */
export const publicationFigure: Projection<'publication', PublicationFigureRow, [figure: string, value: string]> = {
  table: PUBLICATION_FIGURE,
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
