import { z } from 'zod';
import { DeadlineKind, INCIDENT_KIND_LIST, IncidentEnd, IncidentKind } from '../http/codes';
import { defineRoute } from '../http/route';
import { Actor, AgencyParams, BothLanguages, Day, Freshness, Moment, PageQuery } from '../http/schemas';

/** An incident as every list shows it. */
export const Incident = z
  .object({
    id: z.string(),
    kind: IncidentKind,
    deadline: DeadlineKind.nullable(),
    ref: z.number().int().nullable(),
    dueOn: Day.nullable(),
    workingDaysLeft: z.number().int().nullable(),
    article: z.string().nullable(),
    act: z.string().nullable(),
    code: z.string().nullable(),
    year: z.number().int().nullable(),
    cause: BothLanguages,
    version: z.number().int().meta({ description: 'Of the event that opened it' }),
    openedAt: Moment.nullable(),
    owner: Actor.nullable(),
    closed: IncidentEnd.nullable().meta({ description: 'How it ended; null while it is open' }),
    closedAt: Moment.nullable(),
    closedBy: Actor.nullable(),
  })
  .meta({ id: 'Incident' });

const List = z
  .object({
    rows: z.array(
      Incident.extend({
        subject: z.string().meta({ description: 'The id of the request, or the region of the calendar' }),
        requestCode: z.string().nullable(),
        requestVersion: z.number().int().nullable(),
      }).meta({ id: 'IncidentRow' }),
    ),
    total: z.number().int(),
    counts: z.record(IncidentKind, z.number().int()).meta({ description: 'Open incidents by kind' }),
    freshness: Freshness,
  })
  .meta({ id: 'IncidentList' });

const Filter = z.object({
  state: z.enum(['open', 'closed', 'all']).default('all'),
  kind: z.enum(INCIDENT_KIND_LIST).optional(),
  owner: z.string().min(1).max(64).optional().meta({ description: 'The id of a user, or `nobody`' }),
  ...PageQuery,
});

export const INCIDENTS = defineRoute({
  method: 'get',
  path: '/agencies/:agencyId/incidents',
  access: { act: 'request.read', scope: 'agency' },
  tag: 'incidents',
  summary: 'What needs somebody’s eye in an agency, open incidents first; an act on the request assigns or closes one',
  params: AgencyParams,
  query: Filter,
  answer: List,
});

export const SYSTEM_INCIDENTS = defineRoute({
  method: 'get',
  path: '/system/incidents',
  access: { act: 'calendar.read', scope: 'system' },
  tag: 'incidents',
  summary: 'Years that no approved holiday notice covers, for administrators; the approval closes them',
  query: Filter,
  answer: List,
});
