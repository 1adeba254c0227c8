import type { ByType, DomainEvent } from '../event';
import type { Sealed } from '../sealed';
import type { FactReference } from './dispute';

declare module './dispute' {
  interface ProceedingRecords extends ByType<ProceedingCorrected> {}
  interface ProceedingActs extends ByType<CorrectProceeding> {}
}

/** A recorded fact was wrong: its values change, or it is taken back. */
export type ProceedingCorrected = DomainEvent<
  'ProceedingCorrected',
  {
    readonly of: FactReference;
    readonly changes: Readonly<Record<string, string | number>>;
    readonly voided?: true;
    readonly reason: Sealed;
  }
>;

/** Corrects a recorded fact, or takes it back. */
export interface CorrectProceeding {
  readonly type: 'CorrectProceeding';
  readonly fact: string;
  readonly n: number;
  readonly changes: Readonly<Record<string, string | number>>;
  readonly voided?: true;
  readonly reason: Sealed;
}
