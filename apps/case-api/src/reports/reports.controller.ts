import { Controller, Inject, type StreamableFile } from '@nestjs/common';
import type { HeavyJobs } from '@yishen/heavy-jobs';
import { reportModel, tablesJson } from '@yishen/annual-report';
import { REPORT_FORMATS, reportFileName, type ReportFormat } from '@yishen/rendering';
import { HEAVY_JOBS } from '../parts.module';
import { attachment } from '../http/attachment';
import { Input, Route, type AnswerOf, type InputOf } from '../http/route';
import { CellsService } from './cells.service';
import { NarrativeService } from './narrative.service';
import {
  CELL,
  REPORT,
  REPORT_DOCX,
  REPORT_HTML,
  REPORT_JSON,
  REPORT_PDF,
  REPORT_PICTURE,
  REPORT_XLSX,
} from './reports.routes';
import { ReportsService } from './reports.service';
import { SignedVersionsService } from './signedVersions.service';

type FileInput = InputOf<typeof REPORT_DOCX>;

/** The annual report: its tables, the cases behind a cell, and its files. */
@Controller()
export class ReportsController {
  constructor(
    @Inject(HEAVY_JOBS) private readonly jobs: HeavyJobs,
    private readonly reports: ReportsService,
    private readonly cells: CellsService,
    private readonly narrative: NarrativeService,
    private readonly signed: SignedVersionsService,
  ) {}

  @Route(REPORT)
  async report(@Input() { caller, params, query }: InputOf<typeof REPORT>): Promise<AnswerOf<typeof REPORT>> {
    const { agencyId, year } = params;
    const read = await this.reports.report(caller, agencyId, year, query.after);
    const { agency, tables, freshness, epoch } = read;
    const { checks, findings, written } = await this.narrative.findings(caller, read);
    return {
      agency,
      year,
      tables,
      checks,
      written,
      findings,
      freshness,
      epoch,
      position: freshness.position,
    };
  }

  @Route(CELL)
  cell(@Input() { caller, params, query }: InputOf<typeof CELL>): Promise<AnswerOf<typeof CELL>> {
    return this.cells.cell(caller, params.agencyId, params.year, query);
  }

  @Route(REPORT_DOCX)
  docx(@Input() input: FileInput): Promise<StreamableFile> {
    return this.file(input, 'docx');
  }

  @Route(REPORT_XLSX)
  xlsx(@Input() input: FileInput): Promise<StreamableFile> {
    return this.file(input, 'xlsx');
  }

  @Route(REPORT_HTML)
  html(@Input() input: FileInput): Promise<StreamableFile> {
    return this.file(input, 'html');
  }

  @Route(REPORT_PDF)
  pdf(@Input() input: FileInput): Promise<StreamableFile> {
    return this.file(input, 'pdf');
  }

  @Route(REPORT_PICTURE)
  picture(@Input() input: FileInput): Promise<StreamableFile> {
    return this.file(input, 'picture');
  }

  @Route(REPORT_JSON)
  async json(@Input() { caller, params, query }: InputOf<typeof REPORT_JSON>): Promise<AnswerOf<typeof REPORT_JSON>> {
    const { agencyId, year } = params;
    const read = await this.reports.report(caller, agencyId, year, query.after);
    if (query.version === undefined) return { ...tablesJson(read.agency.name, read.tables) };
    const { tables, n, epoch, position, signedOn } = await this.signed.version(caller, read, query.version);
    return { ...tablesJson(read.agency.name, tables), version: { n, epoch, position, signedOn } };
  }

  private async file({ caller, params, query }: FileInput, format: ReportFormat): Promise<StreamableFile> {
    const read = await this.reports.report(caller, params.agencyId, params.year, query.after);
    const { tables, written } =
      query.version === undefined
        ? { tables: read.tables, written: await this.narrative.written(caller, read) }
        : await this.signed.version(caller, read, query.version);
    const model = reportModel(read.agency.name, tables, written);
    const bytes = await this.jobs.run('renderReport', { model, format });
    return attachment(bytes, reportFileName(model, format), REPORT_FORMATS[format].type);
  }
}
