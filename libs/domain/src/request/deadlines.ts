import { addDays, addWorkingDays, atShanghai, type PlainDate, type WorkCalendar } from '@yishen/calendar';
import {
  CHANNELS,
  CONSULTED_PARTIES,
  SERVICE_PROOF_WORKING_DAYS,
  periodInForce,
  type AgencySettings,
} from '@yishen/statute';
import { buildDeadline, type Deadline, type DeadlineState, type Exclusion, type StateOf } from '../clock';
import type { RequestRules } from './rules';
import { feePaidOn, feeSettledOn, type Consultation, type Procedure } from './state';

/** What the clock needs besides the facts. */
export interface ClockContext {
  readonly calendar: WorkCalendar;
  readonly policy: AgencySettings;
  readonly rules: RequestRules;
}

/** The running period of the reply: where it starts, since when the applicant is waited for, and what lengthens it. */
export interface ReplyPeriod {
  /** The day of the event it starts from: receipt, a supplement received, a fee paid. */
  readonly from: PlainDate;
  readonly startedBy: 'receipt' | 'supplement' | 'fee';
  /** The day of the notice whose answer is waited for. */
  readonly waitingSince?: PlainDate;
  readonly extendedBy: number;
}

/**
 * The only place a deadline of a request is computed: facts, calendar, rules and the day it is seen from in, the whole list of
 * deadlines out. It folds intervals and subtracts nothing, so facts may be back-dated or corrected in any order.
 */
export function requestDeadlines(facts: Procedure, context: ClockContext, asOf: PlainDate): readonly Deadline[] {
  const { receivedOn } = facts;
  if (facts.split) return [];
  if (receivedOn === undefined) return confirmation(facts, context, asOf);
  return [
    ...reply(facts, receivedOn, context, asOf),
    ...supplementDeadlines(facts, context, asOf),
    ...consultationDeadlines(facts, receivedOn, context, asOf),
    ...feeDeadlines(facts, receivedOn, context, asOf),
    ...reasonsDeadline(facts, context, asOf),
    ...reanswerDeadlines(facts, context, asOf),
  ];
}

/**
 * The reply period that runs on the facts (条例 第三十条、第三十三条; 109号): it starts afresh from the last supplement or
 * full payment; an extension lengthens the period in which it was granted.
 */
export function replyPeriod(facts: Procedure, receivedOn: PlainDate): ReplyPeriod {
  const restarts = restartsOf(facts);
  let from = receivedOn;
  let startedBy: ReplyPeriod['startedBy'] = 'receipt';
  for (const restart of restarts) {
    if (restart.on >= from) ({ on: from, by: startedBy } = restart);
  }
  const extendedBy = sumOf(facts.extensions.filter(({ grantedOn }) => startedBy === 'receipt' || grantedOn >= from));
  const waitingSince = waitsSince(facts);
  return { from, startedBy, extendedBy, ...(waitingSince === undefined ? {} : { waitingSince }) };
}

/** The date set under 条例 第三十五条, while the period in which it was set still runs: a restart afterwards brings the law's own period again. */
export function delayedUntil({ delayed }: Procedure, from: PlainDate): PlainDate | undefined {
  return delayed && delayed.noticedOn >= from ? delayed.until : undefined;
}

/** By how many working days the reply period that ran on a day was extended, whatever was recorded in which order. */
export function extendedOn(facts: Procedure, day: PlainDate): number {
  const restarts = restartsOf(facts).map(({ on }) => on);
  const from = restarts.findLast((on) => on <= day);
  const until = restarts.find((on) => on > day);
  return sumOf(
    facts.extensions.filter(
      ({ grantedOn }) => (from === undefined || grantedOn >= from) && (until === undefined || grantedOn < until),
    ),
  );
}

function sumOf(extensions: Procedure['extensions']): number {
  return extensions.reduce((sum, { workingDays }) => sum + workingDays, 0);
}

// What came after the end starts nothing any more.
function restartsOf(facts: Procedure): { on: PlainDate; by: 'supplement' | 'fee' }[] {
  const endedOn = facts.conclusion?.on;
  return allRestarts(facts).filter(({ on }) => endedOn === undefined || on <= endedOn);
}

function allRestarts(facts: Procedure): { on: PlainDate; by: 'supplement' | 'fee' }[] {
  const supplements = facts.supplements.flatMap(({ restarts, receivedOn }) =>
    restarts && receivedOn !== undefined ? [{ on: receivedOn, by: 'supplement' as const }] : [],
  );
  const fees = facts.fees.flatMap((fee) => {
    const paidOn = feePaidOn(fee);
    return paidOn === undefined ? [] : [{ on: paidOn, by: 'fee' as const }];
  });
  return [...supplements, ...fees].sort((a, b) => (a.on < b.on ? -1 : 1));
}

// A notice whose answer restarts the period stops it for as long as the answer is awaited.
function waitsSince(facts: Procedure): PlainDate | undefined {
  const open = [
    ...facts.supplements.filter(({ restarts, receivedOn }) => restarts && receivedOn === undefined),
    ...facts.fees.filter((fee) => feeSettledOn(fee) === undefined),
  ];
  return open.map(({ issuedOn }) => issuedOn).sort()[0];
}

/**
 * The days that consultations exclude (条例 第三十三条第三款): after the letter was sent, up to the day the opinion arrived; while
 * none has, up to the fifteenth working day after its receipt (or, while that is not on record, after its sending).
 */
export function exclusionsOf(facts: Procedure, receivedOn: PlainDate, context: ClockContext): readonly Exclusion[] {
  return facts.consultations.map((consultation) => ({
    after: context.policy.exclusionIncludesSendingDay ? addDays(consultation.sentOn, -1) : consultation.sentOn,
    until: exclusionEnd(consultation, receivedOn, context),
    consultation: consultation.n,
  }));
}

function exclusionEnd(consultation: Consultation, receivedOn: PlainDate, { calendar, rules }: ClockContext): PlainDate {
  const { party, sentOn, servedOn, endedOn, how } = consultation;
  const days = periodInForce('consultation', receivedOn, rules.periods)?.days ?? 0;
  const limit = addWorkingDays(calendar, servedOn ?? sentOn, days);
  // Silence ends with the period, wherever that ends: its recorded day is only where it ended on the facts known then.
  if (endedOn === undefined || how === 'silent') return limit;
  // An opinion that comes after its period excludes no more than the period; where the law names none, all of the time. While
  // the service is not on record the period is counted from the sending, which is never too long.
  const bounded = CONSULTED_PARTIES[party].limited && days > 0;
  return bounded && endedOn > limit ? limit : endedOn;
}

function reply(facts: Procedure, receivedOn: PlainDate, context: ClockContext, asOf: PlainDate): Deadline[] {
  const period = periodInForce('reply', receivedOn, context.rules.periods);
  if (!period) return [];
  const { from, extendedBy, waitingSince } = replyPeriod(facts, receivedOn);
  const { conclusion } = facts;
  const until = delayedUntil(facts, from);
  // 条例 第三十三条 lengthens and suspends its own period (第三款: 前款规定的期限), not the date set under 第三十五条.
  const excluded = exclusionsOf(facts, receivedOn, context).filter((one) => until === undefined && one.until > from);
  const stateOf: StateOf = (dueOn, provisional) => {
    const stopped = waitingSince !== undefined && (!conclusion || waitingSince <= conclusion.on);
    const reached = stopped ? waitingSince : (conclusion?.on ?? asOf);
    if (reached > dueOn && !provisional) return 'missed';
    if (conclusion) return 'met';
    return stopped ? 'waiting' : 'running';
  };
  const parts = {
    kind: 'reply' as const,
    from,
    workingDays: period.days + extendedBy,
    article: until === undefined ? period.article : '《政府信息公开条例》第三十五条',
    ruleVersion: period.version,
    excluded,
    extendedBy: until === undefined ? extendedBy : 0,
    ...(until === undefined ? {} : { until }),
  };
  return [buildDeadline(parts, context.calendar, stateOf)];
}

// 条例 第三十一条: the agency confirms on the very day the letter, mail or fax comes in.
function confirmation(facts: Procedure, { calendar }: ClockContext, asOf: PlainDate): Deadline[] {
  const { arrivedOn, channel, conclusion } = facts;
  if (arrivedOn === undefined) return [];
  const parts = {
    kind: 'confirmation' as const,
    from: arrivedOn,
    workingDays: 0,
    article: CHANNELS[channel].article,
    ruleVersion: 'receipt-2019',
    until: arrivedOn,
    warnings: [{ workingDaysLeft: 0, at: atShanghai(arrivedOn, '15:00:00.000') }],
  };
  return [buildDeadline(parts, calendar, () => agencyState(conclusion?.on, asOf)(arrivedOn, false))];
}

function supplementDeadlines(facts: Procedure, context: ClockContext, asOf: PlainDate): Deadline[] {
  return facts.supplements.flatMap(({ n, issuedOn, servedOn, receivedOn, replyWorkingDays }): Deadline[] => {
    const ended = receivedOn ?? facts.conclusion?.on;
    if (servedOn === undefined) return [serviceProof('noticeService', n, issuedOn, ended, context, asOf)];
    const parts = {
      kind: 'supplementReply' as const,
      ref: n,
      from: servedOn,
      workingDays: replyWorkingDays,
      article: '《政府信息公开条例》第三十条',
      ruleVersion: 'supplement-reply-2019',
      onExpiry: 'lapse' as const,
    };
    return [buildDeadline(parts, context.calendar, applicantState(receivedOn, facts, asOf))];
  });
}

function feeDeadlines(facts: Procedure, receivedOn: PlainDate, context: ClockContext, asOf: PlainDate): Deadline[] {
  return facts.fees.flatMap((fee): Deadline[] => {
    const { n, issuedOn, servedOn } = fee;
    const settledOn = feeSettledOn(fee);
    if (servedOn === undefined) {
      return [serviceProof('feeService', n, issuedOn, settledOn ?? facts.conclusion?.on, context, asOf)];
    }
    const period = periodInForce('feePayment', receivedOn, context.rules.periods);
    if (!period) return [];
    const parts = {
      kind: 'feePayment' as const,
      ref: n,
      from: servedOn,
      workingDays: period.days,
      article: period.article,
      ruleVersion: period.version,
      onExpiry: 'lapse' as const,
    };
    return [buildDeadline(parts, context.calendar, applicantState(settledOn, facts, asOf))];
  });
}

function consultationDeadlines(
  facts: Procedure,
  receivedOn: PlainDate,
  context: ClockContext,
  asOf: PlainDate,
): Deadline[] {
  return facts.consultations.flatMap(({ n, party, sentOn, servedOn, endedOn, how }): Deadline[] => {
    const ended = endedOn ?? facts.conclusion?.on;
    if (servedOn === undefined) return [serviceProof('consultationService', n, sentOn, ended, context, asOf)];
    const period = periodInForce('consultation', receivedOn, context.rules.periods);
    if (!period || !CONSULTED_PARTIES[party].limited) return [];
    const parts = {
      kind: 'consultationReply' as const,
      ref: n,
      from: servedOn,
      workingDays: period.days,
      article: CONSULTED_PARTIES[party].article,
      ruleVersion: period.version,
      onExpiry: 'silence' as const,
    };
    const answeredOn = how === 'silent' ? undefined : endedOn;
    return [buildDeadline(parts, context.calendar, applicantState(answeredOn, facts, asOf))];
  });
}

function reasonsDeadline(facts: Procedure, context: ClockContext, asOf: PlainDate): Deadline[] {
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
  return [buildDeadline(parts, context.calendar, applicantState(receivedOn ?? judgedOn, facts, asOf))];
}

function reanswerDeadlines(facts: Procedure, { calendar, policy }: ClockContext, asOf: PlainDate): Deadline[] {
  return facts.reanswers.map(({ n, receivedOn, workingDays, until, repliedOn }) => {
    const parts = {
      kind: 'reanswer' as const,
      ref: n,
      from: receivedOn,
      workingDays: workingDays ?? policy.reanswerDays,
      article: '《行政复议法》第六十四条、《行政诉讼法》第七十条',
      ruleVersion: 'reanswer-2024',
      ...(until === undefined ? {} : { until }),
    };
    return buildDeadline(parts, calendar, agencyState(repliedOn, asOf));
  });
}

/** Whether the service of a notice is on record in time: without it no period of the addressee starts. */
function serviceProof(
  kind: 'noticeService' | 'feeService' | 'consultationService',
  ref: number,
  from: PlainDate,
  ended: PlainDate | undefined,
  { calendar }: ClockContext,
  asOf: PlainDate,
): Deadline {
  const parts = {
    kind,
    ref,
    from,
    workingDays: SERVICE_PROOF_WORKING_DAYS,
    article: '国办公开办函〔2016〕235号',
    ruleVersion: 'service-proof',
    warnings: [],
  };
  return buildDeadline(parts, calendar, agencyState(ended, asOf));
}

function agencyState(doneOn: PlainDate | undefined, asOf: PlainDate): StateOf {
  return (dueOn, provisional): DeadlineState => {
    if ((doneOn ?? asOf) > dueOn && !provisional) return 'missed';
    return doneOn === undefined ? 'running' : 'met';
  };
}

// What the applicant or a third party lets pass is not missed by the agency; what he did, late or not, ends it.
function applicantState(doneOn: PlainDate | undefined, facts: Procedure, asOf: PlainDate): StateOf {
  return (dueOn, provisional): DeadlineState => {
    if (doneOn !== undefined) return 'met';
    const ended = facts.conclusion?.on;
    if ((ended ?? asOf) > dueOn && !provisional) return 'lapsed';
    return ended === undefined ? 'running' : 'met';
  };
}
