import { yearOf } from '@yishen/calendar';
import type { RecordedFact } from '@yishen/domain';
import type { Projection } from '../projection';
import { readTable } from '../readTable';

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

type FeeFact = Extract<RecordedFact, { type: 'FeeNoticeIssued' | 'PaymentReceived' | 'FeeRefunded' | 'FeeWaived' }>;

const fromRequests: Projection<'request', FeeListRow, readonly FeeFact[]> = {
  kind: 'request',
  partsOf: (state) => (state.status === 'unknown' ? [] : [state.facts.filter(isFeeFact)]),
  rowOf: (facts, { stream, scope: agencyId, version }) => ({ stream, agencyId, entries: facts.map(entryOf), version }),
};

function isFeeFact(fact: RecordedFact): fact is FeeFact {
  const { type } = fact;
  return type === 'FeeNoticeIssued' || type === 'PaymentReceived' || type === 'FeeRefunded' || type === 'FeeWaived';
}

function entryOf({ version, type, data }: FeeFact): FeeEntry {
  const { fen } = data;
  switch (type) {
    case 'FeeNoticeIssued':
      return { version, what: 'noticed', year: yearOf(data.issuedOn), fen };
    case 'PaymentReceived':
      return { version, what: 'paid', year: yearOf(data.paidOn), fen };
    case 'FeeRefunded':
      return { version, what: 'refunded', year: yearOf(data.refundedOn), fen };
    case 'FeeWaived':
      return { version, what: 'waived', year: yearOf(data.waivedOn), fen };
  }
}

/** The processing fees of the requests that have one, entry by entry, as they read after all corrections. */
export const feeList = readTable<FeeListRow>(
  {
    name: 'fee_list',
    columns: {
      stream: { type: 'text' },
      agencyId: { type: 'text' },
      entries: { type: 'jsonb' },
      version: { type: 'integer' },
    },
    key: ['stream'],
    indexes: [['agencyId']],
  },
  fromRequests,
);
