import type { CalendarEvent } from '../calendar/calendar';
import { changing, ending, isOpen, opened, type Incident, type Placed } from './incident';

/** The incidents of a region's calendar: years that open deadlines reach into and no notice covers. */
export interface CoverageIncidents {
  readonly incidents: readonly Incident<'coverage'>[];
  /** The year of each proposed notice, by its number: an approval names the proposal alone. */
  readonly years: Readonly<Record<string, number>>;
}

/** A calendar without incidents. */
export const COVERED: CoverageIncidents = { incidents: [], years: {} };

/** Folds a calendar's events: a missed year opens an incident, and the approval of that year's notice closes it. */
export function evolveCoverage(before: CoverageIncidents, event: Placed<CalendarEvent>): CoverageIncidents {
  switch (event.type) {
    case 'HolidayNoticeProposed': {
      const { proposal, notice } = event.data;
      return { ...before, years: { ...before.years, [proposal]: notice.year } };
    }
    case 'CalendarCoverageMissed': {
      const { year, furthest } = event.data;
      if (before.incidents.some((incident) => incident.year === year && isOpen(incident))) return before;
      return { ...before, incidents: [...before.incidents, opened('coverage', event, { year, dueOn: furthest })] };
    }
    case 'HolidayNoticeApproved': {
      const year = before.years[event.data.proposal];
      const incidents = changing(before.incidents, (incident) =>
        incident.year === year && isOpen(incident) ? ending('published', event) : undefined,
      );
      return { ...before, incidents };
    }
    default:
      return before;
  }
}
