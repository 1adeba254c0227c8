import { z } from 'zod';
import { defineRoute } from '../http/route';
import { AgencyParams } from '../http/schemas';

export const OPEN_CASES_TEMPLATE = defineRoute({
  method: 'get',
  path: '/agencies/:agencyId/open-cases/template',
  access: { act: 'request.receive', scope: 'agency' },
  tag: 'requests',
  summary: 'An empty list of open cases, to be filled and uploaded',
  params: AgencyParams,
  answerType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

export const IMPORT_OPEN_CASES = defineRoute({
  method: 'post',
  path: '/agencies/:agencyId/open-cases',
  access: { act: 'request.receive', scope: 'agency' },
  tag: 'requests',
  refuses: ['readFile', 'open-cases.faulty', 'work'],
  summary:
    'Register the open cases of a list (.xlsx, .csv, .json) by their former numbers; sent again it adds none. A list with faults is not taken at all',
  params: AgencyParams,
  upload: true,
  answer: z.object({
    registered: z.number().int(),
    repeated: z.number().int().meta({ description: 'Here before, by an earlier run' }),
    refused: z
      .array(z.object({ row: z.number().int(), statement: z.string(), statementEn: z.string() }))
      .meta({ description: 'Rows against a rule; the others are registered' }),
    ignored: z.array(z.string()).meta({ description: 'Headings not known; what stands under them is not taken over' }),
  }),
});
