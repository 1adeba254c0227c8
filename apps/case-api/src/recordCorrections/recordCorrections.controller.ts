import { Controller, Inject } from '@nestjs/common';
import { type Commands } from '@yishen/application';
import { ReadModel, recordCorrectionPage } from '@yishen/read-model';
import { COMMANDS } from '../parts.module';
import { FilesService } from '../files/files.service';
import { Input, Route, type AnswerOf, type InputOf } from '../http/route';
import { FreshnessService } from '../system/freshness';
import { RecordCorrectionPageService } from './recordCorrectionPage.service';
import { ACT, ASK, PAGE, REGISTER } from './recordCorrections.routes';

/** The register of applications to correct a record about oneself (条例 第四十一条). */
@Controller()
export class RecordCorrectionsController {
  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    private readonly readModel: ReadModel,
    private readonly files: FilesService,
    private readonly freshness: FreshnessService,
    private readonly pages: RecordCorrectionPageService,
  ) {}

  @Route(ASK)
  async ask(@Input() { caller, commandId, params, body }: InputOf<typeof ASK>): Promise<AnswerOf<typeof ASK>> {
    const { agencyId } = params;
    const { note, file: named } = body.proof;
    const file = named && (await this.files.referenceOf(caller, agencyId, named.digest));
    const input = { agencyId, ...body, proof: { note, file } };
    return this.commands.askRecordCorrection(caller, commandId, input);
  }

  @Route(ACT)
  act(
    @Input() { caller, commandId, expectedVersion, params, body }: InputOf<typeof ACT>,
  ): Promise<AnswerOf<typeof ACT>> {
    const input = { id: params.id, expectedVersion, act: body };
    return this.commands.actOnRecordCorrection(caller, commandId, input);
  }

  @Route(REGISTER)
  async register(@Input() { params, query }: InputOf<typeof REGISTER>): Promise<AnswerOf<typeof REGISTER>> {
    const { agencyId } = params;
    const freshness = await this.freshness.waitFor(query.after, agencyId);
    const window = { limit: query.pageSize, offset: (query.page - 1) * query.pageSize };
    const found = await recordCorrectionPage(this.readModel.reader, { agencyId, state: query.state }, window);
    const rows = found.rows.map(({ stream: _stream, position: _position, ...row }) => row);
    return { rows, total: found.total, freshness };
  }

  @Route(PAGE)
  page(@Input() { caller, params }: InputOf<typeof PAGE>): Promise<AnswerOf<typeof PAGE>> {
    return this.pages.page(caller, params.id);
  }
}
