import type { ProceedingAct, ProceedingDeadlineKind } from './dispute';
import type { RecordCourtBundle } from './bundle';
import type { OpenProceeding } from './steps/opening';

/** A timer reports that a reminder is due; it is recorded only if the fold agrees. */
export interface WarnOfProceedingDeadline {
  readonly type: 'WarnOfProceedingDeadline';
  readonly kind: ProceedingDeadlineKind;
  readonly ref: number;
  readonly derivation: number;
  readonly workingDaysLeft: number;
}

/** A timer reports that a deadline has passed; it is recorded only if the fold agrees. */
export interface MarkProceedingDeadlinePassed {
  readonly type: 'MarkProceedingDeadlinePassed';
  readonly kind: ProceedingDeadlineKind;
  readonly ref: number;
  readonly derivation: number;
}

/** Derives the deadlines again with today's calendar and rules. */
export interface RederiveProceeding {
  readonly type: 'RederiveProceeding';
}

/** Every command of a proceeding's stream. */
export type ProceedingCommand =
  | OpenProceeding
  | ProceedingAct
  | RecordCourtBundle
  | WarnOfProceedingDeadline
  | MarkProceedingDeadlinePassed
  | RederiveProceeding;
