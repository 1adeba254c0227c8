import { Controller, Inject, Res, type StreamableFile } from '@nestjs/common';
import { Pool } from 'pg';
import type { HeavyJobs } from '@yishen/heavy-jobs';
import type { Caller, CaseLetters, Commands } from '@yishen/application';
import { lettersOf, type Letter } from '@yishen/domain';
import { letterNumberText } from '@yishen/rendering';
import { DOCUMENTS } from '@yishen/statute';
import { displayNames } from '@yishen/accounts';
import type { FastifyReply } from 'fastify';
import { COMMANDS, HEAVY_JOBS } from '../parts.module';
import { FilesService } from '../files/files.service';
import { attachment } from '../http/attachment';
import { Problem } from '../http/problem';
import { Input, Route, type AnswerOf, type InputOf } from '../http/route';
import { shownActor } from '../http/shownActor';
import {
  DELIVER_LETTER,
  ISSUE_LETTER,
  LETTERHEAD,
  LETTERS,
  LETTER_FILE,
  PREVIEW_LETTER,
  PREVIEW_LETTER_FILE,
  SEND_LETTER,
  SET_LETTERHEAD,
  VOID_LETTER,
} from './letters.routes';

/** Letters of a request (domain.md §7): listed, previewed, issued, sent, cancelled; and the letterhead of the agency. */
@Controller()
export class LettersController {
  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    @Inject(HEAVY_JOBS) private readonly jobs: HeavyJobs,
    private readonly pool: Pool,
    private readonly files: FilesService,
  ) {}

  @Route(LETTERS)
  async list(@Input() { caller, params }: InputOf<typeof LETTERS>): Promise<AnswerOf<typeof LETTERS>> {
    const { letters, possible, ...known } = await this.commands.listLetters(caller, params.id);
    const names = await displayNames(this.pool, [...new Set(letters.map(({ by }) => by))]);
    return {
      ...known,
      letters: letters.map((letter) => ({ ...shownLetter(letter), by: shownActor(letter.by, names) })),
      possible: possible.map(shownPossibility),
    };
  }

  @Route(PREVIEW_LETTER)
  async preview(
    @Input() { caller, params, body }: InputOf<typeof PREVIEW_LETTER>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnswerOf<typeof PREVIEW_LETTER>> {
    const model = await this.commands.previewLetter(caller, { id: params.id, ...body });
    void reply.header('Cache-Control', 'private, no-store');
    return { title: model.title, html: await this.jobs.run('letterHtml', model) };
  }

  @Route(PREVIEW_LETTER_FILE)
  async previewFile(
    @Input() { caller, params, body }: InputOf<typeof PREVIEW_LETTER_FILE>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const model = await this.commands.previewLetter(caller, { id: params.id, ...body });
    void reply.header('Cache-Control', 'private, no-store');
    const bytes = await this.jobs.run('renderLetter', model);
    return attachment(bytes, `${model.title}（预览）.docx`, PREVIEW_LETTER_FILE.answerType);
  }

  @Route(ISSUE_LETTER)
  async issue(
    @Input() { caller, commandId, expectedVersion, params, body }: InputOf<typeof ISSUE_LETTER>,
  ): Promise<AnswerOf<typeof ISSUE_LETTER>> {
    const input = { id: params.id, expectedVersion, ...body };
    return this.commands.issueLetter(caller, commandId, input);
  }

  @Route(LETTER_FILE)
  async file(
    @Input() { caller, params }: InputOf<typeof LETTER_FILE>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { scope, digest } = await this.letterFile(caller, params);
    const { bytes, name, kind } = await this.files.open(caller, scope, digest);
    void reply.header('Cache-Control', 'private, no-store');
    return attachment(bytes, name, kind);
  }

  @Route(SEND_LETTER)
  send(
    @Input() { caller, commandId, expectedVersion, params, body }: InputOf<typeof SEND_LETTER>,
  ): Promise<AnswerOf<typeof SEND_LETTER>> {
    const input = { ...params, expectedVersion, ...body };
    return this.commands.recordLetterSent(caller, commandId, input);
  }

  @Route(DELIVER_LETTER)
  deliver(
    @Input() { caller, commandId, expectedVersion, params, body }: InputOf<typeof DELIVER_LETTER>,
  ): Promise<AnswerOf<typeof DELIVER_LETTER>> {
    const input = { ...params, expectedVersion, ...body };
    return this.commands.recordLetterDelivered(caller, commandId, input);
  }

  @Route(VOID_LETTER)
  void(
    @Input() { caller, commandId, expectedVersion, params, body }: InputOf<typeof VOID_LETTER>,
  ): Promise<AnswerOf<typeof VOID_LETTER>> {
    const input = { ...params, expectedVersion, ...body };
    return this.commands.voidLetter(caller, commandId, input);
  }

  @Route(LETTERHEAD)
  async letterhead(@Input() { caller, params }: InputOf<typeof LETTERHEAD>): Promise<AnswerOf<typeof LETTERHEAD>> {
    const { state, version } = await this.commands.loadAgency(caller, params.agencyId);
    return { letterhead: (state.status === 'registered' ? state.letterhead : undefined) ?? null, version };
  }

  @Route(SET_LETTERHEAD)
  setLetterhead(
    @Input() { caller, commandId, expectedVersion, params, body }: InputOf<typeof SET_LETTERHEAD>,
  ): Promise<AnswerOf<typeof SET_LETTERHEAD>> {
    const input = { agencyId: params.agencyId, letterhead: body, expectedVersion };
    return this.commands.setAgencyLetterhead(caller, commandId, input);
  }

  private async letterFile(
    caller: Caller,
    { id, letter }: { readonly id: string; readonly letter: string },
  ): Promise<{ readonly scope: string; readonly digest: string }> {
    const { scope, events } = await this.commands.loadRequest(caller, id);
    const found = lettersOf(events).find((one) => one.letter === letter);
    if (!found) throw new Problem('letter.unknown');
    return { scope, digest: found.file.digest };
  }
}

function shownLetter({ letter, document, about, number, issuedOn, file, isVoid, sent, deliveredOn }: Letter) {
  const { label, addressee } = DOCUMENTS[document];
  return {
    letter,
    document,
    label,
    n: about.n ?? null,
    number: number ? letterNumberText(number.prefix, number.year, number.number) : null,
    issuedOn,
    digest: file.digest,
    goesOut: addressee !== 'internal',
    isVoid,
    sent: sent ? { mode: sent.mode, carrier: sent.carrier ?? null, sentOn: sent.sentOn } : null,
    deliveredOn: deliveredOn ?? null,
  };
}

function shownPossibility({ document, about, missing, issued }: CaseLetters['possible'][number]) {
  const { label, articles, takesNumber } = DOCUMENTS[document];
  return { document, label, n: about.n ?? null, articles, takesNumber, missing, issued: issued ?? null };
}
