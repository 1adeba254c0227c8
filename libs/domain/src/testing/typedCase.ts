import { NATIONAL_CALENDAR, instant, plainDate, type PlainDate, type WorkCalendar } from '@yishen/calendar';
import { DEFAULT_SETTINGS, type AgencySettings } from '@yishen/statute';
import { deadlineKey, type Deadline } from '../clock';
import { Rejected } from '../rejected';
import type { ReceiveRequest, RecordArrival, RequestCommand } from '../request/commands';
import { decideRequest } from '../request/decide';
import { requestDeadlines } from '../request/deadlines';
import type { RequestEvent } from '../request/events';
import { RULES_IN_FORCE, type RequestRules } from '../request/rules';
import type { KnownRequest, Request } from '../request/procedure';
import { UNKNOWN_REQUEST, evolveRequest } from '../request/state';

/** A sealed text. */
export const sealed = { k: 'key', v: 'c2VhbGVk' };

/** The circumstances in which a command is typed: the day (long afterwards by default), the person, the settings and the rules. */
export interface Typing {
  readonly on?: string;
  readonly actor?: string;
  readonly policy?: Partial<AgencySettings>;
  readonly calendar?: WorkCalendar;
  readonly rules?: RequestRules;
}

/** The day on which the specs type a past case in. */
export const TYPED_ON = '2026-11-20';

/** A request's stream that commands were typed into; every step returns a new one. */
export interface TypedCase {
  readonly events: readonly RequestEvent[];
  readonly state: KnownRequest;
  /** Types commands, each an append of its own. */
  type(...commands: readonly RequestCommand[]): TypedCase;
  /** The same under other circumstances. */
  given(typing: Typing): TypedCase;
  /** The events that one append of these commands makes. */
  decides(...commands: readonly RequestCommand[]): readonly RequestEvent[];
  /** The code with which a command is refused. */
  refusal(command: RequestCommand): string;
  /** The deadlines that the fold gives, seen from a day. */
  deadlines(asOf?: string): readonly Deadline[];
  /** One deadline by `kind` or `kind:ref`. */
  deadline(key: string, asOf?: string): Deadline | undefined;
  /** The version of the last fact of a type, as corrections name it. */
  versionOf(type: RequestEvent['type']): number;
}

/** A case with some events, ready to be typed into. */
export function typedCase(
  events: readonly RequestEvent[] = [],
  typing: Typing = {},
  state: Request = events.reduce(evolveRequest, UNKNOWN_REQUEST),
): TypedCase {
  const { on = TYPED_ON, actor = 'clerk', calendar = NATIONAL_CALENDAR, rules = RULES_IN_FORCE } = typing;
  const policy = { ...DEFAULT_SETTINGS, ...typing.policy };
  const context = { now: instant(`${on}T04:00:00.000Z`), calendar, actor, policy, rules };
  const known = (): KnownRequest => {
    if (state.status === 'unknown') throw new Error('nothing was received');
    return state;
  };
  const decides = (...commands: readonly RequestCommand[]): readonly RequestEvent[] =>
    decideRequest(commands, state, context);
  const deadlines = (asOf = on): readonly Deadline[] =>
    requestDeadlines(known(), { calendar, policy, rules }, plainDate(asOf));
  return {
    events,
    get state() {
      return known();
    },
    type: (...commands) =>
      commands.reduce<TypedCase>(
        (typed, command) => {
          const decided = typed.decides(command);
          return typedCase([...typed.events, ...decided], typing);
        },
        typedCase(events, typing, state),
      ),
    given: (other) => typedCase(events, { ...typing, ...other }, state),
    decides,
    refusal: (command) => {
      try {
        decides(command);
      } catch (error) {
        if (error instanceof Rejected) return error.code;
        throw error;
      }
      return 'nothing was refused';
    },
    deadlines,
    deadline: (key, asOf) => deadlines(asOf).find((deadline) => deadlineKey(deadline) === key),
    versionOf: (type) => events.findLastIndex((event) => event.type === type) + 1,
  };
}

/** A request received in person on a day. */
export function received(receivedOn: string, over: Partial<ReceiveRequest> = {}): ReceiveRequest {
  return {
    type: 'ReceiveRequest',
    agencyId: 'agency',
    code: '申2026-ABCDEF',
    channel: 'inPerson',
    receivedOn,
    applicant: { person: 'p', kind: 'naturalPerson', name: sealed, contact: sealed },
    content: sealed,
    ...over,
  };
}

/** A request that came in by a channel whose date must be confirmed. */
export function arrived(arrivedOn: string, channel = 'online'): RecordArrival {
  const { agencyId, code, applicant, content } = received(arrivedOn);
  return { type: 'RecordArrival', agencyId, code, channel, applicant, content, arrivedOn };
}

type Over<C extends RequestCommand> = Partial<C> & { readonly override?: typeof sealed };
type Of<N extends RequestCommand['type']> = Extract<RequestCommand, { type: N }>;

/** The commands of the specs, with everything filled in that a rule does not look at. */
export const acts = {
  confirmed: (receivedOn: string): RequestCommand => ({
    type: 'ConfirmReceipt',
    receivedOn,
    evidenceKind: 'callLog',
    evidenceNote: sealed,
  }),
  supplementNotice: (issuedOn: string, over: Over<Of<'IssueSupplementNotice'>> = {}): RequestCommand => ({
    type: 'IssueSupplementNotice',
    issuedOn,
    items: [sealed],
    ...over,
  }),
  served: (step: string, servedOn: string): RequestCommand => ({
    type: 'RecordNoticeServed',
    step,
    servedOn,
    serviceMode: 'direct',
  }),
  supplement: (receivedOn: string, over: Over<Of<'RecordSupplement'>> = {}): RequestCommand => ({
    type: 'RecordSupplement',
    receivedOn,
    channel: 'inPerson',
    content: sealed,
    ...over,
  }),
  lapse: (step: 'supplement' | 'fee', lapsedOn: string): RequestCommand => ({
    type: 'ConfirmLapse',
    step,
    lapsedOn,
    note: sealed,
  }),
  consult: (party: string, sentOn: string, over: Over<Of<'StartConsultation'>> = {}): RequestCommand => ({
    type: 'StartConsultation',
    party,
    name: sealed,
    question: sealed,
    sentOn,
    ...over,
  }),
  consultServed: (n: number, servedOn: string): RequestCommand => ({ type: 'RecordConsultationServed', n, servedOn }),
  opinion: (
    n: number,
    receivedOn: string,
    stance: 'agrees' | 'objects' = 'agrees',
    groundsReasonable?: boolean,
  ): RequestCommand => ({
    type: 'RecordConsultationReply',
    n,
    receivedOn,
    stance,
    ...(groundsReasonable === undefined ? {} : { groundsReasonable }),
  }),
  consultEnded: (n: number, endedOn: string): RequestCommand => ({
    type: 'EndConsultation',
    n,
    endedOn,
    reason: sealed,
  }),
  overrideObjection: (n: number, decidedOn: string): RequestCommand => ({
    type: 'OverrideObjection',
    n,
    decidedOn,
    content: sealed,
    reasons: sealed,
  }),
  askReasons: (askedOn: string, over: Over<Of<'AskReasons'>> = {}): RequestCommand => ({
    type: 'AskReasons',
    askedOn,
    grounds: sealed,
    ...over,
  }),
  reasons: (receivedOn: string): RequestCommand => ({ type: 'RecordReasons', receivedOn, reasons: sealed }),
  judge: (judgedOn: string, reasonable: boolean): RequestCommand => ({
    type: 'JudgeReasons',
    judgedOn,
    reasonable,
    grounds: sealed,
  }),
  delay: (noticedOn: string, until: string): RequestCommand => ({
    type: 'SetDelayedAnswer',
    noticedOn,
    until,
    reasons: sealed,
  }),
  extension: (
    workingDays: number,
    grantedOn: string,
    noticedOn = grantedOn,
    over: Over<Of<'GrantExtension'>> = {},
  ): RequestCommand => ({ type: 'GrantExtension', workingDays, grantedOn, noticedOn, ...over }),
  feeNotice: (issuedOn: string, over: Over<Of<'IssueFeeNotice'>> = {}): RequestCommand => ({
    type: 'IssueFeeNotice',
    basis: 'pages',
    count: 44,
    issuedOn,
    route: 'post',
    grounds: sealed,
    ...over,
  }),
  payment: (paidOn: string, yuan: number, over: Over<Of<'RecordPayment'>> = {}): RequestCommand => ({
    type: 'RecordPayment',
    paidOn,
    fen: yuan * 100,
    ...over,
  }),
  refund: (refundedOn: string, yuan: number): RequestCommand => ({
    type: 'RecordRefund',
    refundedOn,
    fen: yuan * 100,
    reason: sealed,
  }),
  waiver: (waivedOn: string, yuan?: number): RequestCommand => ({
    type: 'WaiveFee',
    waivedOn,
    reason: sealed,
    ...(yuan === undefined ? {} : { fen: yuan * 100 }),
  }),
  draft: (decision: string, keys: readonly string[] = [], over: Over<Of<'DraftDecision'>> = {}): RequestCommand => ({
    type: 'DraftDecision',
    decision,
    contents: Object.fromEntries(keys.map((key) => [key, sealed])),
    ...over,
  }),
  review: (review: 'secrecy' | 'legal', verdict: 'passed' | 'returned' = 'passed'): RequestCommand => ({
    type: 'ReviewDecision',
    review,
    verdict,
  }),
  sign: (signedOn: string): RequestCommand => ({ type: 'SignDecision', signedOn }),
  answer: (repliedOn: string, decision = 'A12', over: Over<Of<'AnswerRequest'>> = {}): RequestCommand => ({
    type: 'AnswerRequest',
    decision,
    repliedOn,
    serviceMode: 'direct',
    ...over,
  }),
  delivered: (deliveredOn: string): RequestCommand => ({ type: 'RecordDelivery', deliveredOn }),
  withdrawal: (withdrawnOn: string): RequestCommand => ({ type: 'WithdrawRequest', withdrawnOn }),
  reopening: (
    reopenedOn: string,
    ground: 'lapseUndone' | 'withdrawalUndone' | 'concludedInError' = 'concludedInError',
  ): RequestCommand => ({ type: 'ReopenRequest', reopenedOn, ground, reason: sealed }),
  reanswerOrder: (receivedOn: string, over: Over<Of<'OrderReanswer'>> = {}): RequestCommand => ({
    type: 'OrderReanswer',
    ground: 'reconsideration',
    receivedOn,
    reference: sealed,
    ...over,
  }),
  reanswer: (n: number, repliedOn: string, decision = 'A2'): RequestCommand => ({
    type: 'RecordReanswer',
    n,
    repliedOn,
    decision,
    serviceMode: 'post',
  }),
  archive: (archivedOn: string): RequestCommand => ({ type: 'ArchiveRequest', archivedOn, volume: sealed }),
  correction: (version: number, changes: Readonly<Record<string, string | number>>): RequestCommand => ({
    type: 'ProposeCorrection',
    version,
    changes,
    reason: sealed,
  }),
  confirmCorrection: (n: number): RequestCommand => ({ type: 'ConfirmCorrection', n }),
  revocation: (version: number): RequestCommand => ({ type: 'RevokeFact', version, reason: sealed }),
  split: (splitOn: string, ...into: string[]): RequestCommand => ({ type: 'SplitRequest', splitOn, into }),
  due: (kind: Deadline['kind'], derivation: number, ref?: number): RequestCommand => ({
    type: 'MarkDeadlineMissed',
    kind,
    derivation,
    ...(ref === undefined ? {} : { ref }),
  }),
} as const;

/** A day as the fold writes it. */
export const day = (text: string): PlainDate => plainDate(text);
