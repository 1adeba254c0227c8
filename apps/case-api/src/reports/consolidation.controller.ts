import { Controller, Inject, type StreamableFile } from '@nestjs/common';
import type { HeavyJobs } from '@yishen/heavy-jobs';
import type { Commands } from '@yishen/application';
import { reportModel, writtenTexts } from '@yishen/annual-report';
import { REPORT_FORMATS, reportFileName } from '@yishen/rendering';
import { COMMANDS, HEAVY_JOBS } from '../parts.module';
import { attachment } from '../http/attachment';
import { Input, Route, type AnswerOf, type InputOf } from '../http/route';
import {
  CONSOLIDATION,
  CONSOLIDATION_FILE,
  RECORD_SUBORDINATE,
  REMIND,
  SET_SUPERIOR,
  SIGN_CONSOLIDATION,
} from './consolidation.routes';
import { ConsolidationService } from './consolidation.service';
import { tablesOf } from './recordedReports.controller';

/** The consolidated report of an agency with subordinates. */
@Controller()
export class ConsolidationController {
  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    @Inject(HEAVY_JOBS) private readonly jobs: HeavyJobs,
    private readonly consolidation: ConsolidationService,
  ) {}

  @Route(CONSOLIDATION)
  page(@Input() { caller, params, query }: InputOf<typeof CONSOLIDATION>): Promise<AnswerOf<typeof CONSOLIDATION>> {
    return this.consolidation.page(caller, params, query.after);
  }

  @Route(CONSOLIDATION_FILE)
  async file(@Input() { caller, params, query }: InputOf<typeof CONSOLIDATION_FILE>): Promise<StreamableFile> {
    const { format, version, after } = query;
    const { name, tables, parts } =
      version === undefined
        ? await this.consolidation.now(caller, params, after)
        : await this.consolidation.signed(caller, params, version);
    // The texts are those of the agency's own report, over the figures of the sum; the fees are those of all levels, as they are now.
    const texts = await this.commands.narrativeTexts(caller, params);
    const fees = await this.consolidation.fees(params);
    const byFile = parts.filter(({ kind }) => kind === 'recorded').length;
    const consolidates = { agencies: parts.length - 1, byFile };
    const model = reportModel(name, tables, writtenTexts(name, { tables, fees, consolidates }, texts));
    const bytes = await this.jobs.run('renderReport', { model, format });
    return attachment(bytes, reportFileName(model, format), REPORT_FORMATS[format].type);
  }

  @Route(SIGN_CONSOLIDATION)
  sign(
    @Input() { caller, commandId, params, body }: InputOf<typeof SIGN_CONSOLIDATION>,
  ): Promise<AnswerOf<typeof SIGN_CONSOLIDATION>> {
    return this.consolidation.sign(caller, commandId, params, body.reason);
  }

  @Route(REMIND)
  async remind(@Input() { caller, commandId, params, body }: InputOf<typeof REMIND>): Promise<AnswerOf<typeof REMIND>> {
    const { subordinate } = body;
    await this.consolidation.requireSubordinate(caller, params, subordinate);
    const input = { ...params, subordinate };
    return this.commands.remindSubordinate(caller, commandId, input);
  }

  @Route(RECORD_SUBORDINATE)
  async record(
    @Input() { caller, commandId, params, body }: InputOf<typeof RECORD_SUBORDINATE>,
  ): Promise<AnswerOf<typeof RECORD_SUBORDINATE>> {
    const { subordinate, year } = params;
    await this.consolidation.requireSubordinate(caller, params, subordinate);
    const { two, three, four } = tablesOf(body.tables, year);
    const input = {
      agencyId: subordinate,
      year,
      source: body.source,
      sha256: body.sha256,
      tables: { two, three, four },
    };
    // Recorded by the superior's officer, who has no right of their own in the subordinate.
    const acting = {
      principal: { ...caller.principal, grants: [{ agencyId: subordinate, roles: ['report' as const] }] },
    };
    return this.commands.recordReport(acting, commandId, input);
  }

  @Route(SET_SUPERIOR)
  setSuperior(
    @Input() { caller, commandId, body }: InputOf<typeof SET_SUPERIOR>,
  ): Promise<AnswerOf<typeof SET_SUPERIOR>> {
    return this.commands.setAgencySuperior(caller, commandId, body);
  }
}
