import { evolveNorm, type Norm, type NormEvent } from '@yishen/domain';
import { NORM, type NormRow } from '@yishen/read-model';
import type { ProjectedEvent, Projection } from '../../projection';

/** The documents of the registers, as table two counts them. */
export const norm: Projection<NormRow> = {
  table: NORM,
  handles: ['NormEntered', 'NormRepealed', 'NormAmended'] satisfies NormEvent['type'][],
  keyOf: (event) => {
    const { agencyId, n } = dataOf(event);
    return [agencyId, n];
  },
  evolve: (row, event) => {
    const known = event as unknown as NormEvent;
    const after = evolveNorm(row && normOf(row), known);
    if (!after) return row;
    const { agencyId } = dataOf(event);
    const { n, kind, issuedOn, repealedOn = null, struck } = after;
    return { agencyId, n, kind, issuedOn, repealedOn, struck, version: event.version, position: event.position };
  },
};

// The title is not kept here: nothing that is counted depends on it.
function normOf({ n, kind, issuedOn, repealedOn, struck }: NormRow): Norm {
  return { n, kind, title: '', issuedOn, struck, ...(repealedOn === null ? {} : { repealedOn }) } as Norm;
}

function dataOf(event: ProjectedEvent): NormEvent['data'] {
  return event.data as NormEvent['data'];
}
