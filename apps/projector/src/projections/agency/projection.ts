import { idOfStream, type Agency } from '@yishen/domain';
import { AGENCY, type AgencyRow } from '@yishen/read-model';
import type { Projection } from '../../projection';

type Registered = Exclude<Agency, { status: 'unknown' }>;

/** The agencies by id. */
export const agency: Projection<'agency', AgencyRow, Registered> = {
  table: AGENCY,
  kind: 'agency',
  partsOf: (state) => (state.status === 'unknown' ? [] : [state]),
  rowOf: ({ name, region, superiors = [] }, { stream, version }) => ({
    agencyId: idOfStream(stream),
    name,
    region,
    superiors,
    version,
  }),
};
