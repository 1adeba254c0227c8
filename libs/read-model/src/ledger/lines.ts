import { disputeContributions, ledgerEntries, requestContributions, type Contribution } from '@yishen/annual-report';
import type { StreamKind, StreamStates } from '@yishen/domain';
import type { ProjectedEvent } from '../projection';
import type { LedgerRow } from './table';

/** What a stream contributes to the report, by its kind; no other kind counts there. */
export const CONTRIBUTIONS: { readonly [Kind in StreamKind]?: (state: StreamStates[Kind]) => readonly Contribution[] } =
  {
    request: requestContributions,
    proceeding: ({ proceeding }) => disputeContributions(proceeding),
  };

/** The lines that an event adds: the difference of what its stream contributes before and after it. */
export function linesOf(
  before: readonly Contribution[],
  after: readonly Contribution[],
  { stream, scope, position, type, partition }: ProjectedEvent,
): readonly LedgerRow[] {
  return ledgerEntries(before, after).map(({ measure, year, kind, row, sign }, entry) => {
    const counted = { measure, year, kind, row, sign };
    return { stream, position, entry, agencyId: scope, eventType: type, ...counted, partition };
  });
}
