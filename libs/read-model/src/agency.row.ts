import { entityOf, type ReadTableOf } from './readTable';

/** An agency of the system. */
export interface AgencyRow {
  readonly agencyId: string;
  readonly name: string;
  readonly region: string;
  readonly version: number;
}

export const AGENCY: ReadTableOf<AgencyRow> = {
  name: 'agency',
  columns: {
    agencyId: { type: 'text' },
    name: { type: 'text' },
    region: { type: 'text' },
    version: { type: 'integer' },
  },
  key: ['agencyId'],
  indexes: [['name']],
};

export const Agency = entityOf(AGENCY);
