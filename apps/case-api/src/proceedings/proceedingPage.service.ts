import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { yearOf } from '@yishen/calendar';
import { cellLabel, disputeContributions } from '@yishen/annual-report';
import { message } from '@yishen/catalogue';
import { type Caller, type Commands, type Loaded, SEALED_FIELDS } from '@yishen/application';
import {
  columnOf,
  correctableFields,
  idOfStream,
  mayDo,
  numberOfFact,
  proceedingActs,
  proceedingDeadlinesOf,
  runsOnRequest,
  type Permission,
  type KnownProceeding,
  type Proceeding,
  type ProceedingEvent,
  type ProceedingFact,
} from '@yishen/domain';
import { displayNames } from '@yishen/accounts';
import { isSealed, recordUnsealing, type Vault } from '@yishen/vault';
import { COMMANDS, Clock, VAULT } from '../parts.module';
import { Problem } from '../http/problem';
import type { AnswerOf } from '../http/route';
import { shownActor } from '../http/shownActor';
import { withoutSeals } from '../requests/timeline';
import { factLabel, proceedingSummary, whyThisDay } from './proceedingTimeline';
import type { PAGE } from './proceedings.routes';

type Page = AnswerOf<typeof PAGE>;

/** The clear texts of a stream by `version:field`. */
type Texts = ReadonlyMap<string, string>;

const FIELDS: Readonly<Record<string, string>> = {
  body: SEALED_FIELDS.proceedingBody,
  caseNumber: SEALED_FIELDS.proceedingCaseNumber,
  note: SEALED_FIELDS.proceedingNote,
  reason: SEALED_FIELDS.correctionReason,
};

/** The page of a dispute: its own stream folded now, so that it is never behind, whatever the read tables are. */
@Injectable()
export class ProceedingPageService {
  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    @Inject(VAULT) private readonly vault: Vault,
    private readonly pool: Pool,
    private readonly clock: Clock,
  ) {}

  async page(caller: Caller, id: string): Promise<Page> {
    const loaded = await this.commands.loadProceeding(caller, id);
    const { state, scope, version } = loaded;
    if (!('dispute' in state)) throw new Problem('stream.unknown');
    const { dispute } = state;
    const texts = await this.texts(caller, loaded);
    const opening = state.facts.find(({ type }) => type === 'ProceedingOpened')?.data as { challenges?: string };
    const { calendar } = await this.commands.contextOf(scope);
    return {
      id,
      agencyId: scope,
      version,
      status: state.status,
      kind: dispute.kind,
      openedOn: dispute.openedOn,
      standing: dispute.standing,
      challenges: opening.challenges ?? null,
      request: dispute.request === undefined ? null : idOfStream(dispute.request),
      reconsideration: dispute.reconsideration === undefined ? null : idOfStream(dispute.reconsideration),
      instances: instancesOf(loaded, state, texts),
      orders: dispute.orders.map((order) => ({
        n: order.n,
        instance: order.instance,
        order: order.order,
        receivedOn: order.receivedOn,
        onRequest: runsOnRequest(order),
        workingDays: order.workingDays ?? null,
        until: order.until ?? null,
        carriedOutOn: order.carriedOutOn ?? null,
      })),
      opinions: dispute.opinions.map(({ n, receivedOn, reportedOn }) => ({
        n,
        receivedOn,
        reportedOn: reportedOn ?? null,
      })),
      deadlines: proceedingDeadlinesOf(state, calendar, this.clock.today()).map((deadline) => {
        const { kind, ref, party, from, dueOn, movedFrom, provisional, length, unit, article } = deadline;
        const day = { from, dueOn, movedFrom: movedFrom ?? null, state: deadline.state, provisional };
        return { kind, ref, party, ...day, length, unit, article, why: whyThisDay(deadline) };
      }),
      facts: state.facts.map(correctable),
      timeline: await this.timeline(loaded, texts),
      acts: proceedingActs(state).map(({ act, allowed, reason }) => {
        const may = mayDo(caller.principal, actOf(act), scope);
        if (!may) return { act, allowed: false, reason: message('problem.access.denied', 'zh') };
        return reason === undefined ? { act, allowed } : { act, allowed, reason: message(`problem.${reason}`, 'zh') };
      }),
      countsIn: countsIn(state, yearOf(this.clock.today())),
    };
  }

  // Opened in one query for those who may see it, and recorded before it is shown.
  private async texts(caller: Caller, { scope, stream, events }: Loaded<Proceeding>): Promise<Texts> {
    if (!mayDo(caller.principal, 'proceeding.unseal', scope)) return new Map();
    const parts = events.flatMap(({ version, data }) =>
      Object.entries(FIELDS).flatMap(([name, field]) => {
        const sealed = data[name];
        return isSealed(sealed) ? [{ key: `${version}:${name}`, sealed, field }] : [];
      }),
    );
    if (parts.length === 0) return new Map();
    const clear = await this.vault.unsealMany(parts);
    const opened = parts.flatMap(({ key, field }, at) => {
      const text = clear[at];
      return text === undefined ? [] : [{ key, field, text }];
    });
    if (opened.length > 0) {
      const fields = [...new Set(opened.map(({ field }) => field))];
      const look = { at: this.clock.now(), actor: caller.principal.userId, agency: scope, stream, fields };
      await recordUnsealing(this.pool, [{ ...look, purpose: 'proceeding.page' }]);
    }
    return new Map(opened.map(({ key, text }) => [key, text]));
  }

  private async timeline({ events }: Loaded<Proceeding>, texts: Texts): Promise<Page['timeline']> {
    const metaOf = (meta: unknown) => meta as { readonly actor: string; readonly at: string };
    const actors = [...new Set(events.map(({ meta }) => metaOf(meta).actor))];
    const names = await displayNames(this.pool, actors);
    return events.map(({ position, version, type, data, meta }) => {
      const { actor, at } = metaOf(meta);
      return {
        position,
        version,
        type,
        at,
        actor: shownActor(actor, names),
        summary: proceedingSummary({ type, data } as unknown as ProceedingEvent),
        note: texts.get(`${version}:note`) ?? texts.get(`${version}:reason`) ?? null,
        data: withoutSeals(data),
      };
    });
  }
}

function actOf(act: string): Permission {
  if (act === 'ConcludeProceeding') return 'proceeding.conclude';
  return act === 'CorrectProceeding' ? 'proceeding.correct' : 'proceeding.act';
}

function instancesOf({ events }: Loaded<Proceeding>, { dispute }: KnownProceeding, texts: Texts): Page['instances'] {
  return dispute.instances.map((instance) => {
    const { n, forum, openedOn, notice, filedOn, suspensions, conclusion } = instance;
    // An instance is opened by an event of its own, the first by the opening of the dispute.
    const opened = events.find(({ type, data }) =>
      n === 1 ? type === 'ProceedingOpened' : type === 'InstanceOpened' && data['n'] === n,
    );
    return {
      n,
      forum,
      openedOn,
      body: texts.get(`${opened?.version}:body`) ?? null,
      caseNumber: texts.get(`${opened?.version}:caseNumber`) ?? null,
      noticeReceivedOn: notice?.receivedOn ?? null,
      procedure: notice?.procedure ?? null,
      acceptedOn: notice?.acceptedOn ?? null,
      filedOn: filedOn ?? null,
      suspended: suspensions.some(({ until }) => until === undefined),
      outcome: conclusion?.outcome ?? null,
      namedResult: conclusion?.result ?? null,
      decidedOn: conclusion?.decidedOn ?? null,
      receivedOn: conclusion?.receivedOn ?? null,
      opponentReceivedOn: conclusion?.opponentReceivedOn ?? null,
      column: columnOf(dispute, instance) ?? null,
    };
  });
}

function correctable(fact: ProceedingFact): Page['facts'][number] {
  const { type } = fact;
  const n = numberOfFact(fact);
  const data = fact.data as unknown as Readonly<Record<string, string | number | undefined>>;
  const values = correctableFields(type).flatMap((field) => {
    const value = data[field];
    return value === undefined ? [] : [[field, value] as const];
  });
  return { type, n, label: factLabel({ type, n }), values: Object.fromEntries(values) };
}

// A line for each year: its result, or 尚未审结 while what was opened has not ended.
function countsIn(proceeding: Proceeding, thisYear: number): Page['countsIn'] {
  const lines = disputeContributions(proceeding).filter(({ measure }) => measure === 'opened' || measure === 'ended');
  const first = Math.min(...lines.map(({ year }) => year), thisYear);
  const years = Array.from({ length: thisYear - first + 1 }, (_, index) => first + index);
  return years.flatMap((year) => {
    const result = lines.find((line) => line.measure === 'ended' && line.year === year);
    const sum = lines
      .filter((line) => line.year <= year)
      .reduce((total, { measure }) => total + (measure === 'opened' ? 1 : -1), 0);
    const column = result?.row ?? (sum > 0 ? 'pending' : undefined);
    const [line] = lines;
    if (column === undefined || line === undefined) return [];
    const cell = { table: 'four' as const, row: line.kind, column };
    return [{ year, ...cell, label: cellLabel(cell) }];
  });
}
