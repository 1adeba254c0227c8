import {
  dateOfInstant,
  isPlainDate,
  plainDate,
  type Instant,
  type PlainDate,
  type WorkCalendar,
} from '@yishen/calendar';
import { DEFAULT_SETTINGS, type AgencySettings } from '@yishen/statute';
import { Rejected, type RejectionCode } from '../rejected';
import { RULES_IN_FORCE, type RequestRules } from './rules';

/** What a decision needs besides the stream: the time, the calendar in force, who acts, and the agency's settings. */
export interface DecisionContext {
  readonly now: Instant;
  readonly calendar: WorkCalendar;
  /** The member of staff, or the engine's process, that acts. */
  readonly actor?: string;
  /** The agency's settings where the law is silent; the defaults when absent. */
  readonly policy?: AgencySettings;
  readonly rules?: RequestRules;
}

/** What the clock needs besides the facts. */
export interface ClockContext {
  readonly calendar: WorkCalendar;
  readonly policy: AgencySettings;
  readonly rules: RequestRules;
}

/** The clock's part of a context; defaults replace absent settings and rules. */
export function clockContextOf({ calendar, policy, rules }: DecisionContext): ClockContext {
  return { calendar, policy: policy ?? DEFAULT_SETTINGS, rules: rules ?? RULES_IN_FORCE };
}

/** Who acts, as events record it. */
export function actorOf({ actor }: DecisionContext): string {
  return actor ?? 'unknown';
}

/** The legal day of a context. */
export function todayOf({ now }: DecisionContext): PlainDate {
  return dateOfInstant(now);
}

/** Reads a date; refuses any other text. */
export function dateOf(text: string): PlainDate {
  if (!isPlainDate(text)) throw new Rejected('date.invalid', { date: text });
  return plainDate(text);
}

/** Reads a date that may not lie after today in Asia/Shanghai; refuses with `whenFuture`. */
export function dateNotAfterToday(text: string, now: Instant, whenFuture: RejectionCode): PlainDate {
  const date = dateOf(text);
  const today = dateOfInstant(now);
  if (date > today) throw new Rejected(whenFuture, { date, today });
  return date;
}

/** Reads the date of a fact: not in the future, and not before the fact it follows. */
export function factDate(text: string, context: DecisionContext, notBefore?: PlainDate): PlainDate {
  const date = dateNotAfterToday(text, context.now, 'request.date-in-future');
  if (notBefore !== undefined && date < notBefore) {
    throw new Rejected('request.date-out-of-order', { date, earlier: notBefore });
  }
  return date;
}

/** Reads a whole number in a range. */
export function wholeNumber(value: number, from: number, to: number, code: RejectionCode): number {
  if (!Number.isInteger(value) || value < from || value > to) throw new Rejected(code, { value, from, to });
  return value;
}
