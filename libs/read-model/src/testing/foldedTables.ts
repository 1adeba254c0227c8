import { counter, type CounterRow } from '../counter/table';
import { ledger, type LedgerRow } from '../ledger/table';
import type { ProjectedEvent } from '../projection';
import type { ReadTable } from '../readTable';
import { byStream, reachesOf, type Reach } from '../streamReaches';
import { isProjected, rowsOf, type StreamEvents } from '../streamRows';

/** The tables in memory, by name, written as the tables of a build are. */
export interface FoldedTables {
  /** Applies events one by one. */
  apply(events: readonly ProjectedEvent[]): void;
  /** Applies events as one batch. */
  applyBatch(events: readonly ProjectedEvent[]): void;
  /** The rows of a table in a fixed order. */
  rows(table: string): object[];
}

export function foldedTables(all: readonly ReadTable[]): FoldedTables {
  const log = new Map<string, ProjectedEvent[]>();
  const tables = new Map<string, Map<string, object>>();
  const put = (table: ReadTable, row: object): void => {
    const found = tables.get(table.name) ?? new Map<string, object>();
    tables.set(table.name, found);
    const key = keyOf(table, row);
    const before = found.get(key) as { readonly version?: number } | undefined;
    const later = (row as { readonly version?: number }).version ?? 0;
    if (before === undefined || (before.version ?? 0) < later) found.set(key, row);
  };
  const applyBatch = (events: readonly ProjectedEvent[]): void => {
    const known = events.filter(({ stream }) => isProjected(all, stream));
    for (const event of known) {
      const stream = log.get(event.stream) ?? [];
      if (event.version > stream.length) stream.push(event);
      log.set(event.stream, stream);
    }
    const streams = [...reachesOf(known)].map(([stream, { since, upTo }]) => ({
      events: log.get(stream)!.slice(0, upTo),
      since,
    }));
    for (const [table, rows] of rowsOf(all, streams)) for (const row of rows) put(table, row);
  };
  return {
    apply: (events) => {
      for (const event of events) applyBatch([event]);
    },
    applyBatch,
    rows: (name) =>
      name === counter.name
        ? countersOf([...(tables.get(ledger.name)?.values() ?? [])] as LedgerRow[])
        : [...(tables.get(name)?.entries() ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row),
  };
}

/** Streams as events in memory tell them, in place of the log. */
export function readFrom(
  events: readonly ProjectedEvent[],
): (session: unknown, reaches: ReadonlyMap<string, Reach>) => Promise<readonly StreamEvents[]> {
  return (_session, reaches) =>
    Promise.resolve(
      byStream(
        events.toSorted((a, b) => (a.stream === b.stream ? a.version - b.version : a.stream < b.stream ? -1 : 1)),
      )
        .filter(([first]) => reaches.has(first!.stream))
        .map((stream) => {
          const { since, upTo } = reaches.get(stream[0]!.stream)!;
          return { since, events: stream.slice(0, upTo) };
        }),
    );
}

function keyOf(table: ReadTable, row: object): string {
  return table.key.map((property) => String((row as Record<string, string | number>)[property])).join('\u0000');
}

// A counter is the sum of the lines of its key.
function countersOf(lines: readonly LedgerRow[]): CounterRow[] {
  const sums = new Map<string, CounterRow>();
  for (const { sign, agencyId, measure, year, kind, row, partition } of lines) {
    const sum = { agencyId, measure, year, kind, row, partition, count: sign };
    const key = keyOf(counter, sum);
    sums.set(key, { ...sum, count: sign + (sums.get(key)?.count ?? 0) });
  }
  return [...sums.values()].sort((a, b) => (keyOf(counter, a) < keyOf(counter, b) ? -1 : 1));
}
