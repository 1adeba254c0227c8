import { Controller, Inject } from '@nestjs/common';
import type { Commands } from '@yishen/application';
import { PUBLICATION_FIGURE_ORDER } from '@yishen/statute';
import { COMMANDS } from '../parts.module';
import { Input, Route, type AnswerOf, type InputOf } from '../http/route';
import {
  AMEND_NORM,
  CONFIRM_NOTHING,
  ENTER_NORM,
  FIGURES,
  NORM_REGISTER,
  RECORD_FIGURES,
  REPEAL_NORM,
} from './publications.routes';

/** The recorded figures of table two, and the register of documents that gives some of them. */
@Controller()
export class PublicationsController {
  constructor(@Inject(COMMANDS) private readonly commands: Commands) {}

  @Route(FIGURES)
  async figures(@Input() { caller, params }: InputOf<typeof FIGURES>): Promise<AnswerOf<typeof FIGURES>> {
    const { state, version } = await this.commands.loadPublication(caller, params.agencyId, params.year);
    const figures = Object.fromEntries(
      PUBLICATION_FIGURE_ORDER.map((figure) => [figure, state.figures[figure] ?? null]),
    );
    return { figures, version };
  }

  @Route(RECORD_FIGURES)
  record(
    @Input() { caller, commandId, expectedVersion, params, body }: InputOf<typeof RECORD_FIGURES>,
  ): Promise<AnswerOf<typeof RECORD_FIGURES>> {
    const input = { ...params, expectedVersion, figures: body.figures };
    return this.commands.recordFigures(caller, commandId, input);
  }

  @Route(CONFIRM_NOTHING)
  confirm(
    @Input() { caller, commandId, expectedVersion, params }: InputOf<typeof CONFIRM_NOTHING>,
  ): Promise<AnswerOf<typeof CONFIRM_NOTHING>> {
    const input = { ...params, expectedVersion };
    return this.commands.confirmNothingToReport(caller, commandId, input);
  }

  @Route(NORM_REGISTER)
  async norms(@Input() { caller, params }: InputOf<typeof NORM_REGISTER>): Promise<AnswerOf<typeof NORM_REGISTER>> {
    const { state } = await this.commands.loadNorms(caller, params.agencyId);
    const norms = state
      .filter(({ struck }) => !struck)
      .map(({ n, kind, title, number, issuedOn, repealedOn }) => {
        return { n, kind, title, number: number || null, issuedOn, repealedOn: repealedOn ?? null };
      });
    return { norms };
  }

  @Route(ENTER_NORM)
  enter(
    @Input() { caller, commandId, params, body }: InputOf<typeof ENTER_NORM>,
  ): Promise<AnswerOf<typeof ENTER_NORM>> {
    const input = { type: 'EnterNorm', ...params, ...body } as const;
    return this.commands.recordNorm(caller, commandId, input);
  }

  @Route(REPEAL_NORM)
  repeal(
    @Input() { caller, commandId, params, body }: InputOf<typeof REPEAL_NORM>,
  ): Promise<AnswerOf<typeof REPEAL_NORM>> {
    const input = { type: 'RepealNorm', ...params, ...body } as const;
    return this.commands.recordNorm(caller, commandId, input);
  }

  @Route(AMEND_NORM)
  amend(
    @Input() { caller, commandId, params, body }: InputOf<typeof AMEND_NORM>,
  ): Promise<AnswerOf<typeof AMEND_NORM>> {
    const input = { type: 'AmendNorm', ...params, ...body } as const;
    return this.commands.recordNorm(caller, commandId, input);
  }
}
