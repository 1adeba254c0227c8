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
  type LetterbookEvent,
} from '@yishen/domain';
import { letterNumberText, type LetterModel } from '@yishen/rendering';
import { DOCUMENTS, isDocumentCode } from '@yishen/statute';
import { claimFile } from '@yishen/vault';
import type { Caller } from '../access';
import { paperMaker, type CommandAnswer, type Desk } from '../desk';
import { newStreamId } from '../identity';
import { storeFile } from '../storedFiles';
import { executeOnBook } from './letterbooks';
import { agencyOf, knownRequest, originFrom, readEvents } from './letterOrigin';
import { writeLetter, type LetterOrigin, type LetterToWrite } from './letterText';

/** A letter as a clerk asks for it: the document, which notice, consultation or draft it is about, its day, and what he types. */
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
const NO_FILE: FileReference = { digest: '', size: 0, kind: DOCX, name: { k: '', v: '' } };

/** Reads what a clerk asks for; refuses an unknown document and a day that is none. */
export function letterToWrite({ document, n, source, issuedOn, values = {} }: LetterInput): LetterToWrite {
  if (!isDocumentCode(document)) throw new Rejected('letter.document-unknown', { document });
  if (!isPlainDate(issuedOn)) throw new Rejected('date.invalid', { date: issuedOn });
  const about = { step: DOCUMENTS[document].step, ...(n === undefined ? {} : { n }), ...(source ? { source } : {}) };
  return { document, about, on: plainDate(issuedOn), values };
}

/**
 * Issues a letter: writes it from the case with the next number of the letter book, keeps its file sealed and hashed, and appends
 * to request and book at once. Files made for a number that another letter got first are thrown away.
 */
export async function issueLetter(
  desk: Desk,
  caller: Caller,
  commandId: string,
  input: LetterInput & { readonly expectedVersion?: number | undefined },
): Promise<IssuedLetter> {
  const { id, expectedVersion, ...body } = input;
  const toWrite = letterToWrite(input);
  const stream = requestStream(id);
  const agencyId = await agencyOf(desk, caller, stream, 'letter.issue');
  const letter = newStreamId('letter', commandId);
  const made = new Set<string>();
  try {
    const { result, position, repeated } = await executeOnBook(desk, {
      caller,
      commandId,
      act: 'letter.issue',
      body,
      id,
      agencyId,
      book: letterbookStream(agencyId, yearOf(toWrite.on)),
      expectedVersion,
      decide: async (state, book, { now, version }) => {
        const request = knownRequest(state);
        const events = (await readEvents(desk, stream)).filter((event) => event.version <= version);
        const source = toWrite.about.source;
        const origin = await originFrom(desk, caller, { agencyId, stream, request, events, source });
        const { number, commandFor, numbered } = numberLetter(origin, toWrite, book, { letter, id });
        const letters = lettersOf(events);
        const context = { now, notBefore: firstDayOf(origin, toWrite) };
        // Decided once over no file, so that a refused letter leaves none behind.
        decideLetter(commandFor(NO_FILE), letters, context);
        const model = await writeLetter(desk, origin, toWrite, { number }, 'letter.issue');
        const file = await keep(desk, stream, agencyId, model, number);
        made.add(file.digest);
        return {
          request: decideLetter(commandFor(file), letters, context),
          letterbook: numbered,
          result: { letter, number: number === '' ? null : number, digest: file.digest },
        };
      },
    });
    const { digest, ...answer } = result as unknown as IssuedLetter & { readonly digest: string };
    made.delete(digest);
    return { ...answer, position, repeated };
  } finally {
    for (const digest of made) await desk.files?.delete(digest);
  }
}

interface Numbering {
  /** The 文号 as printed; empty where the form takes none. */
  readonly number: string;
  readonly numbered: readonly LetterbookEvent[];
  commandFor(file: FileReference): LetterCommand;
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
    numbered: takesNumber ? decideLetterbook([entry], book) : [],
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

// The letter of a conclusion is not older than its signature, that of a correction not older than its decision; no letter is older than the request.
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

// The file has a key of its own, named in the event: erasing the person takes the letters to him too. Claimed before the append: a
// file whose process dies in between is found as one that its request does not name (`releaseUnnamedFiles`).
async function keep(
  desk: Desk,
  stream: string,
  agency: string,
  model: LetterModel,
  number: string,
): Promise<FileReference> {
  const { files, vault, database, now } = desk;
  if (!files) throw new Error('this process was opened without a file store');
  const name = `${[number, model.title].filter(Boolean).join(' ')}.docx`;
  const bytes = await paperMaker(desk).letter(model);
  const file = await storeFile({ files, vault, database, now }, agency, { bytes, name, kind: DOCX });
  await claimFile(database, { keyId: file.name.k, digest: file.digest, agency, request: stream, at: now() });
  return file;
}
