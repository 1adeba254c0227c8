import type { PlainDate } from '@yishen/calendar';
import { isDecisionCode, isReview, missingContents, reviewsOf, type DecisionCode } from '@yishen/statute';
import { Rejected } from '../../rejected';
import { actorOf, clockContextOf, dateNotAfterToday, factDate, type DecisionContext } from '../context';
import { procedureOn, type Draft, type KnownRequest, type Procedure } from '../state';
import type { Deciders } from './deciders';
import { evidenceIfAny, given, nextNumber, serviceModeOf } from './evidence';
import { lapse } from './supplement';
import { isRemedies, type Remedies } from '../standingAnswer';

/** Drafting, reviewing, signing and giving the answer (条例 第十七条、第三十六条至第三十九条、第四十五条). */
export const decisionActs: Pick<
  Deciders,
  'DraftDecision' | 'ReviewDecision' | 'SignDecision' | 'AnswerRequest' | 'RecordDelivery'
> = {
  DraftDecision: ({ decision, contents, override }, state, context) => {
    const code = answerCode(decision);
    if (!override) requireGround(code, state);
    // A number once given is not given again, also when its draft was sent out, undone or revoked.
    const n = nextNumber(state.facts.flatMap((fact) => (fact.type === 'DecisionDrafted' ? [fact.data] : [])));
    return [{ type: 'DecisionDrafted', schema: 1, data: { n, decision: code, contents, by: actorOf(context) } }];
  },

  ReviewDecision: ({ review, verdict, opinion }, state, context) => {
    const draft = draftOf(state);
    if (!isReview(review)) throw new Rejected('request.choice-unknown', { review });
    if (verdict !== 'passed' && verdict !== 'returned') throw new Rejected('request.choice-unknown', { verdict });
    const by = actorOf(context);
    // The one who wrote it does not review it (条例 第四十五条: 审核 is a step of its own).
    if (draft.by === by) throw new Rejected('request.needs-second-person');
    const data = { n: draft.n, review, verdict, ...given('opinion', opinion), by } as const;
    return [{ type: 'DecisionReviewed', schema: 1, data }];
  },

  SignDecision: (act, state, context) => {
    const draft = draftOf(state);
    const by = actorOf(context);
    if (draft.by === by) throw new Rejected('request.needs-second-person');
    const missing = missingContents(draft.decision, Object.fromEntries(draft.given.map((key) => [key, true])));
    if (missing.length > 0) {
      throw new Rejected('request.contents-missing', { missing: missing.map(({ label }) => label).join('、') });
    }
    const unreviewed = reviewsOf(draft.decision).filter((review) => draft.reviews[review] !== 'passed');
    if (unreviewed.length > 0) throw new Rejected('request.draft-not-reviewed');
    const signedOn = factDate(act.signedOn, context, state.receivedOn);
    // An opinion may have come in after the draft was written.
    if (!act.override) requireGround(draft.decision, state);
    const data = { n: draft.n, decision: draft.decision, signedOn, by };
    return [{ type: 'DecisionSigned', schema: 1, data }];
  },

  AnswerRequest: (act, state, context) => {
    const { note } = act;
    const remedies = remediesOf(act.remedies);
    const decision = answerCode(act.decision);
    const serviceMode = serviceModeOf(act.serviceMode);
    const repliedOn = dateNotAfterToday(act.repliedOn, context.now, 'request.replied-in-future');
    const { receivedOn = repliedOn, draft } = state;
    if (repliedOn < receivedOn) throw new Rejected('request.replied-before-received', { receivedOn, repliedOn });
    const then = procedureOn(state, repliedOn);
    if (!act.override && discloses(decision) && objectionStands(then)) throw new Rejected('request.objection-stands');
    requireLapse(decision, state, repliedOn, context);
    const data = {
      decision,
      repliedOn,
      serviceMode,
      ...given('note', note),
      ...given('remedies', remedies),
      ...signedDraft(draft, decision, repliedOn, context),
    };
    return [{ type: 'RequestAnswered', schema: 1, data }];
  },

  RecordDelivery: (act, state, context) => {
    const deliveredOn = factDate(act.deliveredOn, context);
    const { standing } = state;
    if (!standing) throw new Rejected('request.notice-not-issued', { step: 'answer' });
    if (deliveredOn < standing.on) {
      throw new Rejected('request.served-before-issued', { servedOn: deliveredOn, issuedOn: standing.on });
    }
    return [{ type: 'AnswerDelivered', schema: 1, data: { deliveredOn, ...evidenceIfAny(act) } }];
  },
};

/** A conclusion that is an answer or a file note; a withdrawal is the applicant's act and has its own record. */
export function answerCode(decision: string): DecisionCode {
  if (!isDecisionCode(decision)) throw new Rejected('request.decision-unknown', { decision });
  if (decision === 'A23') throw new Rejected('request.decision-is-withdrawal');
  return decision;
}

/** Whether an answer told of the remedies, where that was said. Throws `Rejected`. */
export function remediesOf(remedies: string | undefined): Remedies | undefined {
  if (remedies !== undefined && !isRemedies(remedies)) throw new Rejected('request.choice-unknown', { remedies });
  return remedies;
}

// What a conclusion says happened must be on record, and a standing objection forbids disclosure (条例 第三十二条).
function requireGround(decision: DecisionCode, state: KnownRequest): void {
  const { supplements, reasons, consultations } = state;
  if (decision === 'A15' && !supplements.some(({ receivedOn }) => receivedOn !== undefined)) {
    throw new Rejected('request.decision-needs-supplement');
  }
  if (decision === 'A19' && reasons?.reasonable !== false) throw new Rejected('request.decision-needs-reasons');
  if (decision === 'A7' && consultations.length === 0) throw new Rejected('request.decision-needs-consultation');
  if (discloses(decision) && objectionStands(state)) throw new Rejected('request.objection-stands');
}

function discloses(decision: DecisionCode): boolean {
  return decision === 'A1' || decision === 'A2';
}

function objectionStands({ consultations }: Procedure): boolean {
  return consultations.some(
    ({ stance, groundsReasonable, overridden }) =>
      stance === 'objects' && groundsReasonable === true && overridden !== true,
  );
}

// A file note that the applicant let a period pass (A21, A22) says so of the notice on record, where there is one.
function requireLapse(decision: DecisionCode, state: KnownRequest, on: PlainDate, context: DecisionContext): void {
  if (decision === 'A21' && state.supplements.length > 0) lapse(state, 'supplement', on, context);
  if (decision === 'A22' && state.fees.length > 0) lapse(state, 'fee', on, context);
}

function draftOf({ draft }: KnownRequest): Draft {
  if (!draft) throw new Rejected('request.no-draft');
  return draft;
}

function signedDraft(
  draft: Draft | undefined,
  decision: DecisionCode,
  repliedOn: string,
  context: DecisionContext,
): { readonly draft?: number } {
  if (!draft) {
    if (!clockContextOf(context).policy.paperAnswers) throw new Rejected('request.answer-not-signed');
    return {};
  }
  if (draft.signedOn === undefined) throw new Rejected('request.answer-not-signed');
  if (draft.decision !== decision)
    throw new Rejected('request.answer-differs-from-draft', { decision: draft.decision });
  if (repliedOn < draft.signedOn) {
    throw new Rejected('request.date-out-of-order', { date: repliedOn, earlier: draft.signedOn });
  }
  return { draft: draft.n };
}
