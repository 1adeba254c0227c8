import { Inject, Injectable } from '@nestjs/common';
import type { EventStore } from '@yishen/event-store';
import { yearTables, type YearTables } from '@yishen/annual-report';
import { type Caller, type Commands } from '@yishen/application';
import { ReadModel, reportSources, type OpeningReport } from '@yishen/read-model';
import { COMMANDS, EVENT_STORE } from '../parts.module';
import { Problem } from '../http/problem';
import { FreshnessService, type ListFreshness } from '../system/freshness';

/** The report of a year as the read tables have it. */
export interface ReadReport extends YearTables {
  readonly agency: { readonly id: string; readonly name: string };
  /** The published report with which the agency began here, of this year or an earlier one. */
  readonly opening: OpeningReport | undefined;
  readonly freshness: ListFreshness;
  readonly epoch: string;
}

/** Reads counters and recorded figures; what they mean is `libs/annual-report`'s business. */
@Injectable()
export class ReportsService {
  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly readModel: ReadModel,
    private readonly freshness: FreshnessService,
  ) {}

  async report(caller: Caller, agencyId: string, year: number, after: string | undefined): Promise<ReadReport> {
    const name = await this.commands.agencyName(agencyId);
    if (name === undefined) throw new Problem('stream.unknown');
    const freshness = await this.freshness.waitFor(after, agencyId);
    const { epoch } = await this.store.head();
    const read = await this.yearTables(agencyId, year);
    return { agency: { id: agencyId, name }, ...read, freshness, epoch };
  }

  /** The tables of a year as the read tables have them now. */
  async tables(caller: Caller, agencyId: string, year: number): Promise<YearTables['tables']> {
    return (await this.yearTables(agencyId, year)).tables;
  }

  // One snapshot: counters and figures of the same moment, though the projector writes between the queries.
  private async yearTables(agencyId: string, year: number) {
    const { instancesPolicy } = (await this.commands.contextOf(agencyId)).policy;
    return this.readModel.snapshot(async (reader) => {
      const sources = await reportSources(reader, agencyId, year);
      return { ...yearTables(sources, year, instancesPolicy), opening: sources.opening };
    });
  }
}
