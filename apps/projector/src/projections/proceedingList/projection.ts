import { idOfStream, type ProceedingEvent } from '@yishen/domain';
import { PROCEEDING_LIST, type ProceedingListRow } from '@yishen/read-model';
import type { Projection } from '../../projection';

/** The reconsiderations and suits as the list shows them. */
export const proceedingList: Projection<ProceedingListRow> = {
  table: PROCEEDING_LIST,
  handles: ['ProceedingOpened', 'ProceedingConcluded'] satisfies ProceedingEvent['type'][],
  keyOf: (event) => [event.stream],
  evolve: (row, event) => {
    const known = event as unknown as ProceedingEvent;
    const { stream, version, position } = event;
    switch (known.type) {
      case 'ProceedingOpened': {
        const { agencyId, kind, openedOn, request = null } = known.data;
        const open = { status: 'open', outcome: null, concludedOn: null } as const;
        return { stream, id: idOfStream(stream), agencyId, kind, openedOn, request, ...open, version, position };
      }
      case 'ProceedingConcluded':
        return row && { ...row, status: 'concluded', ...known.data, version, position };
      default:
        return row;
    }
  },
};
