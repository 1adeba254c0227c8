import { readTable } from '../readTable';

/** A line of the ledger of the report, never updated: one event added (+1) or retracted (−1) a contribution of a case. */
export interface LedgerRow {
  readonly stream: string;
  readonly position: string;
  readonly entry: number;
  readonly agencyId: string;
  readonly eventType: string;
  readonly measure: string;
  readonly year: number;
  readonly kind: string;
  /** The outcome row or result column; `''` for what has none. */
  readonly row: string;
  readonly sign: number;
  readonly partition: number;
}

/** The lines of the report's ledger: only ever added to. */
export const ledger = readTable<LedgerRow>({
  name: 'ledger',
  columns: {
    stream: { type: 'text' },
    position: { type: 'bigint' },
    entry: { type: 'integer' },
    agencyId: { type: 'text' },
    eventType: { type: 'text' },
    measure: { type: 'text' },
    year: { type: 'integer' },
    kind: { type: 'text' },
    row: { type: 'text' },
    sign: { type: 'integer' },
    partition: { type: 'integer' },
  },
  key: ['stream', 'position', 'entry'],
  indexes: [['agencyId', 'year', 'measure', 'kind']],
});
