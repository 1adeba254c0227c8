import { z } from 'zod';
import { defineRoute } from '../http/route';
import { Actor, AgencyParams, Moment, PageQuery } from '../http/schemas';

const { page, pageSize } = PageQuery;

export const UNSEALINGS = defineRoute({
  method: 'get',
  path: '/agencies/:agencyId/unsealings',
  access: { act: 'audit.read', scope: 'agency' },
  tag: 'audit',
  summary: 'Who looked at which personal data and what for, newest first; never the data',
  params: AgencyParams,
  query: z.object({ page, pageSize }),
  answer: z.object({
    rows: z.array(
      z
        .object({
          at: Moment,
          actor: Actor,
          stream: z.string(),
          id: z.string().meta({ description: 'Of the request, or the digest of the file' }),
          fields: z.array(z.string()),
          purpose: z.string(),
        })
        .meta({ id: 'UnsealingRow' }),
    ),
    total: z.number().int(),
  }),
});
