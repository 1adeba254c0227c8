import {
  addWorkingDays,
  atShanghai,
  dayNumber,
  endOfDay,
  isProvisional,
  workingDaysBefore,
  type Instant,
  type PlainDate,
  type WorkCalendar,
} from '@yishen/calendar';
import { WARNING_WORKING_DAYS } from '@yishen/statute';

/** The kinds of deadline a request can have: each step of the procedure adds its own (libs/domain/DECISIONS.md). */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by `declare module` in request/steps
export interface DeadlineKinds {}

/** A kind of deadline of a request. */
export type DeadlineKind = keyof DeadlineKinds;

/**
 * The state of a deadline: running; waiting for the applicant, whose act starts it afresh; met in time; missed by the agency;
 * lapsed, when the applicant or a consulted party let it pass.
 */
export type DeadlineState = 'running' | 'waiting' | 'met' | 'missed' | 'lapsed';

/** What the end of a deadline means: the agency missed it, the applicant's request lapses, or a consulted party was silent. */
export type Expiry = 'miss' | 'lapse' | 'silence';

/** A reminder: how many working days are left, and the instant (09:00 of that working day) at which to give it. */
export interface Warning {
  readonly workingDaysLeft: number;
  readonly at: Instant;
}

/** Days that do not count, after `after` up to and including `until` (条例 第三十三条第三款), and the consultation that excludes them. */
export interface Exclusion {
  readonly after: PlainDate;
  readonly until: PlainDate;
  readonly consultation: number;
}

/** A deadline as derived and recorded: everything a workflow or a read table needs, so that neither needs a calendar. */
export interface Deadline {
  readonly kind: DeadlineKind;
  /** Which notice, consultation or order it belongs to, where a request can have several. */
  readonly ref?: number;
  /** The day of the event the period starts from; the day after it is day 1. */
  readonly from: PlainDate;
  readonly dueOn: PlainDate;
  /** 23:59:59.999 of the due day in Asia/Shanghai. */
  readonly dueAt: Instant;
  readonly state: DeadlineState;
  /** The calendar of the due year is not published: nothing lapses or is called missed on this date. */
  readonly provisional: boolean;
  /** The length in working days, extension included; 0 where a date was set. */
  readonly workingDays: number;
  readonly article: string;
  readonly ruleVersion: string;
  readonly calendarVersion: string;
  readonly warnings: readonly Warning[];
  /** What its end means; `miss` when absent. */
  readonly onExpiry?: Expiry;
  readonly excluded?: readonly Exclusion[];
  /** How many of `workingDays` an extension added. */
  readonly extendedBy?: number;
}

/** The parts of a working-day deadline. */
export interface DeadlineParts {
  readonly kind: DeadlineKind;
  readonly ref?: number;
  readonly from: PlainDate;
  readonly workingDays: number;
  readonly article: string;
  readonly ruleVersion: string;
  readonly excluded?: readonly Exclusion[];
  readonly extendedBy?: number;
  readonly onExpiry?: Expiry;
  /** A date that was set instead of a number of days. */
  readonly until?: PlainDate;
  readonly warnings?: readonly Warning[];
}

/** The state of a deadline, given its due day and whether that day is provisional. */
export type StateOf = (dueOn: PlainDate, provisional: boolean) => DeadlineState;

/**
 * Builds a deadline of working days counted from the day after `from` (民法典 第二百零一条), without the excluded days, with its
 * reminders as instants.
 */
export function buildDeadline(parts: DeadlineParts, calendar: WorkCalendar, stateOf: StateOf): Deadline {
  const { kind, ref, from, workingDays, article, ruleVersion, excluded = [], extendedBy = 0, onExpiry } = parts;
  const dueOn = parts.until ?? addWorkingDays(calendar, from, workingDays, excludedDays(excluded));
  const provisional = isProvisional(calendar, dueOn);
  return {
    kind,
    ...(ref === undefined ? {} : { ref }),
    from,
    dueOn,
    dueAt: endOfDay(dueOn),
    state: stateOf(dueOn, provisional),
    provisional,
    workingDays: parts.until === undefined ? workingDays : 0,
    article,
    ruleVersion,
    calendarVersion: calendar.version,
    warnings: parts.warnings ?? reminders(calendar, dueOn),
    ...(onExpiry === undefined || onExpiry === 'miss' ? {} : { onExpiry }),
    ...(excluded.length === 0 ? {} : { excluded }),
    ...(extendedBy === 0 ? {} : { extendedBy }),
  };
}

function reminders(calendar: WorkCalendar, dueOn: PlainDate): Warning[] {
  return WARNING_WORKING_DAYS.map((workingDaysLeft) => ({
    workingDaysLeft,
    at: atShanghai(workingDaysBefore(calendar, dueOn, workingDaysLeft), '09:00:00.000'),
  }));
}

/** Whether a day number is excluded: by the union of the intervals, so that a day two consultations share counts once. */
export function excludedDays(excluded: readonly Exclusion[]): (day: number) => boolean {
  const intervals = excluded.map(({ after, until }) => [dayNumber(after), dayNumber(until)] as const);
  return (day) => intervals.some(([after, until]) => after < day && day <= until);
}

/** The name of a deadline within its stream. */
export function deadlineKey({ kind, ref }: { readonly kind: string; readonly ref?: number | undefined }): string {
  return ref === undefined ? kind : `${kind}:${ref}`;
}

/** Whether two lists of deadlines are equal; the order of keys does not matter. */
export function sameDeadlines(a: readonly Deadline[], b: readonly Deadline[]): boolean {
  return a.length === b.length && a.every((deadline, index) => sameDeadline(deadline, b[index]));
}

function sameDeadline(a: Deadline, b: Deadline | undefined): boolean {
  return (
    b !== undefined &&
    a.kind === b.kind &&
    a.ref === b.ref &&
    a.from === b.from &&
    a.dueOn === b.dueOn &&
    a.state === b.state &&
    a.provisional === b.provisional &&
    a.workingDays === b.workingDays &&
    a.ruleVersion === b.ruleVersion &&
    a.calendarVersion === b.calendarVersion &&
    sameExclusions(a.excluded ?? [], b.excluded ?? [])
  );
}

function sameExclusions(a: readonly Exclusion[], b: readonly Exclusion[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index];
      return one.after === other?.after && one.until === other.until && one.consultation === other.consultation;
    })
  );
}
