import { verifyChain, type ChainPart, type ChainRange, type ChainReport, type EventStore } from '@yishen/event-store';
import type { ChainThreadStart } from './chainThread.main';
import type { Comparison } from './comparison';
import { compareWithLog, type Rebuilding } from './rebuild';
import { openThread } from './threads';

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
  const chain = await chainOf(on);
  const comparison = await compareWithLog(on);
  const behind = BigInt(comparison.watermark) < BigInt(chain.head.position);
  const { differences, ofAnotherShape } = comparison;
  const sound = chain.broken === undefined && differences === 0 && ofAnotherShape.length === 0 && !behind;
  return { chain, comparison, behind, sound };
}

// A log that one thread walks in a moment is walked here.
const WORTH_THREADS = 50_000;

async function chainOf(on: Rebuilding & { readonly store: EventStore }): Promise<ChainReport> {
  const { position } = await on.store.head();
  if (on.threads < 2 || Number(position) < WORTH_THREADS) return verifyChain(on.store);
  const start: ChainThreadStart = { databaseUrl: on.databaseUrl };
  const idle = Array.from({ length: on.threads }, () =>
    openThread<ChainRange, ChainPart>('chainThread.main.js', start),
  );
  const threads = [...idle];
  try {
    return await verifyChain(on.store, { pieces: threads.length, walk: (range) => idle.pop()!.run(range) });
  } finally {
    await Promise.all(threads.map((thread) => thread.close()));
  }
}
