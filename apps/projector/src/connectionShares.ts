/** Connections for reading the log, and for writing rows. */
export interface ProjectingShares {
  readonly log: number;
  readonly rows: number;
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

/** How a rebuild divides its connections, those for whole tables aside. */
export function rebuildShares(budget: number): ProjectingShares {
  const log = Math.floor(((budget - TABLE_CONNECTIONS) * 3) / 7);
  return { log, rows: budget - TABLE_CONNECTIONS - log };
}
