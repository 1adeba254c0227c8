import { idOfStream, type AgencyEvent } from '@yishen/domain';
import { AGENCY, type AgencyRow } from '@yishen/read-model';
import type { Projection } from '../../projection';

/** The agencies by id. */
export const agency: Projection<AgencyRow> = {
  table: AGENCY,
  handles: ['AgencyRegistered'] satisfies AgencyEvent['type'][],
  keyOf: (event) => [idOfStream(event.stream)],
  evolve: (row, event) => {
    const known = event as unknown as AgencyEvent;
    switch (known.type) {
      case 'AgencyRegistered': {
        const { name, region } = known.data;
        return { agencyId: idOfStream(event.stream), name, region, version: event.version };
      }
      default:
        return row;
    }
  },
};
