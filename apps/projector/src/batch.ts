import { upcast } from '@yishen/domain';
import type { CounterRow, LedgerRow } from '@yishen/read-model';
import type { ProjectedEvent, Projection } from './projection';

type Row = { readonly version: number };

/** The rows of one projection that a batch of events is about, by the text of their key. */
export interface Affected {
  readonly projection: Projection;
  readonly events: readonly ProjectedEvent[];
  readonly keys: ReadonlyMap<string, readonly (string | number)[]>;
}

/** What a batch writes: whole rows by table, lines to add, sums to add to. */
export interface Written {
  readonly rows: ReadonlyMap<Projection, readonly Row[]>;
  readonly lines: readonly LedgerRow[];
  readonly counters: readonly CounterRow[];
}

/** The text of a key, to compare keys by. */
export function keyText(key: readonly (string | number)[]): string {
  return key.length === 1 ? String(key[0]) : key.join('\u0000');
}

/** Which rows of which projections a batch is about; events come lifted to their newest shape. */
export function affectedBy(projections: readonly Projection[], events: readonly ProjectedEvent[]): Affected[] {
  const lifted = events.map((event) => upcast(event));
  const affected: Affected[] = [];
  for (const projection of projections) {
    const own = lifted.filter((event) => projection.handles.includes(event.type));
    if (own.length === 0) continue;
    const keys = new Map<string, readonly (string | number)[]>();
    for (const event of own) {
      const key = projection.keyOf(event);
      keys.set(keyText(key), key);
    }
    affected.push({ projection, events: own, keys });
  }
  return affected;
}

/** Folds a batch over the rows as they are. `rows` is asked by projection and key, and holds no row that is not there. */
export function foldBatch(
  affected: readonly Affected[],
  rows: (projection: Projection, key: string) => Row | undefined,
): Written {
  const written = new Map<Projection, readonly Row[]>();
  const lines: LedgerRow[] = [];
  for (const { projection, events } of affected) {
    const changed = new Map<string, Row>();
    for (const event of events) {
      const key = keyText(projection.keyOf(event));
      const before = changed.get(key) ?? rows(projection, key);
      if (before !== undefined && event.version <= before.version) continue;
      const after = projection.evolve(before, event);
      if (after === undefined || after === before) continue;
      changed.set(key, after);
      if (projection.ledgerLines) lines.push(...projection.ledgerLines(before, after, event));
    }
    if (changed.size > 0) written.set(projection, [...changed.values()]);
  }
  return { rows: written, lines, counters: sumsOf(lines) };
}

/** The sums that lines add to, one per key; a sum of zero adds nothing. */
export function sumsOf(lines: readonly LedgerRow[]): CounterRow[] {
  const sums = new Map<string, { -readonly [K in keyof CounterRow]: CounterRow[K] }>();
  for (const { agencyId, measure, year, kind, row, partition, sign } of lines) {
    const key = `${agencyId}\u0000${measure}\u0000${year}\u0000${kind}\u0000${row}\u0000${partition}`;
    const sum = sums.get(key);
    if (sum) sum.count += sign;
    else sums.set(key, { agencyId, measure, year, kind, row, partition, count: sign });
  }
  return [...sums.values()].filter((sum) => sum.count !== 0);
}
