import { Controller, Inject, Res } from '@nestjs/common';
import type { Commands } from '@yishen/application';
import type { FastifyReply } from 'fastify';
import { COMMANDS } from '../parts.module';
import { commandReply } from '../http/commandReply';
import { Input, Route, type AnswerOf, type InputOf } from '../http/route';
import { CONFIRM_ERASURE, REQUEST_ERASURE } from './persons.routes';

/** Erasure of a person's data, by two people. */
@Controller()
export class PersonsController {
  constructor(@Inject(COMMANDS) private readonly commands: Commands) {}

  @Route(REQUEST_ERASURE)
  async request(
    @Input() { caller, commandId, params, body }: InputOf<typeof REQUEST_ERASURE>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnswerOf<typeof REQUEST_ERASURE>> {
    const input = { person: params.id, ground: body.ground };
    return commandReply(reply, await this.commands.requestPersonErasure(caller, commandId, input));
  }

  @Route(CONFIRM_ERASURE)
  async confirm(
    @Input() { caller, commandId, params }: InputOf<typeof CONFIRM_ERASURE>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnswerOf<typeof CONFIRM_ERASURE>> {
    const input = { person: params.id };
    return commandReply(reply, await this.commands.confirmPersonErasure(caller, commandId, input));
  }
}
