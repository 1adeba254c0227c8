import { verifyChain, type ChainReport, type EventStore } from '@yishen/event-store';
import type { Comparison } from './comparison';
import { compareWithLog, type Rebuilding } from './rebuild';

/** What verification found: the hash chain walked, and every live row held against the fold of the log. */
export interface VerifyReport {
  readonly chain: ChainReport;
  readonly comparison: Comparison;
  readonly sound: boolean;
}

/** Recomputes the log's digests and hash chain, and compares every row of the live read tables with the fold of the log. */
export async function verify(on: Rebuilding & { readonly store: EventStore }): Promise<VerifyReport> {
  const chain = await verifyChain(on.store);
  const comparison = await compareWithLog(on);
  return { chain, comparison, sound: chain.broken === undefined && comparison.differences === 0 };
}
