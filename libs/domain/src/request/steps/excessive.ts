import type { PlainDate } from '@yishen/calendar';
import { buildDeadline, type Deadline } from '../../clock';
import type { ByType, DomainEvent } from '../../event';
import { Rejected } from '../../rejected';
import type { Sealed } from '../../sealed';
import { count, date, flag, optional, text, type FieldsOfActs } from '../actField';
import { actorOf, dateOf, factDate, wholeNumber } from '../context';
import { addresseeState } from '../deadlineStates';
import { IN_PERIOD_OR_OVERRIDDEN, RUNNING, forbidden } from '../guards';
import type { KnownRequest } from '../procedure';
import type { Desk, Step } from '../step';
import { anyDay, pastDay, workingDays } from '../values';
import { replyDeadline } from './reply';

declare module '../procedure' {
  interface Procedure {
    readonly reasons?: Reasons;
    readonly delayed?: { readonly until: PlainDate; readonly noticedOn: PlainDate };
  }
  interface RequestFacts extends ByType<ExcessiveFact> {}
  interface RequestActs extends ExcessiveActs {}
}
declare module '../../clock' {
  interface DeadlineKinds {
    reasonsReply: true;
  }
}

/** The applicant was asked why they ask so much or so often (条例 第三十五条). */
export type ReasonsAsked = DomainEvent<
  'ReasonsAsked',
  { readonly n: number; readonly askedOn: PlainDate; readonly grounds: Sealed; readonly replyWorkingDays: number }
>;

/** The applicant gave their reasons. */
export type ReasonsGiven = DomainEvent<'ReasonsGiven', { readonly receivedOn: PlainDate; readonly reasons: Sealed }>;

/** The reasons were judged. */
export type ReasonsJudged = DomainEvent<
  'ReasonsJudged',
  { readonly judgedOn: PlainDate; readonly reasonable: boolean; readonly grounds: Sealed; readonly by: string }
>;

/** A reasonable later date for the answer was set and told (条例 第三十五条). */
export type DelayedAnswerSet = DomainEvent<
  'DelayedAnswerSet',
  { readonly until: PlainDate; readonly noticedOn: PlainDate; readonly reasons: Sealed }
>;

type ExcessiveFact = ReasonsAsked | ReasonsGiven | ReasonsJudged | DelayedAnswerSet;

/** The question for reasons of an excessive request (条例 第三十五条). */
export interface Reasons {
  readonly n: number;
  readonly version: number;
  readonly askedOn: PlainDate;
  readonly replyWorkingDays: number;
  readonly servedOn?: PlainDate;
  readonly receivedOn?: PlainDate;
  readonly judgedOn?: PlainDate;
  readonly reasonable?: boolean;
}

/** The acts on an excessive request. */
export const excessiveActs = {
  AskReasons: { askedOn: date, grounds: text, replyWorkingDays: optional(count) },
  RecordReasons: { receivedOn: date, reasons: text },
  JudgeReasons: { judgedOn: date, reasonable: flag, grounds: text },
  SetDelayedAnswer: { noticedOn: date, until: date, reasons: text },
} as const satisfies FieldsOfActs;
type ExcessiveActs = typeof excessiveActs;

const REASONS_ONCE = forbidden('request.reasons-once', ({ reasons }) => reasons !== undefined);
const REASONS_ASKED = forbidden('request.reasons-not-asked', ({ reasons }) => reasons === undefined);
const REASONS_ACCEPTED = forbidden('request.reasons-not-accepted', ({ reasons }) => reasons?.reasonable !== true, true);

/** Excessive requests (条例 第三十五条). */
export const excessive: Step<keyof ExcessiveActs, ExcessiveFact['type'], 'reasonsReply'> = {
  flow: 'excessive',
  acts: {
    AskReasons: {
      access: 'request.handle',
      article: '条例第三十五条',
      guards: [...RUNNING, REASONS_ONCE],
      decide: (act, state, desk) => {
        const askedOn = factDate(act.askedOn, desk, state.receivedOn);
        const days = act.replyWorkingDays ?? desk.clock.policy.reasonsReplyDays;
        const replyWorkingDays = wholeNumber(days, 1, 250, 'request.period-invalid');
        const data = { n: 1, askedOn, grounds: act.grounds, replyWorkingDays };
        return [{ type: 'ReasonsAsked', schema: 1, data }];
      },
    },
    RecordReasons: {
      access: 'request.handle',
      article: '条例第三十五条',
      guards: [...RUNNING, REASONS_ASKED],
      decide: (act, state, desk) => {
        const receivedOn = factDate(act.receivedOn, desk, state.reasons?.askedOn);
        return [{ type: 'ReasonsGiven', schema: 1, data: { receivedOn, reasons: act.reasons } }];
      },
    },
    JudgeReasons: {
      access: 'request.approve',
      article: '条例第三十五条',
      guards: [...RUNNING, REASONS_ASKED],
      decide: ({ reasonable, grounds, ...act }, state, desk) => {
        const judgedOn = factDate(act.judgedOn, desk, state.reasons?.receivedOn ?? state.reasons?.askedOn);
        // Applicants may answer until their period ends: nobody may judge against them before.
        const asked = desk
          .deadlines(desk.procedureOn(state, judgedOn), judgedOn)
          .find(({ kind }) => kind === 'reasonsReply');
        if (!reasonable && asked?.state === 'running' && !act.override) {
          throw new Rejected('request.lapse-too-early', { dueOn: asked.dueOn });
        }
        return [{ type: 'ReasonsJudged', schema: 1, data: { judgedOn, reasonable, grounds, by: actorOf(desk) } }];
      },
    },
    SetDelayedAnswer: {
      access: 'request.approve',
      article: '条例第三十五条',
      guards: [...RUNNING, REASONS_ACCEPTED, IN_PERIOD_OR_OVERRIDDEN],
      decide: (act, state, desk) => [delayedAnswer(act, state, desk)],
    },
  },
  facts: {
    ReasonsAsked: {
      type: 'ReasonsAsked',
      sheet: 'sheet.ReasonsAsked',
      mark: 'plain',
      day: 'askedOn',
      correctable: { askedOn: pastDay, replyWorkingDays: workingDays },
      revocable: true,
      hasFollowers: ({ reasons: { servedOn, receivedOn, judgedOn } = {} }) =>
        (servedOn ?? receivedOn ?? judgedOn) !== undefined,
      apply: (procedure, { version, data: { n, askedOn, replyWorkingDays } }) => ({
        ...procedure,
        reasons: { n, version, askedOn, replyWorkingDays },
      }),
    },
    ReasonsGiven: {
      type: 'ReasonsGiven',
      sheet: 'sheet.ReasonsGiven',
      mark: 'plain',
      day: 'receivedOn',
      correctable: { receivedOn: pastDay },
      revocable: true,
      hasFollowers: ({ reasons }) => reasons?.judgedOn !== undefined,
      apply: (procedure, { data: { receivedOn } }) =>
        procedure.reasons ? { ...procedure, reasons: { ...procedure.reasons, receivedOn } } : procedure,
    },
    ReasonsJudged: {
      type: 'ReasonsJudged',
      sheet: 'sheet.ReasonsJudged',
      mark: 'plain',
      day: 'judgedOn',
      correctable: { judgedOn: pastDay },
      revocable: true,
      hasFollowers: ({ delayed }) => delayed !== undefined,
      apply: (procedure, { data: { judgedOn, reasonable } }) =>
        procedure.reasons ? { ...procedure, reasons: { ...procedure.reasons, judgedOn, reasonable } } : procedure,
    },
    DelayedAnswerSet: {
      type: 'DelayedAnswerSet',
      sheet: 'sheet.DelayedAnswerSet',
      mark: 'dated',
      day: 'noticedOn',
      correctable: { until: anyDay, noticedOn: pastDay },
      revocable: true,
      recordAnew: (data, before, desk) => void delayedAnswer(data, before, desk),
      apply: (procedure, { data: { until, noticedOn } }) => ({ ...procedure, delayed: { until, noticedOn } }),
    },
  },
  kinds: {
    reasonsReply: { of: 'addressee', whenNear: null, whenMissed: null },
  },
  deadlines: (facts, _, { calendar }, asOf) => {
    const { reasons } = facts;
    if (!reasons) return [];
    const { n, askedOn, servedOn, replyWorkingDays, receivedOn, judgedOn } = reasons;
    const parts = {
      kind: 'reasonsReply' as const,
      ref: n,
      from: servedOn ?? askedOn,
      workingDays: replyWorkingDays,
      article: '《政府信息公开条例》第三十五条',
      ruleVersion: 'reasons-2019',
      onExpiry: 'silence' as const,
    };
    return [buildDeadline(parts, calendar, addresseeState(receivedOn ?? judgedOn, facts, asOf))] satisfies Deadline[];
  },
  inOrder: ({ receivedOn, reasons }) => [
    [receivedOn, reasons?.askedOn],
    [reasons?.askedOn, reasons?.servedOn],
    [reasons?.askedOn, reasons?.receivedOn],
    [reasons?.receivedOn ?? reasons?.askedOn, reasons?.judgedOn],
  ],
};

function delayedAnswer(
  told: { readonly noticedOn: string; readonly until: string; readonly reasons: Sealed },
  state: KnownRequest,
  desk: Desk,
): DelayedAnswerSet {
  const noticedOn = factDate(told.noticedOn, desk, state.reasons?.judgedOn ?? state.receivedOn);
  const until = dateOf(told.until);
  const reply = replyDeadline(state, noticedOn, desk);
  if (until <= noticedOn || (reply && until <= reply.dueOn)) {
    throw new Rejected('request.delay-not-later', { until, dueOn: reply?.dueOn ?? noticedOn });
  }
  return { type: 'DelayedAnswerSet', schema: 1, data: { until, noticedOn, reasons: told.reasons } };
}
