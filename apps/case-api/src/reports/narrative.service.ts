import { Inject, Injectable } from '@nestjs/common';
import type { HeavyJobs } from '@yishen/heavy-jobs';
import {
  writtenTexts,
  type NarrativeFigures,
  type NarrativePartShown,
  type OwnFindings,
  type WrittenTexts,
} from '@yishen/annual-report';
import type { Caller, Commands } from '@yishen/application';
import { ReadModel, feeFigures } from '@yishen/read-model';
import { COMMANDS, HEAVY_JOBS } from '../parts.module';
import type { ReadReport } from './reports.service';

/** The written parts of a report: the newest revision of each, or a draft from the facts, with its references filled. */
@Injectable()
export class NarrativeService {
  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    @Inject(HEAVY_JOBS) private readonly jobs: HeavyJobs,
    private readonly readModel: ReadModel,
  ) {}

  async parts(caller: Caller, report: ReadReport): Promise<readonly NarrativePartShown[]> {
    const figures = await this.figures(report);
    const texts = await this.commands.narrativeTexts(caller, yearOf(report));
    return this.jobs.run('narrativeParts', { agency: report.agency.name, figures, texts });
  }

  /** The written parts as every output prints them. */
  async written(caller: Caller, report: ReadReport): Promise<WrittenTexts> {
    return (await this.printed(caller, report)).written;
  }

  /** What all the checks say of the report as it would be printed now. */
  async findings(caller: Caller, report: ReadReport): Promise<OwnFindings & { readonly written: WrittenTexts }> {
    const { figures, written } = await this.printed(caller, report);
    const found = await this.jobs.run('ownFindings', { agency: report.agency.name, figures, written });
    return { ...found, written };
  }

  private async printed(caller: Caller, report: ReadReport) {
    const figures = await this.figures(report);
    const texts = await this.commands.narrativeTexts(caller, yearOf(report));
    return { figures, written: writtenTexts(report.agency.name, figures, texts) };
  }

  private async figures(report: ReadReport): Promise<NarrativeFigures> {
    const { agency, tables, lastYear, unexplained, gaps, registered } = report;
    const fees = await feeFigures(this.readModel.reader, [agency.id], tables.year);
    return { tables, fees, unexplained, gaps, registered, ...(lastYear ? { lastYear } : {}) };
  }
}

function yearOf({ agency, tables }: ReadReport) {
  return { agencyId: agency.id, year: tables.year };
}
