import {
  NATIONAL_CALENDAR,
  addDays,
  dayNumber,
  isWorkingDay,
  plainDate,
  workingDaysBefore,
  type PlainDate,
} from '@yishen/calendar';
import { APPLICANT_KINDS, CHANNELS, type ApplicantKind, type Channel } from '@yishen/statute';
import { diceOf, type Dice } from './dice';
import { openDraft, type Draft } from './draft';
import { addAftermath } from './aftermath';
import { addAnswer } from './answer';
import type { Incoming, PlannedHistory } from './history';
import { addConsultations, addExtension, addFee, addReasons, addSupplement, type Course } from './stages';

const CALENDAR = NATIONAL_CALENDAR;
// The channels that are open on a rest day; a letter or a visitor comes on a working day.
const ALWAYS_OPEN: readonly Channel[] = ['online', 'email', 'fax'];

/** The span of a simulation: nothing happens after `until`. */
export interface Span {
  readonly year: number;
  readonly until: PlainDate;
}

/** Throws the lawful history of the n-th request of a year (domain.md §1, §2). The same dice give the same history. */
export function planHistory(random: () => number, n: number, { year, until }: Span): PlannedHistory {
  const dice = diceOf(random);
  const first = plainDate(`${year}-01-01`);
  const draft = openDraft(dice, CALENDAR, first);
  const { incoming, cameOn, receivedOn } = addReceipt(draft, receiptDay(dice, year, until), until);
  if (receivedOn !== undefined) addCourse(draft, receivedOn, incoming.receivedOn !== undefined);
  return { n, on: draft.entered(cameOn), incoming, steps: draft.steps(until) };
}

// A few requests of December are typed in with the new year, so that the report has something to carry in.
function receiptDay(dice: Dice, year: number, until: PlainDate): PlainDate {
  if (dice.chance(0.03)) return addDays(plainDate(`${year - 1}-12-31`), -dice.between(0, 20));
  const first = plainDate(`${year}-01-02`);
  return addDays(first, dice.between(0, dayNumber(until) - dayNumber(first)));
}

interface Receipt {
  readonly incoming: Incoming;
  readonly cameOn: PlainDate;
  readonly receivedOn?: PlainDate;
}

function addReceipt(draft: Draft, day: PlainDate, until: PlainDate): Receipt {
  const { dice } = draft;
  const working = isWorkingDay(CALENDAR, day);
  const channel = dice.pick(working ? (Object.keys(CHANNELS) as Channel[]) : ALWAYS_OPEN);
  const kinds = Object.keys(APPLICANT_KINDS) as ApplicantKind[];
  const kind = dice.chance(0.75) ? 'naturalPerson' : dice.pick(kinds);
  const { confirm, evidence } = CHANNELS[channel];
  const proof = { evidenceKind: evidence[0], evidenceNote: '模拟的证明' };
  // What arrives on the last days may come to be known only after them; it would be no request of this year.
  const cameOn = draft.entered(day) > until ? workingDaysBefore(CALENDAR, until, 1) : day;
  if (!confirm) {
    const received = { channel, kind, receivedOn: cameOn };
    if (dice.chance(0.8)) return { incoming: { ...received, evidence: evidence[0] }, cameOn, receivedOn: cameOn };
    draft.add(draft.working(cameOn, dice.between(1, 5)), 'clerk', { type: 'RecordReceiptEvidence', ...proof });
    return { incoming: received, cameOn, receivedOn: cameOn };
  }
  const incoming = { channel, kind, arrivedOn: cameOn };
  const unreachable = (on: PlainDate): void =>
    draft.add(on, 'clerk', { type: 'LogContactAttempt', attemptedOn: on, outcome: 'unreachable', note: '无人接听' });
  if (dice.chance(0.04)) {
    unreachable(cameOn);
    unreachable(draft.working(cameOn, 2));
    return { incoming, cameOn };
  }
  const days = dice.chance(0.7) ? 0 : dice.between(1, 5);
  if (days > 0) unreachable(cameOn);
  const receivedOn = draft.working(cameOn, days);
  draft.add(receivedOn, 'clerk', { type: 'ConfirmReceipt', receivedOn, ...proof });
  return { incoming, cameOn, receivedOn };
}

function addCourse(draft: Draft, receivedOn: PlainDate, typedReceipt: boolean): void {
  const { dice } = draft;
  if (dice.chance(0.04)) return withdraw(draft, draft.working(receivedOn, dice.between(0, 12)));
  const course: Course = { receivedOn, typedReceipt, start: receivedOn, ready: receivedOn, facts: {} };
  if (dice.chance(0.05)) return addAftermath(draft, addAnswer(draft, course, receivedOn));
  if (dice.chance(0.2)) addSupplement(draft, course);
  if (course.ended) return;
  const stages = course.keptClock ? 1 : dice.between(0, 99);
  if (stages < 18) addConsultations(draft, course);
  else if (stages < 26) addFee(draft, course);
  else if (stages < 32) addReasons(draft, course);
  if (course.ended) return;
  if (!course.keptClock && !course.facts.reasonable && dice.chance(0.14)) addExtension(draft, course);
  if (dice.chance(0.03)) return withdraw(draft, draft.working(course.ready, dice.between(0, 2)));
  addAftermath(draft, addAnswer(draft, course));
}

function withdraw(draft: Draft, withdrawnOn: PlainDate): void {
  draft.add(withdrawnOn, 'clerk', { type: 'WithdrawRequest', withdrawnOn, note: '申请人来函撤回' });
}
