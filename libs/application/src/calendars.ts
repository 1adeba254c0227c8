import { createHash } from 'node:crypto';
import {
  NATIONAL_REGION,
  dateOfInstant,
  isRegion,
  parseHolidayNotice,
  readNoticeJson,
  regionsOf,
  type CalendarChange,
  type HolidayNotice,
  type NoticeKind,
  type PlainDate,
  type WorkCalendar,
} from '@yishen/calendar';
import {
  SYSTEM_SCOPE,
  calendarStream,
  decideCalendar,
  inOwnWords,
  movedDeadlines,
  proceedingDeadlinesOf,
  whatMoves,
  workCalendarOf,
  type Permission,
  type CalendarCommand,
  type MovedDeadline,
  type RegionCalendar,
} from '@yishen/domain';
import type { RecordedEvent } from '@yishen/event-store';
import { EVERYWHERE, requirePermission, type Caller } from './access';
import { CommandError } from './commandError';
import { CALENDAR_FOLD, type ScopeContext } from './contexts';
import type { CommandAnswer, Desk } from './desk';
import { impactOn, openCaseOf, type Impact, type OpenStreams } from './movedCases';
import { execute } from './steps';

/** A notice as it is entered: its text as published, or its JSON form. */
export interface NoticeInput {
  readonly region?: string | undefined;
  /** By default `new` for a year without a notice, `amendment` otherwise, `regional` for a part of the country. */
  readonly kind?: string | undefined;
  readonly text?: string | undefined;
  readonly json?: unknown;
  /** The year, where the text does not name it. */
  readonly year?: number | undefined;
  readonly link?: string | undefined;
  /** The number of the official document. */
  readonly document?: string | undefined;
}

/** Names a proposal of a region's calendar. */
export interface OnProposal {
  readonly region: string;
  readonly proposal: number;
  readonly expectedVersion?: number | undefined;
}

/** A notice as it was understood. */
export interface ReadNotice {
  readonly region: string;
  readonly kind: NoticeKind;
  readonly notice: HolidayNotice;
}

/** The effect of a calendar change on the open cases. */
export interface CalendarImpact extends Impact {
  readonly version: string;
}

/** The command methods and questions of work calendars (放假办法 第四、七条). */
export function calendarCommands(desk: Desk) {
  const onCalendar = async (
    caller: Caller,
    commandId: string,
    act: Permission,
    step: {
      readonly region: string;
      readonly body: object;
      readonly command: CalendarCommand;
      readonly expectedVersion?: number | undefined;
    },
  ): Promise<CommandAnswer> => {
    const { region, body, command, expectedVersion } = step;
    requirePermission(caller, act, EVERYWHERE);
    if (!isRegion(region)) throw new CommandError('stream.unknown');
    const containing = await containingChanges(desk, region);
    const answer = await execute(desk, {
      caller,
      commandId,
      act,
      body,
      id: region,
      stream: calendarStream(region),
      fold: CALENDAR_FOLD,
      scope: SYSTEM_SCOPE,
      within: EVERYWHERE,
      expectedVersion,
      decide: (state) => decideCalendar([command], state, { containing }),
    });
    desk.contexts.forget();
    return answer;
  };

  return {
    /** Reads a notice without entering it: the days as they are understood, and what kind of change they are. */
    readNotice: async (caller: Caller, input: NoticeInput): Promise<ReadNotice> => {
      requirePermission(caller, 'calendar.read', EVERYWHERE);
      return understood(desk, input);
    },

    /** Enters a notice; nothing changes until another person approves it. */
    proposeHolidayNotice: async (caller: Caller, commandId: string, input: NoticeInput): Promise<CommandAnswer> => {
      requirePermission(caller, 'calendar.propose', EVERYWHERE);
      const { region, kind, notice } = await understood(desk, input);
      const { link, document } = input;
      const source = {
        digest: digestOf(input),
        ...(link ? { link } : {}),
        ...(document ? { document } : {}),
      };
      const by = caller.principal.userId;
      return onCalendar(caller, commandId, 'calendar.propose', {
        region,
        body: input,
        command: { type: 'ProposeHolidayNotice', region, kind, notice, source, by },
      });
    },

    /** Approves a proposal: the calendar of the region has a new version from then on. */
    approveHolidayNotice: (caller: Caller, commandId: string, input: OnProposal): Promise<CommandAnswer> => {
      const { region, proposal, expectedVersion } = input;
      return onCalendar(caller, commandId, 'calendar.approve', {
        region,
        body: { proposal },
        expectedVersion,
        command: { type: 'ApproveHolidayNotice', region, proposal, by: caller.principal.userId },
      });
    },

    /** Rejects a proposal. */
    rejectHolidayNotice: (
      caller: Caller,
      commandId: string,
      input: OnProposal & { readonly ground: string },
    ): Promise<CommandAnswer> => {
      const { region, proposal, ground, expectedVersion } = input;
      return onCalendar(caller, commandId, 'calendar.reject', {
        region,
        body: { proposal, ground },
        expectedVersion,
        command: { type: 'RejectHolidayNotice', proposal, by: caller.principal.userId, ground },
      });
    },

    /** Records that the rollout of a version began. */
    startCalendarRollout: (
      caller: Caller,
      commandId: string,
      { region, version }: { readonly region: string; readonly version: string },
    ): Promise<CommandAnswer> =>
      onCalendar(caller, commandId, 'calendar.rollOut', {
        region,
        body: { version },
        command: { type: 'StartCalendarRollout', version },
      }),

    /** Records that the rollout of a version ended. */
    completeCalendarRollout: (
      caller: Caller,
      commandId: string,
      {
        region,
        ...body
      }: {
        readonly region: string;
        readonly version: string;
        readonly checked: number;
        readonly rederived: number;
        readonly failed: number;
      },
    ): Promise<CommandAnswer> =>
      onCalendar(caller, commandId, 'calendar.rollOut', {
        region,
        body,
        command: { type: 'CompleteCalendarRollout', ...body },
      }),

    /** Records that open deadlines reach into years without a notice; each year once. */
    missCalendarCoverage: (
      caller: Caller,
      commandId: string,
      {
        region,
        ...body
      }: {
        readonly region: string;
        readonly years: readonly number[];
        readonly version: string;
        readonly furthest: PlainDate;
      },
    ): Promise<CommandAnswer> =>
      onCalendar(caller, commandId, 'calendar.missCoverage', {
        region,
        body,
        command: { type: 'MissCalendarCoverage', ...body },
      }),

    /** The context of an agency (the country's calendar for the system): its calendar in force and its settings. */
    contextOf: async (scope: string) => desk.contexts.of(scope),

    /** Forgets the kept contexts, for a caller who knows that they have changed. */
    freshContexts: (): void => desk.contexts.forget(),

    /** The calendar in force in a region. */
    calendarOfRegion: async (region: string) => desk.contexts.ofRegion(region),

    /**
     * The deadlines that a notice would move in the open cases of its region and of every region inside it. `streams` are the open
     * cases; those of another region are left out.
     */
    previewCalendar: async (
      caller: Caller,
      change: CalendarChange | Pick<OnProposal, 'region' | 'proposal'>,
      streams: OpenStreams,
    ): Promise<CalendarImpact> => {
      requirePermission(caller, 'calendar.read', EVERYWHERE);
      const applied = 'proposal' in change ? await proposedChange(desk, change) : change;
      return preview(desk, applied, streams);
    },
  };
}

async function understood(desk: Desk, input: NoticeInput): Promise<ReadNotice> {
  const { text, json, year, region = NATIONAL_REGION } = input;
  if (!isRegion(region)) throw new CommandError('stream.unknown');
  const notice = inOwnWords(() => (text === undefined ? readNoticeJson(json) : parseHolidayNotice(text, { year })));
  const kind = input.kind ?? (region === NATIONAL_REGION ? await nationalKind(desk, notice) : 'regional');
  return { region, kind: kind as NoticeKind, notice };
}

async function nationalKind(desk: Desk, { year }: HolidayNotice): Promise<NoticeKind> {
  const { publishedYears } = await desk.contexts.ofRegion(NATIONAL_REGION);
  return publishedYears.includes(year) ? 'amendment' : 'new';
}

// The digest of the text as entered, so that anybody with the published page can check that it was this one.
function digestOf({ text, json }: NoticeInput): string {
  return createHash('sha256')
    .update(text ?? JSON.stringify(json))
    .digest('hex');
}

async function containingChanges(desk: Desk, region: string): Promise<readonly CalendarChange[]> {
  const calendars = await desk.contexts.calendars(region);
  return calendars.slice(0, -1).flatMap(({ changes }) => changes);
}

async function proposedChange(
  desk: Desk,
  { region, proposal }: Pick<OnProposal, 'region' | 'proposal'>,
): Promise<CalendarChange> {
  const proposals = isRegion(region) ? ((await desk.contexts.calendars(region)).at(-1)?.proposals ?? []) : [];
  const found = proposals.find((one) => one.proposal === proposal);
  if (!found) throw new CommandError('stream.unknown');
  const { kind, notice } = found;
  return { region, kind, notice };
}

async function preview(desk: Desk, change: CalendarChange, streams: OpenStreams): Promise<CalendarImpact> {
  const asOf = dateOfInstant(desk.now());
  const changed = new Map<string, Promise<WorkCalendar>>();
  const calendarAfter = (region: string): Promise<WorkCalendar> => {
    const known =
      changed.get(region) ?? desk.contexts.calendars(region).then((states) => withChange(region, states, change));
    changed.set(region, known);
    return known;
  };
  const { version } = await calendarAfter(change.region);
  const impact = await impactOn(desk, streams, async (stream, events, before) => {
    if (!regionsOf(before.region).includes(change.region)) return undefined;
    const after = { ...before, calendar: await calendarAfter(before.region) };
    return movesOf(stream, events, before, after, asOf);
  });
  return { version, ...impact };
}

/** The moved deadlines of a request or a dispute; `undefined` when nothing waits in it any more. */
function movesOf(
  stream: string,
  events: readonly RecordedEvent[],
  before: ScopeContext,
  after: ScopeContext,
  asOf: PlainDate,
): readonly MovedDeadline[] | undefined {
  const open = openCaseOf(stream, events);
  if (!open) return undefined;
  if ('request' in open) return whatMoves(open.request, before, after, asOf);
  return movedDeadlines(
    proceedingDeadlinesOf(open.proceeding, before.calendar, asOf),
    proceedingDeadlinesOf(open.proceeding, after.calendar, asOf),
  );
}

function withChange(region: string, states: readonly RegionCalendar[], change: CalendarChange): WorkCalendar {
  const at = regionsOf(region).indexOf(change.region);
  return inOwnWords(() =>
    workCalendarOf(
      region,
      states.map((state, index) => (index === at ? { ...state, changes: [...state.changes, change] } : state)),
    ),
  );
}
