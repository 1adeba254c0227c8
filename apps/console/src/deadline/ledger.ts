import { dateOfDayNumber, dayNumber, plainDate, weekday, type LedgerDay, type PlainDate } from '@yishen/calendar';

/** What a day of the strip is: the day of receipt, a counted day, one that does not count, or outside the period. */
export type StripKind = 'start' | 'counted' | 'makeUp' | 'weekend' | 'holiday' | 'excluded' | 'outside';

/** A cell of the day strip. */
export interface StripDay {
  readonly date: PlainDate;
  readonly kind: StripKind;
  readonly count?: number;
  readonly name?: string;
  readonly provisional: boolean;
  readonly due: boolean;
}

/** The ledger of a deadline as whole weeks, Monday first, from the day of receipt to the due day. */
export function ledgerWeeks(
  from: string,
  dueOn: string,
  ledger: readonly LedgerDay[],
): readonly (readonly StripDay[])[] {
  const start = plainDate(from);
  const due = plainDate(dueOn);
  const known = new Map(ledger.map((day) => [day.date, day]));
  const first = dayNumber(start) - (weekday(start) - 1);
  const last = dayNumber(due) + (7 - weekday(due));
  const days = Array.from({ length: last - first + 1 }, (_, at) => {
    const date = dateOfDayNumber(first + at);
    return stripDay(date, known.get(date), date === start, date === due);
  });
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

function stripDay(date: PlainDate, day: LedgerDay | undefined, start: boolean, due: boolean): StripDay {
  const base = { date, due, provisional: day?.provisional ?? false };
  if (start) return { ...base, kind: 'start' };
  if (!day) return { ...base, kind: 'outside' };
  return {
    ...base,
    kind: kindOf(day),
    ...(day.count === undefined ? {} : { count: day.count }),
    ...(day.name === undefined ? {} : { name: day.name }),
  };
}

function kindOf(day: LedgerDay): StripKind {
  if (day.excluded) return 'excluded';
  if (day.kind === 'makeUp') return 'makeUp';
  if (day.kind === 'workday') return 'counted';
  return day.kind;
}
