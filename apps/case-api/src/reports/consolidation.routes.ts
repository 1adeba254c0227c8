import { z } from 'zod';
import { PublicationFigure } from '../http/codes';
import { defineRoute } from '../http/route';
import { AgencyYearParams, CommandAnswer, DateText, Day, Id, Position } from '../http/schemas';
import { ReportTables, TakenTables } from './tables';

const PATH = '/agencies/:agencyId/reports/:year/consolidation';

const Standing = z.object({
  kind: z.enum(['own', 'signed', 'consolidated', 'recorded']),
  n: z.number().int().meta({ description: 'The version; 0 where there is none' }),
  errors: z.number().int(),
});

const Subordinate = z
  .object({
    agencyId: z.string(),
    name: z.string(),
    standing: Standing.nullable().meta({
      description: 'What it stands with in the sum; null while it has not submitted',
    }),
    remindedOn: z.array(Day),
    changed: z.boolean().meta({ description: 'Since the last signed consolidation' }),
  })
  .meta({ id: 'Subordinate' });

export const CONSOLIDATION = defineRoute({
  method: 'get',
  path: PATH,
  access: { act: 'report.read', scope: 'agency' },
  tag: 'reports',
  summary: 'The sum of the agency’s own report and its subordinates’, who has not submitted, and what was signed',
  params: AgencyYearParams,
  query: z.object({ after: Position.optional() }),
  answer: z
    .object({
      own: Standing,
      subordinates: z.array(Subordinate),
      tables: ReportTables,
      lacking: z.array(PublicationFigure).meta({ description: 'Figures of table two that some reports have not' }),
      checks: z.array(z.object({ statement: z.string(), left: z.number(), right: z.number() })),
      versions: z.array(
        z.object({
          n: z.number().int(),
          signedOn: Day,
          parts: z.number().int(),
          absent: z.array(z.string()),
          errors: z.number().int(),
        }),
      ),
    })
    .meta({ id: 'Consolidation' }),
});

export const CONSOLIDATION_FILE = defineRoute({
  method: 'get',
  path: `${PATH}/file`,
  access: { act: 'report.read', scope: 'agency' },
  tag: 'reports',
  refuses: ['report.version-unknown', 'work'],
  summary: 'The consolidated report in a format of the report; a signed version by its number, else as it is now',
  params: AgencyYearParams,
  query: z.object({
    format: z.enum(['docx', 'xlsx', 'html', 'pdf', 'json', 'picture']),
    version: z.coerce.number().int().min(1).optional(),
    after: Position.optional(),
  }),
  answerType: 'application/octet-stream',
});

export const SIGN_CONSOLIDATION = defineRoute({
  method: 'post',
  path: `${PATH}/signature`,
  access: { act: 'report.sign', scope: 'agency' },
  tag: 'reports',
  summary:
    'Sign the consolidated report: it pins every version it is the sum of; with absent ones or errors a reason is needed',
  command: 'new',
  params: AgencyYearParams,
  body: z.object({ reason: z.string().min(1).max(4_000).optional() }),
  answer: CommandAnswer,
});

export const REMIND = defineRoute({
  method: 'post',
  path: `${PATH}/reminders`,
  access: { act: 'report.write', scope: 'agency' },
  tag: 'reports',
  summary: 'Record that a subordinate was reminded of its report',
  command: 'new',
  params: AgencyYearParams,
  body: z.object({ subordinate: Id }),
  answer: CommandAnswer,
});

export const RECORD_SUBORDINATE = defineRoute({
  method: 'put',
  path: `${PATH}/subordinates/:subordinate`,
  access: { act: 'report.write', scope: 'agency' },
  tag: 'reports',
  refuses: ['report.tables-malformed'],
  summary: 'Take over the report file of a subordinate that does not work with this system',
  command: 'new',
  params: AgencyYearParams.extend({ subordinate: Id }),
  body: z.object({
    tables: TakenTables,
    source: z.enum(['file', 'hand']),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  }),
  answer: CommandAnswer,
});

export const SET_SUPERIOR = defineRoute({
  method: 'put',
  path: '/system/superiors',
  access: { act: 'agency.setSuperior', scope: 'system' },
  tag: 'reports',
  refuses: ['record', 'agency.superior-cycle'],
  summary: 'Say which agency consolidates this one’s report from a day on; null is none',
  command: 'new',
  body: z.object({ agencyId: Id, superior: Id.nullable(), from: DateText }),
  answer: CommandAnswer,
});
