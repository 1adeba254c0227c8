import type { Instant, PlainDate } from '@yishen/calendar';
import type { Deadline, DeadlineKind } from '../clock';
import type { ByType, DomainEvent } from '../event';

import type { Mark } from './step';

declare module './procedure' {
  interface RequestRecords extends ByType<EngineEvent> {}
}

/** The derived deadlines differ from the recorded ones: carries the whole new list. */
export type DeadlinesChanged = DomainEvent<
  'DeadlinesChanged',
  {
    /** Rises by one with every change; a signal or timer command that carries an older one is ignored. */
    readonly derivation: number;
    readonly deadlines: readonly Deadline[];
    /** Nothing waits any more: the clock workflow may end. */
    readonly closed: boolean;
  }
>;

/** A reminder before a deadline was given. */
export type DeadlineWarned = DomainEvent<
  'DeadlineWarned',
  {
    readonly kind: DeadlineKind;
    readonly ref?: number;
    readonly derivation: number;
    readonly workingDaysLeft: number;
    readonly dueOn: PlainDate;
    /** The article the deadline rests on; absent in old events. */
    readonly article?: string;
  }
>;

/** A deadline passed unanswered: the timer found it, the fold confirmed it. */
export type DeadlineMissed = DomainEvent<
  'DeadlineMissed',
  {
    readonly kind: DeadlineKind;
    readonly ref?: number;
    readonly derivation: number;
    readonly dueOn: PlainDate;
    /** The article the deadline rests on; absent in old events. */
    readonly article?: string;
    readonly at: Instant;
  }
>;

/** The engine found that a period given to the applicant has run out; a person confirms the lapse. */
export type LapseProposed = DomainEvent<
  'LapseProposed',
  {
    readonly kind: DeadlineKind;
    readonly ref: number;
    readonly derivation: number;
    readonly dueOn: PlainDate;
    /** The article the deadline rests on; absent in old events. */
    readonly article?: string;
    readonly at: Instant;
  }
>;

/** The events that the engine derives or records; all others are facts that people record. */
export type EngineEvent = DeadlinesChanged | DeadlineWarned | DeadlineMissed | LapseProposed;

/** How the time line marks what the engine records. */
export const ENGINE_MARKS: { readonly [E in EngineEvent['type']]: Mark } = {
  DeadlinesChanged: 'derived',
  DeadlineWarned: 'reminded',
  DeadlineMissed: 'late',
  LapseProposed: 'reminded',
};
