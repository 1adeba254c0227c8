import type { PlainDate } from '@yishen/calendar';
import { addWorkingDays } from '@yishen/calendar';
import { CHANNELS, feeScaleInForce, periodInForce, reviewsOf } from '@yishen/statute';
import type { Act } from '../access/acts';
import type { RejectionCode } from '../rejected';
import { REQUEST_ACT_NAMES, type RequestActName } from './actFields';
import { type ClockContext, delayedUntil, extendedOn, replyPeriod, requestDeadlines } from './deadlines';
import { awaitsPublication, feeBalance, procedureOn, type KnownRequest, type Procedure } from './state';

/** Why an act is forbidden now: a stable code, and whether a named officer may do it all the same. */
export interface Forbidden {
  readonly code: RejectionCode;
  readonly overridable: boolean;
}

interface Guard {
  readonly code: RejectionCode;
  readonly overridable?: true;
  /** It looks at the day of the act, which may be earlier than today. */
  readonly byDay?: true;
  readonly forbids: (state: KnownRequest, at: Moment) => boolean;
}

interface Moment {
  readonly today: PlainDate;
  readonly clock: ClockContext;
  /** What had happened by then. */
  readonly then: Procedure;
}

interface ActRule {
  /** The act of the table act × role that it needs. */
  readonly access: Act;
  readonly article: string;
  readonly guards: readonly Guard[];
}

/** An act as it stands for a request now: what the interface offers, and what the command handler enforces. */
export interface Availability {
  readonly act: RequestActName;
  readonly access: Act;
  readonly article: string;
  readonly allowed: boolean;
  readonly code?: RejectionCode;
  readonly overridable?: boolean;
  /** The last day on which the act keeps its period, where it has one. */
  readonly latestOn?: PlainDate;
}

const forbidden = (code: RejectionCode, forbids: Guard['forbids'], overridable?: true): Guard =>
  overridable ? { code, forbids, overridable } : { code, forbids };

const onItsDay = (guard: Guard): Guard => ({ ...guard, byDay: true });

const UNCONFIRMED = forbidden('request.unconfirmed', ({ status }) => status === 'unconfirmed');
const CONFIRMED = forbidden('request.already-confirmed', ({ status }) => status !== 'unconfirmed');
const CONCLUDED = forbidden('request.already-concluded', ({ conclusion }) => conclusion !== undefined);
// A fact from before the end may still be typed in after it: a past case is entered in any order.
const CONCLUDED_BY_THEN = onItsDay(
  forbidden('request.already-concluded', (_, { then }) => then.conclusion !== undefined),
);
const NOT_CONCLUDED = forbidden('request.not-concluded', ({ conclusion }) => conclusion === undefined);
const SPLIT = forbidden('request.split', ({ split }) => split === true);
const ARCHIVED = forbidden('request.archived', ({ archivedOn }) => archivedOn !== undefined);
const OPEN = [UNCONFIRMED, SPLIT, CONCLUDED];
const RUNNING = [UNCONFIRMED, SPLIT, CONCLUDED_BY_THEN];
const ENDED = [UNCONFIRMED, SPLIT, NOT_CONCLUDED];

const ONE_SUPPLEMENT = forbidden('request.supplement-once', ({ supplements }) => supplements.length > 0, true);
const SUPPLEMENT_AWAITED = forbidden(
  'request.no-supplement-awaited',
  ({ supplements }) => !supplements.some(({ receivedOn }) => receivedOn === undefined),
);
const IN_PERIOD = onItsDay(forbidden('request.reply-period-over', replyMissed));
const IN_PERIOD_OR_OVERRIDDEN = onItsDay(forbidden('request.reply-period-over', replyMissed, true));
const ONE_EXTENSION = forbidden('request.extension-once', extensionUsed, true);
const NO_DATE_SET = forbidden('request.delay-set', dateSet);
const ONE_FEE = forbidden('request.fee-once', ({ fees }) => fees.length > 0);
const FEE_LAW = forbidden(
  'request.fee-before-law',
  ({ receivedOn }, { clock }) =>
    receivedOn === undefined || feeScaleInForce('requests', receivedOn, clock.rules.feeScales) === undefined,
);
const FEE_ISSUED = forbidden('request.no-fee-notice', ({ fees }) => fees.length === 0);
const FEE_OWED = forbidden('request.no-fee-owed', ({ fees }) => !fees.some((fee) => feeBalance(fee) > 0));
const CONSULTATION = forbidden('request.no-consultation', ({ consultations }) => consultations.length === 0);
const CONSULTATION_OPEN = forbidden(
  'request.no-consultation-open',
  ({ consultations }) => !consultations.some(({ endedOn }) => endedOn === undefined),
);
const OBJECTION = forbidden(
  'request.no-objection',
  ({ consultations }) => !consultations.some(({ stance, overridden }) => stance === 'objects' && overridden !== true),
);
const REASONS_ONCE = forbidden('request.reasons-once', ({ reasons }) => reasons !== undefined);
const REASONS_ASKED = forbidden('request.reasons-not-asked', ({ reasons }) => reasons === undefined);
const REASONS_ACCEPTED = forbidden('request.reasons-not-accepted', ({ reasons }) => reasons?.reasonable !== true, true);
const DRAFTED = forbidden('request.no-draft', ({ draft }) => draft === undefined);
const UNSIGNED = forbidden('request.draft-signed', ({ draft }) => draft?.signedOn !== undefined);
const REVIEWED = forbidden(
  'request.draft-not-reviewed',
  ({ draft }) => draft !== undefined && reviewsOf(draft.decision).some((review) => draft.reviews[review] !== 'passed'),
);
const LAPSABLE = forbidden(
  'request.nothing-lapsed',
  ({ supplements, fees }) =>
    !supplements.some(({ receivedOn, servedOn }) => receivedOn === undefined && servedOn !== undefined) &&
    !fees.some((fee) => fee.servedOn !== undefined && feeBalance(fee) > 0),
);
const REANSWER_OPEN = forbidden(
  'request.no-reanswer-ordered',
  ({ reanswers }) => !reanswers.some(({ repliedOn }) => repliedOn === undefined),
);
const CORRECTION_OPEN = forbidden('request.no-correction-proposed', ({ corrections }) => corrections.length === 0);
const SUGGESTION_OPEN = forbidden(
  'request.no-suggestion-open',
  ({ suggestions }) => !suggestions.some(({ judged }) => !judged),
);
const SUGGESTION_ACCEPTED = forbidden(
  'request.no-suggestion-accepted',
  ({ suggestions }) => !suggestions.some(awaitsPublication),
);
const NO_OPEN_REANSWER = forbidden('request.reanswer-open', ({ reanswers }) =>
  reanswers.some(({ repliedOn }) => repliedOn === undefined),
);

/** Every act: who may do it, the article it rests on, and what forbids it. The console's buttons and the command handler share it. */
export const ACT_RULES: Readonly<Record<RequestActName, ActRule>> = {
  LogContactAttempt: rule('request.handle', '条例第三十一条', CONFIRMED, CONCLUDED),
  ConfirmReceipt: rule('request.handle', '条例第三十一条', CONFIRMED, CONCLUDED),
  RecordReceiptEvidence: rule('request.handle', '条例第三十一条', UNCONFIRMED, SPLIT),
  SetApplicantKind: rule('request.handle', '国办公开办函〔2021〕30号', SPLIT),
  IssueSupplementNotice: rule('request.handle', '条例第三十条', ...RUNNING, ONE_SUPPLEMENT, IN_PERIOD_OR_OVERRIDDEN),
  RecordSupplement: rule('request.handle', '条例第三十条', UNCONFIRMED, SPLIT, SUPPLEMENT_AWAITED),
  RecordNoticeServed: rule('request.handle', '国办公开办函〔2016〕235号', UNCONFIRMED, SPLIT),
  ConfirmLapse: rule('request.handle', '条例第三十条；109号第六条', ...OPEN, LAPSABLE),
  StartConsultation: rule(
    'request.handle',
    '条例第十五条、第三十二条、第三十四条',
    ...RUNNING,
    IN_PERIOD_OR_OVERRIDDEN,
  ),
  RecordConsultationServed: rule('request.handle', '条例第三十二条、第三十四条', UNCONFIRMED, SPLIT, CONSULTATION),
  RecordConsultationReply: rule('request.handle', '条例第三十二条、第三十四条', UNCONFIRMED, SPLIT, CONSULTATION),
  EndConsultation: rule('request.handle', '条例第三十三条第三款', ...RUNNING, CONSULTATION_OPEN),
  OverrideObjection: rule('request.approve', '条例第十五条、第三十二条', ...RUNNING, OBJECTION),
  AskReasons: rule('request.handle', '条例第三十五条', ...RUNNING, REASONS_ONCE),
  RecordReasons: rule('request.handle', '条例第三十五条', ...RUNNING, REASONS_ASKED),
  JudgeReasons: rule('request.approve', '条例第三十五条', ...RUNNING, REASONS_ASKED),
  SetDelayedAnswer: rule('request.approve', '条例第三十五条', ...RUNNING, REASONS_ACCEPTED, IN_PERIOD_OR_OVERRIDDEN),
  ProposeExtension: rule('request.handle', '条例第三十三条第二款', ...OPEN, NO_DATE_SET, ONE_EXTENSION, IN_PERIOD),
  GrantExtension: rule('request.approve', '条例第三十三条第二款', ...RUNNING, NO_DATE_SET, ONE_EXTENSION, IN_PERIOD),
  IssueFeeNotice: rule(
    'request.handle',
    '条例第四十二条；109号第三条、第六条',
    ...RUNNING,
    FEE_LAW,
    ONE_FEE,
    IN_PERIOD,
  ),
  RecordPayment: rule('request.handle', '109号第六条', UNCONFIRMED, SPLIT, FEE_ISSUED),
  RecordRefund: rule('request.handle', '109号', UNCONFIRMED, SPLIT, FEE_ISSUED),
  WaiveFee: rule('request.approve', '109号第二条', ...RUNNING, FEE_OWED),
  DraftDecision: rule('request.handle', '条例第三十六条至第三十九条', ...OPEN),
  ReviewDecision: rule('request.review', '条例第十七条、第四十五条', ...OPEN, DRAFTED, UNSIGNED),
  SignDecision: rule('request.sign', '条例第四十五条', ...OPEN, DRAFTED, UNSIGNED, REVIEWED),
  AnswerRequest: rule('request.answer', '条例第三十三条、第三十六条至第三十九条', ...OPEN),
  RecordDelivery: rule('request.handle', '复议法第二十条；行诉法第四十六条', ...ENDED),
  WithdrawRequest: rule('request.withdraw', '国办公开办函〔2021〕30号', ...OPEN),
  ForwardRequest: rule('request.handle', '条例第三十六条第五项', UNCONFIRMED, SPLIT),
  ReopenRequest: rule('request.approve', '条例第四十五条', ...ENDED, ARCHIVED, NO_OPEN_REANSWER),
  OrderReanswer: rule('request.orderReanswer', '复议法第六十四条；行诉法第七十条', ...ENDED),
  RecordReanswer: rule('request.handle', '复议法第六十四条；行诉法第七十条', ...ENDED, REANSWER_OPEN),
  ArchiveRequest: rule('request.handle', '条例第四十五条', ...ENDED, ARCHIVED, NO_OPEN_REANSWER),
  ProposeCorrection: rule('request.handle', '条例第四十五条'),
  ConfirmCorrection: rule('request.approve', '条例第四十五条', CORRECTION_OPEN),
  RejectCorrection: rule('request.approve', '条例第四十五条', CORRECTION_OPEN),
  RevokeFact: rule('request.approve', '条例第四十五条'),
  SuggestDisclosure: rule('request.handle', '条例第四十四条', UNCONFIRMED, SPLIT),
  JudgeDisclosureSuggestion: rule('request.approve', '条例第四十四条', SUGGESTION_OPEN),
  RecordSuggestionPublished: rule('request.handle', '条例第四十四条', SUGGESTION_ACCEPTED),
  AssignIncident: rule('request.handle', '条例第四十五条'),
  CloseIncident: rule('request.handle', '条例第四十五条'),
};

function rule(access: Act, article: string, ...guards: Guard[]): ActRule {
  return { access, article, guards };
}

/** What forbids an act on a request on a day (that of the act, which may be typed in later); `undefined` when nothing does. */
export function forbids(
  act: RequestActName,
  state: KnownRequest,
  today: PlainDate,
  clock: ClockContext,
): Forbidden | undefined {
  return against(act, state, { today, clock, then: procedureOn(state, today) });
}

function against(act: RequestActName, state: KnownRequest, moment: Moment): Forbidden | undefined {
  const guard = ACT_RULES[act].guards.find((candidate) => candidate.forbids(state, moment));
  return guard && { code: guard.code, overridable: guard.overridable === true };
}

/**
 * Whether an act that this code forbids today may be allowed on an earlier day: what was done then is typed in late, and its own
 * date decides. True of acts before the end of a request that has ended, and of those within a period that is over.
 */
export function isForbiddenByDay(act: RequestActName, code: string): boolean {
  return ACT_RULES[act].guards.some((guard) => guard.code === code && guard.byDay === true);
}

/** Every act as it stands for a request today, forbidden ones with their reason. */
export function availabilityOf(state: KnownRequest, today: PlainDate, clock: ClockContext): readonly Availability[] {
  const moment = { today, clock, then: procedureOn(state, today) };
  return REQUEST_ACT_NAMES.map((act) => {
    const { access, article } = ACT_RULES[act];
    const forbidden = against(act, state, moment);
    const latestOn = latestDayOf(act, state, today, clock);
    return {
      act,
      access,
      article,
      allowed: forbidden === undefined,
      ...(forbidden ? { code: forbidden.code, overridable: forbidden.overridable } : {}),
      ...(latestOn === undefined ? {} : { latestOn }),
    };
  });
}

/** The last day for the notice to supplement: the seventh working day from receipt (条例 第三十条). */
export function supplementNoticeBy(state: KnownRequest, { calendar, rules }: ClockContext): PlainDate | undefined {
  if (state.receivedOn === undefined) return undefined;
  const period = periodInForce('supplementNotice', state.receivedOn, rules.periods);
  return period && addWorkingDays(calendar, state.receivedOn, period.days);
}

/** The reply deadline that the facts give, seen from a day. */
export function replyDeadlineOf(facts: Procedure, today: PlainDate, clock: ClockContext) {
  return requestDeadlines(facts, clock, today).find(({ kind }) => kind === 'reply');
}

// The date of 条例 第三十五条 stands outside the period that 第三十三条第二款 lets be extended; a later one is set by the same article.
function dateSet(_: KnownRequest, { then }: Moment): boolean {
  const { receivedOn } = then;
  return receivedOn !== undefined && delayedUntil(then, replyPeriod(then, receivedOn).from) !== undefined;
}

// Once per running period (domain.md §9 Q5), or once and for all where the agency chose so.
function extensionUsed(state: KnownRequest, { today, clock }: Moment): boolean {
  if (!clock.policy.extensionPerPeriod && state.extensions.length > 0) return true;
  return extendedOn(state, today) > 0;
}

function replyMissed(_: KnownRequest, { today, clock, then }: Moment): boolean {
  return replyDeadlineOf(then, today, clock)?.state === 'missed';
}

function latestDayOf(
  act: RequestActName,
  state: KnownRequest,
  today: PlainDate,
  clock: ClockContext,
): PlainDate | undefined {
  switch (act) {
    case 'ConfirmReceipt':
      return state.status === 'unconfirmed' && CHANNELS[state.channel].confirm ? state.arrivedOn : undefined;
    case 'IssueSupplementNotice':
      return supplementNoticeBy(state, clock);
    case 'GrantExtension':
    case 'IssueFeeNotice':
    case 'AnswerRequest':
      return replyDeadlineOf(state, today, clock)?.dueOn;
    default:
      return undefined;
  }
}
