import { Controller, Inject, Res, type StreamableFile } from '@nestjs/common';
import { type Commands } from '@yishen/application';
import { idOfStream } from '@yishen/domain';
import { ReadModel, proceedingPage } from '@yishen/read-model';
import type { FastifyReply } from 'fastify';
import { COMMANDS } from '../parts.module';
import { attachment } from '../http/attachment';
import { sendVersion } from '../http/answer';
import { Input, Route, type AnswerOf, type InputOf } from '../http/route';
import { FreshnessService } from '../system/freshness';
import { ChallengeWindowsService } from './challengeWindows.service';
import { ProceedingPageService } from './proceedingPage.service';
import { ACT, BUNDLE, CONCLUDE, OPEN, PAGE, PROCEEDINGS, WINDOWS } from './proceedings.routes';

/** Reconsiderations and suits. */
@Controller()
export class ProceedingsController {
  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    private readonly readModel: ReadModel,
    private readonly freshness: FreshnessService,
    private readonly pages: ProceedingPageService,
    private readonly windows: ChallengeWindowsService,
  ) {}

  @Route(OPEN)
  open(@Input() { caller, commandId, params, body }: InputOf<typeof OPEN>): Promise<AnswerOf<typeof OPEN>> {
    const input = { agencyId: params.agencyId, ...body };
    return this.commands.openProceeding(caller, commandId, input);
  }

  @Route(CONCLUDE)
  conclude(
    @Input() { caller, commandId, expectedVersion, params, body }: InputOf<typeof CONCLUDE>,
  ): Promise<AnswerOf<typeof CONCLUDE>> {
    const input = { id: params.id, expectedVersion, ...body };
    return this.commands.concludeProceeding(caller, commandId, input);
  }

  @Route(ACT)
  act(
    @Input() { caller, commandId, expectedVersion, params, body }: InputOf<typeof ACT>,
  ): Promise<AnswerOf<typeof ACT>> {
    const input = { id: params.id, expectedVersion, act: body };
    return this.commands.actOnProceeding(caller, commandId, input);
  }

  @Route(BUNDLE)
  async bundle(
    @Input() { caller, commandId, expectedVersion, params }: InputOf<typeof BUNDLE>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { commands } = this;
    const { answer, bytes, name } = await commands.makeCourtBundle(caller, commandId, {
      id: params.id,
      expectedVersion,
    });
    sendVersion(reply, answer.version);
    void reply.header('Cache-Control', 'private, no-store');
    return attachment(bytes, name, BUNDLE.answerType);
  }

  @Route(PAGE)
  page(@Input() { caller, params }: InputOf<typeof PAGE>): Promise<AnswerOf<typeof PAGE>> {
    return this.pages.page(caller, params.id);
  }

  @Route(WINDOWS)
  board(@Input() { caller, params, query }: InputOf<typeof WINDOWS>): Promise<AnswerOf<typeof WINDOWS>> {
    return this.windows.board(caller, params.agencyId, query);
  }

  @Route(PROCEEDINGS)
  async list(@Input() { params, query }: InputOf<typeof PROCEEDINGS>): Promise<AnswerOf<typeof PROCEEDINGS>> {
    const { agencyId } = params;
    const freshness = await this.freshness.waitFor(query.after, agencyId);
    const window = { limit: query.pageSize, offset: (query.page - 1) * query.pageSize };
    const found = await proceedingPage(this.readModel.reader, { agencyId, status: query.state }, window);
    const rows = found.rows.map(({ stream: _stream, position: _position, derivation: _derivation, ...row }) => ({
      ...row,
      request: row.request === null ? null : idOfStream(row.request),
    }));
    return { rows, total: found.total, freshness };
  }
}
