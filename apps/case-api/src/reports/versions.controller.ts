import { Controller, Inject } from '@nestjs/common';
import type { Commands } from '@yishen/application';
import { COMMANDS } from '../parts.module';
import { Input, Route, type AnswerOf, type InputOf } from '../http/route';
import { NarrativeService } from './narrative.service';
import { ReportsService } from './reports.service';
import { EDIT_NARRATIVE, NARRATIVE, PUBLISH_REPORT, REHEARSE_REPORT, SIGN_REPORT, VERSIONS } from './versions.routes';
import { VersionsService } from './versions.service';

/** The report as people write, sign and publish it. */
@Controller()
export class VersionsController {
  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    private readonly reports: ReportsService,
    private readonly narrative: NarrativeService,
    private readonly versions: VersionsService,
  ) {}

  @Route(NARRATIVE)
  async read(@Input() { caller, params, query }: InputOf<typeof NARRATIVE>): Promise<AnswerOf<typeof NARRATIVE>> {
    const { agencyId, year } = params;
    const report = await this.reports.report(caller, agencyId, year, query.after);
    return { parts: await this.narrative.parts(caller, report), freshness: report.freshness };
  }

  @Route(EDIT_NARRATIVE)
  edit(
    @Input() { caller, commandId, params, body }: InputOf<typeof EDIT_NARRATIVE>,
  ): Promise<AnswerOf<typeof EDIT_NARRATIVE>> {
    return this.commands.editNarrative(caller, commandId, { ...params, ...body });
  }

  @Route(VERSIONS)
  list(@Input() { caller, params, query }: InputOf<typeof VERSIONS>): Promise<AnswerOf<typeof VERSIONS>> {
    return this.versions.list(caller, params.agencyId, params.year, query.after);
  }

  @Route(REHEARSE_REPORT)
  rehearse(
    @Input() { caller, commandId, params, body }: InputOf<typeof REHEARSE_REPORT>,
  ): Promise<AnswerOf<typeof REHEARSE_REPORT>> {
    return this.versions.rehearse(caller, commandId, params, body.on);
  }

  @Route(SIGN_REPORT)
  sign(
    @Input() { caller, commandId, params, body }: InputOf<typeof SIGN_REPORT>,
  ): Promise<AnswerOf<typeof SIGN_REPORT>> {
    return this.versions.sign(caller, commandId, params, body.reason);
  }

  @Route(PUBLISH_REPORT)
  publish(
    @Input() { caller, commandId, params, body }: InputOf<typeof PUBLISH_REPORT>,
  ): Promise<AnswerOf<typeof PUBLISH_REPORT>> {
    return this.commands.publishReport(caller, commandId, { ...params, ...body });
  }
}
