import type { LedgerRow, ReadTableOf } from '@yishen/read-model';

/** An event as projections read it: lifted to the newest shape, with the partition its stream belongs to. */
export interface ProjectedEvent {
  readonly position: string;
  readonly stream: string;
  readonly version: number;
  readonly scope: string;
  readonly type: string;
  readonly schema: number;
  readonly data: unknown;
  readonly partition: number;
  /** Who recorded it and when, where the reader has it. */
  readonly meta?: unknown;
}

/**
 * One read table as a pure fold. Contract:
 * 1. A row depends on the events of one stream alone, in version order, and carries the version of the last one it took.
 * 2. `evolve` sets values and never counts; it never throws on a value the domain let pass; undefined means no row.
 * 3. An event at or below the row's version is a repetition; the batch leaves it out before `evolve` is asked.
 */
export interface Projection<Row extends { readonly version: number } = { readonly version: number }> {
  readonly table: ReadTableOf<Row>;
  readonly handles: readonly string[];
  /** The values of the table's key for the row that an event belongs to, in the order of the key. */
  keyOf(event: ProjectedEvent): readonly (string | number)[];
  evolve(row: Row | undefined, event: ProjectedEvent): Row | undefined;
  /** The lines that the change of a row adds to the report's ledger. */
  ledgerLines?(before: Row | undefined, after: Row | undefined, event: ProjectedEvent): readonly LedgerRow[];
}
