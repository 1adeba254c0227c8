import {
  COVERAGE_EVENTS,
  COVERED,
  INCIDENT_EVENTS,
  REPORT_DUE_EVENTS,
  evolveCoverage,
  evolveIncidents,
  evolveReportDue,
  idOfStream,
  isOpenIncident,
  streamKind,
  type CalendarEvent,
  type CoverageIncidents,
  type Incident,
  type Placed,
  type ReportEvent,
  type RequestEvent,
} from '@yishen/domain';
import { INCIDENT, type IncidentRow } from '@yishen/read-model';
import type { ProjectedEvent, Projection } from '../../projection';

/** The incidents by stream: the domain's own fold, for requests and for calendars. */
export const incident: Projection<IncidentRow> = {
  table: INCIDENT,
  handles: [...INCIDENT_EVENTS, ...COVERAGE_EVENTS, ...REPORT_DUE_EVENTS],
  keyOf: (event) => [event.stream],
  evolve: (row, event) => {
    switch (streamKind(event.stream)) {
      case 'request':
        return ofRequest(row, event);
      case 'calendar':
        return ofCalendar(row, event);
      case 'report':
        return ofReport(row, event);
      default:
        // Proceedings have deadlines of the same event types, and a page of their own.
        return row;
    }
  },
};

function ofRequest(row: IncidentRow | undefined, event: ProjectedEvent): IncidentRow | undefined {
  const before = (row?.incidents ?? NONE) as readonly Incident[];
  const incidents = evolveIncidents(before, placed<RequestEvent>(event));
  return incidents === before ? row : rowOf(event, incidents, null);
}

function ofCalendar(row: IncidentRow | undefined, event: ProjectedEvent): IncidentRow | undefined {
  const before: CoverageIncidents = row
    ? { incidents: row.incidents as readonly Incident<'coverage'>[], years: row.years ?? {} }
    : COVERED;
  const { incidents, years } = evolveCoverage(before, placed<CalendarEvent>(event));
  if (incidents === before.incidents && years === before.years) return row;
  return rowOf(event, incidents, years);
}

function ofReport(row: IncidentRow | undefined, event: ProjectedEvent): IncidentRow | undefined {
  const before = (row?.incidents ?? NONE) as readonly Incident<'reportDue'>[];
  const incidents = evolveReportDue(before, placed<ReportEvent>(event));
  return incidents === before ? row : rowOf(event, incidents, null);
}

const NONE: readonly Incident[] = [];

function rowOf(
  { stream, scope, version, position }: ProjectedEvent,
  incidents: readonly Incident<string>[],
  years: IncidentRow['years'],
): IncidentRow {
  const openCount = incidents.filter(isOpenIncident).length;
  return { stream, id: idOfStream(stream), agencyId: scope, incidents, openCount, years, version, position };
}

function placed<Event>(event: ProjectedEvent): Placed<Event> {
  const { at } = (event.meta ?? {}) as Pick<Placed<object>, 'at'>;
  return { ...event, at } as unknown as Placed<Event>;
}
