import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { cellLabel, requestContributions } from '@yishen/annual-report';
import { atShanghai, dateOfDayNumber, dateOfInstant, plainDate } from '@yishen/calendar';
import { message } from '@yishen/catalogue';
import { type Caller, type Commands, type Loaded } from '@yishen/application';
import {
  availabilityOf,
  clockContextOf,
  dayLedger,
  decideRequest,
  evolveRequest,
  isOpenIncident,
  mayDo,
  requestDeadlines,
  type DecisionContext,
  type KnownRequest,
  type Request,
  type RequestAct,
  type RequestEvent,
  type RequestReceived,
} from '@yishen/domain';
import { displayNames } from '@yishen/accounts';
import { COMMANDS, Clock } from '../parts.module';
import { Problem } from '../http/problem';
import type { AnswerOf, InputOf } from '../http/route';
import { shownActor } from '../http/shownActor';
import { IncidentsService } from '../incidents/incidents.service';
import { UnsealingService, type OpenedCase } from './unsealing.service';
import type { CASE, CLOCK, WHAT_IF } from './requests.routes';
import { summaryOf, withoutSeals } from './timeline';

type Page = AnswerOf<typeof CASE>;
type WhatIf = AnswerOf<typeof WHAT_IF>;

/** What the command handler says about every event. */
interface EventMeta {
  readonly actor: string;
  readonly at: string;
}

/** The case page: the request's own stream folded now, so that it is never behind, whatever the read tables are. */
@Injectable()
export class CasePageService {
  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    private readonly pool: Pool,
    private readonly clock: Clock,
    private readonly unsealing: UnsealingService,
    private readonly incidents: IncidentsService,
  ) {}

  async page(caller: Caller, id: string): Promise<Page> {
    const loaded = await this.commands.loadRequest(caller, id);
    const { state, events, scope, version } = loaded;
    const received = events.find(({ type }) => type === 'RequestReceived' || type === 'RequestArrived');
    if (state.status === 'unknown' || !received) throw new Problem('stream.unknown');
    const facts = received.data as unknown as RequestReceived['data'];
    const opened = await this.unsealing.openCase(caller, loaded);
    const context = await this.context(scope);
    const { applicant, scan } = facts;
    return {
      id,
      code: facts.code,
      agencyId: scope,
      status: state.status,
      version,
      channel: state.channel,
      arrivedOn: state.arrivedOn ?? null,
      receivedOn: state.receivedOn ?? null,
      applicant: {
        person: applicant.person,
        kind: state.applicantKind,
        name: opened.name,
        identity: opened.identity,
        contact: opened.contact,
        agent: opened.agent,
        joint: (applicant.joint ?? []).map(({ kind }, index) => ({ kind, name: opened.joint[index] ?? null })),
        erased: opened.erased,
      },
      content: opened.content,
      scan: scan ? { digest: scan.digest, size: scan.size, name: opened.fileName } : null,
      decision: state.status === 'concluded' ? state.decision : null,
      concludedOn: state.status === 'concluded' ? state.concludedOn : null,
      deadlines: shownDeadlines(state, context),
      timeline: await this.timeline(loaded, opened),
      acts: shownActs(caller, scope, state, context),
      state: {
        ...withoutSeals(state),
        status: state.status,
        facts: state.facts.map((fact) => ({ ...withoutSeals(fact), type: fact.type, version: fact.version })),
      },
      incidents: await this.incidents.shown(state.incidents.filter(isOpenIncident)),
      countsIn: countsIn(state),
    };
  }

  /** What acts would lead to, decided over empty seals: nothing is recorded and nothing is opened. */
  async whatIf(caller: Caller, id: string, body: InputOf<typeof WHAT_IF>['body']): Promise<WhatIf> {
    const loaded = await this.commands.loadRequest(caller, id);
    const now = body.today === undefined ? {} : { now: atShanghai(plainDate(body.today), '12:00:00.000') };
    const context = { ...(await this.context(loaded.scope)), actor: caller.principal.userId, ...now };
    const acts = body.acts as unknown as readonly RequestAct[];
    const events = decideRequest(acts, loaded.state, context);
    const state = events.reduce<Request>(evolveRequest, loaded.state);
    if (state.status === 'unknown') throw new Problem('stream.unknown');
    return {
      deadlines: shownDeadlines(state, context),
      countsIn: countsIn(state),
      acts: shownActs(caller, loaded.scope, state, context),
    };
  }

  /** What the fold of an agency's deadlines leans on, for the same fold elsewhere. */
  async deadlineBasis(caller: Caller, agencyId: string): Promise<AnswerOf<typeof CLOCK>> {
    const { calendar, policy } = await this.commands.contextOf(agencyId);
    const { version, region, publishedYears } = calendar;
    const days = (named: ReadonlyMap<number, string>): [string, string][] =>
      [...named].map(([day, name]) => [dateOfDayNumber(day), name]);
    return {
      version,
      region,
      publishedYears: [...publishedYears],
      off: days(calendar.off),
      makeUp: days(calendar.makeUp),
      policy: { ...policy },
    };
  }

  private async context(agencyId: string): Promise<DecisionContext> {
    const { calendar, policy } = await this.commands.contextOf(agencyId);
    return { now: this.clock.now(), calendar, policy };
  }

  private async timeline({ events }: Loaded<Request>, opened: OpenedCase): Promise<Page['timeline']> {
    const actors = [...new Set(events.map(({ meta }) => (meta as unknown as EventMeta).actor))];
    const names = await displayNames(this.pool, actors);
    return events.map(({ position, version, type, data, meta }) => {
      const { actor, at } = meta as unknown as EventMeta;
      return {
        position,
        version,
        type,
        at,
        actor: shownActor(actor, names),
        summary: summaryOf({ type, data } as unknown as RequestEvent),
        note: opened.texts.get(version)?.find(({ path }) => path === 'note')?.text ?? null,
        texts: opened.texts.get(version) ?? [],
        data: withoutSeals(data),
      };
    });
  }
}

function shownDeadlines(state: KnownRequest, context: DecisionContext): Page['deadlines'] {
  const clock = clockContextOf(context);
  return requestDeadlines(state, clock, dateOfInstant(context.now)).map((deadline) => ({
    ...deadline,
    ledger: dayLedger(state, deadline, clock),
  }));
}

function shownActs(caller: Caller, agencyId: string, state: KnownRequest, context: DecisionContext): Page['acts'] {
  const mayOverride = mayDo(caller.principal, 'request.approve', agencyId);
  return availabilityOf(state, dateOfInstant(context.now), clockContextOf(context)).map(
    ({ act, access, article, allowed, code, overridable, latestOn }) => {
      const shown = { act, article, ...(latestOn === undefined ? {} : { latestOn }) };
      if (!mayDo(caller.principal, access, agencyId)) {
        const reason = message('problem.access.denied', 'zh');
        return { ...shown, allowed: false, overridable: false, reason, code: 'access.denied' };
      }
      if (allowed || code === undefined) return { ...shown, allowed, overridable: false };
      const reason = message(`problem.${code}`, 'zh');
      return { ...shown, allowed, reason, code, overridable: overridable === true && mayOverride };
    },
  );
}

function countsIn(state: KnownRequest): Page['countsIn'] {
  return requestContributions(state).map(({ measure, year, kind, row }) => {
    const cell = { table: 'three' as const, row: measure === 'received' ? 'N' : row, column: kind };
    return { year, ...cell, label: cellLabel(cell) };
  });
}
