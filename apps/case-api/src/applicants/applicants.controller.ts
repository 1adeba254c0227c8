import { Controller, Inject } from '@nestjs/common';
import type { Commands } from '@yishen/application';
import { COMMANDS } from '../parts.module';
import { Input, Route, type AnswerOf, type InputOf } from '../http/route';
import { APPLICANT_MATCHES, MONTH_ORDINAL, SPLIT } from './applicants.routes';
import { ApplicantsService } from './applicants.service';

/** Intake: who asked before, the fee by request, and splitting at registration. */
@Controller()
export class ApplicantsController {
  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    private readonly applicants: ApplicantsService,
  ) {}

  @Route(APPLICANT_MATCHES)
  matches(
    @Input() { caller, params, body }: InputOf<typeof APPLICANT_MATCHES>,
  ): Promise<AnswerOf<typeof APPLICANT_MATCHES>> {
    return this.applicants.matches(caller, params.agencyId, body);
  }

  @Route(MONTH_ORDINAL)
  ordinal(@Input() { caller, params }: InputOf<typeof MONTH_ORDINAL>): Promise<AnswerOf<typeof MONTH_ORDINAL>> {
    return this.applicants.ordinal(caller, params.id);
  }

  @Route(SPLIT)
  async split(
    @Input() { caller, commandId, expectedVersion, params, body }: InputOf<typeof SPLIT>,
  ): Promise<AnswerOf<typeof SPLIT>> {
    const input = { id: params.id, expectedVersion, ...body };
    const answer = await this.commands.splitRequest(caller, commandId, input);
    return { ...answer, parts: answer.parts };
  }
}
