import type { Locale } from '@yishen/catalogue';
import { message } from '@yishen/catalogue';
import type { DeadlineState } from '@yishen/domain';
import { DECISIONS, type DecisionCode } from '@yishen/statute';
import type { CaseStatus } from '../api/schemas';
import { shortDateText } from '../dates/dateText';

/** How a badge looks; the words always say the same. */
export type BadgeTone = 'calm' | 'near' | 'urgent' | 'today' | 'overdue' | 'done' | 'doneLate' | 'neutral';

/** The badge of a case's reply deadline. */
export interface Badge {
  readonly tone: BadgeTone;
  readonly text: string;
  readonly provisional: boolean;
}

/** What a badge depends on; `today` is the legal day the server gave, never the browser's. */
export interface BadgeFacts {
  readonly status: CaseStatus;
  readonly decision: DecisionCode | null;
  /** The deadline that matters now: the agency's own, or that of the applicant who is waited for. */
  readonly deadlineKind: string | null;
  readonly deadlineState: DeadlineState | null;
  readonly extendedBy: number;
  /** The last day that a consultation takes out of the reply period. */
  readonly stoppedUntil: string | null;
  readonly dueOn: string | null;
  readonly provisional: boolean;
  readonly workingDaysLeft: number | null;
  readonly workingDayNumber: number | null;
}

/** The words and the tone of a case's deadline as seen on a legal day. */
export function deadlineBadge(facts: BadgeFacts, today: string, locale: Locale): Badge {
  const badge = (tone: BadgeTone, text: string): Badge => ({ tone, text, provisional: facts.provisional });
  if (facts.status === 'concluded') return concludedBadge(facts, locale, badge);
  if (facts.status === 'split') return badge('neutral', message('console.badge.split', locale));
  if (facts.status === 'unconfirmed') return unconfirmedBadge(facts, today, locale, badge);
  const waiting = waitingBadge(facts, today, locale, badge);
  if (waiting) return waiting;
  if (facts.deadlineState === 'waiting') return badge('neutral', message('console.badge.waiting', locale));
  if (facts.dueOn === null) return badge('neutral', message('console.badge.none', locale));
  if (isStopped(facts, today)) {
    const date = shortDateText(facts.stoppedUntil, locale);
    return extended(badge('neutral', message('console.badge.stopped', locale, { date })), facts, locale);
  }
  if (facts.dueOn < today) return extended(passedBadge(facts, locale, badge), facts, locale);
  if (facts.dueOn === today) return extended(badge('today', message('console.badge.today', locale)), facts, locale);
  return extended(runningBadge(facts, locale, badge), facts, locale);
}

/** Whether a consultation stops the reply period on a day; one begun after the period was over stops nothing. */
export function isStopped<Facts extends Pick<BadgeFacts, 'stoppedUntil' | 'dueOn'>>(
  facts: Facts,
  today: string,
): facts is Facts & { readonly stoppedUntil: string } {
  const { stoppedUntil, dueOn } = facts;
  return stoppedUntil !== null && stoppedUntil >= today && dueOn !== null && dueOn >= today;
}

type Make = (tone: BadgeTone, text: string) => Badge;

function extended(badge: Badge, { extendedBy }: BadgeFacts, locale: Locale): Badge {
  if (extendedBy === 0) return badge;
  return { ...badge, text: message('console.badge.extended', locale, { text: badge.text, days: extendedBy }) };
}

// 条例 第三十一条: confirmed on the very day it came in.
function unconfirmedBadge({ dueOn }: BadgeFacts, today: string, locale: Locale, badge: Make): Badge {
  if (dueOn === null || dueOn >= today) return badge('today', message('console.badge.unconfirmed', locale));
  return badge('overdue', message('console.badge.unconfirmedSince', locale, { date: shortDateText(dueOn, locale) }));
}

const APPLICANT_WAITS: Readonly<Record<string, 'console.badge.supplement' | 'console.badge.payment'>> = {
  supplementReply: 'console.badge.supplement',
  feePayment: 'console.badge.payment',
};
const SERVICE_WAITS: readonly string[] = ['noticeService', 'feeService'];

// While the applicant is waited for, what they have to do matters: until when, and whether they let it pass.
function waitingBadge(facts: BadgeFacts, today: string, locale: Locale, badge: Make): Badge | undefined {
  const { deadlineKind, deadlineState, dueOn } = facts;
  if (deadlineKind === null || dueOn === null) return undefined;
  const date = shortDateText(dueOn, locale);
  const awaited = APPLICANT_WAITS[deadlineKind];
  if (awaited !== undefined) {
    const passed = deadlineState === 'lapsed' || (dueOn < today && !facts.provisional);
    if (passed) return badge('urgent', message('console.badge.lapseProposed', locale));
    return badge('neutral', message(awaited, locale, { date }));
  }
  if (!SERVICE_WAITS.includes(deadlineKind)) return undefined;
  const notice = message(deadlineKind === 'feeService' ? 'deadline.feeService' : 'deadline.noticeService', locale);
  return badge(dueOn < today ? 'overdue' : 'near', message('console.badge.toServe', locale, { notice, date }));
}

function concludedBadge(facts: BadgeFacts, locale: Locale, badge: Make): Badge {
  const late = facts.deadlineState === 'missed';
  const act = facts.decision === null ? 'answer' : DECISIONS[facts.decision].act;
  const word = message(`console.badge.${act}`, locale);
  const when = message(late ? 'console.badge.late' : 'console.badge.inTime', locale);
  return badge(late ? 'doneLate' : 'done', message('console.badge.concluded', locale, { word, when }));
}

function passedBadge(facts: BadgeFacts, locale: Locale, badge: Make): Badge {
  // Nothing is called missed on a provisional date: the notice of that year decides.
  if (facts.provisional) return badge('near', message('console.badge.provisionalPassed', locale));
  if (facts.workingDaysLeft === null) return badge('overdue', message('console.badge.overdueSome', locale));
  const days = Math.abs(facts.workingDaysLeft);
  // The weekend after the due day: late, but by no working day yet.
  if (days === 0) return badge('overdue', message('console.badge.justOverdue', locale));
  return badge('overdue', message('console.badge.overdue', locale, { days }));
}

function runningBadge(facts: BadgeFacts, locale: Locale, badge: Make): Badge {
  const left = facts.workingDaysLeft ?? 0;
  const number = facts.workingDayNumber ?? 0;
  const tone = left <= 2 ? 'urgent' : left <= 5 ? 'near' : 'calm';
  if (number <= 0) return badge(tone, message('console.badge.notStarted', locale, { left }));
  return badge(tone, message('console.badge.running', locale, { number, total: number + left, left }));
}
