import { idOfStream, type Agency } from '@yishen/domain';
import type { Projection } from '../projection';
import { readTable } from '../readTable';

/** An agency of the system. */
export interface AgencyRow {
  readonly agencyId: string;
  readonly name: string;
  readonly region: string;
  /** Which agency consolidates its report, from which day on: as the domain folds it. */
  readonly superiors: readonly { readonly superior: string | null; readonly from: string }[];
  readonly version: number;
}

type Registered = Exclude<Agency, { status: 'unknown' }>;

const fromAgencies: Projection<'agency', AgencyRow, Registered> = {
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

/** The agencies by id. */
export const agency = readTable<AgencyRow>(
  {
    name: 'agency',
    columns: {
      agencyId: { type: 'text' },
      name: { type: 'text' },
      region: { type: 'text' },
      superiors: { type: 'jsonb' },
      version: { type: 'integer' },
    },
    key: ['agencyId'],
    indexes: [['name']],
    streamSql: `'agency-' || t.agency_id`,
  },
  fromAgencies,
);
