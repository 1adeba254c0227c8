import { isPlainDate, plainDate, yearOf, type PlainDate } from '@yishen/calendar';
import {
  Rejected,
  decideLetter,
  decideLetterbook,
  letterbookStream,
  lettersOf,
  nextLetterNumber,
  requestStream,
  type FileReference,
  type LetterCommand,
  type Letterbook,
  type LetterbookCommand,
} from '@yishen/domain';
import type { LoadedStreams, Prepared } from '@yishen/event-store';
import { letterNumberText, type LetterModel } from '@yishen/rendering';
import { DOCUMENTS, isDocumentCode } from '@yishen/statute';
import type { Caller } from '../access';
import { paperMaker, type CommandAnswer, type Desk } from '../desk';
import { newStreamId } from '../identity';
import { claimFiles } from '../sealing';
import { answerOf } from '../steps';
import { storeFile } from '../storedFiles';
import { executeOnBook, type BookStreams } from './letterbooks';
import { agencyOf, knownRequest, originFrom, readEvents } from './letterOrigin';
import { writeLetter, type LetterOrigin, type LetterToWrite } from './letterText';

/** A letter as a clerk asks for it: the document, which notice, consultation or draft it is about, its day, and what they type. */
export interface LetterInput {
  readonly id: string;
  readonly document: string;
  readonly n?: number | undefined;
  /** The id of the application to correct a record that the letter answers. */
  readonly source?: string | undefined;
  readonly issuedOn: string;
  readonly values?: Readonly<Record<string, string>> | undefined;
}

/** The answer to a letter that was issued. */
export interface IssuedLetter extends CommandAnswer {
  readonly letter: string;
  readonly number: string | null;
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Reads what a clerk asks for; refuses an unknown document and an invalid day. */
export function letterToWrite({ document, n, source, issuedOn, values = {} }: LetterInput): LetterToWrite {
  if (!isDocumentCode(document)) throw new Rejected('letter.document-unknown', { document });
  if (!isPlainDate(issuedOn)) throw new Rejected('date.invalid', { date: issuedOn });
  const about = { step: DOCUMENTS[document].step, ...(n === undefined ? {} : { n }), ...(source ? { source } : {}) };
  return { document, about, on: plainDate(issuedOn), values };
}

/**
 * Issues a letter: writes it from the case with the next number of the letter book, keeps its file sealed and hashed, and appends
 * to request and book at once. A file that was made for a number that another letter got first, or for a letter that is then
 * refused, is deleted.
 */
export async function issueLetter(
  desk: Desk,
  caller: Caller,
  commandId: string,
  input: LetterInput & { readonly expectedVersion?: number | undefined },
): Promise<IssuedLetter> {
  const { id, expectedVersion, ...body } = input;
  const toWrite = letterToWrite(input);
  const agencyId = await agencyOf(desk, caller, requestStream(id), 'letter.issue');
  const letter = newStreamId('letter', commandId);
  const handled = await executeOnBook<WrittenLetter>(desk, {
    caller,
    commandId,
    act: 'letter.issue',
    body,
    id,
    agencyId,
    book: letterbookStream(agencyId, yearOf(toWrite.on)),
    expectedVersion,
    asksFirst: true,
    prepare: (loaded) => written(desk, caller, toWrite, { loaded, id, agencyId, letter }),
    // The letter prints its number and what the case says: when either changes, it is written again.
    preparedFor: ({ request, letterbook }) => `${request.version} ${letterbook.version}`,
    decide: ({ request, letterbook }, { context: { now } }, { command, entry, notBefore, number }) => ({
      events: {
        request: decideLetter(command, lettersOf(knownRequest(request.state).facts), { now, notBefore }),
        letterbook: entry ? decideLetterbook([entry], letterbook.state) : [],
      },
      result: { letter, number: number === '' ? null : number, digest: command.file.digest },
    }),
  });
  const { number } = handled.result as unknown as IssuedLetter;
  return { ...answerOf(handled), letter, number };
}

/** A letter that is written and stored, and what is to be decided about it. */
interface WrittenLetter {
  readonly command: Extract<LetterCommand, { type: 'IssueLetter' }>;
  /** Its entry in the book, where it takes a number. */
  readonly entry: LetterbookCommand | undefined;
  readonly notBefore: PlainDate;
  /** The 文号 as printed; empty where the form takes none. */
  readonly number: string;
}

// Store the file before the decision, which names it, and claim it after: a file whose process dies in between is found as one
// that nobody claims, or that its request does not name (`removeUnclaimedFiles`, `releaseUnnamedFiles`).
async function written(
  desk: Desk,
  caller: Caller,
  toWrite: LetterToWrite,
  of: {
    readonly loaded: LoadedStreams<BookStreams>;
    readonly id: string;
    readonly agencyId: string;
    readonly letter: string;
  },
): Promise<Prepared<WrittenLetter>> {
  const { loaded, id, agencyId, letter } = of;
  const { version, state } = loaded.request;
  const stream = requestStream(id);
  const request = knownRequest(state);
  const events = (await readEvents(desk, stream)).filter((event) => event.version <= version);
  const { source } = toWrite.about;
  const origin = await originFrom(desk, caller, { agencyId, stream, request, events, source });
  const { number, entry, commandFor } = numberLetter(origin, toWrite, loaded.letterbook.state, { letter, id });
  const notBefore = firstDayOf(origin, toWrite);
  const model = await writeLetter(desk, origin, toWrite, { number }, 'letter.issue');
  const file = await stored(desk, agencyId, model, number);
  return {
    value: { command: commandFor(file), entry, notBefore, number },
    keep: async () => {
      await claimFiles(desk, [file], { stream, agency: agencyId, at: desk.now() });
      return true;
    },
    drop: async (first) => {
      if (first?.['digest'] !== file.digest) await desk.files?.delete(file.digest);
    },
  };
}

interface Numbering extends Pick<WrittenLetter, 'number' | 'entry'> {
  commandFor(file: FileReference): WrittenLetter['command'];
}

function numberLetter(
  { letterhead, actor, request, agency }: LetterOrigin,
  { document, about, on }: LetterToWrite,
  book: Letterbook,
  { letter, id }: { readonly letter: string; readonly id: string },
): Numbering {
  if (!letterhead) throw new Rejected('letter.letterhead-missing');
  const year = yearOf(on);
  const number = { prefix: letterhead.numberPrefix, year, number: nextLetterNumber(book) };
  const { takesNumber, step } = DOCUMENTS[document];
  const concluded = document === 'discontinuationNote' ? request.conclusion?.decision : undefined;
  const decision = step === 'decision' ? request.draft?.decision : concluded;
  const entry = {
    type: 'NumberLetter',
    agencyId: agency.id,
    year,
    letter,
    request: id,
    document,
    issuedOn: on,
  } as const;
  return {
    number: takesNumber ? letterNumberText(number.prefix, year, number.number) : '',
    entry: takesNumber ? entry : undefined,
    commandFor: (file) => ({
      type: 'IssueLetter',
      letter,
      document,
      about,
      ...(decision === undefined ? {} : { decision }),
      ...(takesNumber ? { number } : {}),
      issuedOn: on,
      file,
      by: actor,
    }),
  };
}

// A letter is not older than the signature of its conclusion, the decision on its correction, or the request.
function firstDayOf({ request, correction }: LetterOrigin, { document, about }: LetterToWrite): PlainDate {
  const { draft, arrivedOn, receivedOn } = request;
  if (correction) return correction.decidedOn;
  if (DOCUMENTS[document].step === 'decision') {
    if (draft?.n !== about.n || draft?.signedOn === undefined) throw new Rejected('letter.decision-not-signed');
    return draft.signedOn;
  }
  const first = arrivedOn ?? receivedOn;
  if (first === undefined) throw new Rejected('letter.not-available', { document });
  return first;
}

// The file has a key of its own, named in the event, so that erasing the person erases their letters too.
async function stored(desk: Desk, agency: string, model: LetterModel, number: string): Promise<FileReference> {
  const { files, vault, database, now } = desk;
  if (!files) throw new Error('this process was opened without a file store');
  const name = `${[number, model.title].filter(Boolean).join(' ')}.docx`;
  const bytes = await paperMaker(desk).letter(model);
  return storeFile({ files, vault, database, now }, agency, { bytes, name, kind: DOCX });
}
