import { z } from 'zod';
import { DecisionCode } from '../http/codes';
import { defineRoute } from '../http/route';
import { AgencyParams, Day, Freshness, PageQuery } from '../http/schemas';

const Dated = Day.nullable();

export const SUGGESTIONS = defineRoute({
  method: 'get',
  path: '/agencies/:agencyId/disclosure-suggestions',
  access: { act: 'request.read', scope: 'agency' },
  tag: 'requests',
  summary: 'Suggestions to publish proactively what was asked for (条例 第四十四条), the oldest first',
  params: AgencyParams,
  query: z.object({
    state: z
      .enum(['open', 'accepted', 'done'])
      .default('open')
      .meta({ description: 'To be judged; accepted and to be published promptly; refused or published' }),
    ...PageQuery,
  }),
  answer: z
    .object({
      rows: z.array(
        z
          .object({
            request: z.string().meta({ description: 'The id of the request; acts on it close the suggestion' }),
            requestCode: z.string(),
            requestVersion: z.number().int(),
            decision: DecisionCode.nullable().meta({ description: 'The result of the request' }),
            n: z.number().int(),
            by: z.enum(['applicant', 'agency']),
            information: z.string().nullable().meta({ description: 'Null for one who may not see it, or once erased' }),
            suggestedOn: Day,
            judgedOn: Dated,
            accepted: z.boolean().nullable(),
            publishedOn: Dated,
          })
          .meta({ id: 'DisclosureSuggestion' }),
      ),
      total: z.number().int(),
      freshness: Freshness,
    })
    .meta({ id: 'SuggestionList' }),
});
