import { Controller, Inject, Req } from '@nestjs/common';
import type { HeavyJobs } from '@yishen/heavy-jobs';
import { MalformedTables, readTablesJson, type ReportTables } from '@yishen/annual-report';
import { yearOf } from '@yishen/calendar';
import { type Commands } from '@yishen/application';
import type { FastifyRequest } from 'fastify';
import { COMMANDS, Clock, HEAVY_JOBS } from '../parts.module';
import { Problem } from '../http/problem';
import { Input, Route, type AnswerOf, type InputOf } from '../http/route';
import { uploaded } from '../http/upload';
import { READ_REPORT_FILE, RECORD_REPORT } from './recordedReports.routes';

/** Published reports of before this system, or of agencies outside it. */
@Controller()
export class RecordedReportsController {
  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    @Inject(HEAVY_JOBS) private readonly jobs: HeavyJobs,
    private readonly clock: Clock,
  ) {}

  @Route(READ_REPORT_FILE)
  async read(@Req() request: FastifyRequest): Promise<AnswerOf<typeof READ_REPORT_FILE>> {
    const { bytes } = await uploaded(request);
    const read = await this.jobs.run('takeReport', { bytes, currentYear: yearOf(this.clock.today()) });
    return { ...read, tables: { ...read.tables } };
  }

  @Route(RECORD_REPORT)
  record(
    @Input() { caller, commandId, params, body }: InputOf<typeof RECORD_REPORT>,
  ): Promise<AnswerOf<typeof RECORD_REPORT>> {
    const { two, three, four } = tablesOf(body.tables, params.year);
    const input = { ...params, source: body.source, sha256: body.sha256, tables: { two, three, four } };
    return this.commands.recordReport(caller, commandId, input);
  }
}

/** The tables of a year in the exchange shape; refuses what is not whole, and another year's. */
export function tablesOf(given: object, year: number): ReportTables {
  try {
    const { tables } = readTablesJson(given);
    if (tables.year !== year) throw new MalformedTables([`year：应为 ${year}`]);
    return tables;
  } catch (error) {
    if (error instanceof MalformedTables) throw new Problem('report.tables-malformed', { defects: error.message });
    throw error;
  }
}
