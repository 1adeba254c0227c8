import {
  addCalendarDays,
  addCalendarMonths,
  type CalendarPeriodEnd,
  type PlainDate,
  type WorkCalendar,
} from '@yishen/calendar';
import {
  overdueRemedy,
  proceedingPeriod,
  remedyFor,
  type DecisionCode,
  type OverdueReading,
  type ProceedingPeriodName,
} from '@yishen/statute';

/** What can be challenged: a decision on a request, or the lack of one by the last day of its period. */
export type ChallengeableAct =
  | {
      readonly of: 'decision';
      readonly decision: DecisionCode;
      /** The reply date: the law of this day says what can be filed. */
      readonly on: PlainDate;
      /** The day the applicant received it; absent while no proof of service is recorded. */
      readonly deliveredOn?: PlainDate;
      /** False when the letter did not say where and until when it can be challenged; the longer limits then run. */
      readonly told?: boolean;
    }
  | {
      readonly of: 'inaction';
      /** The last day of the period that passed unanswered. */
      readonly on: PlainDate;
      readonly reading: OverdueReading;
    };

/** What starts a window: service; knowledge of the act when the letter named no remedy; the end of the period; or nothing yet. */
export type WindowStart = 'delivery' | 'knowledge' | 'expiry' | 'unknown';

/** A way to challenge an act, its last day, and what started its time. */
export interface ChallengeWindow {
  readonly route: 'reconsideration' | 'suit';
  /** A suit is open only after this reconsideration (复议法 第二十三条). */
  readonly first: boolean;
  readonly startedBy: WindowStart;
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly movedFrom?: PlainDate;
  readonly provisional: boolean;
  readonly state: 'open' | 'over';
  readonly article: string;
}

/**
 * The ways to challenge an act of the agency and their last days (条例 第五十一条). While nobody can prove when the applicant received
 * it, only the longest limit is certain: five years from the act.
 */
export function challengeWindows(
  act: ChallengeableAct,
  calendar: WorkCalendar,
  asOf: PlainDate,
): readonly ChallengeWindow[] {
  const routes = routesOf(act);
  return routes.flatMap(({ route, first }) => {
    const { name, from, startedBy } = runningFrom(act, route);
    const period = proceedingPeriod(name, act.on);
    if (!period) return [];
    const end = endOf(from, period, calendar);
    const cap = latestOf(act.on, route, calendar);
    const last = cap && cap.due < end.due ? cap : end;
    return [
      {
        route,
        first,
        startedBy,
        from,
        until: last.due,
        ...(last.movedFrom === undefined ? {} : { movedFrom: last.movedFrom }),
        provisional: last.provisional,
        state: asOf <= last.due || last.provisional ? ('open' as const) : ('over' as const),
        article: period.article,
      },
    ];
  });
}

interface Way {
  readonly route: ChallengeWindow['route'];
  readonly first: boolean;
}

const FIRST: readonly Way[] = [{ route: 'reconsideration', first: true }];
const EITHER: readonly Way[] = [
  { route: 'reconsideration', first: false },
  { route: 'suit', first: false },
];

function routesOf(act: ChallengeableAct): readonly Way[] {
  if (act.of === 'inaction') {
    // Both ways were open before a legal text supported this reading.
    return act.reading === 'reconsiderFirst' && overdueRemedy(act.reading, act.on) ? FIRST : EITHER;
  }
  switch (remedyFor(act.decision, act.on)?.variant) {
    case 'R1':
      return FIRST;
    case 'R2':
      return EITHER;
    default:
      return [];
  }
}

function runningFrom(
  act: ChallengeableAct,
  route: ChallengeWindow['route'],
): { readonly name: ProceedingPeriodName; readonly from: PlainDate; readonly startedBy: WindowStart } {
  const suit = route === 'suit';
  if (act.of === 'inaction') {
    const name = suit ? 'suitForInaction' : 'reconsiderationApplication';
    return { name, from: act.on, startedBy: 'expiry' };
  }
  if (act.deliveredOn === undefined) {
    return { name: suit ? 'suitAbsolute' : 'reconsiderationAbsolute', from: act.on, startedBy: 'unknown' };
  }
  if (act.told === false) {
    const name = suit ? 'suitUntold' : 'reconsiderationUntold';
    return { name, from: act.deliveredOn, startedBy: 'knowledge' };
  }
  const name = suit ? 'directSuit' : 'reconsiderationApplication';
  return { name, from: act.deliveredOn, startedBy: 'delivery' };
}

// The limit that holds whatever the applicant knew: five years from the act (复议法 第二十一条、行诉法 第四十六条第二款).
function latestOf(
  on: PlainDate,
  route: ChallengeWindow['route'],
  calendar: WorkCalendar,
): CalendarPeriodEnd | undefined {
  const period = proceedingPeriod(route === 'suit' ? 'suitAbsolute' : 'reconsiderationAbsolute', on);
  return period && endOf(on, period, calendar);
}

function endOf(
  from: PlainDate,
  { length, unit }: { readonly length: number; readonly unit: string },
  calendar: WorkCalendar,
): CalendarPeriodEnd {
  return unit === 'months' ? addCalendarMonths(calendar, from, length) : addCalendarDays(calendar, from, length);
}
