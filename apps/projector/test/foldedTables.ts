import { COUNTER, LEDGER } from '@yishen/read-model';
import { affectedBy, foldBatch, keyText } from '../src/batch';
import type { ProjectedEvent, Projection } from '../src/projection';

/** The tables in memory, by name, as the plain fold of events one by one makes them. */
export interface FoldedTables {
  apply(events: readonly ProjectedEvent[]): void;
  /** The rows of a table in a fixed order. */
  rows(table: string): object[];
}

export function foldedTables(projections: readonly Projection[]): FoldedTables {
  const tables = new Map<string, Map<string, object>>();
  const table = (name: string): Map<string, object> => {
    const found = tables.get(name) ?? new Map<string, object>();
    tables.set(name, found);
    return found;
  };
  const put = (name: string, key: readonly string[], row: object): void => {
    const values = key.map((property) => (row as Record<string, string | number>)[property]!);
    table(name).set(keyText(values), row);
  };
  return {
    apply: (events) => {
      for (const event of events) {
        const written = foldBatch(
          affectedBy(projections, [event]),
          (projection, key) => table(projection.table.name).get(key) as { version: number } | undefined,
        );
        for (const [projection, rows] of written.rows) {
          for (const row of rows) put(projection.table.name, projection.table.key, row);
        }
        for (const line of written.lines) put(LEDGER.name, LEDGER.key, line);
        for (const sum of written.counters) {
          const { count, ...key } = sum;
          const before = table(COUNTER.name).get(keyText(Object.values(key))) as { count: number } | undefined;
          put(COUNTER.name, COUNTER.key, { ...sum, count: count + (before?.count ?? 0) });
        }
      }
    },
    rows: (name) => [...table(name).entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row),
  };
}
