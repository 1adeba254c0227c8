import type { PublicationEvent } from '@yishen/domain';
import { PUBLICATION_FIGURE, type PublicationFigureRow } from '@yishen/read-model';
import type { ProjectedEvent, Projection } from '../../projection';

/** The recorded figures of table two, a row each. */
export const publicationFigure: Projection<PublicationFigureRow> = {
  table: PUBLICATION_FIGURE,
  handles: ['PublicationFigureRecorded'] satisfies PublicationEvent['type'][],
  keyOf: (event) => {
    const { agencyId, year, figure } = dataOf(event);
    return [agencyId, year, figure];
  },
  evolve: (_row, event) => {
    const { agencyId, year, figure, value } = dataOf(event);
    return { agencyId, year, figure, value, version: event.version, position: event.position };
  },
};

function dataOf(event: ProjectedEvent): PublicationEvent['data'] {
  return event.data as PublicationEvent['data'];
}
