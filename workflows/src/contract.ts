import { defineSearchAttributeKey } from '@temporalio/common';

// Everything that workflows exchange with their clients and activities: JSON only, and no personal data, because Temporal keeps
// inputs, signals and results in clear. Fields are only added, and new fields are optional, because running workflows keep old ones.

/** The task queue of all workflows and activities. */
export const TASK_QUEUE = 'yishen';

/**
 * The workflow types that are clocks, and how the business id of each is made. With `perRef`, each notice or consultation of a
 * request has its own clock; otherwise the stream has one.
 */
export const CLOCKS = {
  requestClock: { prefix: 'request-clock', perRef: false },
  supplementation: { prefix: 'supplementation', perRef: true },
  feeNotice: { prefix: 'fee-notice', perRef: false },
  consultation: { prefix: 'consultation', perRef: true },
  proceedingClock: { prefix: 'proceeding-clock', perRef: false },
} as const satisfies Record<string, { readonly prefix: string; readonly perRef: boolean }>;

/** A workflow type that is a clock. */
export type ClockWorkflow = keyof typeof CLOCKS;

/** The names under which the bundle exports its workflows. */
export const WORKFLOWS = {
  requestClock: 'requestClock',
  supplementation: 'supplementation',
  feeNotice: 'feeNotice',
  consultation: 'consultation',
  proceedingClock: 'proceedingClock',
  sweep: 'sweep',
  calendarRollout: 'calendarRollout',
  yearEndReport: 'yearEndReport',
  starter: 'starter',
} as const satisfies Record<ClockWorkflow | 'sweep' | 'calendarRollout' | 'yearEndReport' | 'starter', string>;

/** The names of signals and queries. */
export const SIGNALS = { rearm: 'rearm', close: 'close' } as const;
export const QUERIES = { armed: 'armed', progress: 'progress' } as const;

/** What a clock is about: a request or a dispute. */
export type ClockSubject = { readonly request: string } | { readonly proceeding: string };

/** The business id of a clock; `ref` numbers the notice or consultation when each has its own clock. */
export function clockId(workflow: ClockWorkflow, subject: ClockSubject, ref?: number): string {
  const { prefix, perRef } = CLOCKS[workflow];
  return [
    prefix,
    'request' in subject ? subject.request : subject.proceeding,
    ...(perRef && ref !== undefined ? [ref] : []),
  ].join(':');
}

/** The business id of a request's clock. */
export const requestClockId = (request: string): string => clockId('requestClock', { request });

/** The business id of the sweep, of which one runs at a time. */
export const SWEEP_ID = 'sweep';

/** The business id of the year's end of the reports, of which one runs at a time. */
export const YEAR_END_ID = 'year-end';

/** The business id of the rollout of a calendar version, which runs once. */
export const calendarRolloutId = (version: string): string => rolloutId({ version });

/** The business id of a rollout, which runs once for each version. */
export function rolloutId({ version, cause = 'calendar' }: Pick<RolloutOf, 'version' | 'cause'>): string {
  return `${cause}-rollout:${version}`;
}

/** Search attributes, for operators only: they lag behind, so the product never reads them. */
export const SEARCH_ATTRIBUTES = {
  agency: defineSearchAttributeKey('YishenAgency', 'KEYWORD'),
  kind: defineSearchAttributeKey('YishenKind', 'KEYWORD'),
  /** The due day, `YYYY-MM-DD`. */
  dueOn: defineSearchAttributeKey('YishenDueOn', 'KEYWORD'),
} as const;

interface AlarmOf<What extends string> {
  readonly what: What;
  /** The kind of deadline; `ref` numbers it when a stream has several of the kind. */
  readonly kind: string;
  readonly ref?: number;
  readonly derivation: number;
  /** ISO 8601 in UTC; the domain computes it, never a workflow. */
  readonly at: string;
}

/** A reminder some working days before a deadline. */
export interface WarnAlarm extends AlarmOf<'warn'> {
  readonly workingDaysLeft: number;
}

/** The end of a due day. A provisional deadline has no such alarm, because its due day may still move. */
export type MissAlarm = AlarmOf<'miss'>;

/** An instant at which the clock wakes, and the reason. */
export type Alarm = WarnAlarm | MissAlarm;

/** The next deadline of a clock, shown to operators. */
export interface NextDue {
  readonly kind: string;
  readonly dueOn: string;
}

/** A clock's whole list of alarms, with which it starts and which `rearm` replaces. */
export interface Arming {
  readonly derivation: number;
  readonly alarms: readonly Alarm[];
  readonly due?: NextDue;
  /** Set by the sweep: the derivation it found armed. The list replaces exactly that one, whatever its own number. */
  readonly replaces?: number;
}

/** The input of every clock. */
export interface ClockStart extends Omit<Arming, 'replaces'> {
  readonly agency: string;
}

/** The input of a clock of a request. */
export interface RequestClockInput extends ClockStart {
  readonly request: string;
}

/** The input of the clock of a dispute. */
export interface ProceedingClockInput extends ClockStart {
  readonly proceeding: string;
}

/** The argument of the signal `close`. */
export interface Closing {
  readonly derivation: number;
}

/** The answer to the query `armed`. */
export interface ArmedAlarms {
  readonly derivation: number;
  /** The alarm that the clock sleeps for, and when it wakes: the misses of one midnight are spread over the minutes after it. */
  readonly next: (Alarm & { readonly wakesAt: string }) | null;
  readonly alarms: readonly Alarm[];
}

/** The argument of a clock's activities. */
export type ClockTick<A extends Alarm = Alarm> = ClockSubject & { readonly alarm: A };

/** The activities of every clock. They are idempotent: the domain folds the log and acts only if the alarm is still true. */
export interface ClockActivities {
  warnOfDeadline(tick: ClockTick<WarnAlarm>): Promise<void>;
  markDeadlineMissed(tick: ClockTick<MissAlarm>): Promise<void>;
}

/**
 * How long an activity may take for a page of cases, and how long it may be silent. It sends a heartbeat after each case, so that
 * another worker takes over from a dead one after the silence, not after the whole time.
 */
export const PAGE_TIMEOUTS = { startToCloseTimeout: '10 minutes', heartbeatTimeout: '2 minutes' } as const;

/** What a sweep has found so far. */
export interface SweepCounts {
  readonly checked: number;
  readonly open: number;
  /** Open requests that had no running clock. */
  readonly missing: number;
  /** Open requests whose clock was armed with other alarms than the fold gives. */
  readonly differing: number;
  /** Requests whose recorded deadlines were no longer what the fold says today. */
  readonly rederived: number;
  /** Requests that could not be looked at or repaired: each is in a log record of its own. */
  readonly failed?: number;
  /** The furthest due day of an open deadline. */
  readonly furthest?: string;
}

/** The input of `sweep`: empty at the start, filled when it continues as new. */
export interface SweepInput {
  readonly after?: string;
  readonly counts?: SweepCounts;
}

/** One page of the sweep; `next` is the stream to continue after, `null` at the end. */
export interface SweepPage {
  readonly counts: SweepCounts;
  readonly next: string | null;
}

/** The activities of `sweep`. */
export interface SweepActivities {
  sweepPage(page: { readonly after: string }): Promise<SweepPage>;
  reportSweep(counts: SweepCounts): Promise<void>;
}

/** The input of `yearEndReport`: empty at the start, filled when it continues as new. */
export interface YearEndInput {
  /** The year of the reports; the year before the start when absent. */
  readonly year?: number;
  /** How many days since 1 January are done. */
  readonly day?: number;
}

/** One page of agencies on a day; `next` is the agency to continue after, `null` at the end. */
export interface YearEndPage {
  /** The numbers of reports that were cut, and of those that are not published yet. */
  readonly cut: number;
  readonly unpublished: number;
  readonly next: string | null;
}

/** The activities of `yearEndReport`. They are idempotent, because a report is cut once for a day. */
export interface YearEndActivities {
  yearEndPage(page: { readonly year: number; readonly on: string; readonly after: string }): Promise<YearEndPage>;
}

/** The input of `starter`: a workflow to start by its business id, which a Schedule itself cannot do. */
export interface StarterInput {
  readonly workflow: string;
  readonly id: string;
  readonly input: SweepInput | YearEndInput;
}

/** The counts of a sweep that has not begun. */
export const NOTHING_SWEPT: SweepCounts = {
  checked: 0,
  open: 0,
  missing: 0,
  differing: 0,
  rederived: 0,
  failed: 0,
};

/** The sum of two counts of a sweep. */
export function addCounts(a: SweepCounts, b: SweepCounts): SweepCounts {
  return {
    checked: a.checked + b.checked,
    open: a.open + b.open,
    missing: a.missing + b.missing,
    differing: a.differing + b.differing,
    rederived: a.rederived + b.rederived,
    failed: (a.failed ?? 0) + (b.failed ?? 0),
    ...furthestOf(a, b),
  };
}

function furthestOf({ furthest: a = '' }: SweepCounts, { furthest: b = '' }: SweepCounts): { furthest?: string } {
  const furthest = a > b ? a : b;
  return furthest === '' ? {} : { furthest };
}

/** What a rollout has done so far. */
export interface RolloutCounts {
  /** Open cases of the region that were looked at. */
  readonly checked: number;
  /** Those whose deadlines were derived again. */
  readonly rederived: number;
  /** Those that failed: each has its own log record, and the sweep comes back to them. */
  readonly failed: number;
}

/** What is rolled out: the calendar of a region (when `cause` is absent), a setting of an agency, or the rules of a build. */
export interface RolloutOf {
  readonly region: string;
  readonly version: string;
  readonly cause?: 'calendar' | 'setting' | 'rules';
  /** The only agency whose cases are derived again; all agencies of the region when absent. */
  readonly agency?: string;
}

/** The input of `calendarRollout`: what it rolls out, and where it goes on after it continued as new. */
export interface RolloutInput extends RolloutOf {
  readonly after?: string;
  readonly counts?: RolloutCounts;
}

/** One page of a rollout; `next` is the stream to continue after, `null` at the end. */
export interface RolloutPage {
  readonly counts: RolloutCounts;
  readonly next: string | null;
}

/** The answer to the query `progress`. */
export interface RolloutProgress {
  readonly version: string;
  readonly counts: RolloutCounts;
  readonly done: boolean;
}

/** The activities of `calendarRollout`. They are idempotent, because a case is derived again once for each version. */
export interface RolloutActivities {
  startRollout(rollout: RolloutOf): Promise<void>;
  rollOutPage(page: RolloutOf & { readonly after: string }): Promise<RolloutPage>;
  completeRollout(rollout: RolloutOf & { readonly counts: RolloutCounts }): Promise<void>;
}

/** The counts of a rollout that has not begun. */
export const NOTHING_ROLLED_OUT: RolloutCounts = { checked: 0, rederived: 0, failed: 0 };

/** The sum of two counts of a rollout. */
export function addRolloutCounts(a: RolloutCounts, b: RolloutCounts): RolloutCounts {
  return { checked: a.checked + b.checked, rederived: a.rederived + b.rederived, failed: a.failed + b.failed };
}
