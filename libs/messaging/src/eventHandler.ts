import type { Checkpoints } from './checkpoint';
import type { Logger } from './broker';
import type { LogEvent, Source } from './message';

/** Applies events to rows; it is called inside the transaction that writes its checkpoint. */
export interface EventHandler<Tx> {
  readonly name: string;
  apply(tx: Tx, events: readonly LogEvent[]): Promise<void>;
  /** Empties the rows, before every event comes again: the log has another epoch, or the rows hold an event that it never had. */
  startAfresh(tx: Tx): Promise<void>;
}

/** The parts that a consumer works with. */
export interface Consumption<Tx> {
  readonly source: Source;
  readonly checkpoints: Checkpoints<Tx>;
  readonly handler: EventHandler<Tx>;
  readonly partitions: number;
  readonly logger: Logger;
}
