import {
  addWorkingDays,
  atShanghai,
  countWorkingDays,
  endOfDay,
  isProvisional,
  workingDaysBefore,
  type Instant,
  type PlainDate,
  type WorkCalendar,
  type WorkingDayCount,
} from '@yishen/calendar';
import { WARNING_WORKING_DAYS, periodInForce, type Period } from '@yishen/statute';

/** The kinds of deadline a request can have. */
export type DeadlineKind = 'reply';

/** Where a deadline stands: still running, met in time, or missed. */
export type DeadlineState = 'running' | 'met' | 'missed';

/** A reminder: how many working days are left, and the instant (09:00 of that working day) at which to give it. */
export interface Warning {
  readonly workingDaysLeft: number;
  readonly at: Instant;
}

/** A deadline as derived and recorded: everything a workflow or a read table needs, so that neither needs a calendar. */
export interface Deadline {
  readonly kind: DeadlineKind;
  /** The day of the event the period starts from; the day after it is day 1. */
  readonly from: PlainDate;
  readonly dueOn: PlainDate;
  /** 23:59:59.999 of the due day in Asia/Shanghai. */
  readonly dueAt: Instant;
  readonly state: DeadlineState;
  /** The calendar of the due year is not published: nothing lapses or is called missed on this date. */
  readonly provisional: boolean;
  readonly workingDays: number;
  readonly article: string;
  readonly ruleVersion: string;
  readonly calendarVersion: string;
  readonly warnings: readonly Warning[];
}

/** The facts of a request that its clock depends on. */
export interface ClockFacts {
  readonly receivedOn: PlainDate;
  /** The reply date (国办公开办函〔2016〕235号) or the day of withdrawal; absent while the request is open. */
  readonly concludedOn?: PlainDate;
}

/**
 * The only place a deadline of a request is computed: facts, calendar and the day it is seen from in, deadlines out.
 * 条例 第三十三条: twenty working days from receipt, day one being the day after (民法典 第二百零一条).
 */
export function clock(facts: ClockFacts, calendar: WorkCalendar, asOf: PlainDate): readonly Deadline[] {
  const period = periodInForce('reply', facts.receivedOn);
  return period ? [replyDeadline(facts, period, calendar, asOf)] : [];
}

function replyDeadline(facts: ClockFacts, period: Period, calendar: WorkCalendar, asOf: PlainDate): Deadline {
  const dueOn = addWorkingDays(calendar, facts.receivedOn, period.days);
  const provisional = isProvisional(calendar, dueOn);
  return {
    kind: 'reply',
    from: facts.receivedOn,
    dueOn,
    dueAt: endOfDay(dueOn),
    state: stateOf(dueOn, provisional, facts.concludedOn, asOf),
    provisional,
    workingDays: period.days,
    article: period.article,
    ruleVersion: period.version,
    calendarVersion: calendar.version,
    warnings: WARNING_WORKING_DAYS.map((workingDaysLeft) => ({
      workingDaysLeft,
      at: atShanghai(workingDaysBefore(calendar, dueOn, workingDaysLeft), '09:00:00.000'),
    })),
  };
}

function stateOf(
  dueOn: PlainDate,
  provisional: boolean,
  concludedOn: PlainDate | undefined,
  asOf: PlainDate,
): DeadlineState {
  const reached = concludedOn ?? asOf;
  if (reached > dueOn && !provisional) return 'missed';
  return concludedOn === undefined ? 'running' : 'met';
}

/** Why a deadline falls on its day: every day from the start to the due day, counted or not, with the reason. */
export function explainDeadline(
  deadline: Pick<Deadline, 'from' | 'workingDays'>,
  calendar: WorkCalendar,
): WorkingDayCount {
  return countWorkingDays(calendar, deadline.from, deadline.workingDays);
}

/** Whether two lists of deadlines say the same; the order of keys does not matter. */
export function sameDeadlines(a: readonly Deadline[], b: readonly Deadline[]): boolean {
  return a.length === b.length && a.every((deadline, index) => sameDeadline(deadline, b[index]));
}

function sameDeadline(a: Deadline, b: Deadline | undefined): boolean {
  return (
    b !== undefined &&
    a.kind === b.kind &&
    a.from === b.from &&
    a.dueOn === b.dueOn &&
    a.state === b.state &&
    a.provisional === b.provisional &&
    a.workingDays === b.workingDays &&
    a.ruleVersion === b.ruleVersion &&
    a.calendarVersion === b.calendarVersion
  );
}
