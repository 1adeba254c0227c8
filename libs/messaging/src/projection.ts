import type { Checkpoints } from './checkpoint';
import type { Report } from './log';
import type { LogEvent, Source } from './message';

/** What a projection does with events; called inside the transaction that holds its checkpoint. */
export interface Projection<Tx> {
  readonly name: string;
  apply(tx: Tx, events: readonly LogEvent[]): Promise<void>;
  /** Empties the projection's rows: every event of the log comes again, for the log has another epoch or the rows hold what it never had. */
  startAfresh(tx: Tx): Promise<void>;
}

/** What a consumer works with. */
export interface Consumption<Tx> {
  readonly source: Source;
  readonly checkpoints: Checkpoints<Tx>;
  readonly projection: Projection<Tx>;
  readonly partitions: number;
  readonly report: Report;
}
