import { STREAM_FOLDS, type StoredEvent } from '@yishen/domain';
import { requestContributions, ledgerEntries, type Contribution, type LedgerEntry } from '../contributions';
import { disputeContributions } from '../disputeContributions';

/** An event of a stream in a spec. */
export interface Happening {
  readonly type: string;
  readonly data: unknown;
}

/** The contributions of a request or a dispute after each of its events. */
function contributionsAfterEach(
  events: readonly Happening[],
  countedRequest: typeof requestContributions = requestContributions,
): readonly (readonly Contribution[])[] {
  const stored = events.map((event, at): StoredEvent => ({ schema: 1, ...event, version: at + 1 }));
  const { request, proceeding } = STREAM_FOLDS;
  let [asked, disputed] = [request.initial, proceeding.initial];
  return stored.map((event) => {
    asked = request.evolve(asked, event);
    disputed = proceeding.evolve(disputed, event);
    return [...countedRequest(asked), ...disputeContributions(disputed.proceeding)];
  });
}

/** The contributions of a request or a dispute after its last event. */
export function contributionsOf(
  events: readonly Happening[],
  countedRequest: typeof requestContributions = requestContributions,
): readonly Contribution[] {
  return contributionsAfterEach(events, countedRequest).at(-1) ?? [];
}

/** The ledger lines of a request or a dispute, event by event. */
export function ledgerOf(events: readonly Happening[]): readonly LedgerEntry[] {
  const after = contributionsAfterEach(events);
  return after.flatMap((now, at) => ledgerEntries(after[at - 1] ?? [], now));
}
