import type { Locale } from '@yishen/catalogue';
import { message } from '@yishen/catalogue';
import type { DeadlineState } from '@yishen/domain';
import { DECISIONS, type DecisionCode } from '@yishen/statute';
import type { CaseStatus } from '../api/contract';

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
  readonly deadlineState: DeadlineState | null;
  readonly dueOn: string | null;
  readonly provisional: boolean;
  readonly workingDaysLeft: number | null;
  readonly workingDayNumber: number | null;
}

/** The words and the tone of a case's deadline as seen on a legal day. */
export function deadlineBadge(facts: BadgeFacts, today: string, locale: Locale): Badge {
  const badge = (tone: BadgeTone, text: string): Badge => ({ tone, text, provisional: facts.provisional });
  if (facts.status === 'concluded') return concludedBadge(facts, locale, badge);
  if (facts.deadlineState === 'waiting') return badge('neutral', message('console.badge.waiting', locale));
  if (facts.dueOn === null) return badge('neutral', message('console.badge.none', locale));
  if (facts.dueOn < today) return passedBadge(facts, locale, badge);
  if (facts.dueOn === today) return badge('today', message('console.badge.today', locale));
  return runningBadge(facts, locale, badge);
}

type Make = (tone: BadgeTone, text: string) => Badge;

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
