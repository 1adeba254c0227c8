import { COUNTER, LEDGER, type CounterRow, type LedgerRow, type ReadTable } from '@yishen/read-model';
import type { ProjectedEvent, Projection } from '../src/projection';
import { byStream, reachesOf, type ReadStreams } from '../src/streamReading';
import { isProjected, rowsOf } from '../src/streamRows';

/** The tables in memory, by name, written as the tables of a build are. */
export interface FoldedTables {
  /** Applies events one by one. */
  apply(events: readonly ProjectedEvent[]): void;
  /** Applies events as one batch. */
  applyBatch(events: readonly ProjectedEvent[]): void;
  /** The rows of a table in a fixed order. */
  rows(table: string): object[];
}

export function foldedTables(projections: readonly Projection[]): FoldedTables {
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
    const known = events.filter(({ stream }) => isProjected(projections, stream));
    for (const event of known) {
      const stream = log.get(event.stream) ?? [];
      if (event.version > stream.length) stream.push(event);
      log.set(event.stream, stream);
    }
    const streams = [...reachesOf(known)].map(([stream, { since, upTo }]) => ({
      events: log.get(stream)!.slice(0, upTo),
      since,
    }));
    for (const [table, rows] of rowsOf(projections, streams)) for (const row of rows) put(table, row);
  };
  return {
    apply: (events) => {
      for (const event of events) applyBatch([event]);
    },
    applyBatch,
    rows: (name) =>
      name === COUNTER.name
        ? countersOf([...(tables.get(LEDGER.name)?.values() ?? [])] as LedgerRow[])
        : [...(tables.get(name)?.entries() ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row),
  };
}

/** Streams as events in memory tell them, in place of the log. */
export function readFrom(events: readonly ProjectedEvent[]): ReadStreams {
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
    const counter = { agencyId, measure, year, kind, row, partition, count: sign };
    const key = keyOf(COUNTER, counter);
    sums.set(key, { ...counter, count: sign + (sums.get(key)?.count ?? 0) });
  }
  return [...sums.values()].sort((a, b) => (keyOf(COUNTER, a) < keyOf(COUNTER, b) ? -1 : 1));
}
