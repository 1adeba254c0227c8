import { z } from 'zod';
import { ReportColumn, ReportRow } from '../http/codes';
import { defineRoute } from '../http/route';
import { Actor, AgencyYearParams, CommandAnswer, DateText, Day, Freshness, Position } from '../http/schemas';

const PATH = '/agencies/:agencyId/reports/:year';

const Part = z.enum(['preamble', 'overview', 'problems', 'other']);

const WrittenPart = z
  .object({
    part: Part,
    revision: z
      .number()
      .int()
      .meta({ description: '0 while nobody has written it: the text is a draft from the facts' }),
    text: z.string().meta({ description: 'With references such as {{three:N:total}}' }),
    filled: z.string(),
    broken: z.array(z.object({ reference: z.string(), reason: z.enum(['unknown', 'unrecorded', 'noLastYear']) })),
    typed: z
      .array(
        z.object({
          figure: z.string(),
          at: z.number().int(),
          references: z.array(z.string()),
          labels: z.array(z.string()),
        }),
      )
      .meta({ description: 'Figures typed by hand that equal a cell' }),
  })
  .meta({ id: 'WrittenPart' });

export const NARRATIVE = defineRoute({
  method: 'get',
  path: `${PATH}/narrative`,
  access: { act: 'report.read', scope: 'agency' },
  tag: 'reports',
  refuses: ['work'],
  summary: 'The written parts, their references filled from the tables',
  params: AgencyYearParams,
  query: z.object({ after: Position.optional() }),
  answer: z.object({ parts: z.array(WrittenPart), freshness: Freshness }),
});

export const EDIT_NARRATIVE = defineRoute({
  method: 'put',
  path: `${PATH}/narrative/:part`,
  access: { act: 'report.write', scope: 'agency' },
  tag: 'reports',
  summary: 'Save a written part on top of the revision its author saw; 409 when somebody else was faster',
  command: 'new',
  params: AgencyYearParams.extend({ part: Part }),
  body: z.object({ text: z.string().min(1).max(50_000), baseRevision: z.number().int().min(0) }),
  answer: CommandAnswer,
});

const ChangedCell = z
  .object({
    table: z.enum(['two', 'three', 'four']),
    row: ReportRow,
    column: ReportColumn,
    label: z.string(),
    was: z.string().nullable(),
    is: z.string().nullable(),
    cases: z
      .array(z.object({ stream: z.string(), id: z.string(), code: z.string().nullable(), eventType: z.string() }))
      .meta({ description: 'The cases whose later facts moved the cell' }),
  })
  .meta({ id: 'ChangedCell' });

export const VERSIONS = defineRoute({
  method: 'get',
  path: `${PATH}/versions`,
  access: { act: 'report.read', scope: 'agency' },
  tag: 'reports',
  summary: 'The signed versions, and how the figures of today differ from the last one',
  params: AgencyYearParams,
  query: z.object({ after: Position.optional() }),
  answer: z.object({
    versions: z.array(
      z.object({
        n: z.number().int(),
        epoch: z.string(),
        position: Position,
        errors: z.number().int(),
        signedOn: Day,
        signedBy: Actor,
        reason: z.string().nullable(),
        publishedOn: Day.nullable(),
        where: z.string().nullable(),
      }),
    ),
    cuts: z
      .array(
        z.object({
          on: Day,
          position: Position,
          errors: z.number().int(),
          warnings: z.number().int(),
          parked: z.number().int(),
          dueOn: Day,
          asked: z
            .boolean()
            .meta({ description: 'By the year-end, which asks the responsible people; else a rehearsal' }),
        }),
      )
      .meta({ description: 'What the report was at each cut' }),
    delta: z.array(ChangedCell),
    textsChanged: z.array(Part),
    freshness: Freshness,
  }),
});

export const REHEARSE_REPORT = defineRoute({
  method: 'post',
  path: `${PATH}/rehearsal`,
  access: { act: 'report.cut', scope: 'agency' },
  tag: 'reports',
  refuses: ['work'],
  summary: 'Compute and check the report as the year-end would on a day, and keep what was found; nobody is asked',
  command: 'new',
  params: AgencyYearParams,
  body: z.object({ on: DateText.optional() }),
  answer: CommandAnswer,
});

export const SIGN_REPORT = defineRoute({
  method: 'post',
  path: `${PATH}/signature`,
  access: { act: 'report.sign', scope: 'agency' },
  tag: 'reports',
  refuses: ['work'],
  summary: 'Sign the report as the log stands: pins the position; with errors, or again, a reason is needed',
  command: 'new',
  params: AgencyYearParams,
  body: z.object({ reason: z.string().min(1).max(4_000).optional() }),
  answer: CommandAnswer,
});

export const PUBLISH_REPORT = defineRoute({
  method: 'post',
  path: `${PATH}/publication`,
  access: { act: 'report.publish', scope: 'agency' },
  tag: 'reports',
  summary: 'Record that a signed version was published',
  command: 'new',
  params: AgencyYearParams,
  body: z.object({
    n: z.number().int().min(1),
    publishedOn: DateText,
    where: z.string().min(1).max(2_000),
  }),
  answer: CommandAnswer,
});
