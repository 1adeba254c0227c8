import { verifyChain, type ChainReport, type EventStore } from '@yishen/event-store';
import type { Comparison } from './comparison';
import { compareWithLog, type Rebuilding } from './rebuild';

/** What verification found: the hash chain walked, and every live row held against the fold of the log. */
export interface VerifyReport {
  readonly chain: ChainReport;
  readonly comparison: Comparison;
  /** The tables do not hold what the log held when the walk began: there was nothing, or too little, to compare. */
  readonly behind: boolean;
  readonly sound: boolean;
}

/** Recomputes the log's digests and hash chain, and compares every row of the live read tables with the fold of the log. */
export async function verify(on: Rebuilding & { readonly store: EventStore }): Promise<VerifyReport> {
  const chain = await verifyChain(on.store);
  const comparison = await compareWithLog(on);
  const behind = BigInt(comparison.watermark) < BigInt(chain.head.position);
  const { differences, ofAnotherShape } = comparison;
  const sound = chain.broken === undefined && differences === 0 && ofAnotherShape.length === 0 && !behind;
  return { chain, comparison, behind, sound };
}
