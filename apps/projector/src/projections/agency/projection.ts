import { idOfStream, type AgencyEvent } from '@yishen/domain';
import { AGENCY, type AgencyRow } from '@yishen/read-model';
import type { Projection } from '../../projection';

/** The agencies by id. */
export const agency: Projection<AgencyRow> = {
  table: AGENCY,
  handles: ['AgencyRegistered', 'AgencySuperiorSet'] satisfies AgencyEvent['type'][],
  keyOf: (event) => [idOfStream(event.stream)],
  evolve: (row, event) => {
    const known = event as unknown as AgencyEvent;
    switch (known.type) {
      case 'AgencyRegistered': {
        const { name, region } = known.data;
        return { agencyId: idOfStream(event.stream), name, region, superiors: [], version: event.version };
      }
      case 'AgencySuperiorSet': {
        const { superior, from } = known.data;
        return row && { ...row, superiors: [...row.superiors, { superior, from }], version: event.version };
      }
      default:
        return row;
    }
  },
};
