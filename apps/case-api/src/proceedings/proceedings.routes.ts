import { z } from 'zod';
import { defineRoute } from '../http/route';
import {
  AgencyParams,
  CodeText,
  CommandAnswer,
  DateText,
  Freshness,
  Id,
  IdParams,
  NoteText,
  PageQuery,
} from '../http/schemas';

const Conclusion = z.object({ outcome: CodeText, concludedOn: DateText });

export const OPEN = defineRoute({
  method: 'post',
  path: '/agencies/:agencyId/proceedings',
  tag: 'proceedings',
  summary: 'Record a reconsideration or a suit, with its conclusion when that is known',
  command: 'new',
  status: 201,
  params: AgencyParams,
  body: z.object({
    kind: CodeText,
    openedOn: DateText,
    request: Id.optional().meta({ description: 'The request it is about' }),
    challenges: CodeText.optional().meta({ description: 'What it attacks' }),
    standing: CodeText.optional().meta({ description: 'The agency’s standing; respondent when absent' }),
    reconsideration: Id.optional().meta({ description: 'The reconsideration that the suit follows' }),
    body: z.string().min(1).max(200).optional().meta({ description: 'The reconsideration organ or court' }),
    caseNumber: z.string().min(1).max(100).optional(),
    note: NoteText,
    followedBy: z
      .array(Conclusion.extend({ type: z.literal('conclude') }))
      .max(1)
      .optional(),
  }),
  answer: CommandAnswer,
});

export const CONCLUDE = defineRoute({
  method: 'post',
  path: '/proceedings/:id/conclusion',
  tag: 'proceedings',
  summary: 'Conclude a proceeding with its outcome',
  command: 'existing',
  params: IdParams,
  body: Conclusion,
  answer: CommandAnswer,
});

export const PROCEEDINGS = defineRoute({
  method: 'get',
  path: '/agencies/:agencyId/proceedings',
  tag: 'proceedings',
  summary: 'The proceedings of an agency',
  params: AgencyParams,
  query: z.object({ state: z.enum(['open', 'concluded', 'voided']).optional(), ...PageQuery }),
  answer: z.object({
    rows: z.array(
      z
        .object({
          id: z.string(),
          agencyId: z.string(),
          kind: z.string(),
          openedOn: z.string(),
          request: z.string().nullable().meta({ description: 'The id of the request it is about' }),
          standing: z.string(),
          challenges: z.string().nullable(),
          forum: z.string().meta({ description: 'Of the last instance' }),
          instance: z.number().int(),
          status: z.enum(['open', 'concluded', 'voided']),
          outcome: z.string().nullable(),
          concludedOn: z.string().nullable(),
          result: z.string().nullable().meta({ description: 'The column of table four' }),
          dueOn: z.string().nullable().meta({ description: 'What the agency has to do next' }),
          dueKind: z.string().nullable(),
          dueProvisional: z.boolean(),
          version: z.number().int(),
        })
        .meta({ id: 'ProceedingRow' }),
    ),
    total: z.number().int(),
    freshness: Freshness,
  }),
});
