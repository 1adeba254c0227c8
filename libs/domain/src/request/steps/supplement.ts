import { addWorkingDays, type PlainDate } from '@yishen/calendar';
import { CHANNELS, isChannel, periodInForce, type AgencySettings, type Channel } from '@yishen/statute';
import { buildDeadline, type Deadline } from '../../clock';
import type { ByType, DomainEvent } from '../../event';
import { Rejected } from '../../rejected';
import type { Sealed } from '../../sealed';
import { choice, count, date, oneOf, optional, text, texts, type FieldsOfActs } from '../actField';
import { factDate, wholeNumber, type ClockContext } from '../context';
import { addresseeState, serviceProof } from '../deadlineStates';
import { given, nextNumber, withNumber } from '../evidence';
import { IN_PERIOD_OR_OVERRIDDEN, RUNNING, SPLIT, UNCONFIRMED, forbidden } from '../guards';
import type { Changes, Procedure } from '../procedure';
import type { InOrder, Step } from '../step';
import { channel, pastDay, twoPersons, workingDays } from '../values';
import { dueDay, undoneLapse } from './conclusion';
import { lapsing } from './lapse';

declare module '../procedure' {
  interface Procedure {
    readonly supplements: readonly Supplement[];
  }
  interface RequestFacts extends ByType<SupplementNoticeIssued | SupplementReceived> {}
  interface RequestActs extends SupplementActs {}
}
declare module '../../clock' {
  interface DeadlineKinds {
    noticeService: true;
    supplementReply: true;
  }
}

/** The applicant was told, once, what to supplement and until when (条例 第三十条). */
export type SupplementNoticeIssued = DomainEvent<
  'SupplementNoticeIssued',
  {
    readonly n: number;
    readonly issuedOn: PlainDate;
    readonly items: readonly Sealed[];
    readonly guidance?: Sealed;
    readonly replyWorkingDays: number;
    /** Whether the reply period starts afresh with the supplement; by default it does not after a late notice. */
    readonly restarts: boolean;
  }
>;

/** The supplemented request reached the agency: the reply period starts afresh (条例 第三十条). */
export type SupplementReceived = DomainEvent<
  'SupplementReceived',
  {
    readonly n: number;
    readonly receivedOn: PlainDate;
    readonly channel: Channel;
    /** Posted before the end of the period is in time (民事诉讼法 第八十五条). */
    readonly postedOn?: PlainDate;
    readonly content: Sealed;
    readonly lateReason?: Sealed;
  }
>;

/** A notice to supplement (条例 第三十条) and what came of it. */
export interface Supplement {
  readonly n: number;
  readonly version: number;
  readonly issuedOn: PlainDate;
  readonly replyWorkingDays: number;
  readonly restarts: boolean;
  readonly servedOn?: PlainDate;
  readonly receivedOn?: PlainDate;
  readonly postedOn?: PlainDate;
  readonly lapsedOn?: PlainDate;
}

/** The acts of 补正. */
export const supplementActs = {
  IssueSupplementNotice: {
    issuedOn: date,
    items: texts,
    guidance: optional(text),
    replyWorkingDays: optional(count),
    whenLate: optional(choice('keepClock', 'restart')),
  },
  RecordSupplement: {
    receivedOn: date,
    channel: oneOf(CHANNELS),
    postedOn: optional(date),
    content: text,
    lateReason: optional(text),
  },
} as const satisfies FieldsOfActs;
type SupplementActs = typeof supplementActs;

// The agency's setting, which applies when the clerk chooses nothing for this notice.
const LATE_CHOICES: Readonly<Partial<Record<AgencySettings['lateSupplementRestart'], 'keepClock' | 'restart'>>> = {
  restart: 'restart',
  never: 'keepClock',
};

const ONE_SUPPLEMENT = forbidden('request.supplement-once', ({ supplements }) => supplements.length > 0, true);
const SUPPLEMENT_AWAITED = forbidden(
  'request.no-supplement-awaited',
  ({ supplements }) => !supplements.some(({ receivedOn }) => receivedOn === undefined),
);

/** 补正 (条例 第三十条). */
export const supplement: Step<
  keyof SupplementActs,
  'SupplementNoticeIssued' | 'SupplementReceived',
  'noticeService' | 'supplementReply',
  'supplements'
> = {
  flow: 'supplement',
  acts: {
    IssueSupplementNotice: {
      access: 'request.handle',
      article: '条例第三十条',
      guards: [...RUNNING, ONE_SUPPLEMENT, IN_PERIOD_OR_OVERRIDDEN],
      latestOn: (state, { clock }) => supplementNoticeBy(state, clock),
      decide: (act, state, desk) => {
        const { items, guidance, whenLate } = act;
        const { policy } = desk.clock;
        const issuedOn = factDate(act.issuedOn, desk, state.receivedOn);
        if (items.length === 0) throw new Rejected('request.items-missing');
        const days = act.replyWorkingDays ?? policy.supplementReplyDays;
        const replyWorkingDays = wholeNumber(days, 1, 250, 'request.period-invalid');
        const by = supplementNoticeBy(state, desk.clock);
        const late = by !== undefined && issuedOn > by;
        // The law names no sanction, so a person chooses whether a late notice still restarts the period.
        const setting = policy.lateSupplementRestart;
        const chosen = whenLate ?? LATE_CHOICES[setting];
        if (late && chosen === undefined) throw new Rejected('request.supplement-late', { issuedOn, by });
        if (late && chosen === 'restart' && setting !== 'restart' && !act.override) {
          throw new Rejected('request.supplement-late-restart', { by });
        }
        const restarts = !late || chosen === 'restart';
        const n = nextNumber(state.supplements);
        const data = { n, issuedOn, items, ...given('guidance', guidance), replyWorkingDays, restarts };
        return [{ type: 'SupplementNoticeIssued', schema: 1, data }];
      },
    },
    RecordSupplement: {
      access: 'request.handle',
      article: '条例第三十条',
      guards: [UNCONFIRMED, SPLIT, SUPPLEMENT_AWAITED],
      decide: (act, state, desk) => {
        const { content, lateReason } = act;
        const awaited = state.supplements.find(({ receivedOn }) => receivedOn === undefined);
        if (!awaited) throw new Rejected('request.no-supplement-awaited');
        if (!isChannel(act.channel)) throw new Rejected('request.channel-unknown', { channel: act.channel });
        const receivedOn = factDate(act.receivedOn, desk, awaited.issuedOn);
        const posted = act.postedOn === undefined ? undefined : factDate(act.postedOn, desk, awaited.issuedOn);
        if (posted !== undefined && posted > receivedOn) {
          throw new Rejected('request.date-out-of-order', { date: receivedOn, earlier: posted });
        }
        const dueOn = dueDay(state, 'supplementReply', awaited.n, desk);
        const inTime = dueOn === undefined || (posted ?? receivedOn) <= dueOn;
        if (!inTime && !lateReason) throw new Rejected('request.supplement-after-period', { receivedOn, dueOn });
        const data = {
          n: awaited.n,
          receivedOn,
          channel: act.channel,
          ...given('postedOn', posted),
          content,
          ...given('lateReason', lateReason),
        };
        const undone = undoneLapse(state, 'A21', receivedOn, inTime, desk);
        return [...undone, { type: 'SupplementReceived', schema: 1, data }];
      },
    },
  },
  facts: {
    SupplementNoticeIssued: {
      type: 'SupplementNoticeIssued',
      sheet: 'sheet.SupplementNoticeIssued',
      mark: 'sent',
      day: 'issuedOn',
      correctable: { issuedOn: pastDay, replyWorkingDays: workingDays },
      revocable: true,
      hasFollowers: (state, { data }) =>
        state.supplements.some(({ n, servedOn, receivedOn }) => n === data.n && (servedOn ?? receivedOn) !== undefined),
      // The day of a notice decides whether it restarts the period: one that proves to be in time does; one that proves to be
      // late does not, unless the agency's setting says so.
      consequences: ({ data }, changes, state, { clock }) => {
        const by = supplementNoticeBy(state, clock);
        const { issuedOn } = changes;
        const same = issuedOn === undefined || isLate(data.issuedOn, by) === isLate(issuedOn, by);
        const follows: Changes = same ? {} : { restarts: restartsThen(issuedOn, by, clock) };
        return follows;
      },
      apply: (procedure, { version, data: { n, issuedOn, replyWorkingDays, restarts } }) => ({
        ...procedure,
        supplements: [...procedure.supplements, { n, version, issuedOn, replyWorkingDays, restarts }],
      }),
    },
    SupplementReceived: {
      type: 'SupplementReceived',
      sheet: 'sheet.SupplementReceived',
      mark: 'came',
      day: 'receivedOn',
      correctable: { receivedOn: twoPersons(pastDay), postedOn: twoPersons(pastDay), channel },
      revocable: true,
      reaches: 'noticeService',
      apply: (procedure, { data: { n, receivedOn, postedOn } }) => ({
        ...procedure,
        supplements: withNumber(procedure.supplements, n, { receivedOn, ...given('postedOn', postedOn) }),
      }),
    },
  },
  start: { supplements: [] },
  kinds: {
    noticeService: { of: 'service', whenNear: null, whenMissed: 'noticeNotServed' },
    supplementReply: {
      of: 'addressee',
      rungBy: 'supplementation',
      whenNear: null,
      whenMissed: null,
      whenLapsed: (state, _, desk) => lapsing('supplement', state, desk),
    },
  },
  deadlines: (facts, _, context, asOf) =>
    facts.supplements.map((notice): Deadline => {
      const { n, issuedOn, servedOn, receivedOn, replyWorkingDays } = notice;
      if (servedOn === undefined) {
        const ended = receivedOn ?? facts.conclusion?.on;
        return serviceProof({ kind: 'noticeService', ref: n, from: issuedOn }, ended, context, asOf);
      }
      const parts = {
        kind: 'supplementReply' as const,
        ref: n,
        from: servedOn,
        workingDays: replyWorkingDays,
        article: '《政府信息公开条例》第三十条',
        ruleVersion: 'supplement-reply-2019',
        onExpiry: 'lapse' as const,
      };
      return buildDeadline(parts, context.calendar, addresseeState(receivedOn, facts, asOf));
    }),
  inOrder: ({ receivedOn, supplements }) =>
    supplements.flatMap(({ issuedOn, servedOn, receivedOn: supplementedOn, postedOn }): InOrder[] => [
      [issuedOn, postedOn],
      [postedOn, supplementedOn],
      [receivedOn, issuedOn],
      [issuedOn, servedOn],
      [issuedOn, supplementedOn],
    ]),
  // When the day of receipt changes, the seventh working day moves, and with it which notice was late.
  followingChanges: (before, after, clock) => {
    const [wasBy, isBy] = [supplementNoticeBy(before, clock), supplementNoticeBy(after, clock)];
    return after.supplements
      .filter(({ issuedOn }) => isLate(issuedOn, wasBy) !== isLate(issuedOn, isBy))
      .flatMap(({ version, issuedOn, restarts: was }) => {
        const restarts = restartsThen(issuedOn, isBy, clock);
        return restarts === was ? [] : [{ version, of: 'SupplementNoticeIssued' as const, changes: { restarts } }];
      });
  },
};

/** The last day for the notice to supplement: the seventh working day from receipt (条例 第三十条). */
export function supplementNoticeBy(
  { receivedOn }: Pick<Procedure, 'receivedOn'>,
  { calendar, rules }: ClockContext,
): PlainDate | undefined {
  if (receivedOn === undefined) return undefined;
  const period = periodInForce('supplementNotice', receivedOn, rules.periods);
  return period && addWorkingDays(calendar, receivedOn, period.days);
}

function isLate(on: unknown, by: PlainDate | undefined): boolean {
  return by !== undefined && String(on) > by;
}

function restartsThen(on: unknown, by: PlainDate | undefined, { policy }: ClockContext): boolean {
  return !isLate(on, by) || policy.lateSupplementRestart === 'restart';
}
