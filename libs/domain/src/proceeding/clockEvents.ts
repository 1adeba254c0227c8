import type { Instant, PlainDate } from '@yishen/calendar';
import type { ByType, DomainEvent } from '../event';
import type { ProceedingDeadline } from './deadline';
import type { ProceedingDeadlineKind } from './dispute';

declare module './dispute' {
  interface ProceedingRecords extends ByType<
    ProceedingDeadlinesChanged | ProceedingDeadlineWarned | ProceedingDeadlineMissed
  > {}
}

/** The deadlines derived from the facts are no longer those recorded before: the whole new list. */
export type ProceedingDeadlinesChanged = DomainEvent<
  'DeadlinesChanged',
  { readonly derivation: number; readonly deadlines: readonly ProceedingDeadline[]; readonly closed: boolean }
>;

/** A reminder before a deadline was given. */
export type ProceedingDeadlineWarned = DomainEvent<
  'DeadlineWarned',
  {
    readonly kind: ProceedingDeadlineKind;
    readonly ref: number;
    readonly derivation: number;
    readonly workingDaysLeft: number;
    readonly dueOn: PlainDate;
  }
>;

/** A deadline of ours passed: found by the timer, confirmed by the fold. */
export type ProceedingDeadlineMissed = DomainEvent<
  'DeadlineMissed',
  {
    readonly kind: ProceedingDeadlineKind;
    readonly ref: number;
    readonly derivation: number;
    readonly dueOn: PlainDate;
    readonly at: Instant;
  }
>;
