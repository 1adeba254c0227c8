import { Injectable } from '@nestjs/common';
import { cellLabel, contributionsOf, evolveCounted, type CountedFacts } from '@yishen/annual-report';
import { message } from '@yishen/catalogue';
import { requireAct, type Caller, type Loaded } from '@yishen/commands';
import {
  deadlinesOf,
  explainDeadline,
  mayDo,
  type Act,
  type Request,
  type RequestEvent,
  type RequestReceived,
} from '@yishen/domain';
import { displayNames } from '@yishen/vault';
import { Backend } from '../backend';
import { Problem } from '../http/problem';
import type { AnswerOf } from '../http/route';
import { shownActor } from '../http/shownActor';
import { UnsealingService, type OpenedCase } from './unsealing.service';
import type { CASE } from './requests.routes';
import { summaryOf, withoutSeals } from './timeline';

type Page = AnswerOf<typeof CASE>;
type Known = Exclude<Request, { status: 'unknown' }>;

/** What the command handler says about every event. */
interface EventMeta {
  readonly actor: string;
  readonly at: string;
}

const CASE_ACTS: readonly Act[] = ['request.answer', 'request.withdraw'];

/** The case page: the request's own stream folded now, so that it is never behind, whatever the read tables are. */
@Injectable()
export class CasePageService {
  constructor(
    private readonly backend: Backend,
    private readonly unsealing: UnsealingService,
  ) {}

  async page(caller: Caller, id: string): Promise<Page> {
    const loaded = await this.backend.commands.loadRequest(caller, id);
    requireAct(caller, 'request.read', loaded.scope);
    const { state, events, scope, version } = loaded;
    const received = events.find((event) => event.type === 'RequestReceived');
    if (state.status === 'unknown' || !received) throw new Problem('stream.unknown');
    const facts = received.data as unknown as RequestReceived['data'];
    const opened = await this.unsealing.openCase(caller, loaded);
    const { applicant, scan } = facts;
    return {
      id,
      code: facts.code,
      agencyId: scope,
      status: state.status,
      version,
      channel: facts.channel,
      receivedOn: facts.receivedOn,
      applicant: {
        person: applicant.person,
        kind: applicant.kind,
        name: opened.name,
        identity: opened.identity,
        contact: opened.contact,
        erased: opened.erased,
      },
      content: opened.content,
      scan: scan ? { digest: scan.digest, size: scan.size, name: opened.fileName } : null,
      decision: state.status === 'concluded' ? state.decision : null,
      concludedOn: state.status === 'concluded' ? state.concludedOn : null,
      deadlines: await this.deadlines(scope, state),
      timeline: await this.timeline(loaded, opened),
      acts: CASE_ACTS.map((act) => availability(caller, act, scope, state)),
      countsIn: countsIn(loaded),
    };
  }

  private async deadlines(scope: string, state: Known): Promise<Page['deadlines']> {
    const context = await this.backend.commands.contextOf(scope);
    return deadlinesOf(state, context, this.backend.today()).map((deadline) => ({
      ...deadline,
      ledger: explainDeadline(deadline, context.calendar).days,
    }));
  }

  private async timeline({ events }: Loaded<Request>, opened: OpenedCase): Promise<Page['timeline']> {
    const actors = [...new Set(events.map(({ meta }) => (meta as unknown as EventMeta).actor))];
    const names = await displayNames(this.backend.pool, actors);
    return events.map(({ position, version, type, data, meta }) => {
      const { actor, at } = meta as unknown as EventMeta;
      return {
        position,
        version,
        type,
        at,
        actor: shownActor(actor, names),
        summary: summaryOf({ type, data } as unknown as RequestEvent),
        note: opened.notes.get(version) ?? null,
        data: withoutSeals(data),
      };
    });
  }
}

function availability(caller: Caller, act: Act, agencyId: string, state: Known): Page['acts'][number] {
  if (!mayDo(caller.principal, act, agencyId)) {
    return { act, allowed: false, reason: message('problem.access.denied', 'zh') };
  }
  if (state.status === 'concluded') {
    return { act, allowed: false, reason: message('problem.request.already-concluded', 'zh') };
  }
  return { act, allowed: true };
}

function countsIn({ events }: Loaded<Request>): Page['countsIn'] {
  const facts = events.reduce<CountedFacts | undefined>((folded, event) => evolveCounted(folded, event), undefined);
  return contributionsOf(facts).map(({ measure, year, kind, row }) => {
    const cell = { table: 'three' as const, row: measure === 'received' ? 'N' : row, column: kind };
    return { year, ...cell, label: cellLabel(cell) };
  });
}
