import {
  NATIONAL_CALENDAR,
  addDays,
  addWorkingDays,
  dateOfDayNumber,
  dayNumber,
  isWorkingDay,
  plainDate,
  type PlainDate,
} from '@yishen/calendar';
import { PROCEEDING_KIND_ORDER, type ReportTables } from '@yishen/annual-report';
import {
  APPLICANT_KIND_ORDER,
  DECISIONS,
  OUTCOME_ROW_ORDER,
  periodInForce,
  type ApplicantKind,
  type DecisionCode,
  type ProceedingKind,
  type ProceedingOutcomeCode,
} from '@yishen/statute';

/** A case or proceeding that is already open when the simulated year begins. */
export interface OpenRequest {
  readonly id: string;
  readonly kind: ApplicantKind;
  readonly receivedOn: PlainDate;
  readonly version: number;
}

/** A proceeding that is already open when the simulated year begins. */
export interface OpenProceeding {
  readonly id: string;
  readonly kind: ProceedingKind;
  readonly openedOn: PlainDate;
  readonly version: number;
}

interface Conclusion<Code> {
  readonly code: Code;
  readonly on: PlainDate;
}

/** A request to make: received, and concluded or left open; `existing` when it is already there. */
export interface PlannedRequest {
  readonly existing?: OpenRequest;
  readonly kind: ApplicantKind;
  readonly receivedOn: PlainDate;
  readonly conclusion?: Conclusion<DecisionCode>;
}

/** A proceeding to make. */
export interface PlannedProceeding {
  readonly existing?: OpenProceeding;
  readonly kind: ProceedingKind;
  readonly openedOn: PlainDate;
  readonly conclusion?: Conclusion<ProceedingOutcomeCode>;
}

/** The histories whose counts are the tables. */
export interface Plan {
  readonly requests: readonly PlannedRequest[];
  readonly proceedings: readonly PlannedProceeding[];
}

/** More is open from earlier years than the tables carry in: code `simulate.carried-differs`. */
export class CarriedDiffers extends Error {
  readonly code = 'simulate.carried-differs';
  constructor(readonly cells: readonly string[]) {
    super(cells.join('；'));
  }
}

/**
 * Histories with plausible dates whose counts are the tables: what is carried in uses cases already open first, every
 * answer falls within its statutory period and inside the year, and no fact lies after `today`.
 */
export function planYear(
  tables: ReportTables,
  open: { readonly requests: readonly OpenRequest[]; readonly proceedings: readonly OpenProceeding[] },
  today: PlainDate,
  random: () => number,
): Plan {
  const year = simulatedYear(tables.year, today);
  const surplus = [...surplusRequests(tables, open.requests), ...surplusProceedings(tables, open.proceedings)];
  if (surplus.length > 0) throw new CarriedDiffers(surplus);
  return {
    requests: APPLICANT_KIND_ORDER.flatMap((kind) => planRequests(kind, tables, open.requests, year, random)),
    proceedings: PROCEEDING_KIND_ORDER.flatMap((kind) => planProceedings(kind, tables, open.proceedings, year, random)),
  };
}

interface SimulatedYear {
  readonly first: PlainDate;
  readonly last: PlainDate;
  readonly workingDays: readonly PlainDate[];
  /** The last working days of the year before, from which what is carried in was received. */
  readonly before: readonly PlainDate[];
}

function simulatedYear(year: number, today: PlainDate): SimulatedYear {
  const end = plainDate(`${year}-12-31`);
  const first = plainDate(`${year}-01-01`);
  const last = end < today ? end : today;
  return {
    first,
    last,
    workingDays: workingDaysIn(first, last),
    before: workingDaysIn(addDays(first, -24), addDays(first, -1)),
  };
}

function workingDaysIn(from: PlainDate, to: PlainDate): PlainDate[] {
  const days: PlainDate[] = [];
  for (let day = dayNumber(from); day <= dayNumber(to); day++) {
    const date = dateOfDayNumber(day);
    if (isWorkingDay(NATIONAL_CALENDAR, date)) days.push(date);
  }
  return days.length > 0 ? days : [from];
}

function planRequests(
  kind: ApplicantKind,
  tables: ReportTables,
  open: readonly OpenRequest[],
  year: SimulatedYear,
  random: () => number,
): PlannedRequest[] {
  const column = APPLICANT_KIND_ORDER.indexOf(kind);
  const count = (row: 'N' | 'C'): number => tables.three[row][column] ?? 0;
  const decisions = shuffled(
    OUTCOME_ROW_ORDER.flatMap((row) => {
      const codes = (Object.keys(DECISIONS) as DecisionCode[]).filter((code) => DECISIONS[code].row === row);
      return Array.from({ length: tables.three[row][column] ?? 0 }, () => pick(codes, random));
    }),
    random,
  );
  const existing = open.filter((request) => request.kind === kind);
  const carried: PlannedRequest[] = [
    ...existing.map((request) => ({ existing: request, kind, receivedOn: request.receivedOn })),
    ...Array.from({ length: count('C') - existing.length }, () => ({ kind, receivedOn: pick(year.before, random) })),
  ];
  const concludedNew = decisions.length - Math.min(decisions.length, carried.length);
  const fresh = Array.from({ length: count('N') }, (_, at) => ({
    kind,
    // What stays open at the end of the year came late in it.
    receivedOn: at < concludedNew ? pick(year.workingDays, random) : pick(year.workingDays.slice(-15), random),
  }));
  return [...carried, ...fresh].map((request, at) => {
    const code = decisions[at];
    return code ? { ...request, conclusion: { code, on: replyDate(request.receivedOn, year, random) } } : request;
  });
}

// Within the statutory period, and within the year: a case carried in is answered after New Year, one received in its
// last days before the next.
function replyDate(receivedOn: PlainDate, year: SimulatedYear, random: () => number): PlainDate {
  const period = periodInForce('reply', receivedOn)?.days ?? 15;
  const first = receivedOn < year.first ? (year.workingDays[0] ?? year.first) : receivedOn;
  const latest = addWorkingDays(NATIONAL_CALENDAR, receivedOn, period);
  const last = latest < year.last ? latest : year.last;
  const choices = workingDaysIn(first, last < first ? first : last).filter((date) => date >= first);
  return pick(choices, random);
}

function planProceedings(
  kind: ProceedingKind,
  tables: ReportTables,
  open: readonly OpenProceeding[],
  year: SimulatedYear,
  random: () => number,
): PlannedProceeding[] {
  const [upheld = 0, corrected = 0, other = 0, pending = 0] = tables.four[kind];
  const outcomes = shuffled(
    [
      ...Array.from(
        { length: upheld },
        () => (kind === 'reconsideration' ? 'upheld' : 'claimRejected') as ProceedingOutcomeCode,
      ),
      ...Array.from({ length: corrected }, () => 'annulled' as const),
      ...Array.from({ length: other }, () => 'withdrawn' as const),
    ],
    random,
  );
  const existing = open.filter((proceeding) => proceeding.kind === kind);
  const fresh = Array.from({ length: outcomes.length + pending - existing.length }, () => ({
    kind,
    openedOn: pick(year.workingDays, random),
  }));
  return [
    ...existing.map((proceeding) => ({ existing: proceeding, kind, openedOn: proceeding.openedOn })),
    ...fresh,
  ].map((proceeding, at) => {
    const code = outcomes[at];
    if (!code) return proceeding;
    const from = proceeding.openedOn < year.first ? year.first : proceeding.openedOn;
    return { ...proceeding, conclusion: { code, on: concludedWithin60Days(from, year, random) } };
  });
}

function concludedWithin60Days(from: PlainDate, year: SimulatedYear, random: () => number): PlainDate {
  const latest = addDays(from, 60);
  return pick(workingDaysIn(from, latest < year.last ? latest : year.last), random);
}

function surplusRequests(tables: ReportTables, open: readonly OpenRequest[]): string[] {
  return APPLICANT_KIND_ORDER.flatMap((kind, column) => {
    const [there, carried] = [open.filter((request) => request.kind === kind).length, tables.three.C[column] ?? 0];
    return there > carried ? [`tableThree.C[${column}] = ${carried}，系统中上年未办结 ${there} 件`] : [];
  });
}

function surplusProceedings(tables: ReportTables, open: readonly OpenProceeding[]): string[] {
  return PROCEEDING_KIND_ORDER.flatMap((kind) => {
    const [there, total] = [
      open.filter((proceeding) => proceeding.kind === kind).length,
      tables.four[kind].at(-1) ?? 0,
    ];
    return there > total ? [`tableFour.${kind} 总计 = ${total}，系统中上年未审结 ${there} 件`] : [];
  });
}

function pick<T>(choices: readonly T[], random: () => number): T {
  const choice = choices[Math.floor(random() * choices.length)];
  if (choice === undefined) throw new Error('nothing to pick from');
  return choice;
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const result = [...items];
  for (let at = result.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [result[at], result[other]] = [result[other] as T, result[at] as T];
  }
  return result;
}
