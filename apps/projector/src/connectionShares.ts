/** Connections for reading the log, and for writing rows. */
export interface ProjectingShares {
  readonly log: number;
  readonly rows: number;
}

/** How a rebuild divides its connections. */
export interface RebuildShares extends ProjectingShares {
  /** For the threads, one each while they fold the log or walk the chain. */
  readonly threads: number;
}

/** For statements over whole tables: one session holds the lock of the build while the other works. */
export const TABLE_CONNECTIONS = 2;

/** How a projector divides its connections: what follows the log, and what rebuilds beside it. */
export function projectorShares(budget: number): { readonly live: ProjectingShares; readonly rebuild: number } {
  const rebuild = Math.ceil(budget * 0.6);
  const live = budget - rebuild;
  const log = Math.floor(live / 3);
  return { live: { log, rows: live - log }, rebuild };
}

/** How a rebuild divides its connections, those for whole tables aside, for so many cores. */
export function rebuildShares(budget: number, cores: number): RebuildShares {
  const all = budget - TABLE_CONNECTIONS;
  const threads = Math.min(cores, Math.max(1, Math.floor(all / 3)));
  const log = Math.max(1, Math.floor(((all - threads) * 3) / 7));
  return { threads, log, rows: all - threads - log };
}
