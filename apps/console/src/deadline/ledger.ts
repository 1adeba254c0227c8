import { addDays, dateOfDayNumber, dayNumber, plainDate, weekday, type PlainDate } from '@yishen/calendar';
import type { ExplainedDeadline } from '../api/schemas';

/** What a day of the strip is: the day of receipt, a day counted or not and why, or outside the period. */
export type StripKind =
  | 'start'
  | 'counted'
  | 'makeUp'
  | 'extension'
  | 'weekend'
  | 'holiday'
  | 'excluded'
  | 'waiting'
  | 'superseded'
  | 'delayed'
  | 'outside';

/** A cell of the day strip. */
export interface StripDay {
  readonly date: PlainDate;
  readonly kind: StripKind;
  readonly count?: number;
  readonly name?: string;
  readonly provisional: boolean;
  readonly due: boolean;
  /** The period was started afresh by what happened on this day. */
  readonly restart: boolean;
  /** A weekend day that is worked. */
  readonly makeUp: boolean;
  /** The version of the fact that made the reason. */
  readonly fact?: number;
}

type LedgerLine = Readonly<ExplainedDeadline['ledger'][number]>;

interface Explained {
  readonly from: string;
  readonly dueOn: string;
  readonly ledger: readonly LedgerLine[];
}

/** The day before the first day of a ledger: receipt, for a reply, although the period may have started afresh since. */
export function ledgerStart({ from, ledger }: Explained): PlainDate {
  const [first] = ledger;
  return first ? addDays(plainDate(first.date), -1) : plainDate(from);
}

/** The ledger of a deadline as whole weeks, Monday first, from the day of receipt to the due day. */
export function ledgerWeeks(deadline: Explained): readonly (readonly StripDay[])[] {
  const start = ledgerStart(deadline);
  const due = plainDate(deadline.dueOn);
  const known = new Map(deadline.ledger.map((day) => [plainDate(day.date), day]));
  const first = dayNumber(start) - (weekday(start) - 1);
  const last = dayNumber(due < start ? start : due) + (7 - weekday(due < start ? start : due));
  const days = Array.from({ length: last - first + 1 }, (_, at) => {
    const date = dateOfDayNumber(first + at);
    const restart = date === deadline.from && date !== start;
    return { ...stripDay(date, known.get(date), date === start), due: date === due, restart };
  });
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

function stripDay(date: PlainDate, day: LedgerLine | undefined, start: boolean): Omit<StripDay, 'due' | 'restart'> {
  const base = { date, provisional: day?.provisional ?? false, makeUp: day?.kind === 'makeUp' };
  if (start) return { ...base, kind: 'start' };
  if (!day) return { ...base, kind: 'outside' };
  return {
    ...base,
    kind: day.reason === 'counted' && day.kind === 'makeUp' ? 'makeUp' : day.reason,
    ...(day.count === undefined ? {} : { count: day.count }),
    ...(day.name === undefined ? {} : { name: day.name }),
    ...(day.fact === undefined ? {} : { fact: day.fact }),
  };
}

/** Which consultation takes a day out of the period, by the deadline's own exclusions. */
export function consultationOf(
  date: string,
  excluded: readonly { readonly after: string; readonly until: string; readonly consultation: number }[] = [],
): number | undefined {
  return excluded.find(({ after, until }) => after < date && date <= until)?.consultation;
}
