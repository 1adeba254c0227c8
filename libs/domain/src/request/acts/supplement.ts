import type { PlainDate } from '@yishen/calendar';
import { isChannel, type AgencySettings } from '@yishen/statute';
import { Rejected } from '../../rejected';
import { supplementNoticeBy } from '../availability';
import { clockContextOf, factDate, todayOf, wholeNumber } from '../context';
import { requestDeadlines } from '../deadlines';
import { SERVED_STEPS, type ServedStep } from '../actFields';
import type { RequestEvent } from '../events';
import { feeBalance, type KnownRequest } from '../state';
import type { DecisionContext } from '../context';
import type { Deciders } from './deciders';
import { evidenceIfAny, given, nextNumber, serviceModeOf } from './evidence';

/** 补正 (条例 第三十条), the service of notices, and what the applicant lets lapse. */
export const supplementActs: Pick<
  Deciders,
  'IssueSupplementNotice' | 'RecordSupplement' | 'RecordNoticeServed' | 'ConfirmLapse'
> = {
  IssueSupplementNotice: (act, state, context) => {
    const { items, guidance, whenLate } = act;
    const clock = clockContextOf(context);
    const issuedOn = factDate(act.issuedOn, context, state.receivedOn);
    if (items.length === 0) throw new Rejected('request.items-missing');
    const days = act.replyWorkingDays ?? clock.policy.supplementReplyDays;
    const replyWorkingDays = wholeNumber(days, 1, 250, 'request.period-invalid');
    const by = supplementNoticeBy(state, clock);
    const late = by !== undefined && issuedOn > by;
    // The law names no sanction: whether a late notice still restarts the period is a person's choice (domain.md 1.5.6).
    const setting = clock.policy.lateSupplementRestart;
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

  RecordSupplement: (act, state, context) => {
    const { channel, content, lateReason } = act;
    const awaited = state.supplements.find(({ receivedOn }) => receivedOn === undefined);
    if (!awaited) throw new Rejected('request.no-supplement-awaited');
    if (!isChannel(channel)) throw new Rejected('request.channel-unknown', { channel });
    const receivedOn = factDate(act.receivedOn, context, awaited.issuedOn);
    const posted = act.postedOn === undefined ? undefined : factDate(act.postedOn, context, awaited.issuedOn);
    if (posted !== undefined && posted > receivedOn) {
      throw new Rejected('request.date-out-of-order', { date: receivedOn, earlier: posted });
    }
    const dueOn = deadlineDay(state, 'supplementReply', awaited.n, context);
    const inTime = dueOn === undefined || (posted ?? receivedOn) <= dueOn;
    if (!inTime && !lateReason) throw new Rejected('request.supplement-after-period', { receivedOn, dueOn });
    const data = {
      n: awaited.n,
      receivedOn,
      channel,
      ...given('postedOn', posted),
      content,
      ...given('lateReason', lateReason),
    };
    const undone = undoneLapse(state, 'supplement', receivedOn, inTime, context);
    return [...undone, { type: 'SupplementReceived', schema: 1, data }];
  },

  RecordNoticeServed: (act, state, context) => {
    const { step } = act;
    if (!isServedStep(step)) throw new Rejected('request.choice-unknown', { step });
    const [n, issuedOn] = noticeOf(state, step, act.n);
    const servedOn = factDate(act.servedOn, context);
    if (servedOn < issuedOn) throw new Rejected('request.served-before-issued', { servedOn, issuedOn });
    const data = { step, n, servedOn, serviceMode: serviceModeOf(act.serviceMode), ...evidenceIfAny(act) };
    return [{ type: 'NoticeServed', schema: 1, data }];
  },

  ConfirmLapse: (act, state, context) => {
    const { step, note } = act;
    if (step !== 'supplement' && step !== 'fee') throw new Rejected('request.choice-unknown', { step });
    const lapsedOn = factDate(act.lapsedOn, context);
    return [lapse(state, step, lapsedOn, context, note)];
  },
};

// The agency's standing choice (domain.md §9 Q4), where the clerk makes none for this notice.
const LATE_CHOICES: Readonly<Partial<Record<AgencySettings['lateSupplementRestart'], 'keepClock' | 'restart'>>> = {
  restart: 'restart',
  never: 'keepClock',
};

/**
 * The lapse of an awaited step: never before the day after its last day, nor on a provisional date (domain.md 1.5.4, 2.6).
 * Throws `Rejected`.
 */
export function lapse(
  state: KnownRequest,
  step: 'supplement' | 'fee',
  lapsedOn: ReturnType<typeof todayOf>,
  context: DecisionContext,
  note?: Parameters<Deciders['ConfirmLapse']>[0]['note'],
): Extract<RequestEvent, { type: 'RequestLapsed' }> {
  const awaited =
    step === 'supplement'
      ? state.supplements.find(({ receivedOn, servedOn }) => receivedOn === undefined && servedOn !== undefined)
      : state.fees.find((fee) => feeBalance(fee) > 0 && fee.servedOn !== undefined);
  if (!awaited) throw new Rejected('request.nothing-lapsed');
  const kind = step === 'supplement' ? 'supplementReply' : 'feePayment';
  const deadline = requestDeadlines(state, clockContextOf(context), lapsedOn).find(
    (candidate) => candidate.kind === kind && candidate.ref === awaited.n,
  );
  if (deadline?.state !== 'lapsed') {
    const dueOn = deadline?.dueOn ?? '';
    throw new Rejected(deadline?.provisional ? 'request.lapse-provisional' : 'request.lapse-too-early', { dueOn });
  }
  const decision = step === 'supplement' ? 'A21' : 'A22';
  return {
    type: 'RequestLapsed',
    schema: 1,
    data: { step, n: awaited.n, decision, lapsedOn, ...given('note', note) },
  };
}

/**
 * A lapse that an act in time, learnt of later, shows to have been none: the request is open again (design.md §4). What the
 * applicant did before an end of another kind is recorded beside it; what he did after it starts nothing any more.
 */
export function undoneLapse(
  state: KnownRequest,
  step: 'supplement' | 'fee',
  on: PlainDate,
  inTime: boolean,
  context: DecisionContext,
): RequestEvent[] {
  const { conclusion } = state;
  if (!conclusion) return [];
  const lapsed = conclusion.how === 'lapsed' && conclusion.decision === (step === 'supplement' ? 'A21' : 'A22');
  if (!lapsed && on <= conclusion.on) return [];
  if (!lapsed || !inTime) throw new Rejected('request.already-concluded', { concludedOn: conclusion.on });
  return [{ type: 'RequestReopened', schema: 1, data: { reopenedOn: todayOf(context), ground: 'lapseUndone' } }];
}

/** The last day of a deadline of a request. */
export function deadlineDay(state: KnownRequest, kind: string, ref: number, context: DecisionContext) {
  return requestDeadlines(state, clockContextOf(context), todayOf(context)).find(
    (deadline) => deadline.kind === kind && deadline.ref === ref,
  )?.dueOn;
}

function isServedStep(step: string): step is ServedStep {
  return (SERVED_STEPS as readonly string[]).includes(step);
}

/** The notices of a kind that were issued and can be served, with their numbers and days, the latest last. */
export function servedNotices(
  state: KnownRequest,
  step: ServedStep,
): readonly { readonly n: number; readonly on: ReturnType<typeof todayOf> }[] {
  const { supplements, fees, reasons, extensions, delayed, consultations, standing } = state;
  switch (step) {
    case 'supplement':
      return supplements.map(({ n, issuedOn }) => ({ n, on: issuedOn }));
    case 'fee':
      return fees.map(({ n, issuedOn }) => ({ n, on: issuedOn }));
    case 'reasons':
      return reasons ? [{ n: reasons.n, on: reasons.askedOn }] : [];
    case 'extension':
      return extensions.map(({ grantedOn }, at) => ({ n: at + 1, on: grantedOn }));
    case 'delay':
      return delayed ? [{ n: 1, on: delayed.noticedOn }] : [];
    case 'consultationNotice':
      return consultations.map(({ n, sentOn }) => ({ n, on: sentOn }));
    case 'answer':
      return standing ? [{ n: 1, on: standing.on }] : [];
  }
}

function noticeOf(state: KnownRequest, step: ServedStep, n?: number): [number, ReturnType<typeof todayOf>] {
  const notices = servedNotices(state, step);
  const single = step === 'reasons' || step === 'delay' || step === 'answer';
  const found = n === undefined || single ? notices.at(-1) : notices.find((notice) => notice.n === n);
  if (!found) throw new Rejected('request.notice-not-issued', { step });
  return [found.n, found.on];
}
