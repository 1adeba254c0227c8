import { entityOf, type ReadTableOf } from './readTable';

/** An agency of the system. */
export interface AgencyRow {
  readonly agencyId: string;
  readonly name: string;
  readonly region: string;
  /** Which agency consolidates its report, from which day on: as the domain folds it. */
  readonly superiors: readonly { readonly superior: string | null; readonly from: string }[];
  readonly version: number;
}

export const AGENCY: ReadTableOf<AgencyRow> = {
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
};

export const Agency = entityOf(AGENCY);
