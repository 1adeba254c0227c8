import { yearOf, type PlainDate } from '@yishen/calendar';
import type { RequestEvent } from '@yishen/domain';
import { FEE_LIST, type FeeEntry, type FeeListRow } from '@yishen/read-model';
import type { ProjectedEvent, Projection } from '../../projection';

/** The processing fees of the requests that have one, entry by entry, as they read after all corrections. */
export const feeList: Projection<FeeListRow> = {
  table: FEE_LIST,
  handles: [
    'FeeNoticeIssued',
    'PaymentReceived',
    'FeeRefunded',
    'FeeWaived',
    'FactCorrected',
    'FactRevoked',
  ] satisfies RequestEvent['type'][],
  keyOf: (event) => [event.stream],
  evolve: (row, event) => {
    const entries = changed(row?.entries ?? [], event.version, event as unknown as RequestEvent);
    if (entries === undefined) return row;
    const { stream, version } = event satisfies ProjectedEvent;
    return { stream, agencyId: row?.agencyId ?? event.scope, entries, version };
  },
};

function changed(entries: readonly FeeEntry[], version: number, event: RequestEvent): readonly FeeEntry[] | undefined {
  const add = (what: FeeEntry['what'], on: PlainDate, fen: number): readonly FeeEntry[] => [
    ...entries,
    { version, what, year: yearOf(on), fen },
  ];
  switch (event.type) {
    case 'FeeNoticeIssued':
      return add('noticed', event.data.issuedOn, event.data.fen);
    case 'PaymentReceived':
      return add('paid', event.data.paidOn, event.data.fen);
    case 'FeeRefunded':
      return add('refunded', event.data.refundedOn, event.data.fen);
    case 'FeeWaived':
      return add('waived', event.data.waivedOn, event.data.fen);
    case 'FactRevoked':
      return concerns(entries, event.data.version)
        ? entries.filter((entry) => entry.version !== event.data.version)
        : undefined;
    case 'FactCorrected': {
      const { version: fact, changes } = event.data;
      if (!concerns(entries, fact)) return undefined;
      const { issuedOn, paidOn, refundedOn, waivedOn, fen } = changes;
      const on = issuedOn ?? paidOn ?? refundedOn ?? waivedOn;
      return entries.map((entry) =>
        entry.version === fact
          ? {
              ...entry,
              ...(on === undefined ? {} : { year: yearOf(on as PlainDate) }),
              ...(fen === undefined ? {} : { fen: Number(fen) }),
            }
          : entry,
      );
    }
    default:
      return undefined;
  }
}

function concerns(entries: readonly FeeEntry[], version: number): boolean {
  return entries.some((entry) => entry.version === version);
}
