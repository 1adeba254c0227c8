import { Injectable } from '@nestjs/common';
import {
  NARRATIVE_PARTS,
  defaultNarrative,
  fillNarrative,
  ownFindings,
  typedFigures,
  writtenTexts,
  type NarrativeFigures,
  type OwnFindings,
  type WrittenTexts,
} from '@yishen/annual-report';
import type { Caller } from '@yishen/commands';
import { feeFigures } from '@yishen/read-model';
import { Backend } from '../backend';
import type { AnswerOf } from '../http/route';
import type { ReadReport } from './reports.service';
import type { NARRATIVE } from './versions.routes';

type Written = AnswerOf<typeof NARRATIVE>['parts'][number];

/** The written parts of a report: the newest revision of each, or a draft from the facts, with its references filled. */
@Injectable()
export class NarrativeService {
  constructor(private readonly backend: Backend) {}

  async parts(caller: Caller, report: ReadReport): Promise<readonly Written[]> {
    const figures = await this.figures(report);
    const drafts = defaultNarrative(report.agency.name, figures);
    const texts = await this.backend.commands.narrativeTexts(caller, yearOf(report));
    return NARRATIVE_PARTS.map((part) => {
      const { revision, text } = texts.get(part) ?? { revision: 0, text: drafts[part] };
      const { text: filled, broken } = fillNarrative(text, figures);
      return { part, revision, text, filled, broken, typed: typedFigures(text, figures) };
    });
  }

  /** The written parts as every output prints them. */
  async written(caller: Caller, report: ReadReport): Promise<WrittenTexts> {
    return (await this.printed(caller, report)).written;
  }

  /** What all the checks say of the report as it would be printed now. */
  async findings(caller: Caller, report: ReadReport): Promise<OwnFindings & { readonly written: WrittenTexts }> {
    const { figures, written } = await this.printed(caller, report);
    return { ...ownFindings(report.agency.name, figures, written), written };
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
