import { NATIONAL_REGION, addDays, dateOfInstant, plainDate, uncoveredYears, type Instant } from '@yishen/calendar';
import { engineCaller, type Commands } from '@yishen/application';
import type { Logger } from '@yishen/messaging';
import { commandIdOf } from './commandIds';

// A date set by hand for some far year is no reason to ask for the notices of all years until then.
const DAYS_AHEAD = 400;

/** What the look at the calendar's coverage works with. */
export interface CoverageOptions {
  readonly commands: Pick<Commands, 'calendarOfRegion' | 'missCalendarCoverage'>;
  readonly now: () => Instant;
  readonly logger: Logger;
}

/**
 * Looks whether every open deadline of the next 400 days, of which the sweep has seen the furthest, lies in a year with a published notice; each year that lacks one is an
 * event of the calendar and a warning, once (peers.md B9: missing calendar data is never a silent default).
 */
export async function checkCoverage(
  { commands, now, logger }: CoverageOptions,
  furthestOpen: string | undefined,
): Promise<void> {
  if (furthestOpen === undefined) return;
  const today = dateOfInstant(now());
  const horizon = addDays(today, DAYS_AHEAD);
  const furthest = furthestOpen < horizon ? plainDate(furthestOpen) : horizon;
  const calendar = await commands.calendarOfRegion(NATIONAL_REGION);
  const years = uncoveredYears(calendar, furthest);
  if (years.length === 0) return;
  const { version } = calendar;
  const missed = { region: NATIONAL_REGION, years, version, furthest };
  const commandId = commandIdOf('coverage', version, today, furthest);
  const { position, repeated } = await commands.missCalendarCoverage(engineCaller('sweep'), commandId, missed);
  if (position !== '0' && !repeated)
    logger('warn', 'calendar does not cover open deadlines', { version, years, furthest });
}
