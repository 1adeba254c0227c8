import { addDays, addWorkingDays, type PlainDate } from '@yishen/calendar';
import { CONSULTED_PARTIES, periodInForce } from '@yishen/statute';
import { buildDeadline, type Deadline, type Exclusion, type StateOf } from '../../clock';
import type { ClockContext } from '../context';
import { feePaidOn, feeSettledOn } from '../feeAccount';
import type { KnownRequest, Procedure } from '../procedure';
import type { Desk, Step } from '../step';
import type { Consultation } from './consultation';

declare module '../../clock' {
  interface DeadlineKinds {
    reply: true;
  }
}

/** The running period of the reply: where it starts, since when it waits for the applicant, and what extends it. */
export interface ReplyPeriod {
  /** The day of the event it starts from: receipt, a supplement received, a fee paid. */
  readonly from: PlainDate;
  readonly startedBy: 'receipt' | 'supplement' | 'fee';
  /** The day of the notice whose answer is awaited. */
  readonly waitingSince?: PlainDate;
  readonly extendedBy: number;
}

/** The reply period (条例 第三十三条): it has no act of its own; the other steps move it. */
export const reply: Step<never, never, 'reply'> = {
  flow: 'decision',
  acts: {},
  facts: {},
  kinds: {
    reply: { of: 'agency', whenNear: 'nearing', whenMissed: 'missed' },
  },
  deadlines: replyDeadlines,
};

/** The reply deadline as the facts known by a day give it, seen from that day. */
export function replyDeadline(
  state: KnownRequest,
  day: PlainDate,
  desk: Pick<Desk, 'deadlines' | 'procedureOn'>,
): Deadline | undefined {
  return desk.deadlines(desk.procedureOn(state, day), day).find(({ kind }) => kind === 'reply');
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

/** The date set under 条例 第三十五条, while the period in which it was set still runs; a later restart brings back the law's own period. */
export function delayedUntil({ delayed }: Procedure, from: PlainDate): PlainDate | undefined {
  return delayed && delayed.noticedOn >= from ? delayed.until : undefined;
}

/** By how many working days the reply period that ran on a day was extended, in whatever order the facts were recorded. */
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

// What came after the end restarts nothing.
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
 * The days that consultations exclude (条例 第三十三条第三款): after the letter was sent, up to the day the opinion arrived; until it
 * arrives, up to the fifteenth working day after the letter's receipt (or its sending, while the receipt is not on record).
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
  // Silence ends when the period ends: the recorded day is only its end on the facts known then.
  if (endedOn === undefined || how === 'silent') return limit;
  // A late opinion excludes only its period, or all of the time where the law names no period. While the service is not on
  // record the period counts from the sending, which is never too long.
  const bounded = CONSULTED_PARTIES[party].limited && days > 0;
  return bounded && endedOn > limit ? limit : endedOn;
}

function replyDeadlines(facts: Procedure, receivedOn: PlainDate, context: ClockContext, asOf: PlainDate): Deadline[] {
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
