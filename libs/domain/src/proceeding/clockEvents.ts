import type { Instant, PlainDate } from '@yishen/calendar';
import type { ByType, DomainEvent } from '../event';
import type { ProceedingDeadline } from './deadline';
import type { ProceedingDeadlineKind } from './dispute';

declare module './dispute' {
  interface ProceedingRecords extends ByType<
    ProceedingDeadlinesChanged | ProceedingDeadlineWarned | ProceedingDeadlineMissed
  > {}
}

/** The derived deadlines differ from the recorded ones: carries the whole new list. */
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

/** The agency missed a deadline: the timer found it, the fold confirmed it. */
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
