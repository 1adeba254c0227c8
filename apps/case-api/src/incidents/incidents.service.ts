import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { ReadModel, incidentCounts, incidentPage, type IncidentColumn } from '@yishen/read-model';
import { displayNames } from '@yishen/accounts';
import type { AnswerOf, InputOf } from '../http/route';
import { shownActor } from '../http/shownActor';
import { FreshnessService } from '../system/freshness';
import { causeOf } from './incidentCause';
import type { INCIDENTS } from './incidents.routes';

type Page = AnswerOf<typeof INCIDENTS>;
type Shown = Omit<Page['rows'][number], 'subject' | 'requestCode' | 'requestVersion'>;

/** Incidents with their causes in words and the names of those who care for them. */
@Injectable()
export class IncidentsService {
  constructor(
    private readonly pool: Pool,
    private readonly readModel: ReadModel,
    private readonly freshness: FreshnessService,
  ) {}

  /** A page of what the read tables have for an agency, or for `system`. */
  async list(agencyId: string, query: InputOf<typeof INCIDENTS>['query'], countedIn?: string): Promise<Page> {
    const { state, kind, owner, page, pageSize, after } = query;
    const freshness = await this.freshness.waitFor(after, countedIn);
    const window = { limit: pageSize, offset: (page - 1) * pageSize };
    const { rows, total, counts } = await this.readModel.snapshot(async (reader) => ({
      ...(await incidentPage(reader, { agencyId, state, kind, owner }, window)),
      counts: await incidentCounts(reader, agencyId),
    }));
    const shown = await this.shown(rows);
    const found = rows.map(({ subject, requestCode, requestVersion }, at) => {
      return { ...shown[at]!, subject, requestCode, requestVersion };
    });
    return { rows: found, total, counts, freshness };
  }

  /** Incidents as every list shows them. */
  async shown(incidents: readonly IncidentColumn[]): Promise<readonly Shown[]> {
    const people = incidents.flatMap(({ owner, closedBy }) => [owner, closedBy]).filter((id) => id !== null);
    const names = await displayNames(this.pool, [...new Set(people)]);
    return incidents.map((incident) => ({
      id: incident.id,
      kind: incident.kind,
      deadline: incident.deadline,
      ref: incident.ref,
      dueOn: incident.dueOn,
      workingDaysLeft: incident.workingDaysLeft,
      article: incident.article,
      act: incident.act,
      code: incident.code,
      year: incident.year,
      cause: { zh: causeOf(incident, 'zh'), en: causeOf(incident, 'en') },
      version: incident.version,
      openedAt: incident.openedAt,
      owner: incident.owner === null ? null : shownActor(incident.owner, names),
      closed: incident.closed,
      closedAt: incident.closedAt,
      closedBy: incident.closedBy === null ? null : shownActor(incident.closedBy, names),
    }));
  }
}
