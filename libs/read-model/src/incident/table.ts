import { idOfStream, isOpenIncident, type Incident, type StreamKind, type StreamStates } from '@yishen/domain';
import type { Projection } from '../projection';
import { readTable } from '../readTable';

/** An incident as the table keeps it: the fold's own shape, times as text. */
export interface IncidentColumn {
  readonly id: string;
  readonly kind: string;
  readonly version: number;
  readonly openedAt: string | null;
  readonly deadline: string | null;
  readonly ref: number | null;
  readonly dueOn: string | null;
  readonly workingDaysLeft: number | null;
  readonly article: string | null;
  readonly act: string | null;
  readonly code: string | null;
  readonly year: number | null;
  readonly owner: string | null;
  readonly closed: string | null;
  readonly closedAt: string | null;
  readonly closedBy: string | null;
}

/** The incidents of one stream, a request or a region's calendar; a stream without any has no row. */
export interface IncidentRow {
  readonly stream: string;
  readonly id: string;
  /** `system` for a calendar. */
  readonly agencyId: string;
  readonly incidents: readonly IncidentColumn[];
  readonly openCount: number;
  readonly version: number;
  readonly position: string;
}

function incidentsOf<Kind extends StreamKind>(
  kind: Kind,
  of: (state: StreamStates[Kind]) => readonly Incident<string>[],
): Projection<Kind, IncidentRow, readonly Incident<string>[]> {
  return {
    kind,
    partsOf: (state) => [of(state)],
    rowOf: (incidents, { stream, scope, version, position }) => {
      const openCount = incidents.filter(isOpenIncident).length;
      return { stream, id: idOfStream(stream), agencyId: scope, incidents, openCount, version, position };
    },
  };
}

// What needs somebody's eye on a request.
const fromRequests = incidentsOf('request', (state) => (state.status === 'unknown' ? [] : state.incidents));
// The years that open deadlines reach into and no notice covers.
const fromCalendars = incidentsOf('calendar', ({ coverage }) => coverage.incidents);
// The report of a year that is due.
const fromReports = incidentsOf('report', ({ due }) => due);

/** The incidents by stream: those of the domain's fold. Proceedings have deadlines, and a page of their own. */
export const incident = readTable<IncidentRow>(
  {
    name: 'incident',
    columns: {
      stream: { type: 'text' },
      id: { type: 'text' },
      agencyId: { type: 'text' },
      incidents: { type: 'jsonb' },
      openCount: { type: 'integer' },
      version: { type: 'integer' },
      position: { type: 'bigint' },
    },
    key: ['stream'],
    indexes: [['agencyId', 'openCount']],
  },
  fromRequests,
  fromCalendars,
  fromReports,
);
