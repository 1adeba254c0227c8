import { Injectable } from '@nestjs/common';
import {
  writtenTexts,
  type NarrativeFigures,
  type NarrativePartShown,
  type OwnFindings,
  type WrittenTexts,
} from '@yishen/annual-report';
import type { Caller } from '@yishen/commands';
import { feeFigures } from '@yishen/read-model';
import { Backend } from '../backend';
import type { ReadReport } from './reports.service';

/** The written parts of a report: the newest revision of each, or a draft from the facts, with its references filled. */
@Injectable()
export class NarrativeService {
  constructor(private readonly backend: Backend) {}

  async parts(caller: Caller, report: ReadReport): Promise<readonly NarrativePartShown[]> {
    const figures = await this.figures(report);
    const texts = await this.backend.commands.narrativeTexts(caller, yearOf(report));
    return this.backend.jobs.run('narrativeParts', { agency: report.agency.name, figures, texts });
  }

  /** The written parts as every output prints them. */
  async written(caller: Caller, report: ReadReport): Promise<WrittenTexts> {
    return (await this.printed(caller, report)).written;
  }

  /** What all the checks say of the report as it would be printed now. */
  async findings(caller: Caller, report: ReadReport): Promise<OwnFindings & { readonly written: WrittenTexts }> {
    const { figures, written } = await this.printed(caller, report);
    const found = await this.backend.jobs.run('ownFindings', { agency: report.agency.name, figures, written });
    return { ...found, written };
  }

  private async printed(caller: Caller, report: ReadReport) {
    const figures = await this.figures(report);
    const texts = await this.backend.commands.narrativeTexts(caller, yearOf(report));
    return { figures, written: writtenTexts(report.agency.name, figures, texts) };
  }

  private async figures(report: ReadReport): Promise<NarrativeFigures> {
    const { agency, tables, lastYear, unexplained, gaps, registered } = report;
    const fees = await feeFigures(this.backend.pool, [agency.id], tables.year);
    return { tables, fees, unexplained, gaps, registered, ...(lastYear ? { lastYear } : {}) };
  }
}

function yearOf({ agency, tables }: ReadReport) {
  return { agencyId: agency.id, year: tables.year };
}
