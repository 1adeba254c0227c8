import { Controller, Res } from '@nestjs/common';
import { PUBLICATION_FIGURE_ORDER } from '@yishen/statute';
import type { FastifyReply } from 'fastify';
import { Backend } from '../backend';
import { commandReply } from '../http/commandReply';
import { Input, Route, type AnswerOf, type InputOf } from '../http/route';
import { CONFIRM_NOTHING, FIGURES, RECORD_FIGURES } from './publications.routes';

/** The recorded figures of table two. */
@Controller()
export class PublicationsController {
  constructor(private readonly backend: Backend) {}

  @Route(FIGURES)
  async figures(@Input() { caller, params }: InputOf<typeof FIGURES>): Promise<AnswerOf<typeof FIGURES>> {
    const { state, version } = await this.backend.commands.loadPublication(caller, params.agencyId, params.year);
    const figures = Object.fromEntries(
      PUBLICATION_FIGURE_ORDER.map((figure) => [figure, state.figures[figure] ?? null]),
    );
    return { figures, version };
  }

  @Route(RECORD_FIGURES)
  async record(
    @Input() { caller, commandId, expectedVersion, params, body }: InputOf<typeof RECORD_FIGURES>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnswerOf<typeof RECORD_FIGURES>> {
    const input = { ...params, expectedVersion, figures: body.figures };
    return commandReply(reply, await this.backend.commands.recordFigures(caller, commandId, input));
  }

  @Route(CONFIRM_NOTHING)
  async confirm(
    @Input() { caller, commandId, expectedVersion, params }: InputOf<typeof CONFIRM_NOTHING>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnswerOf<typeof CONFIRM_NOTHING>> {
    const input = { ...params, expectedVersion };
    return commandReply(reply, await this.backend.commands.confirmNothingToReport(caller, commandId, input));
  }
}
