import { Controller, Inject, Req, type StreamableFile } from '@nestjs/common';
import type { HeavyJobs } from '@yishen/heavy-jobs';
import { openCaseProblemText, openCaseRefusalText, type Locale } from '@yishen/catalogue';
import { type Commands } from '@yishen/application';
import type { FastifyRequest } from 'fastify';
import { COMMANDS, Clock, HEAVY_JOBS } from '../parts.module';
import { attachment } from '../http/attachment';
import { Problem } from '../http/problem';
import { Input, Route, type AnswerOf, type InputOf } from '../http/route';
import { uploaded } from '../http/upload';
import { IMPORT_OPEN_CASES, OPEN_CASES_TEMPLATE } from './openCaseImport.routes';

/** The cases that were open when an agency began here. */
@Controller()
export class OpenCasesController {
  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    @Inject(HEAVY_JOBS) private readonly jobs: HeavyJobs,
    private readonly clock: Clock,
  ) {}

  @Route(OPEN_CASES_TEMPLATE)
  async template(): Promise<StreamableFile> {
    // The spreadsheet library costs a tenth of the start, and this is all that the server itself does with it.
    const { openCasesTemplate } = await import('@yishen/file-import');
    return attachment(Buffer.from(openCasesTemplate()), '未办结申请清单.xlsx', OPEN_CASES_TEMPLATE.answerType);
  }

  @Route(IMPORT_OPEN_CASES)
  async import(
    @Input() { caller, params }: InputOf<typeof IMPORT_OPEN_CASES>,
    @Req() request: FastifyRequest,
  ): Promise<AnswerOf<typeof IMPORT_OPEN_CASES>> {
    const { bytes } = await uploaded(request);
    const { cases, problems, ignored } = await this.jobs.run('readOpenCases', {
      bytes,
      today: this.clock.today(),
    });
    if (problems.length > 0) {
      const faults = problems.map((one) => {
        return { row: one.row, column: one.column, ...said((locale) => openCaseProblemText(one, locale)) };
      });
      throw new Problem('open-cases.faulty', { count: faults.length }, { faults });
    }
    const rows = await this.commands.importOpenCases(caller, { ...params, cases });
    return {
      registered: rows.filter(({ outcome }) => outcome === 'registered').length,
      repeated: rows.filter(({ outcome }) => outcome === 'repeated').length,
      refused: rows.flatMap((row) =>
        row.outcome === 'refused' ? [{ row: row.row, ...said((locale) => openCaseRefusalText(row, locale)) }] : [],
      ),
      ignored,
    };
  }
}

function said(text: (locale: Locale) => string): { readonly statement: string; readonly statementEn: string } {
  return { statement: text('zh'), statementEn: text('en') };
}
