import { Controller, Inject } from '@nestjs/common';
import type { Commands } from '@yishen/application';
import { COMMANDS } from '../parts.module';
import { Input, Route, type AnswerOf, type InputOf } from '../http/route';
import { CaseListService } from './caseList.service';
import { CasePageService } from './casePage.service';
import { RequestActsService } from './requestActs.service';
import { ACT, ANSWER, ARRIVE, CASE, CLOCK, LIST, RECEIVE, WHAT_IF, WITHDRAW } from './requests.routes';

/** Requests: the queue, the case page, and the clerk's acts. */
@Controller()
export class RequestsController {
  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    private readonly lists: CaseListService,
    private readonly pages: CasePageService,
    private readonly acts: RequestActsService,
  ) {}

  @Route(RECEIVE)
  receive(@Input() { caller, commandId, params, body }: InputOf<typeof RECEIVE>): Promise<AnswerOf<typeof RECEIVE>> {
    return this.acts.receive(caller, commandId, params.agencyId, body);
  }

  @Route(ARRIVE)
  arrive(@Input() { caller, commandId, params, body }: InputOf<typeof ARRIVE>): Promise<AnswerOf<typeof ARRIVE>> {
    return this.acts.arrive(caller, commandId, params.agencyId, body);
  }

  @Route(ACT)
  act(
    @Input() { caller, commandId, expectedVersion, params, body }: InputOf<typeof ACT>,
  ): Promise<AnswerOf<typeof ACT>> {
    return this.acts.act(caller, commandId, { id: params.id, expectedVersion }, body);
  }

  @Route(WHAT_IF)
  whatIf(@Input() { caller, params, body }: InputOf<typeof WHAT_IF>): Promise<AnswerOf<typeof WHAT_IF>> {
    return this.pages.whatIf(caller, params.id, body);
  }

  @Route(CLOCK)
  clock(@Input() { caller, params }: InputOf<typeof CLOCK>): Promise<AnswerOf<typeof CLOCK>> {
    return this.pages.deadlineBasis(caller, params.agencyId);
  }

  @Route(ANSWER)
  answer(
    @Input() { caller, commandId, expectedVersion, params, body }: InputOf<typeof ANSWER>,
  ): Promise<AnswerOf<typeof ANSWER>> {
    const input = { id: params.id, expectedVersion, ...body };
    return this.commands.answerRequest(caller, commandId, input);
  }

  @Route(WITHDRAW)
  withdraw(
    @Input() { caller, commandId, expectedVersion, params, body }: InputOf<typeof WITHDRAW>,
  ): Promise<AnswerOf<typeof WITHDRAW>> {
    const input = { id: params.id, expectedVersion, ...body };
    return this.commands.withdrawRequest(caller, commandId, input);
  }

  @Route(LIST)
  list(@Input() { caller, params, query }: InputOf<typeof LIST>): Promise<AnswerOf<typeof LIST>> {
    return this.lists.list(caller, params.agencyId, query);
  }

  @Route(CASE)
  page(@Input() { caller, params }: InputOf<typeof CASE>): Promise<AnswerOf<typeof CASE>> {
    return this.pages.page(caller, params.id);
  }
}
