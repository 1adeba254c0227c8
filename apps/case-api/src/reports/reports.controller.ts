import { Controller, type StreamableFile } from '@nestjs/common';
import {
  checkReport,
  checkTables,
  publishedModel,
  publishedTables,
  reportModel,
  tablesJson,
  type ReportFinding,
  type WrittenTexts,
} from '@yishen/annual-report';
import { REPORT_FORMATS, renderReport, reportFileName, type ReportFormat } from '@yishen/rendering';
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
import { ReportsService, type ReadReport } from './reports.service';

type FileInput = InputOf<typeof REPORT_DOCX>;

// What `checks` does not say already.
function otherFindings({ agency, tables, lastYear }: ReadReport, written: WrittenTexts): ReportFinding[] {
  const known = new Set<string>(checkTables(tables).map(({ statement }) => statement));
  const against = lastYear ? { lastYear: publishedTables(agency.name, lastYear) } : {};
  return checkReport(publishedModel(reportModel(agency.name, tables, written)), against).filter(
    ({ statement }) => !known.has(statement),
  );
}

/** The annual report: its tables, the cases behind a cell, and its files. */
@Controller()
export class ReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly cells: CellsService,
    private readonly narrative: NarrativeService,
  ) {}

  @Route(REPORT)
  async report(@Input() { caller, params, query }: InputOf<typeof REPORT>): Promise<AnswerOf<typeof REPORT>> {
    const { agencyId, year } = params;
    const read = await this.reports.report(caller, agencyId, year, query.after);
    const { agency, tables, freshness, epoch } = read;
    const checks = checkTables(tables);
    const written = await this.narrative.written(caller, read);
    return {
      agency,
      year,
      tables,
      checks,
      written,
      findings: otherFindings(read, written),
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
    const { agency, tables } = await this.reports.report(caller, params.agencyId, params.year, query.after);
    return { ...tablesJson(agency.name, tables) };
  }

  private async file({ caller, params, query }: FileInput, format: ReportFormat): Promise<StreamableFile> {
    const read = await this.reports.report(caller, params.agencyId, params.year, query.after);
    const model = reportModel(read.agency.name, read.tables, await this.narrative.written(caller, read));
    return attachment(await renderReport(model, format), reportFileName(model, format), REPORT_FORMATS[format].type);
  }
}
