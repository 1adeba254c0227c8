import { isPlainDate, plainDate, type Instant, type PlainDate } from '@yishen/calendar';
import {
  isProceedingOutcome,
  isResultOutcome,
  outcomeColumn,
  type ProceedingOutcomeCode,
  type ProceedingResult,
  type ResultOutcome,
} from '@yishen/statute';
import { Rejected } from '../rejected';
import { dateNotAfterToday, type DecisionContext } from '../request/context';

/** The column an outcome counts in by today's mapping and the agency's setting; nothing when it has none of its own. */
export function columnIn(
  outcome: ProceedingOutcomeCode,
  result: ResultOutcome | undefined,
  on: PlainDate,
  { policy }: Pick<DecisionContext, 'policy'>,
): { readonly column?: ProceedingResult } {
  const decisive = result ?? outcome;
  return isResultOutcome(decisive) ? { column: outcomeColumn(decisive, on, policy?.rejectedSuitColumn).column } : {};
}

/** Reads the name of an outcome. Throws `Rejected`. */
export function outcomeNamed(outcome: string): ProceedingOutcomeCode {
  if (!isProceedingOutcome(outcome)) throw new Rejected('proceeding.outcome-unknown', { outcome });
  return outcome;
}

/** Reads the name of an outcome that is a result by itself. Throws `Rejected`. */
export function resultNamed(result: string): ResultOutcome {
  const outcome = outcomeNamed(result);
  if (!isResultOutcome(outcome)) throw new Rejected('proceeding.value-unknown', { field: 'result', value: result });
  return outcome;
}

/** Reads a name of a list. Throws `Rejected`. */
export function named<Name extends string>(is: (text: string) => text is Name, field: string, value: string): Name {
  if (!is(value)) throw new Rejected('proceeding.value-unknown', { field, value });
  return value;
}

/** Reads a date that may lie ahead. Throws `Rejected`. */
export function anyDay(text: string): PlainDate {
  if (!isPlainDate(text)) throw new Rejected('date.invalid', { date: text });
  return plainDate(text);
}

/** Reads a number of days, 1 to 400. Throws `Rejected`. */
export function count(days: number): number {
  if (!Number.isInteger(days) || days < 1 || days > 400) throw new Rejected('proceeding.days-invalid', { days });
  return days;
}

/** Reads a date of a fact that has happened. Throws `Rejected`. */
export function pastDay(text: string, now: Instant): PlainDate {
  return dateNotAfterToday(text, now, 'proceeding.date-in-future');
}
