import type { CalendarRejectionCode } from '@yishen/catalogue';
import { checkNotice, type HolidayNotice } from './holidayNotice';
import { workCalendar, type WorkCalendar } from './workCalendar';

/** The region whose notices hold for the whole country. */
export const NATIONAL_REGION = 'CN';

/** Whether a notice declares a new year, amends a published year, or adds a region's own holidays (放假办法 第四条). */
export type NoticeKind = 'new' | 'amendment' | 'regional';

/** A notice that was loaded after the bundled ones. */
export interface CalendarChange {
  readonly kind: NoticeKind;
  /** The region that the notice holds for, with every region inside it: `CN`, `CN-45`, `CN-51-34`. */
  readonly region: string;
  readonly notice: HolidayNotice;
}

/** The error for notices that do not fit together. */
export class InvalidCalendar extends Error {
  constructor(
    readonly code: CalendarRejectionCode,
    readonly parameters: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
    this.name = 'InvalidCalendar';
  }
}

const REGION = /^CN(?:-[A-Z0-9]{1,8}){0,3}$/;

/** Whether a text has the form of a region code: the country or a part of it. */
export function isRegion(text: string): boolean {
  return REGION.test(text);
}

/** A region and every region that contains it, the country first; a text that is not a region code counts as under the country only. */
export function regionsOf(region: string): readonly string[] {
  if (!isRegion(region)) return [NATIONAL_REGION];
  const parts = region.split('-');
  return parts.map((_, at) => parts.slice(0, at + 1).join('-'));
}

/**
 * Builds the calendar of a region from base notices and the changes loaded since, in their order; throws `InvalidCalendar` or
 * `InvalidNotice` when they do not fit together. The version is `cn-2026`, then `cn-2026+1` …; a region with notices of its own
 * adds `.CN-45+1`, so that a version names one set of days for good.
 */
export function calendarOf(
  region: string,
  base: readonly HolidayNotice[],
  changes: readonly CalendarChange[],
): WorkCalendar {
  const ours = regionsOf(region);
  const holding = changes.filter((change) => ours.includes(change.region));
  const years = new Map<number, HolidayNotice>();
  const overlays: HolidayNotice[] = [];
  for (const notice of base) publish(years, notice);
  for (const { kind, region: of, notice } of holding) {
    checkNotice(notice);
    if ((kind === 'regional') === (of === NATIONAL_REGION)) {
      throw new InvalidCalendar('calendar.kind-region-mismatch', { kind, region: of });
    }
    // A later bundle may contain a year that was already loaded: keep the loaded notice, because a person approved it.
    if (kind === 'new') years.set(notice.year, notice);
    else if (kind === 'regional') overlays.push(notice);
    else years.set(notice.year, amended(years.get(notice.year), notice));
  }
  const notices = [...years.values()].sort((a, b) => a.year - b.year);
  requireNoGap(notices);
  return workCalendar(versionOf(ours, base, holding), region, notices, overlays);
}

/**
 * Replaces every holiday that an amendment names: its days off and make-up days are then those of the amendment alone
 * (2019: 劳动节 became four days; 2020: 春节 was prolonged and a make-up day was dropped).
 */
export function amended(published: HolidayNotice | undefined, amendment: HolidayNotice): HolidayNotice {
  if (!published) throw new InvalidCalendar('calendar.year-unpublished', { year: amendment.year });
  const renewed = new Set([...namesIn(amendment.off), ...namesIn(amendment.makeUp)]);
  const others = (days: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(days).filter(
        ([date, name]) =>
          !name.split('、').some((part) => renewed.has(part)) &&
          amendment.off[date] === undefined &&
          amendment.makeUp[date] === undefined,
      ),
    );
  return {
    year: amendment.year,
    off: { ...others(published.off), ...amendment.off },
    makeUp: { ...others(published.makeUp), ...amendment.makeUp },
  };
}

function namesIn(days: Readonly<Record<string, string>>): string[] {
  return Object.values(days).flatMap((name) => name.split('、'));
}

function publish(years: Map<number, HolidayNotice>, notice: HolidayNotice): void {
  if (years.has(notice.year)) throw new InvalidCalendar('calendar.year-twice', { year: notice.year });
  years.set(notice.year, notice);
}

function requireNoGap(notices: readonly HolidayNotice[]): void {
  for (const [at, { year }] of notices.entries()) {
    const next = notices[at + 1]?.year ?? year + 1;
    if (next !== year + 1) throw new InvalidCalendar('calendar.year-gap', { year: year + 1 });
  }
}

function versionOf(
  ours: readonly string[],
  base: readonly HolidayNotice[],
  changes: readonly CalendarChange[],
): string {
  const bundled = `cn-${Math.max(...base.map(({ year }) => year))}`;
  const counts = ours.map((region) => ({ region, count: changes.filter((change) => change.region === region).length }));
  return counts
    .filter(({ count }) => count > 0)
    .reduce(
      (version, { region, count }) => version + (region === NATIONAL_REGION ? '' : `.${region}`) + `+${count}`,
      bundled,
    );
}

/** The years up to a date whose notice the calendar lacks: no deadline in them lapses or is called missed. */
export function uncoveredYears(calendar: WorkCalendar, until: string): readonly number[] {
  const last = calendar.publishedYears.at(-1);
  if (last === undefined) return [];
  const furthest = Number(until.slice(0, 4));
  return Array.from({ length: Math.max(0, furthest - last) }, (_, at) => last + 1 + at);
}
