import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Backend } from '../backend';
import { FilesService } from '../files/files.service';
import { commandReply } from '../http/commandReply';
import { Input, Route, type AnswerOf, type InputOf } from '../http/route';
import { CaseListService } from './caseList.service';
import { CasePageService } from './casePage.service';
import { ANSWER, CASE, LIST, RECEIVE, WITHDRAW } from './requests.routes';

/** Requests: the queue, the case page, and the clerk's acts. */
@Controller()
export class RequestsController {
  constructor(
    private readonly backend: Backend,
    private readonly lists: CaseListService,
    private readonly pages: CasePageService,
    private readonly files: FilesService,
  ) {}

  @Route(RECEIVE)
  async receive(
    @Input() { caller, commandId, params, body }: InputOf<typeof RECEIVE>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnswerOf<typeof RECEIVE>> {
    const { scan: named, ...facts } = body;
    const { agencyId } = params;
    const scan = named ? { scan: await this.files.referenceOf(caller, agencyId, named.digest) } : {};
    const answer = await this.backend.commands.receiveRequest(caller, commandId, { agencyId, ...facts, ...scan });
    return commandReply(reply, answer);
  }

  @Route(ANSWER)
  async answer(
    @Input() { caller, commandId, expectedVersion, params, body }: InputOf<typeof ANSWER>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnswerOf<typeof ANSWER>> {
    const input = { id: params.id, expectedVersion, ...body };
    return commandReply(reply, await this.backend.commands.answerRequest(caller, commandId, input));
  }

  @Route(WITHDRAW)
  async withdraw(
    @Input() { caller, commandId, expectedVersion, params, body }: InputOf<typeof WITHDRAW>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnswerOf<typeof WITHDRAW>> {
    const input = { id: params.id, expectedVersion, ...body };
    return commandReply(reply, await this.backend.commands.withdrawRequest(caller, commandId, input));
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
