import {
  addCalendarDays,
  addCalendarMonths,
  addWorkingDays,
  atShanghai,
  endOfDay,
  isProvisional,
  sameDayOfMonth,
  workingDaysBefore,
  type CalendarPeriodEnd,
  type Instant,
  type PlainDate,
  type WorkCalendar,
} from '@yishen/calendar';
import { WARNING_WORKING_DAYS, proceedingPeriod, type PeriodUnit, type ProceedingPeriodName } from '@yishen/statute';
import type { Warning } from '../clock';
import type { ProceedingDeadlineKind } from './dispute';

/** Running; met in time; missed by the agency; or lapsed, where letting it pass is not a fault. */
export type ProceedingDeadlineState = 'running' | 'met' | 'missed' | 'lapsed';

/** A deadline of a dispute as derived and recorded: everything a workflow or a read table needs, so that neither needs a calendar. */
export interface ProceedingDeadline {
  readonly kind: ProceedingDeadlineKind;
  /** The number of the instance, hearing, order or opinion it belongs to. */
  readonly ref: number;
  /** Whose time it is: the agency's, the opponent's, or that of the body that decides. */
  readonly party: 'agency' | 'opponent' | 'body';
  /** The day of the event the period starts from; the day after it is day 1. */
  readonly from: PlainDate;
  readonly dueOn: PlainDate;
  /** 23:59:59.999 of the due day in Asia/Shanghai. */
  readonly dueAt: Instant;
  /** The rest day on which it would have ended (民事诉讼法 第八十五条). */
  readonly movedFrom?: PlainDate;
  readonly state: ProceedingDeadlineState;
  /** The calendar of the due year is not published: nothing lapses or is called missed on this date. */
  readonly provisional: boolean;
  /** 0 where a date was set. */
  readonly length: number;
  readonly unit: PeriodUnit;
  readonly article: string;
  readonly ruleVersion: string;
  readonly calendarVersion: string;
  readonly warnings: readonly Warning[];
  readonly onExpiry: 'miss' | 'remind';
}

/** The parts of a deadline of a dispute. */
export interface Parts {
  readonly kind: ProceedingDeadlineKind;
  readonly ref: number;
  readonly party: ProceedingDeadline['party'];
  readonly from: PlainDate;
  readonly end: CalendarPeriodEnd;
  readonly length: number;
  readonly unit: PeriodUnit;
  readonly article: string;
  readonly ruleVersion: string;
  readonly onExpiry: ProceedingDeadline['onExpiry'];
  /** The day of the act that the deadline is for. */
  readonly doneOn?: PlainDate | undefined;
  /** Nobody has to act: the deadline is met when its day passes. */
  readonly passes?: true;
  /** The time is somebody else's, so no reminder is given. */
  readonly silent?: true;
}

/** A period of the law from a day, with its end, length, article and version; empty when the law of that day has no such period. */
export function periodParts(name: ProceedingPeriodName, from: PlainDate, calendar: WorkCalendar, extra = 0) {
  const period = proceedingPeriod(name, from);
  if (!period) return [];
  const { length, unit, article, version: ruleVersion } = period;
  return [{ from, length, unit, article, ruleVersion, end: endOf(from, length, unit, extra, calendar) }];
}

/** The end of a period: working days, calendar days moved off rest days, or months; `extra` are calendar days added to it. */
export function endOf(
  from: PlainDate,
  length: number,
  unit: PeriodUnit,
  extra: number,
  calendar: WorkCalendar,
): CalendarPeriodEnd {
  switch (unit) {
    case 'working': {
      const due = addWorkingDays(calendar, from, length);
      return { due, provisional: isProvisional(calendar, due) };
    }
    case 'calendar':
      return addCalendarDays(calendar, from, length + extra);
    case 'months':
      return extra === 0
        ? addCalendarMonths(calendar, from, length)
        : addCalendarDays(calendar, sameDayOfMonth(from, length), extra);
  }
}

/** The deadline built from its parts, seen from a day. */
export function built(parts: Parts, calendar: WorkCalendar, asOf: PlainDate): ProceedingDeadline {
  const { kind, ref, party, from, end, length, unit, article, ruleVersion, onExpiry, silent } = parts;
  const { due, provisional, movedFrom } = end;
  return {
    kind,
    ref,
    party,
    from,
    dueOn: due,
    dueAt: endOfDay(due),
    ...(movedFrom === undefined ? {} : { movedFrom }),
    state: stateOf(parts, asOf),
    provisional,
    length,
    unit,
    article,
    ruleVersion,
    calendarVersion: calendar.version,
    warnings: silent ? [] : remindersBefore(calendar, due),
    onExpiry,
  };
}

function stateOf({ end, onExpiry, doneOn, passes }: Parts, asOf: PlainDate): ProceedingDeadlineState {
  if (passes) return asOf > end.due || doneOn !== undefined ? 'met' : 'running';
  const reached = doneOn ?? asOf;
  if (reached > end.due && !end.provisional) return onExpiry === 'miss' ? 'missed' : 'lapsed';
  return doneOn === undefined ? 'running' : 'met';
}

function remindersBefore(calendar: WorkCalendar, due: PlainDate): Warning[] {
  return WARNING_WORKING_DAYS.map((workingDaysLeft) => ({
    workingDaysLeft,
    at: atShanghai(workingDaysBefore(calendar, due, workingDaysLeft), '09:00:00.000'),
  }));
}

/** The name of a deadline within its proceeding. */
export function proceedingDeadlineKey({ kind, ref }: { readonly kind: string; readonly ref: number }): string {
  return `${kind}:${ref}`;
}

/** Whether two lists of deadlines are equal; the order of keys does not matter. */
export function sameProceedingDeadlines(a: readonly ProceedingDeadline[], b: readonly ProceedingDeadline[]): boolean {
  return a.length === b.length && a.every((deadline, index) => sameDeadline(deadline, b[index]));
}

function sameDeadline(a: ProceedingDeadline, b: ProceedingDeadline | undefined): boolean {
  return (
    b !== undefined &&
    proceedingDeadlineKey(a) === proceedingDeadlineKey(b) &&
    a.from === b.from &&
    a.dueOn === b.dueOn &&
    a.state === b.state &&
    a.provisional === b.provisional &&
    a.ruleVersion === b.ruleVersion &&
    a.calendarVersion === b.calendarVersion
  );
}
