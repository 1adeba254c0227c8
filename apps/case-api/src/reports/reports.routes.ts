import { REPORT_FORMATS, type ReportFormat } from '@yishen/rendering';
import { CHECK_RULES } from '@yishen/annual-report';
import { z } from 'zod';
import { ReportColumn, ReportRow, answerCode } from '../http/codes';
import { defineRoute } from '../http/route';
import { AgencyYearParams, Freshness, Position } from '../http/schemas';
import { ExchangeTables, ReportTables } from './tables';

const FileQuery = z.object({
  after: Position.optional(),
  version: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .meta({ description: 'A signed version as it was signed; the report as it is now when absent' }),
});

const PATH = '/agencies/:agencyId/reports/:year';
const Cell = z.object({ table: z.enum(['three', 'four']), row: ReportRow, column: ReportColumn });

export const REPORT = defineRoute({
  method: 'get',
  path: PATH,
  access: { act: 'report.read', scope: 'agency' },
  tag: 'reports',
  refuses: ['work'],
  summary: 'Tables two, three and four of a year, with the identities they break',
  params: AgencyYearParams,
  query: z.object({ after: Position.optional() }),
  answer: z
    .object({
      agency: z.object({ id: z.string(), name: z.string() }),
      year: z.number().int(),
      tables: ReportTables,
      checks: z.array(
        z.object({
          rule: z.enum(['balance', 'outcomeSum', 'rowSum', 'tableFourSum', 'count']),
          cells: z.array(Cell),
          statement: z.string(),
          left: z.number(),
          right: z.number(),
          difference: z.number(),
        }),
      ),
      written: z
        .object({
          preamble: z.array(z.string()),
          overview: z.array(z.string()),
          problems: z.array(z.string()),
          other: z.array(z.string()),
        })
        .meta({ description: 'The written parts, paragraph by paragraph, their figures filled in' }),
      findings: z
        .array(
          z.object({
            rule: answerCode(CHECK_RULES),
            severity: z.enum(['error', 'warning']),
            cells: z.array(z.object({ table: z.enum(['two', 'three', 'four']), row: ReportRow, column: ReportColumn })),
            statement: z.string(),
            left: z.number().optional(),
            right: z.number().optional(),
            difference: z.number().optional(),
            cases: z
              .array(z.object({ id: z.string(), code: z.string() }))
              .optional()
              .meta({ description: 'The first of the cases that explain it' }),
            sentence: z.string().optional(),
          }),
        )
        .meta({ description: 'What every other check finds: blanks, the text, the year before, table two, the parts' }),
      freshness: Freshness,
      epoch: z.string(),
      position: Position,
    })
    .meta({ id: 'Report' }),
});

export const CELL = defineRoute({
  method: 'get',
  path: `${PATH}/cells`,
  access: { act: 'report.read', scope: 'agency' },
  tag: 'reports',
  refuses: ['report.cell-unknown'],
  summary: 'The cases behind a cell',
  params: AgencyYearParams,
  query: z.object({
    table: z.enum(['two', 'three', 'four']),
    row: ReportRow,
    column: ReportColumn.default(''),
    after: Position.optional(),
  }),
  answer: z
    .object({
      label: z.string(),
      value: z.string().nullable().meta({ description: 'As in the table; null is unrecorded' }),
      total: z.number().int().meta({ description: 'How many entries there are; the newest 500 are listed' }),
      opening: z
        .object({ year: z.number().int(), source: z.enum(['file', 'hand']), recordedAt: z.string().nullable() })
        .nullable()
        .meta({
          description:
            'The published report with which the agency began: what it carried out is not counted from cases',
        }),
      entries: z.array(
        z
          .object({
            stream: z.string(),
            id: z.string(),
            code: z.string().nullable(),
            position: Position,
            eventType: z.string(),
            year: z.number().int(),
            sign: z.number().int(),
            at: z.string().meta({ description: 'The legal day of the fact' }),
            meaning: z.string(),
          })
          .meta({ id: 'CellEntry' }),
      ),
    })
    .meta({ id: 'CellEntries' }),
});

const fileRoute = (format: ReportFormat, summary: string) =>
  defineRoute({
    method: 'get',
    path: `${PATH}/${format}`,
    access: { act: 'report.read', scope: 'agency' },
    tag: 'reports',
    summary,
    refuses: ['work', 'report.version-unknown'],
    params: AgencyYearParams,
    query: FileQuery,
    answerType: REPORT_FORMATS[format].type,
  });

export const REPORT_DOCX = fileRoute('docx', 'The report as a Word file');
export const REPORT_XLSX = fileRoute('xlsx', 'The report as a workbook');
export const REPORT_HTML = fileRoute('html', 'The report as a page for a portal');
export const REPORT_PDF = fileRoute('pdf', 'The report as a PDF');
export const REPORT_PICTURE = fileRoute('picture', 'The picture of the year (图解) as an SVG');

export const REPORT_JSON = defineRoute({
  method: 'get',
  path: `${PATH}/json`,
  access: { act: 'report.read', scope: 'agency' },
  tag: 'reports',
  refuses: ['report.version-unknown'],
  summary: 'The tables in the exchange shape',
  params: AgencyYearParams,
  query: FileQuery,
  answer: ExchangeTables,
});
