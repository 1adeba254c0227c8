import { Controller, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { attachment } from '../http/attachment';
import { Input, Route, type AnswerOf, type InputOf } from '../http/route';
import { uploaded } from '../http/upload';
import { READ_FILE, STORE_FILE } from './files.routes';
import { FilesService } from './files.service';

/** Scans and other files. */
@Controller()
export class FilesController {
  constructor(private readonly files: FilesService) {}

  @Route(STORE_FILE)
  async store(
    @Input() { params }: InputOf<typeof STORE_FILE>,
    @Req() request: FastifyRequest,
  ): Promise<AnswerOf<typeof STORE_FILE>> {
    const file = await uploaded(request);
    const { digest } = await this.files.store(params.agencyId, file);
    return { digest, size: file.bytes.length, kind: file.kind, name: file.name };
  }

  @Route(READ_FILE)
  async read(
    @Input() { caller, params }: InputOf<typeof READ_FILE>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { bytes, name, kind } = await this.files.open(caller, params.agencyId, params.digest);
    void reply.header('Cache-Control', 'private, no-store');
    return attachment(bytes, name, kind);
  }
}
