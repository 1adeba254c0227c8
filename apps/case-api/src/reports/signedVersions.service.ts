import { Inject, Injectable } from '@nestjs/common';
import { reportTables, type ReportTables, type WrittenTexts } from '@yishen/annual-report';
import type { Caller, Commands } from '@yishen/application';
import type { ReportVersion } from '@yishen/domain';
import { COMMANDS } from '../parts.module';
import { Problem } from '../http/problem';
import { NarrativeService } from './narrative.service';
import type { ReadReport } from './reports.service';

/** A signed version as it was: its figures and its texts, whatever has become of either since. */
export interface SignedVersion extends Omit<ReportVersion, 'tables'> {
  readonly tables: ReportTables;
  readonly written: WrittenTexts;
}

/** Signed versions, read from the report's own stream. */
@Injectable()
export class SignedVersionsService {
  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    private readonly narrative: NarrativeService,
  ) {}

  async version(caller: Caller, read: ReadReport, n: number): Promise<SignedVersion> {
    const { year } = read.tables;
    const target = { agencyId: read.agency.id, year };
    const { state } = await this.commands.loadReport(caller, target);
    const version = state.versions.find((one) => one.n === n);
    if (!version) throw new Problem('report.version-unknown', { n });
    const tables = { ...reportTables([], {}, year), ...version.tables };
    const kept = await this.commands.signedTexts(caller, { ...target, n });
    // Versions of before 2026-11-27 kept no text: theirs is that of today over their figures.
    const written =
      kept === undefined
        ? await this.narrative.written(caller, { ...read, tables })
        : (JSON.parse(kept) as WrittenTexts);
    return { ...version, tables, written };
  }
}
