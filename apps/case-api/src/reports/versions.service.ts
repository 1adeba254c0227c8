import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { EventStore } from '@yishen/event-store';
import { TABLE_FOUR_COLUMNS_ORDER, TABLE_THREE_COLUMNS, cellLabel, cellTerms, type Cell } from '@yishen/annual-report';
import { type Caller, type CommandAnswer, type Commands, SEALED_FIELDS } from '@yishen/application';
import {
  changedCells,
  idOfStream,
  type ChangedCell,
  type ReportPublished,
  type ReportSigned,
  type Sealed,
} from '@yishen/domain';
import { ReadModel, casesSince } from '@yishen/read-model';
import { PUBLICATION_FIGURES, isPublicationFigure } from '@yishen/statute';
import { displayNames } from '@yishen/accounts';
import { type Vault } from '@yishen/vault';
import { COMMANDS, Clock, EVENT_STORE, VAULT } from '../parts.module';
import type { AnswerOf } from '../http/route';
import { shownActor } from '../http/shownActor';
import { NarrativeService } from './narrative.service';
import { ReportsService } from './reports.service';
import type { VERSIONS } from './versions.routes';

type Answer = AnswerOf<typeof VERSIONS>;
type Delta = Answer['delta'][number];

/** The signed versions of a report, and what has changed since the last one. */
@Injectable()
export class VersionsService {
  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(VAULT) private readonly vault: Vault,
    private readonly pool: Pool,
    private readonly readModel: ReadModel,
    private readonly clock: Clock,
    private readonly reports: ReportsService,
    private readonly narrative: NarrativeService,
  ) {}

  async list(caller: Caller, agencyId: string, year: number, after: string | undefined): Promise<Answer> {
    const { tables, freshness } = await this.reports.report(caller, agencyId, year, after);
    const { state, events } = await this.commands.loadReport(caller, { agencyId, year });
    const last = state.versions.at(-1);
    const changed = last ? changedCells(last.tables, tables) : [];
    const delta = await Promise.all(changed.map((cell) => this.shown(agencyId, year, last?.position ?? '0', cell)));
    const textsChanged = last
      ? (['preamble', 'overview', 'problems', 'other'] as const).filter(
          (part) => state.narrative[part] !== last.narrative[part],
        )
      : [];
    const cuts = state.cuts.map(({ on, position, errors, warnings, parked, dueOn, asked }) => {
      return { on, position, errors, warnings, parked, dueOn, asked };
    });
    return { versions: await this.versions(events), cuts, delta, textsChanged, freshness };
  }

  async sign(
    caller: Caller,
    commandId: string,
    target: { readonly agencyId: string; readonly year: number },
    reason: string | undefined,
  ): Promise<CommandAnswer> {
    const { agencyId, year } = target;
    const { position: head } = await this.store.head();
    const read = await this.reports.report(caller, agencyId, year, head);
    const { tables, freshness, epoch } = read;
    const { two, three, four } = tables;
    const { errors, written } = await this.narrative.findings(caller, read);
    return this.commands.signReport(caller, commandId, {
      ...target,
      epoch,
      position: freshness.position,
      tables: { two, three, four },
      texts: JSON.stringify(written),
      errors,
      parked: freshness.parked,
      reason,
    });
  }

  /** Computes what the report is today, as the year-end does, and keeps it; nobody is asked. */
  async rehearse(
    caller: Caller,
    commandId: string,
    { agencyId, year }: { readonly agencyId: string; readonly year: number },
    on: string | undefined,
  ): Promise<CommandAnswer> {
    const { position: head } = await this.store.head();
    const read = await this.reports.report(caller, agencyId, year, head);
    const { errors, warnings } = await this.narrative.findings(caller, read);
    const { epoch, freshness } = read;
    const { position, parked } = freshness;
    const cut = { agencyId, year, on: on ?? this.clock.today(), epoch, position, errors, warnings, parked };
    return this.commands.cutReport(caller, commandId, { ...cut, asks: false });
  }

  private async versions(
    events: readonly { readonly type: string; readonly data: unknown }[],
  ): Promise<Answer['versions']> {
    const signed = events.flatMap(({ type, data }) => (type === 'ReportSigned' ? [data as ReportSigned['data']] : []));
    const published = events.flatMap(({ type, data }) =>
      type === 'ReportPublished' ? [data as ReportPublished['data']] : [],
    );
    const names = await displayNames(this.pool, [...new Set(signed.map(({ by }) => by))]);
    return Promise.all(
      signed.map(async ({ n, epoch, position, errors, signedOn, by, reason }) => {
        const out = published.find((one) => one.n === n);
        const why = await this.opened(reason, SEALED_FIELDS.reportReason);
        const where = await this.opened(out?.where, SEALED_FIELDS.reportPlace);
        return {
          n,
          epoch,
          position,
          errors,
          signedOn,
          signedBy: shownActor(by, names),
          reason: why,
          publishedOn: out?.publishedOn ?? null,
          where,
        };
      }),
    );
  }

  private async opened(sealed: Sealed | undefined, field: string): Promise<string | null> {
    if (!sealed) return null;
    const [text] = await this.vault.unsealMany([{ sealed, field }]);
    return text ?? null;
  }

  // The ledger lines written after the pinned position are what moved the cell.
  private async shown(agencyId: string, year: number, pinned: string, changed: ChangedCell): Promise<Delta> {
    const { table, row, column: at, was, is } = changed;
    if (table === 'two') {
      const label = isPublicationFigure(row)
        ? `表二 ${PUBLICATION_FIGURES[row].row} · ${PUBLICATION_FIGURES[row].column}`
        : row;
      return { table, row, column: '', label, was, is, cases: [] };
    }
    const columns: readonly string[] = table === 'three' ? TABLE_THREE_COLUMNS : TABLE_FOUR_COLUMNS_ORDER;
    const cell: Cell = { table, row, column: columns[at] ?? '' };
    const cases = await this.casesSince(agencyId, year, pinned, cell);
    return { ...cell, label: cellLabel(cell), was, is, cases };
  }

  private async casesSince(agencyId: string, year: number, pinned: string, cell: Cell): Promise<Delta['cases']> {
    const { instancesPolicy } = (await this.commands.contextOf(agencyId)).policy;
    const terms = cellTerms(cell, year, instancesPolicy) ?? [];
    const moved = await casesSince(this.readModel.reader, { agencyId, year, position: pinned }, terms);
    return moved.map((one) => ({ ...one, id: idOfStream(one.stream) }));
  }
}
