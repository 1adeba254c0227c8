import { idOfStream, isOpenIncident, type Incident, type StreamKind, type StreamStates } from '@yishen/domain';
import { INCIDENT, type IncidentRow } from '@yishen/read-model';
import type { Projection } from '../../projection';

/** The incidents by stream, of one kind of stream: those of the domain's fold. Proceedings have deadlines, and a page of their own. */
function incidentsOf<Kind extends StreamKind>(
  kind: Kind,
  of: (state: StreamStates[Kind]) => readonly Incident<string>[],
): Projection<Kind, IncidentRow, readonly Incident<string>[]> {
  return {
    table: INCIDENT,
    kind,
    partsOf: (state) => [of(state)],
    rowOf: (incidents, { stream, scope, version, position }) => {
      const openCount = incidents.filter(isOpenIncident).length;
      return { stream, id: idOfStream(stream), agencyId: scope, incidents, openCount, version, position };
    },
  };
}

/** What needs somebody's eye on a request. */
export const requestIncidents = incidentsOf('request', (state) => (state.status === 'unknown' ? [] : state.incidents));
/** The years that open deadlines reach into and no notice covers. */
export const calendarIncidents = incidentsOf('calendar', ({ coverage }) => coverage.incidents);
/** The report of a year that is due. */
export const reportIncidents = incidentsOf('report', ({ due }) => due);
