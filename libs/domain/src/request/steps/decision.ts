import type { PlainDate } from '@yishen/calendar';
import {
  DECISIONS,
  REVIEWS,
  SERVICE_MODES,
  isDecisionCode,
  isReview,
  missingContents,
  reviewsOf,
  type DecisionCode,
  type Review,
  type ServiceMode,
} from '@yishen/statute';
import type { ByType, DomainEvent } from '../../event';
import { Rejected } from '../../rejected';
import type { Sealed } from '../../sealed';
import { choice, date, oneOf, optional, proof, text, type FieldsOfActs } from '../actField';
import { actorOf, dateNotAfterToday, factDate } from '../context';
import { evidenceIfAny, given, nextNumber, serviceModeOf, type Evidence } from '../evidence';
import { ENDED, OPEN, forbidden } from '../guards';
import { factsOf, type KnownRequest, type Procedure } from '../procedure';
import {
  REMEDIES,
  isRemedies,
  withDelivery,
  withStanding,
  type Remedies,
  type StandingAnswer,
} from '../standingAnswer';
import type { Desk, Step } from '../step';
import { conclusionCode, pastDay, remedies, serviceMode } from '../values';
import { requireLapse } from './lapse';

declare module '../procedure' {
  interface Procedure {
    readonly draft?: Draft;
    /** The answer that can be challenged: that of the conclusion, or the one given in its place. */
    readonly standing?: StandingAnswer;
  }
  interface RequestFacts extends ByType<DecisionFact> {}
  interface RequestActs extends DecisionActs {}
}

/** A conclusion was drafted with its contents. */
export type DecisionDrafted = DomainEvent<
  'DecisionDrafted',
  {
    readonly n: number;
    readonly decision: DecisionCode;
    readonly contents: Readonly<Record<string, Sealed>>;
    readonly by: string;
  }
>;

/** A draft was reviewed (条例 第十七条、第四十五条). */
export type DecisionReviewed = DomainEvent<
  'DecisionReviewed',
  {
    readonly n: number;
    readonly review: Review;
    readonly verdict: 'passed' | 'returned';
    readonly opinion?: Sealed;
    readonly by: string;
  }
>;

/** A draft was signed: it may go out. */
export type DecisionSigned = DomainEvent<
  'DecisionSigned',
  { readonly n: number; readonly decision: DecisionCode; readonly signedOn: PlainDate; readonly by: string }
>;

/** The agency concluded the request by an answer or a file note (条例 第三十六条至第三十九条). */
export type RequestAnswered = DomainEvent<
  'RequestAnswered',
  {
    readonly decision: DecisionCode;
    /** The reply date: 交邮之日 for mail, 签收之日 for delivery by hand (国办公开办函〔2016〕235号). */
    readonly repliedOn: PlainDate;
    readonly serviceMode: ServiceMode;
    readonly note?: Sealed;
    /** The signed draft it sends out; absent for an answer that was given on paper. */
    readonly draft?: number;
    /** `untold` when it did not say where and until when it can be challenged; absent when it did. */
    readonly remedies?: Remedies;
  }
>;

/** The answer reached the applicant, whose remedy periods start (复议法 第二十条、行诉法 第四十六条). */
export type AnswerDelivered = DomainEvent<
  'AnswerDelivered',
  { readonly deliveredOn: PlainDate; readonly evidence?: Evidence }
>;

type DecisionFact = DecisionDrafted | DecisionReviewed | DecisionSigned | RequestAnswered | AnswerDelivered;

/** The draft of a conclusion on its way to the signature. */
export interface Draft {
  readonly n: number;
  readonly decision: DecisionCode;
  /** The keys of the contents that are filled in. */
  readonly given: readonly string[];
  readonly by: string;
  readonly reviews: Readonly<Partial<Record<Review, 'passed' | 'returned'>>>;
  readonly signedOn?: PlainDate;
}

/** The acts of a decision. */
export const decisionActs = {
  DraftDecision: { decision: oneOf(DECISIONS), contents: { kind: 'contents' } },
  ReviewDecision: { review: oneOf(REVIEWS), verdict: choice('passed', 'returned'), opinion: optional(text) },
  SignDecision: { signedOn: date },
  AnswerRequest: {
    decision: oneOf(DECISIONS),
    repliedOn: date,
    serviceMode: oneOf(SERVICE_MODES),
    remedies: optional(choice(...REMEDIES)),
    note: optional(text),
  },
  RecordDelivery: { deliveredOn: date, ...proof },
} as const satisfies FieldsOfActs;
type DecisionActs = typeof decisionActs;

const DRAFTED = forbidden('request.no-draft', ({ draft }) => draft === undefined);
const UNSIGNED = forbidden('request.draft-signed', ({ draft }) => draft?.signedOn !== undefined);
const REVIEWED = forbidden(
  'request.draft-not-reviewed',
  ({ draft }) => draft !== undefined && reviewsOf(draft.decision).some((review) => draft.reviews[review] !== 'passed'),
);

/** Drafting, reviewing, signing and giving the answer (条例 第十七条、第三十六条至第三十九条、第四十五条). */
export const decision: Step<keyof DecisionActs, DecisionFact['type']> = {
  flow: 'decision',
  acts: {
    DraftDecision: {
      access: 'request.handle',
      article: '条例第三十六条至第三十九条',
      guards: OPEN,
      decide: ({ contents, override, ...act }, state, desk) => {
        const code = answerCode(act.decision);
        if (!override) requireGround(code, state);
        // A number is not given twice, even when its draft was sent out, undone or revoked.
        const n = nextNumber(factsOf(state, 'DecisionDrafted').map(({ data }) => data));
        return [{ type: 'DecisionDrafted', schema: 1, data: { n, decision: code, contents, by: actorOf(desk) } }];
      },
    },
    ReviewDecision: {
      access: 'request.review',
      article: '条例第十七条、第四十五条',
      guards: [...OPEN, DRAFTED, UNSIGNED],
      decide: ({ review, verdict, opinion }, state, desk) => {
        const draft = draftOf(state);
        if (!isReview(review)) throw new Rejected('request.choice-unknown', { review });
        if (verdict !== 'passed' && verdict !== 'returned') throw new Rejected('request.choice-unknown', { verdict });
        const by = actorOf(desk);
        // The author may not review the draft (条例 第四十五条: 审核 is a step of its own).
        if (draft.by === by) throw new Rejected('request.needs-second-person');
        const data = { n: draft.n, review, verdict, ...given('opinion', opinion), by } as const;
        return [{ type: 'DecisionReviewed', schema: 1, data }];
      },
    },
    SignDecision: {
      access: 'request.sign',
      article: '条例第四十五条',
      guards: [...OPEN, DRAFTED, UNSIGNED, REVIEWED],
      decide: (act, state, desk) => {
        const draft = draftOf(state);
        const by = actorOf(desk);
        if (draft.by === by) throw new Rejected('request.needs-second-person');
        const missing = missingContents(draft.decision, Object.fromEntries(draft.given.map((key) => [key, true])));
        if (missing.length > 0) {
          throw new Rejected('request.contents-missing', { missing: missing.map(({ label }) => label).join('、') });
        }
        const unreviewed = reviewsOf(draft.decision).filter((review) => draft.reviews[review] !== 'passed');
        if (unreviewed.length > 0) throw new Rejected('request.draft-not-reviewed');
        const signedOn = factDate(act.signedOn, desk, state.receivedOn);
        // An opinion may have come in after the draft was written.
        if (!act.override) requireGround(draft.decision, state);
        const data = { n: draft.n, decision: draft.decision, signedOn, by };
        return [{ type: 'DecisionSigned', schema: 1, data }];
      },
    },
    AnswerRequest: {
      access: 'request.answer',
      article: '条例第三十三条、第三十六条至第三十九条',
      guards: OPEN,
      latestOn: (_, { reply }) => reply?.dueOn,
      decide: (act, state, desk) => {
        const { note } = act;
        const told = remediesOf(act.remedies);
        const code = answerCode(act.decision);
        const mode = serviceModeOf(act.serviceMode);
        const repliedOn = dateNotAfterToday(act.repliedOn, desk.now, 'request.replied-in-future');
        const { receivedOn = repliedOn, draft } = state;
        if (repliedOn < receivedOn) throw new Rejected('request.replied-before-received', { receivedOn, repliedOn });
        const then = desk.procedureOn(state, repliedOn);
        if (!act.override && discloses(code) && objectionStands(then)) throw new Rejected('request.objection-stands');
        requireLapse(code, state, repliedOn, desk);
        const data = {
          decision: code,
          repliedOn,
          serviceMode: mode,
          ...given('note', note),
          ...given('remedies', told),
          ...signedDraft(draft, code, repliedOn, desk),
        };
        return [{ type: 'RequestAnswered', schema: 1, data }];
      },
    },
    RecordDelivery: {
      access: 'request.handle',
      article: '复议法第二十条；行诉法第四十六条',
      guards: ENDED,
      decide: (act, state, desk) => {
        const deliveredOn = factDate(act.deliveredOn, desk);
        const { standing } = state;
        if (!standing) throw new Rejected('request.notice-not-issued', { step: 'answer' });
        if (deliveredOn < standing.on) {
          throw new Rejected('request.served-before-issued', { servedOn: deliveredOn, issuedOn: standing.on });
        }
        return [{ type: 'AnswerDelivered', schema: 1, data: { deliveredOn, ...evidenceIfAny(act) } }];
      },
    },
  },
  facts: {
    DecisionDrafted: {
      type: 'DecisionDrafted',
      sheet: null,
      mark: 'wrote',
      day: null,
      correctable: {},
      revocable: true,
      hasFollowers: wentOut,
      apply: (procedure, { data: { n, decision: code, contents, by } }) => ({
        ...procedure,
        draft: { n, decision: code, given: Object.keys(contents), by, reviews: {} },
      }),
    },
    DecisionReviewed: {
      type: 'DecisionReviewed',
      sheet: null,
      mark: 'reviewed',
      day: null,
      correctable: {},
      revocable: true,
      hasFollowers: ({ draft }, { data }) => draft?.n === data.n && draft.signedOn !== undefined,
      apply: (procedure, { data: { n, review, verdict } }) =>
        procedure.draft?.n === n
          ? {
              ...procedure,
              draft: { ...procedure.draft, reviews: { ...procedure.draft.reviews, [review]: verdict } },
            }
          : procedure,
    },
    DecisionSigned: {
      type: 'DecisionSigned',
      sheet: 'sheet.DecisionSigned',
      mark: 'signed',
      day: 'signedOn',
      correctable: { signedOn: pastDay },
      revocable: true,
      hasFollowers: wentOut,
      apply: (procedure, { data: { n, signedOn } }) =>
        procedure.draft?.n === n ? { ...procedure, draft: { ...procedure.draft, signedOn } } : procedure,
    },
    RequestAnswered: {
      type: 'RequestAnswered',
      sheet: 'sheet.RequestAnswered',
      mark: 'done',
      day: 'repliedOn',
      correctable: { repliedOn: pastDay, decision: conclusionCode, serviceMode, remedies },
      revocable: false,
      concludes: true,
      apply: (procedure, { data: { decision: code, repliedOn: on, remedies: told = 'told' } }) => {
        const concluded = { ...procedure, conclusion: { how: 'answered' as const, on, decision: code } };
        return withStanding(concluded, { decision: code, on, remedies: told });
      },
    },
    AnswerDelivered: {
      type: 'AnswerDelivered',
      sheet: 'sheet.AnswerDelivered',
      mark: 'sent',
      day: 'deliveredOn',
      correctable: { deliveredOn: pastDay },
      revocable: true,
      apply: (procedure, { data }) => withDelivery(procedure, data.deliveredOn),
    },
  },
  kinds: {},
};

/** Reads the code of an answer or a file note; a withdrawal is the applicant's act and has its own record. */
export function answerCode(code: string): DecisionCode {
  if (!isDecisionCode(code)) throw new Rejected('request.decision-unknown', { decision: code });
  if (code === 'A23') throw new Rejected('request.decision-is-withdrawal');
  return code;
}

/** Reads whether an answer named the remedies; `undefined` when that was not given. Throws `Rejected`. */
export function remediesOf(told: string | undefined): Remedies | undefined {
  if (told !== undefined && !isRemedies(told)) throw new Rejected('request.choice-unknown', { remedies: told });
  return told;
}

// The draft was sent out as the answer.
function wentOut({ draft, conclusion }: KnownRequest, { data }: { readonly data: { readonly n: number } }): boolean {
  return draft?.n === data.n && conclusion?.how === 'answered';
}

// A conclusion needs its ground on record, and a standing objection forbids disclosure (条例 第三十二条).
function requireGround(code: DecisionCode, state: KnownRequest): void {
  const { supplements, reasons, consultations } = state;
  if (code === 'A15' && !supplements.some(({ receivedOn }) => receivedOn !== undefined)) {
    throw new Rejected('request.decision-needs-supplement');
  }
  if (code === 'A19' && reasons?.reasonable !== false) throw new Rejected('request.decision-needs-reasons');
  if (code === 'A7' && consultations.length === 0) throw new Rejected('request.decision-needs-consultation');
  if (discloses(code) && objectionStands(state)) throw new Rejected('request.objection-stands');
}

function discloses(code: DecisionCode): boolean {
  return code === 'A1' || code === 'A2';
}

function objectionStands({ consultations }: Procedure): boolean {
  return consultations.some(
    ({ stance, groundsReasonable, overridden }) =>
      stance === 'objects' && groundsReasonable === true && overridden !== true,
  );
}

function draftOf({ draft }: KnownRequest): Draft {
  if (!draft) throw new Rejected('request.no-draft');
  return draft;
}

function signedDraft(
  draft: Draft | undefined,
  code: DecisionCode,
  repliedOn: string,
  { clock }: Desk,
): { readonly draft?: number } {
  if (!draft) {
    if (!clock.policy.paperAnswers) throw new Rejected('request.answer-not-signed');
    return {};
  }
  if (draft.signedOn === undefined) throw new Rejected('request.answer-not-signed');
  if (draft.decision !== code) throw new Rejected('request.answer-differs-from-draft', { decision: draft.decision });
  if (repliedOn < draft.signedOn) {
    throw new Rejected('request.date-out-of-order', { date: repliedOn, earlier: draft.signedOn });
  }
  return { draft: draft.n };
}
