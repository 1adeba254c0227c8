import type { Freshness } from './contract';

/**
 * The position of this browser's last accepted command. Lists ask for at least this much, so that one reads one's own
 * write; kept for the tab's life, so also across a reload.
 */
const KEY = 'yishen.after';

let after: string | undefined = readKept();

/** The position lists have to reach, or nothing when no command was sent. */
export function ownPosition(): string | undefined {
  return after;
}

/** Remembers the position of an accepted command. */
export function rememberOwnWrite(position: string): void {
  if (after !== undefined && BigInt(position) <= BigInt(after)) return;
  after = position;
  sessionStorage.setItem(KEY, position);
}

/** Forgets the position: at sign-out. */
export function forgetOwnWrites(): void {
  after = undefined;
  sessionStorage.removeItem(KEY);
}

/** Whether a list does not hold one's own last write yet. A position beyond the log's head belongs to a log that was restored: it is dropped. */
export function missesOwnWrite(freshness: Pick<Freshness, 'position' | 'head'>): boolean {
  if (after === undefined) return false;
  if (BigInt(freshness.head) < BigInt(after)) {
    forgetOwnWrites();
    return false;
  }
  return BigInt(freshness.position) < BigInt(after);
}

function readKept(): string | undefined {
  const kept = typeof sessionStorage === 'undefined' ? null : sessionStorage.getItem(KEY);
  return kept !== null && /^\d+$/.test(kept) ? kept : undefined;
}
