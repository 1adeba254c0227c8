import type { ReadTableOf } from './readTable';

/** A document of an agency's register, for the counts of table two; its title stays in the log. */
export interface NormRow {
  readonly agencyId: string;
  readonly n: number;
  readonly kind: string;
  readonly issuedOn: string;
  readonly repealedOn: string | null;
  readonly struck: boolean;
  readonly version: number;
  readonly position: string;
}

export const NORM: ReadTableOf<NormRow> = {
  name: 'norm',
  columns: {
    agencyId: { type: 'text' },
    n: { type: 'integer' },
    kind: { type: 'text' },
    issuedOn: { type: 'date' },
    repealedOn: { type: 'date', nullable: true },
    struck: { type: 'boolean' },
    version: { type: 'integer' },
    position: { type: 'bigint' },
  },
  key: ['agencyId', 'n'],
  indexes: [],
};
