import {
  addCalendarDays,
  addCalendarMonths,
  addWorkingDays,
  atShanghai,
  dayNumber,
  endOfDay,
  isProvisional,
  sameDayOfMonth,
  workingDaysBefore,
  type CalendarPeriodEnd,
  type Instant,
  type PlainDate,
  type WorkCalendar,
} from '@yishen/calendar';
import {
  WARNING_WORKING_DAYS,
  appealPeriodOf,
  proceedingPeriod,
  type PeriodUnit,
  type ProceedingPeriodName,
} from '@yishen/statute';
import type { Warning } from '../clock';
import { runsOnRequest, type Dispute, type Instance } from './facts';
import { isRemanded } from './standing';

/** The kinds of deadline a dispute can have. */
export type ProceedingDeadlineKind =
  | 'replyAndEvidence'
  | 'hearing'
  | 'decision'
  | 'suit'
  | 'appeal'
  | 'retrialApplication'
  | 'reanswer'
  | 'carryOut'
  | 'opinionReport';

/** Running; met in time; missed by us; or passed unused, where nobody misses anything by letting it pass. */
export type ProceedingDeadlineState = 'running' | 'met' | 'missed' | 'lapsed';

/** A deadline of a dispute as derived and recorded: everything a workflow or a read table needs, so that neither needs a calendar. */
export interface ProceedingDeadline {
  readonly kind: ProceedingDeadlineKind;
  /** The number of the instance, hearing, order or opinion it belongs to. */
  readonly ref: number;
  /** Whose time it is: ours, the other side's, or the body's that decides. */
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

interface Parts {
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
  /** Somebody else's time of which nobody here has to be reminded. */
  readonly silent?: true;
}

/**
 * The only place a deadline of a dispute is computed: facts, calendar and the day it is seen from in, deadlines out
 * (domain.md 4.4). Facts may come late or be corrected in any order.
 */
export function proceedingClock(
  dispute: Dispute,
  calendar: WorkCalendar,
  asOf: PlainDate,
): readonly ProceedingDeadline[] {
  const parts = [
    ...dispute.instances.flatMap((instance) => [
      ...replyOf(instance, calendar),
      ...decisionOf(instance, calendar),
      ...suitOf(instance, calendar),
      ...appealOf(dispute, instance, calendar),
      ...retrialOf(dispute, instance, calendar),
    ]),
    ...hearingsOf(dispute),
    ...ordersOf(dispute, calendar),
    ...opinionsOf(dispute, calendar),
  ];
  return parts.map((part) => built(part, calendar, asOf));
}

function periodParts(name: ProceedingPeriodName, from: PlainDate, calendar: WorkCalendar, extra = 0) {
  const period = proceedingPeriod(name, from);
  if (!period) return [];
  const { length, unit, article, version: ruleVersion } = period;
  return [{ from, length, unit, article, ruleVersion, end: endOf(from, length, unit, extra, calendar) }];
}

function endOf(
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

function replyOf({ n, forum, notice, filedOn, conclusion }: Instance, calendar: WorkCalendar): Parts[] {
  const name = replyPeriodOf(forum, notice?.procedure);
  if (!notice || !name) return [];
  // A case that ended before the reply was due leaves nothing to reply to.
  const doneOn = filedOn ?? conclusion?.decidedOn;
  return periodParts(name, notice.receivedOn, calendar).map((period): Parts => ({
    ...period,
    kind: 'replyAndEvidence',
    ref: n,
    party: 'agency',
    onExpiry: 'miss',
    doneOn,
  }));
}

/** The period to reply in a forum; `undefined` where the law names none. */
export function replyPeriodOf(
  forum: Instance['forum'],
  procedure: 'ordinary' | 'simplified' = 'ordinary',
): ProceedingPeriodName | undefined {
  switch (forum) {
    case 'reconsideration':
      return procedure === 'simplified' ? 'reconsiderationReplySimplified' : 'reconsiderationReply';
    case 'firstInstance':
      return 'answer';
    case 'appeal':
      return 'appealAnswer';
    case 'retrial':
      return undefined;
  }
}

// While a case is suspended nobody knows when it is decided; afterwards the days of the suspension are added.
function decisionOf(instance: Instance, calendar: WorkCalendar): Parts[] {
  const { n, forum, notice, putOff, suspensions, conclusion, openedOn } = instance;
  const name = decisionPeriodOf(forum, notice?.procedure);
  if (!name || suspensions.some(({ until }) => until === undefined)) return [];
  const suspended = suspensions.reduce((days, { on, until }) => days + dayNumber(until ?? on) - dayNumber(on), 0);
  const extra = suspended + (putOff?.days ?? 0);
  return periodParts(name, notice?.acceptedOn ?? openedOn, calendar, extra).map((period): Parts => ({
    ...period,
    kind: 'decision',
    ref: n,
    party: 'body',
    onExpiry: 'remind',
    doneOn: conclusion?.decidedOn,
    silent: true,
  }));
}

function decisionPeriodOf(
  forum: Instance['forum'],
  procedure: 'ordinary' | 'simplified' = 'ordinary',
): ProceedingPeriodName | undefined {
  const simplified = procedure === 'simplified';
  switch (forum) {
    case 'reconsideration':
      return simplified ? 'reconsiderationDecisionSimplified' : 'reconsiderationDecision';
    case 'firstInstance':
      return simplified ? 'firstInstanceSimplified' : 'firstInstance';
    case 'appeal':
      return 'secondInstance';
    case 'retrial':
      return undefined;
  }
}

function suitOf({ n, forum, conclusion }: Instance, calendar: WorkCalendar): Parts[] {
  if (forum !== 'reconsideration' || !conclusion) return [];
  const from = conclusion.opponentReceivedOn ?? conclusion.receivedOn;
  return periodParts('suitAfterReconsideration', from, calendar).map((period): Parts => ({
    ...period,
    kind: 'suit',
    ref: n,
    party: 'opponent',
    onExpiry: 'remind',
    silent: true,
  }));
}

function appealOf(dispute: Dispute, { n, forum, conclusion, appeals }: Instance, calendar: WorkCalendar): Parts[] {
  const name = conclusion && appealPeriodOf(conclusion.outcome);
  if (forum !== 'firstInstance' || !conclusion || !name) return [];
  const appealed = appeals.map(({ filedOn }) => filedOn).sort()[0] ?? nextInstance(dispute, n)?.openedOn;
  return periodParts(name, conclusion.receivedOn, calendar).map((period): Parts => ({
    ...period,
    kind: 'appeal',
    ref: n,
    party: 'agency',
    onExpiry: 'remind',
    doneOn: appealed,
  }));
}

// A judgment that nobody appealed against takes effect when the time to appeal is over; one on appeal when it is received.
function retrialOf(dispute: Dispute, instance: Instance, calendar: WorkCalendar): Parts[] {
  const { n, forum, conclusion } = instance;
  if (!conclusion || isRemanded(instance) || forum === 'reconsideration' || forum === 'retrial') return [];
  const after = nextInstance(dispute, n);
  if (after && after.forum !== 'retrial') return [];
  const window = appealOf(dispute, instance, calendar)[0];
  if (forum === 'firstInstance' && (!window || window.doneOn !== undefined)) return [];
  const from = window ? window.end.due : conclusion.receivedOn;
  return periodParts('retrialApplication', from, calendar).map((period): Parts => ({
    ...period,
    kind: 'retrialApplication',
    ref: n,
    party: 'agency',
    onExpiry: 'remind',
    doneOn: after?.openedOn,
    silent: true,
  }));
}

function nextInstance({ instances }: Dispute, n: number): Instance | undefined {
  return instances.find((instance) => instance.n === n + 1);
}

function hearingsOf({ hearings, instances }: Dispute): Parts[] {
  return hearings.map(({ n, instance, on }): Parts => {
    const decidedOn = instances.find((one) => one.n === instance)?.conclusion?.decidedOn;
    return {
      kind: 'hearing',
      ref: n,
      party: 'agency',
      from: on,
      // A date that was set is what it is, whatever holidays are announced.
      end: { due: on, provisional: false },
      length: 0,
      unit: 'calendar',
      article: '《行政复议法》第四十九条、第五十条，《行政诉讼法》第五十八条',
      ruleVersion: 'set',
      onExpiry: 'remind',
      ...(decidedOn === undefined ? {} : { doneOn: decidedOn }),
    };
  });
}

function ordersOf({ orders }: Dispute, calendar: WorkCalendar): Parts[] {
  const own = orders.filter((order) => !runsOnRequest(order));
  return own.flatMap(({ n, order, receivedOn, workingDays, byDefault, until, carriedOutOn }): Parts[] => {
    const common = { kind: order, ref: n, party: 'agency', onExpiry: 'miss', doneOn: carriedOutOn } as const;
    const set = {
      from: receivedOn,
      unit: 'working',
      article: '决定书、判决书载明的期限',
      ruleVersion: 'ordered',
    } as const;
    if (until !== undefined) {
      return [{ ...common, ...set, length: 0, end: { due: until, provisional: false } }];
    }
    if (workingDays !== undefined) {
      const end = endOf(receivedOn, workingDays, 'working', 0, calendar);
      const [unnamed] = byDefault ? periodParts('reanswer', receivedOn, calendar) : [];
      const source = unnamed ? { article: unnamed.article, ruleVersion: unnamed.ruleVersion } : {};
      return [{ ...common, ...set, ...source, length: workingDays, end }];
    }
    return periodParts('reanswer', receivedOn, calendar).map((period) => ({ ...common, ...period }));
  });
}

function opinionsOf({ opinions }: Dispute, calendar: WorkCalendar): Parts[] {
  return opinions.flatMap(({ n, receivedOn, reportedOn }) =>
    periodParts('opinionReport', receivedOn, calendar).map((period): Parts => ({
      ...period,
      kind: 'opinionReport',
      ref: n,
      party: 'agency',
      onExpiry: 'miss',
      doneOn: reportedOn,
    })),
  );
}

function built(parts: Parts, calendar: WorkCalendar, asOf: PlainDate): ProceedingDeadline {
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

function stateOf({ kind, end, onExpiry, doneOn }: Parts, asOf: PlainDate): ProceedingDeadlineState {
  // The day of a hearing passes by itself.
  if (kind === 'hearing') return asOf > end.due || doneOn !== undefined ? 'met' : 'running';
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

/** Whether two lists of deadlines say the same; the order of keys does not matter. */
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
