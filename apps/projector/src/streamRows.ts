import { disputeContributions, ledgerEntries, requestContributions, type Contribution } from '@yishen/annual-report';
import { STREAM_FOLDS, streamKind, upcast, type StreamFold, type StreamKind, type StreamStates } from '@yishen/domain';
import { LEDGER, type LedgerRow, type ReadTable } from '@yishen/read-model';
import type { Place, ProjectedEvent, Projection } from './projection';

/** The events of one stream, from its first, and from which version on what they change is new. */
export interface StreamEvents {
  readonly events: readonly ProjectedEvent[];
  readonly since: number;
}

/** Rows by the table that they are for; those of the ledger are its new lines. */
export type RowsByTable = ReadonlyMap<ReadTable, readonly object[]>;

// What a stream contributes to the report. No other kind counts there.
const CONTRIBUTIONS: { readonly [Kind in StreamKind]?: (state: StreamStates[Kind]) => readonly Contribution[] } = {
  request: requestContributions,
  proceeding: ({ proceeding }) => disputeContributions(proceeding),
};

/** Whether a stream has rows or lines in any of the tables. */
export function isProjected(projections: readonly Projection[], stream: string): boolean {
  const kind = streamKind(stream);
  return kind !== undefined && (kind in CONTRIBUTIONS || projections.some((projection) => projection.kind === kind));
}

/** Folds streams with the folds of the domain: the rows that changed, and the lines that were added, since the versions given. */
export function rowsOf(projections: readonly Projection[], streams: Iterable<StreamEvents>): RowsByTable {
  const byKind = new Map<StreamKind, readonly Projection[]>();
  const rows = new Map<ReadTable, object[]>();
  const add = (table: ReadTable, row: object): void => {
    const own = rows.get(table);
    if (own) own.push(row);
    else rows.set(table, [row]);
  };
  for (const stream of streams) {
    const kind = streamKind(stream.events[0]?.stream ?? '');
    if (kind === undefined) continue;
    const own = byKind.get(kind) ?? projections.filter((projection) => projection.kind === kind);
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
  projections: readonly Projection[],
  { events, since }: StreamEvents,
  add: (table: ReadTable, row: object) => void,
): void {
  const fold = STREAM_FOLDS[kind] as StreamFold<never>;
  const contributionsOf = CONTRIBUTIONS[kind] as ((state: never) => readonly Contribution[]) | undefined;
  const keptBy = projections.map((): Kept[] => []);
  let state = fold.initial;
  let contributed: readonly Contribution[] = [];
  for (const event of events) {
    state = fold.evolve(state, upcast(event));
    for (const [at, projection] of projections.entries()) keepParts(keptBy[at]!, projection.partsOf(state), event);
    if (contributionsOf === undefined) continue;
    const before = contributed;
    contributed = contributionsOf(state);
    if (event.version >= since) for (const line of linesOf(before, contributed, event)) add(LEDGER, line);
  }
  for (const [at, { table, rowOf }] of projections.entries()) {
    for (const { part, place } of keptBy[at]!) if (place.version >= since) add(table, rowOf(part, place));
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

function linesOf(
  before: readonly Contribution[],
  after: readonly Contribution[],
  { stream, scope, position, type, partition }: ProjectedEvent,
): readonly LedgerRow[] {
  return ledgerEntries(before, after).map(({ measure, year, kind, row, sign }, entry) => {
    const counted = { measure, year, kind, row, sign };
    return { stream, position, entry, agencyId: scope, eventType: type, ...counted, partition };
  });
}
