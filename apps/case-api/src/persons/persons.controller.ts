import { Controller, Inject } from '@nestjs/common';
import type { Commands } from '@yishen/application';
import { COMMANDS } from '../parts.module';
import { Input, Route, type AnswerOf, type InputOf } from '../http/route';
import { CONFIRM_ERASURE, REQUEST_ERASURE } from './persons.routes';

/** Erasure of a person's data, by two people. */
@Controller()
export class PersonsController {
  constructor(@Inject(COMMANDS) private readonly commands: Commands) {}

  @Route(REQUEST_ERASURE)
  request(
    @Input() { caller, commandId, params, body }: InputOf<typeof REQUEST_ERASURE>,
  ): Promise<AnswerOf<typeof REQUEST_ERASURE>> {
    const input = { person: params.id, ground: body.ground };
    return this.commands.requestPersonErasure(caller, commandId, input);
  }

  @Route(CONFIRM_ERASURE)
  confirm(
    @Input() { caller, commandId, params }: InputOf<typeof CONFIRM_ERASURE>,
  ): Promise<AnswerOf<typeof CONFIRM_ERASURE>> {
    const input = { person: params.id };
    return this.commands.confirmPersonErasure(caller, commandId, input);
  }
}
