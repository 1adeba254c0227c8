import { entityOf, type ReadTableOf } from './readTable';

/** Something that happened to the fee of a request, as it reads after all corrections. */
export interface FeeEntry {
  readonly version: number;
  readonly what: 'noticed' | 'paid' | 'refunded' | 'waived';
  readonly year: number;
  readonly fen: number;
}

/** The processing fee of a request (109号): what part six of the report sums. */
export interface FeeListRow {
  readonly stream: string;
  readonly agencyId: string;
  readonly entries: readonly FeeEntry[];
  readonly version: number;
}

export const FEE_LIST: ReadTableOf<FeeListRow> = {
  name: 'fee_list',
  columns: {
    stream: { type: 'text' },
    agencyId: { type: 'text' },
    entries: { type: 'jsonb' },
    version: { type: 'integer' },
  },
  key: ['stream'],
  indexes: [['agencyId']],
};

export const FeeList = entityOf(FEE_LIST);
