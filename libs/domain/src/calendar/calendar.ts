import {
  BUNDLED_NOTICES,
  InvalidCalendar,
  InvalidNotice,
  calendarOf,
  checkNotice,
  isRegion,
  type CalendarChange,
  type HolidayNotice,
  type NoticeKind,
  type PlainDate,
  type WorkCalendar,
} from '@yishen/calendar';
import type { DomainEvent } from '../event';
import { Rejected } from '../rejected';

/** Where a notice was read: the digest of the text or file that was entered, its page, its number (国办发明电〔2025〕7号). */
export interface NoticeSource {
  readonly digest: string;
  readonly link?: string;
  readonly document?: string;
}

/** Somebody entered a holiday notice: for a new year, as an amendment, or a region's own (放假办法 第四条). Nothing changes yet. */
export type HolidayNoticeProposed = DomainEvent<
  'HolidayNoticeProposed',
  {
    /** The number of the proposal within its stream, from 1. */
    readonly proposal: number;
    readonly region: string;
    readonly kind: NoticeKind;
    readonly notice: HolidayNotice;
    readonly source: NoticeSource;
    readonly by: string;
  }
>;

/** Another person approved the notice: from now on the calendar of the region has its days. */
export type HolidayNoticeApproved = DomainEvent<
  'HolidayNoticeApproved',
  { readonly proposal: number; readonly by: string; readonly version: string }
>;

/** A proposal was rejected. */
export type HolidayNoticeRejected = DomainEvent<
  'HolidayNoticeRejected',
  { readonly proposal: number; readonly by: string; readonly ground: RejectionGround }
>;

/** The rollout of a version began: the deadlines of the region's open cases are being derived again. */
export type CalendarRolloutStarted = DomainEvent<'CalendarRolloutStarted', { readonly version: string }>;

/** The rollout ended: how many cases were checked, how many got other deadlines, how many could not be checked. */
export type CalendarRolloutCompleted = DomainEvent<
  'CalendarRolloutCompleted',
  { readonly version: string; readonly checked: number; readonly rederived: number; readonly failed: number }
>;

/** Open deadlines reach into a year without a published notice; recorded once for each year. */
export type CalendarCoverageMissed = DomainEvent<
  'CalendarCoverageMissed',
  { readonly year: number; readonly version: string; readonly furthest: PlainDate }
>;

/** Every event of a calendar's stream. */
export type CalendarEvent =
  | HolidayNoticeProposed
  | HolidayNoticeApproved
  | HolidayNoticeRejected
  | CalendarRolloutStarted
  | CalendarRolloutCompleted
  | CalendarCoverageMissed;

/** The kinds of a holiday notice. */
export const NOTICE_KINDS = ['new', 'amendment', 'regional'] as const satisfies readonly NoticeKind[];

/** Why a proposal is rejected: it is not what was published, another replaces it, or it was entered by mistake. */
export const REJECTION_GROUNDS = ['notAsPublished', 'superseded', 'mistake'] as const;

/** A ground of `HolidayNoticeRejected`. */
export type RejectionGround = (typeof REJECTION_GROUNDS)[number];

/** A proposal as it stands. */
export interface NoticeProposal {
  readonly proposal: number;
  readonly region: string;
  readonly kind: NoticeKind;
  readonly notice: HolidayNotice;
  readonly source: NoticeSource;
  readonly by: string;
  readonly status: 'proposed' | 'approved' | 'rejected';
  readonly decidedBy?: string;
  /** The calendar's version since its approval. */
  readonly version?: string;
}

/** A rollout as it stands. */
export interface CalendarRollout {
  readonly version: string;
  readonly status: 'started' | 'completed';
  readonly checked?: number;
  readonly rederived?: number;
  readonly failed?: number;
}

/** The calendar of a region, folded from its stream: proposals, approved changes, rollouts, and years without a notice. */
export interface RegionCalendar {
  readonly proposals: readonly NoticeProposal[];
  /** Approved notices in the order of their approval. */
  readonly changes: readonly CalendarChange[];
  readonly rollouts: readonly CalendarRollout[];
  readonly missedYears: readonly number[];
}

/** A calendar with the bundled notices only. */
export const BUNDLED_CALENDAR: RegionCalendar = { proposals: [], changes: [], rollouts: [], missedYears: [] };

/** Enters a notice for approval. */
export interface ProposeHolidayNotice {
  readonly type: 'ProposeHolidayNotice';
  readonly region: string;
  readonly kind: string;
  readonly notice: HolidayNotice;
  readonly source: NoticeSource;
  readonly by: string;
}

/** Approves a proposal; the person who entered it may not. */
export interface ApproveHolidayNotice {
  readonly type: 'ApproveHolidayNotice';
  readonly region: string;
  readonly proposal: number;
  readonly by: string;
}

/** Rejects a proposal. */
export interface RejectHolidayNotice {
  readonly type: 'RejectHolidayNotice';
  readonly proposal: number;
  readonly by: string;
  readonly ground: string;
}

/** Records that the rollout of a version began. */
export interface StartCalendarRollout {
  readonly type: 'StartCalendarRollout';
  readonly version: string;
}

/** Records that the rollout of a version ended. */
export interface CompleteCalendarRollout {
  readonly type: 'CompleteCalendarRollout';
  readonly version: string;
  readonly checked: number;
  readonly rederived: number;
  readonly failed: number;
}

/** Records that open deadlines reach into years without a notice. */
export interface MissCalendarCoverage {
  readonly type: 'MissCalendarCoverage';
  readonly years: readonly number[];
  readonly version: string;
  readonly furthest: PlainDate;
}

/** Every command of a calendar's stream. */
export type CalendarCommand =
  | ProposeHolidayNotice
  | ApproveHolidayNotice
  | RejectHolidayNotice
  | StartCalendarRollout
  | CompleteCalendarRollout
  | MissCalendarCoverage;

/** Folds one event into the calendar; never throws. */
export function evolveCalendar(state: RegionCalendar, event: CalendarEvent): RegionCalendar {
  switch (event.type) {
    case 'HolidayNoticeProposed':
      return { ...state, proposals: [...state.proposals, { ...event.data, status: 'proposed' }] };
    case 'HolidayNoticeApproved': {
      const { proposal, by, version } = event.data;
      const approved = state.proposals.find((candidate) => candidate.proposal === proposal);
      if (!approved) return state;
      const { region, kind, notice } = approved;
      const proposals = decided(state, proposal, { status: 'approved', decidedBy: by, version });
      return { ...state, proposals, changes: [...state.changes, { region, kind, notice }] };
    }
    case 'HolidayNoticeRejected': {
      const { proposal, by } = event.data;
      return { ...state, proposals: decided(state, proposal, { status: 'rejected', decidedBy: by }) };
    }
    case 'CalendarRolloutStarted':
      return { ...state, rollouts: rolled(state, { version: event.data.version, status: 'started' }) };
    case 'CalendarRolloutCompleted':
      return { ...state, rollouts: rolled(state, { ...event.data, status: 'completed' }) };
    case 'CalendarCoverageMissed':
      return { ...state, missedYears: [...state.missedYears, event.data.year] };
    default:
      return state;
  }
}

function decided(state: RegionCalendar, proposal: number, outcome: Partial<NoticeProposal>): NoticeProposal[] {
  return state.proposals.map((one) => (one.proposal === proposal ? { ...one, ...outcome } : one));
}

function rolled(state: RegionCalendar, rollout: CalendarRollout): CalendarRollout[] {
  return [...state.rollouts.filter(({ version }) => version !== rollout.version), rollout];
}

/**
 * The work calendar of a region: the bundled notices, then those approved for the country and for each region that contains it,
 * the outermost first. Throws `InvalidCalendar`.
 */
export function workCalendarOf(region: string, calendars: readonly RegionCalendar[]): WorkCalendar {
  return calendarOf(
    region,
    BUNDLED_NOTICES,
    calendars.flatMap(({ changes }) => changes),
  );
}

/** The context of a calendar's decision: the notices approved for the regions that contain this one. */
export interface CalendarContext {
  readonly containing: readonly CalendarChange[];
}

/**
 * Decides commands on holiday notices: one person enters a notice, another approves it, and it must fit the calendar as it stands.
 * Throws `Rejected`; `[]` means that it is done already.
 */
export function decideCalendar(
  commands: readonly CalendarCommand[],
  state: RegionCalendar,
  context: CalendarContext,
): readonly CalendarEvent[] {
  const events: CalendarEvent[] = [];
  let after = state;
  for (const command of commands) {
    for (const event of decideOne(command, after, context)) {
      events.push(event);
      after = evolveCalendar(after, event);
    }
  }
  return events;
}

function decideOne(command: CalendarCommand, state: RegionCalendar, context: CalendarContext): CalendarEvent[] {
  switch (command.type) {
    case 'ProposeHolidayNotice':
      return propose(command, state, context);
    case 'ApproveHolidayNotice':
      return approve(command, state, context);
    case 'RejectHolidayNotice': {
      const { proposal, by, ground } = command;
      openProposal(state, proposal);
      if (!isGround(ground)) throw new Rejected('calendar.ground-unknown', { ground });
      return [{ type: 'HolidayNoticeRejected', schema: 1, data: { proposal, by, ground } }];
    }
    case 'StartCalendarRollout': {
      const { version } = command;
      if (state.rollouts.some((rollout) => rollout.version === version)) return [];
      return [{ type: 'CalendarRolloutStarted', schema: 1, data: { version } }];
    }
    case 'CompleteCalendarRollout': {
      const { type: _, ...data } = command;
      const rollout = state.rollouts.find(({ version }) => version === data.version);
      if (rollout?.status === 'completed') return [];
      return [{ type: 'CalendarRolloutCompleted', schema: 1, data }];
    }
    case 'MissCalendarCoverage': {
      const { years, version, furthest } = command;
      return years
        .filter((year) => !state.missedYears.includes(year))
        .map((year) => ({ type: 'CalendarCoverageMissed', schema: 1, data: { year, version, furthest } }));
    }
  }
}

function propose(command: ProposeHolidayNotice, state: RegionCalendar, context: CalendarContext): CalendarEvent[] {
  const { region, kind, notice, source, by } = command;
  if (!isRegion(region)) throw new Rejected('calendar.region-invalid', { region });
  if (!isNoticeKind(kind)) throw new Rejected('calendar.kind-unknown', { kind });
  const checked = inOwnWords(() => checkNotice(notice));
  fitting({ region, kind, notice: checked }, state, context);
  const proposal = state.proposals.length + 1;
  return [{ type: 'HolidayNoticeProposed', schema: 1, data: { proposal, region, kind, notice: checked, source, by } }];
}

function approve(command: ApproveHolidayNotice, state: RegionCalendar, context: CalendarContext): CalendarEvent[] {
  const { proposal, by } = command;
  const open = openProposal(state, proposal);
  if (open.by === by) throw new Rejected('calendar.needs-second-person');
  // Check again: the calendar may have changed since the proposal.
  const { version } = fitting(open, state, context);
  return [{ type: 'HolidayNoticeApproved', schema: 1, data: { proposal, by, version } }];
}

/** The calendar with a change applied. Refuses a change that does not fit or changes nothing. */
function fitting(
  { region, kind, notice }: CalendarChange,
  state: RegionCalendar,
  { containing }: CalendarContext,
): WorkCalendar {
  const standing = [...containing, ...state.changes];
  const change = { region, kind, notice };
  return inOwnWords(() => {
    const before = calendarOf(region, BUNDLED_NOTICES, standing);
    if (kind === 'new' && before.publishedYears.includes(notice.year)) {
      throw new Rejected('calendar.year-already-published', { year: notice.year });
    }
    const after = calendarOf(region, BUNDLED_NOTICES, [...standing, change]);
    if (kind !== 'new' && sameDays(before, after))
      throw new Rejected('calendar.nothing-changes', { year: notice.year });
    return after;
  });
}

function sameDays(a: WorkCalendar, b: WorkCalendar): boolean {
  const same = (one: ReadonlyMap<number, string>, other: ReadonlyMap<number, string>): boolean =>
    one.size === other.size && [...one.keys()].every((day) => other.has(day));
  return same(a.off, b.off) && same(a.makeUp, b.makeUp);
}

function openProposal(state: RegionCalendar, proposal: number): NoticeProposal {
  const found = state.proposals.find((candidate) => candidate.proposal === proposal);
  if (!found) throw new Rejected('calendar.proposal-unknown', { proposal });
  if (found.status !== 'proposed') throw new Rejected('calendar.proposal-closed', { proposal });
  return found;
}

/** Turns a refusal of libs/calendar into one of the domain with the same code. */
export function inOwnWords<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof InvalidNotice || error instanceof InvalidCalendar) {
      throw new Rejected(error.code, error.parameters);
    }
    throw error;
  }
}

function isNoticeKind(text: string): text is NoticeKind {
  return (NOTICE_KINDS as readonly string[]).includes(text);
}

function isGround(text: string): text is RejectionGround {
  return (REJECTION_GROUNDS as readonly string[]).includes(text);
}
