import { addDays, addWorkingDays, isWorkingDay, type PlainDate, type WorkCalendar } from '@yishen/calendar';
import type { RequestActInput } from '@yishen/application';
import type { RequestFact } from '@yishen/domain';
import type { Dice } from './dice';
import type { PlannedStep, Staff } from './history';

const LATE_ENTRY = 0.05;

// What may not be typed in later than it happened: the engine would have recorded the silence or the lapse meanwhile, or a
// second person waits for it.
const AT_ONCE: ReadonlySet<string> = new Set([
  'EndConsultation',
  'ConfirmLapse',
  'ProposeCorrection',
  'ConfirmCorrection',
  'ReopenRequest',
]);

/** A history while it is thrown: acts by their own days, in any order. */
export interface Draft {
  readonly dice: Dice;
  /** The n-th working day after a day; the day itself for 0. */
  working(day: PlainDate, n: number): PlainDate;
  add(day: PlainDate, by: Staff, act: RequestActInput, of?: RequestFact['type']): void;
  /** The acts in order with the days on which they are typed in, up to a day. */
  steps(until: PlainDate): readonly PlannedStep[];
  /** The day on which something of a day can be typed in: a working day of the simulated time. */
  entered(day: PlainDate): PlainDate;
}

/** Begins a history; nothing is typed in before `first`. */
export function openDraft(dice: Dice, calendar: WorkCalendar, first: PlainDate): Draft {
  const acts: { readonly day: PlainDate; readonly step: Omit<PlannedStep, 'on'> }[] = [];
  const working = (day: PlainDate, n: number): PlainDate => (n === 0 ? day : addWorkingDays(calendar, day, n));
  const entered = (day: PlainDate): PlainDate => {
    let at = day < first ? first : day;
    while (!isWorkingDay(calendar, at)) at = addDays(at, 1);
    return at;
  };
  return {
    dice,
    working,
    entered,
    add: (day, by, act, of) => void acts.push({ day, step: { by, act, ...(of ? { of } : {}) } }),
    steps: (until) => {
      const ordered = acts.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
      const days = ordered.map(({ day }) => entered(day));
      const typed = ordered.map(({ step }, at) => {
        const day = days[at]!;
        if (AT_ONCE.has(step.act.type) || !dice.chance(LATE_ENTRY)) return { ...step, on: day };
        const late = working(day, dice.between(1, 3));
        const next = days[at + 1];
        return { ...step, on: next !== undefined && next < late ? next : late };
      });
      return typed.filter(({ on }) => on <= until);
    },
  };
}
