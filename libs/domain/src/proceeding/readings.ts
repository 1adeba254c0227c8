import type { Instant, PlainDate } from '@yishen/calendar';
import {
  isProceedingOutcome,
  isResultOutcome,
  outcomeColumn,
  type ProceedingOutcomeCode,
  type ProceedingResult,
  type ResultOutcome,
} from '@yishen/statute';
import { Rejected } from '../rejected';
import { dateNotAfterToday, dateOf, type DecisionContext } from '../request/context';
import { saidBy, type ProceedingFact, type ProceedingFactType } from './dispute';
import type { Read } from './step';

/** The column an outcome counts in by today's mapping and the agency's setting; empty when the outcome has no column of its own. */
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
export function anyDay(text: string | number): PlainDate {
  return dateOf(String(text));
}

/** Reads a number of days, 1 to 400. Throws `Rejected`. */
export function days(value: string | number): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1 || count > 400)
    throw new Rejected('proceeding.days-invalid', { days: count });
  return count;
}

/** Reads a date of a fact that has happened. Throws `Rejected`. */
export function pastDay(text: string, now: Instant): PlainDate {
  return dateNotAfterToday(text, now, 'proceeding.date-in-future');
}

/** Reads a corrected day, which may not lie in the future. */
export const past: Read = (value, { now }) => pastDay(String(value), now);

/** Refuses to record a fact twice: a recorded fact is corrected instead. */
export function onlyOnce(recorded: unknown): void {
  if (recorded !== undefined) throw new Rejected('proceeding.already-recorded');
}

/** Refuses a fact when the fact it answers, of the same number, is missing. */
export function requireNumber(facts: readonly ProceedingFact[], needed: ProceedingFactType, n: number): void {
  if (!saidBy(facts, needed).some((data) => 'n' in data && data.n === n)) {
    throw new Rejected('proceeding.number-unknown', { n });
  }
}

/** Refuses dates out of order; dates that are not known are skipped. */
export function inOrder(...dates: readonly (PlainDate | undefined)[]): void {
  const known = dates.filter((date) => date !== undefined);
  known.slice(1).forEach((second, index) => {
    const first = known[index]!;
    if (second < first) throw new Rejected('proceeding.dates-out-of-order', { first, second });
  });
}
