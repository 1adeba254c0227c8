import { yearOf } from '@yishen/calendar';
import { FEE_LIST, type FeeEntry, type FeeListRow } from '@yishen/read-model';
import type { RecordedFact } from '@yishen/domain';
import type { Projection } from '../../projection';

type FeeFact = Extract<RecordedFact, { type: 'FeeNoticeIssued' | 'PaymentReceived' | 'FeeRefunded' | 'FeeWaived' }>;

/** The processing fees of the requests that have one, entry by entry, as they read after all corrections. */
export const feeList: Projection<'request', FeeListRow, readonly FeeFact[]> = {
  table: FEE_LIST,
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
