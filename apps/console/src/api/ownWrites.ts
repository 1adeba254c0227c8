import type { Freshness } from './schemas';

/**
 * The position of this browser's last accepted command. Lists ask for at least this much, so that one reads one's own
 * write; kept for the tab's life, so also across a reload.
 */
const KEY = 'yishen.after';

const storage = typeof sessionStorage === 'undefined' ? undefined : sessionStorage;

let after: string | undefined = readKept();

/** The position lists have to reach, or nothing when no command was sent. */
export function ownPosition(): string | undefined {
  return after;
}

/** Remembers the position of an accepted command. */
export function rememberOwnWrite(position: string): void {
  if (after !== undefined && BigInt(position) <= BigInt(after)) return;
  after = position;
  storage?.setItem(KEY, position);
}

/** Forgets the position: at sign-out. */
export function forgetOwnWrites(): void {
  after = undefined;
  storage?.removeItem(KEY);
}

/** Whether a list does not hold one's own last write yet. */
export function missesOwnWrite(freshness: Pick<Freshness, 'position'>): boolean {
  return after !== undefined && BigInt(freshness.position) < BigInt(after);
}

/**
 * Drops the position when a list that was asked for it answers with a log that ends before it: that log was restored to
 * an earlier moment. Only such an answer may say so; a list read before the command knows no better.
 */
export function checkAgainstHead(asked: string | undefined, head: string): void {
  if (asked !== undefined && asked === after && BigInt(head) < BigInt(asked)) forgetOwnWrites();
}

function readKept(): string | undefined {
  const kept = storage?.getItem(KEY);
  return kept && /^\d+$/.test(kept) ? kept : undefined;
}
