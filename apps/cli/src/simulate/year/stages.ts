import { NATIONAL_CALENDAR, workingDaysBefore, type PlainDate } from '@yishen/calendar';
import {
  CONSULTED_PARTIES,
  SERVICE_MODES,
  feeFor,
  feeScaleInForce,
  type ConsultedParty,
  type ServiceMode,
} from '@yishen/statute';
import type { Draft } from './draft';

/** How far a request has come while its history is thrown. */
export interface Course {
  readonly receivedOn: PlainDate;
  /** The date of receipt was typed in, not confirmed with the applicant. */
  readonly typedReceipt: boolean;
  /** The day from which the reply period runs: receipt, supplement or payment. */
  start: PlainDate;
  /** The day from which the answer can be given. */
  ready: PlainDate;
  extendedBy?: number;
  /** A supplement notice came too late and the period went on (domain.md 1.5.6). */
  keptClock?: boolean;
  ended?: boolean;
  delayedUntil?: PlainDate;
  /** What the answer may rest on. */
  facts: {
    supplemented?: boolean;
    consulted?: boolean;
    standingObjection?: boolean;
    reasonable?: boolean;
    unreasonable?: boolean;
  };
}

const FEN = 100;
const later = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b);

/** 补正 (条例 第三十条): told once, served, answered, answered late, or given up. */
export function addSupplement(draft: Draft, course: Course): void {
  const { dice, working } = draft;
  const late = dice.chance(0.1);
  const issuedOn = working(course.receivedOn, late ? dice.between(8, 10) : dice.between(0, 7));
  const replyWorkingDays = dice.between(7, 15);
  const notice = {
    type: 'IssueSupplementNotice',
    issuedOn,
    items: ['请明确所需信息的名称或者文号'],
    replyWorkingDays,
  } as const;
  const restart = late && dice.chance(0.5);
  if (!late) draft.add(issuedOn, 'clerk', notice);
  else if (restart) draft.add(issuedOn, 'head', { ...notice, whenLate: 'restart', override: '申请人同意重新计算' });
  else draft.add(issuedOn, 'clerk', { ...notice, whenLate: 'keepClock' });
  const servedOn = working(issuedOn, serviceDays(draft));
  draft.add(servedOn, 'clerk', {
    type: 'RecordNoticeServed',
    step: 'supplement',
    servedOn,
    serviceMode: anyMode(draft),
  });
  const dueOn = working(servedOn, replyWorkingDays);
  const received = (
    on: PlainDate,
    more: { readonly postedOn?: PlainDate; readonly lateReason?: string } = {},
  ): void => {
    const channel = dice.pick(['online', 'registeredPost', 'inPerson'] as const);
    draft.add(on, 'clerk', { type: 'RecordSupplement', receivedOn: on, channel, content: '补正后的申请内容', ...more });
    course.facts.supplemented = true;
    course.ready = on;
    if (!late || restart) course.start = on;
    else course.keptClock = true;
  };
  const outcome = dice.between(0, 99);
  if (outcome < 52) return received(working(servedOn, dice.between(0, replyWorkingDays)));
  if (outcome < 62) {
    const postedOn = working(servedOn, dice.between(replyWorkingDays - 2, replyWorkingDays));
    return received(working(postedOn, dice.between(1, 3)), { postedOn });
  }
  if (outcome < 72) return received(working(dueOn, dice.between(1, 3)), { lateReason: '住院治疗' });
  const lapsedOn = working(dueOn, dice.between(1, 4));
  draft.add(lapsedOn, 'clerk', { type: 'ConfirmLapse', step: 'supplement', lapsedOn, note: '逾期未补正' });
  // A reply that was posted in time turns up: the lapse was none.
  if (dice.chance(0.15)) return received(working(lapsedOn, dice.between(1, 3)), { postedOn: dueOn });
  course.ended = true;
}

/** Consultations, several at once (条例 第三十二条、第三十四条): answered, silent, answered too late, ended. */
export function addConsultations(draft: Draft, course: Course): void {
  const { dice, working } = draft;
  if (course.keptClock) return;
  const base = working(course.ready, dice.between(1, 6));
  const letters = Array.from({ length: dice.between(1, 3) }, () => working(base, dice.between(0, 2))).sort();
  letters.forEach((sentOn, at) => {
    const n = at + 1;
    const party = dice.pick(Object.keys(CONSULTED_PARTIES) as ConsultedParty[]);
    const started = { name: `模拟被征求方${n}`, contact: '模拟联系方式', question: '是否同意公开' };
    draft.add(sentOn, 'clerk', { type: 'StartConsultation', party, sentOn, ...started });
    const servedOn = working(sentOn, dice.chance(0.06) ? dice.between(8, 9) : dice.between(1, 4));
    draft.add(servedOn, 'clerk', { type: 'RecordConsultationServed', n, servedOn });
    const endedOn = addOpinion(draft, course, { n, party, servedOn });
    course.ready = later(course.ready, working(endedOn, 1));
  });
  course.facts.consulted = true;
}

function addOpinion(
  draft: Draft,
  course: Course,
  { n, party, servedOn }: { readonly n: number; readonly party: ConsultedParty; readonly servedOn: PlainDate },
): PlainDate {
  const { dice, working } = draft;
  const { limited } = CONSULTED_PARTIES[party];
  const outcome = dice.between(0, 99);
  const dueOn = working(servedOn, 15);
  if (outcome < 8) {
    const endedOn = working(servedOn, dice.between(1, 14));
    draft.add(endedOn, 'clerk', { type: 'EndConsultation', n, endedOn, reason: '不再需要征求意见' });
    return endedOn;
  }
  if (limited && outcome < 35) return dueOn;
  const receivedOn =
    limited && outcome < 45
      ? working(dueOn, dice.between(1, 5))
      : working(servedOn, dice.between(1, limited ? 15 : 24));
  if (dice.chance(0.6)) {
    draft.add(receivedOn, 'clerk', { type: 'RecordConsultationReply', n, receivedOn, stance: 'agrees' });
    return receivedOn;
  }
  const groundsReasonable = dice.chance(0.6);
  const objection = { stance: 'objects', reasons: '涉及商业秘密', groundsReasonable };
  draft.add(receivedOn, 'clerk', { type: 'RecordConsultationReply', n, receivedOn, ...objection });
  if (!groundsReasonable) return receivedOn;
  if (party === 'thirdParty' && dice.chance(0.3)) {
    const decidedOn = working(receivedOn, 1);
    const told = { content: '拟公开的内容', reasons: '不公开可能对公共利益造成重大影响' };
    draft.add(decidedOn, 'head', { type: 'OverrideObjection', n, decidedOn, ...told });
    return decidedOn;
  }
  course.facts.standingObjection = true;
  return receivedOn;
}

/** A fee notice (109号): paid, paid in parts, paid too much, waived, or let pass. */
export function addFee(draft: Draft, course: Course): void {
  const { dice, working } = draft;
  if (course.keptClock) return;
  const issuedOn = working(course.ready, dice.between(1, 10));
  const basis = dice.pick(['pages', 'requests'] as const);
  const count = basis === 'pages' ? dice.between(31, 600) : dice.between(11, 60);
  const route = dice.pick(['inPerson', 'post', 'electronic', 'online'] as const);
  draft.add(issuedOn, 'clerk', {
    type: 'IssueFeeNotice',
    basis,
    count,
    issuedOn,
    route,
    grounds: '数量明显超过合理范围',
  });
  const servedOn = working(issuedOn, serviceDays(draft));
  draft.add(servedOn, 'clerk', { type: 'RecordNoticeServed', step: 'fee', servedOn, serviceMode: anyMode(draft) });
  const owed = feeOwed(basis, count, course.receivedOn);
  const paid = (paidOn: PlainDate, fen: number): void =>
    draft.add(paidOn, 'clerk', { type: 'RecordPayment', paidOn, fen, reference: '模拟票据' });
  const settled = (on: PlainDate): void => {
    course.start = on;
    course.ready = on;
  };
  const outcome = dice.between(0, 99);
  const day = dice.between(0, 20);
  if (outcome < 45) {
    paid(working(servedOn, day), owed);
    return settled(working(servedOn, day));
  }
  const half = Math.floor(owed / 2);
  if (outcome < 60) {
    paid(working(servedOn, Math.min(day, 10)), half);
    paid(working(servedOn, 20), owed - half);
    return settled(working(servedOn, 20));
  }
  if (outcome < 68) {
    const refundedOn = working(servedOn, day + 2);
    paid(working(servedOn, day), owed + 50 * FEN);
    draft.add(refundedOn, 'clerk', { type: 'RecordRefund', refundedOn, fen: 50 * FEN, reason: '多缴退还' });
    return settled(working(servedOn, day));
  }
  if (outcome < 78) {
    // Waived whole it would start no new period; here the applicant pays what they can.
    const waivedOn = working(servedOn, day);
    paid(servedOn, half);
    draft.add(waivedOn, 'head', { type: 'WaiveFee', waivedOn, reason: '申请人确有困难' });
    return settled(waivedOn);
  }
  if (outcome < 86) paid(working(servedOn, day), half);
  const lapsedOn = working(servedOn, 20 + dice.between(1, 4));
  draft.add(lapsedOn, 'clerk', { type: 'ConfirmLapse', step: 'fee', lapsedOn, note: '逾期未缴费' });
  course.ended = true;
}

function feeOwed(basis: 'pages' | 'requests', count: number, receivedOn: PlainDate): number {
  const scale = feeScaleInForce(basis, receivedOn);
  if (!scale) throw new Error('no scale of the fee is in force');
  const total = feeFor(scale, count).total;
  // By requests a request costs what the n-th of its month costs, not what all of them do.
  return (basis === 'pages' ? total : total - feeFor(scale, count - 1).total) * FEN;
}

/** An excessive request (条例 第三十五条): reasons asked, given or not, judged; a later date, or no processing. */
export function addReasons(draft: Draft, course: Course): void {
  const { dice, working } = draft;
  if (course.keptClock) return;
  const askedOn = working(course.ready, dice.between(1, 3));
  const replyWorkingDays = dice.between(5, 7);
  draft.add(askedOn, 'clerk', { type: 'AskReasons', askedOn, grounds: '本月第二十件申请', replyWorkingDays });
  const servedOn = working(askedOn, dice.between(0, 3));
  draft.add(servedOn, 'clerk', { type: 'RecordNoticeServed', step: 'reasons', servedOn, serviceMode: anyMode(draft) });
  const answered = dice.chance(0.7);
  const dueOn = working(servedOn, replyWorkingDays);
  const receivedOn = working(servedOn, dice.between(0, replyWorkingDays));
  if (answered) draft.add(receivedOn, 'clerk', { type: 'RecordReasons', receivedOn, reasons: '研究需要' });
  const judgedOn = working(answered ? receivedOn : dueOn, dice.between(1, 2));
  const reasonable = answered && dice.chance(0.6);
  draft.add(judgedOn, 'head', { type: 'JudgeReasons', judgedOn, reasonable, grounds: '经审查认定' });
  course.ready = working(judgedOn, 1);
  if (!reasonable) {
    course.facts.unreasonable = true;
    return;
  }
  course.facts.reasonable = true;
  const until = working(course.start, 20 + dice.between(5, 30));
  draft.add(judgedOn, 'head', { type: 'SetDelayedAnswer', noticedOn: judgedOn, until, reasons: '数量较大' });
  course.delayedUntil = until;
}

/** An extension (条例 第三十三条第二款): agreed to by the head of the office and told before the period is over. */
export function addExtension(draft: Draft, course: Course): void {
  const { dice, working } = draft;
  const grantedOn = working(course.start, dice.between(8, 18));
  if (grantedOn < course.receivedOn) return;
  const workingDays = dice.between(1, 20);
  const reason = '需要检索大量档案';
  // The proposal bears no date of its own: it is one of the same day or the day before.
  if (dice.chance(0.6)) {
    const before = workingDaysBefore(NATIONAL_CALENDAR, grantedOn, 1);
    draft.add(later(before, course.start), 'clerk', { type: 'ProposeExtension', workingDays, reason });
  }
  draft.add(grantedOn, 'head', { type: 'GrantExtension', workingDays, grantedOn, noticedOn: grantedOn, reason });
  course.extendedBy = workingDays;
  course.ready = later(course.ready, grantedOn);
}

// Some proofs of service come late: an alarm has asked for them by then.
function serviceDays({ dice }: Draft): number {
  return dice.chance(0.06) ? dice.between(8, 10) : dice.between(0, 5);
}

function anyMode({ dice }: Draft): ServiceMode {
  return dice.pick(Object.keys(SERVICE_MODES) as ServiceMode[]);
}
