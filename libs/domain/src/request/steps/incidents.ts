import type { ByType, DomainEvent } from '../../event';
import { isOpen, type Incident } from '../../incident/incident';
import { Rejected } from '../../rejected';
import type { Sealed } from '../../sealed';
import { text, type FieldsOfActs } from '../actField';
import { actorOf } from '../context';
import type { KnownRequest, RequestActName } from '../procedure';
import type { Mark, Step } from '../step';

declare module '../procedure' {
  interface RequestRecords extends ByType<IncidentRecord> {}
  interface RequestActs extends IncidentActs {}
}

/** An act was done although a rule forbids it: by whom, against which rule, and why. */
export type ActOverridden = DomainEvent<
  'ActOverridden',
  {
    readonly act: RequestActName;
    readonly code: string;
    readonly article: string;
    readonly reason: Sealed;
    readonly by: string;
  }
>;

/** An incident was given to somebody. */
export type IncidentAssigned = DomainEvent<
  'IncidentAssigned',
  { readonly incident: string; readonly owner: string; readonly by: string }
>;

/** An incident was closed. */
export type IncidentClosed = DomainEvent<
  'IncidentClosed',
  { readonly incident: string; readonly resolution: Sealed; readonly by: string }
>;

type IncidentRecord = ActOverridden | IncidentAssigned | IncidentClosed;

/** The acts on incidents. */
export const incidentActs = {
  AssignIncident: { incident: { kind: 'id' }, owner: { kind: 'id' } },
  CloseIncident: { incident: { kind: 'id' }, resolution: text },
} as const satisfies FieldsOfActs;
type IncidentActs = typeof incidentActs;

/** How the time line marks events of incidents. */
export const INCIDENT_MARKS: { readonly [R in IncidentRecord['type']]: Mark } = {
  ActOverridden: 'late',
  IncidentAssigned: 'plain',
  IncidentClosed: 'plain',
};

/** Handling incidents. */
export const incidents: Step<keyof IncidentActs> = {
  flow: 'incident',
  acts: {
    AssignIncident: {
      access: 'request.handle',
      article: '条例第四十五条',
      guards: [],
      decide: ({ incident, owner }, state, desk) => {
        if (openIncident(state, incident).owner === owner) return [];
        return [{ type: 'IncidentAssigned', schema: 1, data: { incident, owner, by: actorOf(desk) } }];
      },
    },
    CloseIncident: {
      access: 'request.handle',
      article: '条例第四十五条',
      guards: [],
      decide: ({ incident, resolution }, state, desk) => {
        openIncident(state, incident);
        return [{ type: 'IncidentClosed', schema: 1, data: { incident, resolution, by: actorOf(desk) } }];
      },
    },
  },
  facts: {},
  kinds: {},
};

function openIncident(state: KnownRequest, id: string): Incident {
  const found = state.incidents.find((incident) => incident.id === id);
  if (!found) throw new Rejected('request.incident-unknown', { incident: id });
  if (!isOpen(found)) throw new Rejected('request.incident-closed', { incident: id });
  return found;
}
