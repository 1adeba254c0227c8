import { readTable } from '../readTable';

/** The sum of the ledger lines of a key, kept per partition so that partitions never wait for each other. */
export interface CounterRow {
  readonly agencyId: string;
  readonly measure: string;
  readonly year: number;
  readonly kind: string;
  readonly row: string;
  readonly partition: number;
  readonly count: number;
}

/** The sums of the ledger, kept with each line. */
export const counter = readTable<CounterRow>({
  name: 'counter',
  columns: {
    agencyId: { type: 'text' },
    measure: { type: 'text' },
    year: { type: 'integer' },
    kind: { type: 'text' },
    row: { type: 'text' },
    partition: { type: 'integer' },
    count: { type: 'integer' },
  },
  key: ['agencyId', 'measure', 'year', 'kind', 'row', 'partition'],
  indexes: [],
});
