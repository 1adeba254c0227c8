import { atShanghai, type PlainDate } from '@yishen/calendar';
import {
  APPLICANT_KINDS,
  CHANNELS,
  isApplicantKind,
  periodInForce,
  type ApplicantKind,
  type Channel,
} from '@yishen/statute';
import { buildDeadline, type Deadline } from '../../clock';
import type { ByType, DomainEvent } from '../../event';
import { Rejected } from '../../rejected';
import type { FileReference, Sealed } from '../../sealed';
import { choice, date, evidence, oneOf, optional, text, type FieldsOfActs } from '../actField';
import { clockContextOf, factDate, type ClockContext } from '../context';
import { agencyState } from '../deadlineStates';
import { evidenceOf, given, type Evidence } from '../evidence';
import { CONCLUDED, SPLIT, UNCONFIRMED, forbidden } from '../guards';
import type { FactOf, Procedure } from '../procedure';
import type { Step } from '../step';
import { channel, pastDay, twoPersons } from '../values';

declare module '../procedure' {
  interface Procedure extends ReceiptPart {}
  interface RequestFacts extends ByType<
    RequestArrived | ContactAttempted | ReceiptConfirmed | RequestReceived | ReceiptEvidenced | ApplicantKindSet
  > {}
  interface RequestActs extends ReceiptActs {}
}
declare module '../../clock' {
  interface DeadlineKinds {
    confirmation: true;
  }
}

/** The applicant as the log knows them: a reference and a kind; the rest is sealed with a key of their own. */
export interface Applicant {
  readonly person: string;
  readonly kind: ApplicantKind;
  readonly name: Sealed;
  readonly identity?: Sealed;
  readonly contact: Sealed;
  /** 委托代理人, with the papers that prove the authority. */
  readonly agent?: { readonly name: Sealed; readonly contact?: Sealed; readonly authority?: FileReference };
  /** Further persons on the same form: one 件, counted in the column of the first. */
  readonly joint?: readonly { readonly kind: ApplicantKind; readonly name: Sealed }[];
}

interface Arrived {
  readonly agencyId: string;
  /** The short code shown to people, derived from the stream id. */
  readonly code: string;
  readonly channel: Channel;
  readonly applicant: Applicant;
  /** What is asked for, sealed with the request's own key. */
  readonly content: Sealed;
  readonly scan?: FileReference;
}

/** A request reached the agency by a channel whose date is fixed only by confirming with the applicant (条例 第三十一条第二、三项). */
export type RequestArrived = DomainEvent<'RequestArrived', Arrived & { readonly arrivedOn: PlainDate }>;

/** Somebody tried to reach the applicant to confirm the receipt. */
export type ContactAttempted = DomainEvent<
  'ContactAttempted',
  { readonly attemptedOn: PlainDate; readonly outcome: 'reached' | 'unreachable'; readonly note?: Sealed }
>;

/** The date of receipt was confirmed with the applicant (条例 第三十一条第二、三项). */
export type ReceiptConfirmed = DomainEvent<
  'ReceiptConfirmed',
  { readonly receivedOn: PlainDate; readonly evidence: Evidence }
>;

/** A request reached the agency, and its date of receipt is known (条例 第二十九条、第三十一条). */
export type RequestReceived = DomainEvent<
  'RequestReceived',
  Arrived & {
    readonly receivedOn: PlainDate;
    readonly evidence?: Evidence;
    /** The request this one was split from at registration (一事一申请). */
    readonly splitFrom?: string;
    /** The number it had in the agency's register before it was brought here. */
    readonly formerNumber?: string;
  }
>;

/** Proof of the date of receipt was added later. */
export type ReceiptEvidenced = DomainEvent<'ReceiptEvidenced', { readonly evidence: Evidence }>;

/** The applicant's column of table three was recorded anew. */
export type ApplicantKindSet = DomainEvent<
  'ApplicantKindSet',
  { readonly kind: ApplicantKind; readonly reason: Sealed }
>;

interface ReceiptPart {
  readonly agencyId: string;
  readonly channel: Channel;
  readonly applicantKind: ApplicantKind;
  readonly person: string;
  readonly arrivedOn?: PlainDate;
  readonly receivedOn?: PlainDate;
  readonly receiptEvidenced: boolean;
}

/** The acts of receipt. */
export const receiptActs = {
  ConfirmReceipt: { receivedOn: date, ...evidence },
  LogContactAttempt: { attemptedOn: date, outcome: choice('reached', 'unreachable'), note: optional(text) },
  RecordReceiptEvidence: { ...evidence },
  SetApplicantKind: { kind: oneOf(APPLICANT_KINDS), reason: text },
} as const satisfies FieldsOfActs;
type ReceiptActs = typeof receiptActs;

const CONFIRMED = forbidden('request.already-confirmed', ({ status }) => status !== 'unconfirmed');

/** Receipt: confirming it, proving it, and the applicant's column (条例 第三十一条). */
export const receipt: Step<
  keyof ReceiptActs,
  (
    RequestArrived | ContactAttempted | ReceiptConfirmed | RequestReceived | ReceiptEvidenced | ApplicantKindSet
  )['type'],
  'confirmation'
> = {
  flow: 'receipt',
  acts: {
    ConfirmReceipt: {
      access: 'request.handle',
      article: '条例第三十一条',
      guards: [CONFIRMED, CONCLUDED],
      latestOn: ({ status, channel: by, arrivedOn }) =>
        status === 'unconfirmed' && CHANNELS[by].confirm ? arrivedOn : undefined,
      decide: (act, state, desk) => {
        const receivedOn = factDate(act.receivedOn, desk, state.arrivedOn);
        if (!periodInForce('reply', receivedOn, clockContextOf(desk).rules.periods)) {
          throw new Rejected('request.received-before-law', { date: receivedOn });
        }
        const proof = evidenceOf(act, CHANNELS[state.channel].evidence);
        return [{ type: 'ReceiptConfirmed', schema: 1, data: { receivedOn, evidence: proof } }];
      },
    },
    LogContactAttempt: {
      access: 'request.handle',
      article: '条例第三十一条',
      guards: [CONFIRMED, CONCLUDED],
      decide: ({ attemptedOn: on, outcome, note }, state, desk) => {
        const attemptedOn = factDate(on, desk, state.arrivedOn);
        if (outcome !== 'reached' && outcome !== 'unreachable') {
          throw new Rejected('request.choice-unknown', { outcome });
        }
        return [{ type: 'ContactAttempted', schema: 1, data: { attemptedOn, outcome, ...given('note', note) } }];
      },
    },
    RecordReceiptEvidence: {
      access: 'request.handle',
      article: '条例第三十一条',
      guards: [UNCONFIRMED, SPLIT],
      decide: (act, state) => {
        const proof = evidenceOf(act, CHANNELS[state.channel].evidence);
        return [{ type: 'ReceiptEvidenced', schema: 1, data: { evidence: proof } }];
      },
    },
    SetApplicantKind: {
      access: 'request.handle',
      article: '国办公开办函〔2021〕30号',
      guards: [SPLIT],
      decide: ({ kind, reason }, state) => {
        if (!isApplicantKind(kind)) throw new Rejected('request.applicant-kind-unknown', { kind });
        if (kind === state.applicantKind) return [];
        return [{ type: 'ApplicantKindSet', schema: 1, data: { kind, reason } }];
      },
    },
  },
  facts: {
    // `beginning` reads the facts that open a request, so they apply nothing here.
    RequestReceived: {
      type: 'RequestReceived',
      sheet: 'sheet.RequestReceived',
      mark: 'came',
      day: 'receivedOn',
      correctable: { receivedOn: twoPersons(pastDay), channel: twoPersons(channel) },
      revocable: false,
      apply: (procedure) => procedure,
    },
    RequestArrived: {
      type: 'RequestArrived',
      sheet: 'sheet.RequestArrived',
      mark: 'came',
      day: 'arrivedOn',
      correctable: { arrivedOn: twoPersons(pastDay), channel: twoPersons(channel) },
      revocable: false,
      apply: (procedure) => procedure,
    },
    ReceiptConfirmed: {
      type: 'ReceiptConfirmed',
      sheet: 'sheet.ReceiptConfirmed',
      mark: 'came',
      day: 'receivedOn',
      correctable: { receivedOn: twoPersons(pastDay) },
      revocable: false,
      apply: (procedure, { data }) => ({ ...procedure, receivedOn: data.receivedOn, receiptEvidenced: true }),
    },
    ContactAttempted: {
      type: 'ContactAttempted',
      sheet: null,
      mark: 'plain',
      day: 'attemptedOn',
      correctable: { attemptedOn: pastDay },
      revocable: true,
      apply: (procedure) => procedure,
    },
    ReceiptEvidenced: {
      type: 'ReceiptEvidenced',
      sheet: null,
      mark: 'plain',
      day: null,
      correctable: {},
      revocable: true,
      apply: (procedure) => ({ ...procedure, receiptEvidenced: true }),
    },
    ApplicantKindSet: {
      type: 'ApplicantKindSet',
      sheet: null,
      mark: 'plain',
      day: null,
      correctable: {},
      revocable: false,
      apply: (procedure, { data }) => ({ ...procedure, applicantKind: data.kind }),
    },
  },
  kinds: {
    confirmation: { of: 'agency', whenNear: 'unconfirmed', whenMissed: 'unconfirmed' },
  },
  inOrder: ({ arrivedOn, receivedOn }) => [[arrivedOn, receivedOn]],
  check: ({ receivedOn }, { clock }) => {
    if (receivedOn !== undefined && !periodInForce('reply', receivedOn, clock.rules.periods)) {
      throw new Rejected('request.received-before-law', { date: receivedOn });
    }
  },
};

/** The fields of receipt after the event that opens the request, before those of which nothing happened yet. */
export function beginning<Nothing extends object>(
  { data }: FactOf<'RequestReceived'> | FactOf<'RequestArrived'>,
  nothing: Nothing,
): Nothing & ReceiptPart {
  const { agencyId, channel, applicant } = data;
  const { kind: applicantKind, person } = applicant;
  // The fields first: adding one to a copy that a spread has made costs V8 half a microsecond, copying after them next to nothing.
  if ('arrivedOn' in data) {
    const { arrivedOn } = data;
    return { agencyId, channel, applicantKind, person, arrivedOn, receiptEvidenced: false, ...nothing };
  }
  const { receivedOn, evidence } = data;
  const receiptEvidenced = evidence !== undefined;
  return { agencyId, channel, applicantKind, person, receivedOn, receiptEvidenced, ...nothing };
}

/** 条例 第三十一条: the agency confirms on the very day the letter, mail or fax comes in. */
export function confirmation(facts: Procedure, { calendar }: ClockContext, asOf: PlainDate): readonly Deadline[] {
  const { arrivedOn, conclusion } = facts;
  if (arrivedOn === undefined) return [];
  const parts = {
    kind: 'confirmation' as const,
    from: arrivedOn,
    workingDays: 0,
    article: CHANNELS[facts.channel].article,
    ruleVersion: 'receipt-2019',
    until: arrivedOn,
    warnings: [{ workingDaysLeft: 0, at: atShanghai(arrivedOn, '15:00:00.000') }],
  };
  return [buildDeadline(parts, calendar, () => agencyState(conclusion?.on, asOf)(arrivedOn, false))];
}
