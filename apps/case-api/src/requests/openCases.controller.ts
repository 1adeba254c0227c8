import { Controller, Req, type StreamableFile } from '@nestjs/common';
import { openCaseProblemText, openCaseRefusalText, type Locale } from '@yishen/catalogue';
import { requireAct } from '@yishen/commands';
import { openCasesTemplate } from '@yishen/report-reading';
import type { FastifyRequest } from 'fastify';
import { Backend } from '../backend';
import { attachment } from '../http/attachment';
import { Problem } from '../http/problem';
import { Input, Route, type AnswerOf, type InputOf } from '../http/route';
import { uploaded } from '../http/upload';
import { IMPORT_OPEN_CASES, OPEN_CASES_TEMPLATE } from './openCases.routes';

/** The cases that were open when an agency began here. */
@Controller()
export class OpenCasesController {
  constructor(private readonly backend: Backend) {}

  @Route(OPEN_CASES_TEMPLATE)
  template(@Input() { caller, params }: InputOf<typeof OPEN_CASES_TEMPLATE>): StreamableFile {
    requireAct(caller, 'request.receive', params.agencyId);
    return attachment(Buffer.from(openCasesTemplate()), '未办结申请清单.xlsx', OPEN_CASES_TEMPLATE.answerType);
  }

  @Route(IMPORT_OPEN_CASES)
  async import(
    @Input() { caller, params }: InputOf<typeof IMPORT_OPEN_CASES>,
    @Req() request: FastifyRequest,
  ): Promise<AnswerOf<typeof IMPORT_OPEN_CASES>> {
    requireAct(caller, 'request.receive', params.agencyId);
    const { bytes } = await uploaded(request);
    const { cases, problems, ignored } = await this.backend.jobs.run('readOpenCases', {
      bytes,
      today: this.backend.today(),
    });
    if (problems.length > 0) {
      const faults = problems.map((one) => {
        return { row: one.row, column: one.column, ...said((locale) => openCaseProblemText(one, locale)) };
      });
      throw new Problem('open-cases.faulty', { count: faults.length }, { faults });
    }
    const rows = await this.backend.commands.importOpenCases(caller, { ...params, cases });
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
