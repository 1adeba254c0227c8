import type { Contribution } from '@yishen/annual-report';
import { STREAM_FOLDS, streamKind, upcast, type StreamFold, type StreamKind } from '@yishen/domain';
import { CONTRIBUTIONS, linesOf } from './ledger/lines';
import { ledger } from './ledger/table';
import type { Place, ProjectedEvent, Projection } from './projection';
import type { ReadTable } from './readTable';

/** The events of one stream, from its first, and from which version on what they change is new. */
export interface StreamEvents {
  readonly events: readonly ProjectedEvent[];
  readonly since: number;
}

/** Rows by the table that they are for; those of the ledger are its new lines. */
export type RowsByTable = ReadonlyMap<ReadTable, readonly object[]>;

/** Whether a stream has rows or lines in any of the tables. */
export function isProjected(tables: readonly ReadTable[], stream: string): boolean {
  const kind = streamKind(stream);
  return kind !== undefined && (kind in CONTRIBUTIONS || fillingFrom(kind, tables).length > 0);
}

interface Filling {
  readonly table: ReadTable;
  readonly projection: Projection;
}

function fillingFrom(kind: StreamKind, tables: readonly ReadTable[]): readonly Filling[] {
  return tables.flatMap((table) =>
    table.projections.filter((projection) => projection.kind === kind).map((projection) => ({ table, projection })),
  );
}

/** Folds streams with the folds of the domain: the rows that changed, and the lines that were added, since the versions given. */
export function rowsOf(tables: readonly ReadTable[], streams: Iterable<StreamEvents>): RowsByTable {
  const byKind = new Map<StreamKind, readonly Filling[]>();
  const rows = new Map<ReadTable, object[]>();
  const add = (table: ReadTable, row: object): void => {
    const own = rows.get(table);
    if (own) own.push(row);
    else rows.set(table, [row]);
  };
  for (const stream of streams) {
    const kind = streamKind(stream.events[0]?.stream ?? '');
    if (kind === undefined) continue;
    const own = byKind.get(kind) ?? fillingFrom(kind, tables);
    byKind.set(kind, own);
    foldStream(kind, own, stream, add);
  }
  return rows;
}

interface Kept {
  readonly part: unknown;
  readonly place: Place;
}

function foldStream(
  kind: StreamKind,
  fillings: readonly Filling[],
  { events, since }: StreamEvents,
  add: (table: ReadTable, row: object) => void,
): void {
  const fold = STREAM_FOLDS[kind] as StreamFold<never>;
  const contributionsOf = CONTRIBUTIONS[kind] as ((state: never) => readonly Contribution[]) | undefined;
  const keptBy = fillings.map((): Kept[] => []);
  let state = fold.initial;
  let contributed: readonly Contribution[] = [];
  for (const event of events) {
    state = fold.evolve(state, upcast(event));
    for (let at = 0; at < fillings.length; at += 1) {
      keepParts(keptBy[at]!, fillings[at]!.projection.partsOf(state), event);
    }
    if (contributionsOf === undefined) continue;
    const before = contributed;
    contributed = contributionsOf(state);
    if (event.version >= since) for (const line of linesOf(before, contributed, event)) add(ledger, line);
  }
  for (const [at, { table, projection }] of fillings.entries()) {
    for (const { part, place } of keptBy[at]!) if (place.version >= since) add(table, projection.rowOf(part, place));
  }
}

function keepParts(kept: Kept[], parts: readonly unknown[], place: Place): void {
  for (let at = 0; at < parts.length; at += 1) {
    const [part, before] = [parts[at], kept[at]];
    if (before === undefined ? !isEmpty(part) : !isSame(before.part, part)) kept[at] = { part, place };
  }
}

function isEmpty(part: unknown): boolean {
  return Array.isArray(part) && part.length === 0;
}

function isSame(before: unknown, after: unknown): boolean {
  if (before === after || !Array.isArray(before) || !Array.isArray(after)) return before === after;
  return before.length === after.length && before.every((one, at) => one === after[at]);
}
