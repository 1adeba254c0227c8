/** How a process divides the connections that it may have to its database. */
export interface ConnectionShares {
  /** For what a command needs beside the log: sessions, keys, checkpoints. */
  readonly commands: number;
  /** For reading the log: what a command decides on. */
  readonly log: number;
  /** For the read tables: lists and reports, however many ask for them. */
  readonly reads: number;
}

/** The one connection that appends, and the one that tells others of it. */
const APPENDING = 2;

/** The smallest budget that can be divided: one connection for each use. */
export const SMALLEST_BUDGET = APPENDING + 3;

/**
 * Divides a budget: two connections append and tell of it, the rest goes in equal parts to commands, the log and the read tables.
 * No part lends to another, so that a crowd of readers never holds up an append, nor a crowd of commands a list.
 */
export function connectionShares(budget: number): ConnectionShares {
  if (budget < SMALLEST_BUDGET) throw new Error(`a process needs at least ${SMALLEST_BUDGET} database connections`);
  const each = Math.floor((budget - APPENDING) / 3);
  return { commands: budget - APPENDING - 2 * each, log: each, reads: each };
}
