import { Inject, Injectable } from '@nestjs/common';
import { checkTables, consolidated, type ReportTables } from '@yishen/annual-report';
import { type Caller, type CommandAnswer, type Commands, engineCaller } from '@yishen/application';
import {
  consolidatedAgencies,
  isConsolidatedBy,
  type ConsolidatedPart,
  type ConsolidationSigned,
  type Report,
} from '@yishen/domain';
import { digestOf, type EventStore } from '@yishen/event-store';
import { ReadModel, agenciesUnder, agenciesUnderAny, feeFigures, type FeeFigures } from '@yishen/read-model';
import { COMMANDS, EVENT_STORE } from '../parts.module';
import { Problem } from '../http/problem';
import type { AnswerOf } from '../http/route';
import type { CONSOLIDATION } from './consolidation.routes';
import { ReportsService } from './reports.service';

/** The sum as it is now, with what it is the sum of. */
export interface Consolidation {
  readonly name: string;
  readonly parts: readonly (ConsolidatedPart & { readonly name: string; readonly errors: number })[];
  readonly absent: readonly { readonly agencyId: string; readonly name: string }[];
  readonly tables: ReportTables;
  readonly lacking: readonly string[];
  /** The superior's own report. */
  readonly state: Report;
}

interface Target {
  readonly agencyId: string;
  readonly year: number;
}

/** Consolidated reports (条例 第四十九条第二款): figures of subordinates, never their cases. */
@Injectable()
export class ConsolidationService {
  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly readModel: ReadModel,
    private readonly reports: ReportsService,
  ) {}

  async now(caller: Caller, { agencyId, year }: Target, after: string | undefined): Promise<Consolidation> {
    const read = await this.reports.report(caller, agencyId, year, after);
    const { state } = await this.commands.loadReport(caller, { agencyId, year });
    const signed = state.versions.at(-1);
    const own = signed ? { ...signed.tables, year } : read.tables;
    const parts: Consolidation['parts'][number][] = [
      {
        agencyId,
        name: read.agency.name,
        kind: 'own',
        n: signed?.n ?? 0,
        digest: digestOf(JSON.parse(JSON.stringify(own))),
        errors: signed?.errors ?? checkTables(read.tables).length,
      },
    ];
    const absent: Consolidation['absent'][number][] = [];
    const reports = [own];
    const below = await this.subordinates(agencyId, year);
    // The superior's own right was checked; it has none in the subordinates, and reads their figures alone.
    const agencyIds = below.map((one) => one.agencyId);
    const standings = await this.commands.standingReports(engineCaller('case-api'), { agencyIds, year });
    for (const [at, { agencyId: subordinate, name }] of below.entries()) {
      const standing = standings[at];
      if (!standing) {
        absent.push({ agencyId: subordinate, name });
        continue;
      }
      const { kind, n, digest, errors, tables } = standing;
      parts.push({ agencyId: subordinate, name, kind, n, digest, errors });
      reports.push({ ...tables, year });
    }
    return { name: read.agency.name, parts, absent, state, ...consolidated(reports) };
  }

  async page(caller: Caller, target: Target, after: string | undefined): Promise<AnswerOf<typeof CONSOLIDATION>> {
    const { parts, absent, tables, lacking, state } = await this.now(caller, target, after);
    const last = state.consolidations.at(-1);
    const remindedOn = (agencyId: string): string[] =>
      state.reminders.filter((one) => one.agencyId === agencyId).map(({ on }) => on);
    const [own, ...others] = parts;
    const { kind, n, errors } = own!;
    const submitted = others.map((part) => ({
      agencyId: part.agencyId,
      name: part.name,
      standing: { kind: part.kind, n: part.n, errors: part.errors },
      remindedOn: remindedOn(part.agencyId),
      changed: last !== undefined && pinned(last, part.agencyId)?.digest !== part.digest,
    }));
    const missing = absent.map((one) => ({
      ...one,
      standing: null,
      remindedOn: remindedOn(one.agencyId),
      changed: last !== undefined && pinned(last, one.agencyId) !== undefined,
    }));
    return {
      own: { kind, n, errors },
      subordinates: [...missing, ...submitted],
      tables: { ...tables },
      lacking: [...lacking],
      checks: checkTables(tables).map(({ statement, left, right }) => ({ statement, left, right })),
      versions: state.consolidations.map((one) => ({
        n: one.n,
        signedOn: one.signedOn,
        parts: one.parts.length,
        absent: [...one.absent],
        errors: one.errors,
      })),
    };
  }

  async sign(caller: Caller, commandId: string, target: Target, reason: string | undefined): Promise<CommandAnswer> {
    const { position } = await this.store.head();
    const { parts, absent, tables } = await this.now(caller, target, position);
    const { two, three, four } = tables;
    return this.commands.signConsolidation(caller, commandId, {
      ...target,
      parts: parts.map(({ agencyId, kind, n, digest }) => ({ agencyId, kind, n, digest })),
      absent: absent.map(({ agencyId }) => agencyId),
      tables: { two, three, four },
      errors: checkTables(tables).length + parts.filter(({ errors }) => errors > 0).length,
      reason,
    });
  }

  /** A signed consolidation's figures. */
  async signed(
    caller: Caller,
    target: Target,
    n: number,
  ): Promise<Pick<Consolidation, 'name' | 'tables'> & { readonly parts: readonly ConsolidatedPart[] }> {
    const { state } = await this.commands.loadReport(caller, target);
    const version = state.consolidations.find((one) => one.n === n);
    if (!version) throw new Problem('report.version-unknown', { n });
    const name = (await this.commands.agencyName(target.agencyId)) ?? '';
    return { name, tables: { ...version.tables, year: target.year }, parts: version.parts };
  }

  /** The processing fees of all whose reports are part of it; those who report by file have none here. */
  async fees({ agencyId, year }: Target): Promise<FeeFigures> {
    const all = consolidatedAgencies(agencyId, await agenciesUnderAny(this.readModel.reader), year);
    return feeFigures(this.readModel.reader, all, year);
  }

  /** Refuses an agency that the caller's does not consolidate that year. */
  async requireSubordinate(caller: Caller, { agencyId, year }: Target, subordinate: string): Promise<void> {
    const below = await this.subordinates(agencyId, year);
    if (!below.some((one) => one.agencyId === subordinate)) throw new Problem('stream.unknown');
  }

  private async subordinates(agencyId: string, year: number) {
    const under = await agenciesUnder(this.readModel.reader, agencyId);
    return under.filter(({ superiors }) => isConsolidatedBy(agencyId, superiors, year));
  }
}

function pinned({ parts }: ConsolidationSigned['data'], agencyId: string): ConsolidatedPart | undefined {
  return parts.find((part) => part.agencyId === agencyId && part.kind !== 'own');
}
