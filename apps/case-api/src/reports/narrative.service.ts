import { Injectable } from '@nestjs/common';
import {
  NARRATIVE_PARTS,
  defaultNarrative,
  fillNarrative,
  typedFigures,
  type NarrativeFigures,
} from '@yishen/annual-report';
import { SEALED_FIELDS, type Caller } from '@yishen/commands';
import type { NarrativeEdited } from '@yishen/domain';
import { feeFigures } from '@yishen/read-model';
import { Backend } from '../backend';
import type { AnswerOf } from '../http/route';
import { ReportsService, type ReadReport } from './reports.service';
import type { NARRATIVE } from './versions.routes';

type Written = AnswerOf<typeof NARRATIVE>['parts'][number];

/** The written parts of a report: the newest revision of each, or a draft from the facts, with its references filled. */
@Injectable()
export class NarrativeService {
  constructor(
    private readonly backend: Backend,
    private readonly reports: ReportsService,
  ) {}

  async parts(caller: Caller, agencyId: string, year: number, report: ReadReport): Promise<readonly Written[]> {
    const figures = await this.figures(caller, agencyId, year, report);
    const drafts = defaultNarrative(report.agency.name, figures);
    const texts = await this.texts(caller, agencyId, year);
    return NARRATIVE_PARTS.map((part) => {
      const { revision, text } = texts.get(part) ?? { revision: 0, text: drafts[part] };
      const { text: filled, broken } = fillNarrative(text, figures);
      return { part, revision, text, filled, broken, typed: typedFigures(text, figures) };
    });
  }

  /** What the references of a text may name. */
  async figures(caller: Caller, agencyId: string, year: number, report: ReadReport): Promise<NarrativeFigures> {
    const { tables } = report;
    const fees = await feeFigures(this.backend.pool, agencyId, year);
    const before = await this.reports.tables(caller, agencyId, year - 1);
    const worked = Object.values(before.three).some((row) => row.some((cell) => cell !== 0));
    return { tables, fees, ...(worked ? { lastYear: before } : {}) };
  }

  private async texts(
    caller: Caller,
    agencyId: string,
    year: number,
  ): Promise<ReadonlyMap<string, { readonly revision: number; readonly text: string }>> {
    const { events } = await this.backend.commands.loadReport(caller, { agencyId, year });
    const newest = new Map<string, NarrativeEdited['data']>();
    for (const { type, data } of events) {
      if (type !== 'NarrativeEdited') continue;
      const edited = data as unknown as NarrativeEdited['data'];
      newest.set(edited.part, edited);
    }
    const edits = [...newest.values()];
    const clear = await this.backend.vault.unsealMany(
      edits.map(({ text }) => ({ sealed: text, field: SEALED_FIELDS.narrative })),
    );
    return new Map(
      edits.flatMap(({ part, revision }, at) => {
        const text = clear[at];
        return text === undefined ? [] : [[part, { revision, text }] as const];
      }),
    );
  }
}
