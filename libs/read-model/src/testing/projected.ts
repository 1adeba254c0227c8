import type { ProjectedEvent } from '../projection';
import type { ReadTable } from '../readTable';
import { foldedTables } from './foldedTables';
import { recorded } from './histories';

/** Given events of a stream, when projected (and again, `numberOfTimes`), then the rows of a table, and what the report counts. */
export function projected(
  table: ReadTable,
  events: readonly { readonly type: string; readonly data: unknown }[],
  options: { readonly stream: string; readonly scope?: string; readonly numberOfTimes?: number },
): { rows: object[]; ledger: object[]; counters: object[] } {
  const { stream, scope = 'agency-a', numberOfTimes = 1 } = options;
  const tables = foldedTables([table]);
  const all: ProjectedEvent[] = recorded(events.map((event, at) => ({ ...event, stream, scope, version: at + 1 })));
  for (let time = 0; time < numberOfTimes; time += 1) tables.apply(all);
  return { rows: tables.rows(table.name), ledger: tables.rows('ledger'), counters: tables.rows('counter') };
}
