import { z } from 'zod';
import { defineRoute } from '../http/route';
import { AgencyParams, AgencyYearParams, CommandAnswer } from '../http/schemas';
import { ExchangeTables, TakenTables } from './tables';

export const READ_REPORT_FILE = defineRoute({
  method: 'post',
  path: '/agencies/:agencyId/report-files',
  access: { act: 'report.record', scope: 'agency' },
  tag: 'reports',
  refuses: ['readFile', 'work'],
  summary:
    'Read a published report (.docx, .html, .xlsx, .txt, .json; the forms of 2021 and 2019) into its tables; nothing is recorded',
  params: AgencyParams,
  upload: true,
  answer: z.object({
    tables: ExchangeTables,
    sha256: z.string().meta({ description: 'Of the file' }),
    emptyPlaces: z.array(z.string()).meta({ description: 'Places without a number, read as zero' }),
    findings: z.array(z.object({ severity: z.enum(['error', 'warning']), statement: z.string() })),
  }),
});

export const RECORD_REPORT = defineRoute({
  method: 'put',
  path: '/agencies/:agencyId/reports/:year/recorded',
  access: { act: 'report.record', scope: 'agency' },
  tag: 'reports',
  refuses: ['report.tables-malformed'],
  summary: 'Take over the published report of a year: the opening balance of the next, and what a superior counts',
  command: 'new',
  params: AgencyYearParams,
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
