import { dateOfInstant } from '@yishen/calendar';
import {
  ACT_RULES,
  actOfDelivery,
  actOfSending,
  decideLetter,
  decideLetterbook,
  decideRequest,
  evolveRequest,
  forbidsAct,
  isSameSubject,
  letterbookStream,
  lettersOf,
  requestStream,
  type Permission,
  type DecisionContext,
  type Letter,
  type LetterCommand,
  type LetterEvent,
  type LetterSubject,
  type Request,
  type RequestEvent,
  type Sealed,
} from '@yishen/domain';
import type { Prepared } from '@yishen/event-store';
import type { LetterModel, MissingContent } from '@yishen/rendering';
import type { DocumentCode } from '@yishen/statute';
import { requirePermission, type Caller } from '../access';
import type { CommandAnswer, Desk } from '../desk';
import { REQUEST_FOLD, type OnExisting } from '../requestActs';
import { SEALED_FIELDS, requestKey } from '../sealedFields';
import { sealedUnder } from '../sealing';
import { answerOf, execute } from '../steps';
import { issueLetter, letterToWrite, type IssuedLetter, type LetterInput } from './issueLetter';
import { executeOnBook } from './letterbooks';
import { agencyOf, knownRequest, originOf, readEvents } from './letterOrigin';
import { letterSources, letterSubjects } from './letterSources';
import { missingOf, writeLetter } from './letterText';

// Holds the place of the number: one full-width space.
const BLANK = '\u3000';

/** A letter that the case can have now, and what must be typed because the case does not record it. */
export interface PossibleLetter {
  readonly document: DocumentCode;
  readonly about: LetterSubject;
  readonly missing: readonly MissingContent[];
  /** The letter that was issued for it already; it must be cancelled before another is issued. */
  readonly issued?: string;
}

/** The letters of a case, and those it can have. */
export interface CaseLetters {
  readonly agencyId: string;
  readonly version: number;
  readonly letters: readonly Letter[];
  readonly possible: readonly PossibleLetter[];
  readonly hasLetterhead: boolean;
}

/** The facts of sending a letter. */
export interface SendingInput extends OnExisting {
  readonly letter: string;
  readonly mode: string;
  readonly carrier?: string | undefined;
  readonly cashOnDelivery?: boolean | undefined;
  readonly sentOn: string;
  readonly trackingNumber?: string | undefined;
  readonly place?: string | undefined;
}

/** The facts of delivering a letter. */
export interface DeliveryInput extends OnExisting {
  readonly letter: string;
  readonly deliveredOn: string;
  readonly note?: string | undefined;
}

/** The facts of cancelling a letter. */
export interface VoidingInput extends OnExisting {
  readonly letter: string;
  readonly reason: string;
}

/** The command methods of letters. */
export function letterCommands(desk: Desk) {
  return {
    /** The letters of a case and those it can have now, for somebody who may make them. */
    listLetters: async (caller: Caller, id: string): Promise<CaseLetters> => {
      const { origin, version } = await originOf(desk, caller, id, 'letter.preview');
      const letters = lettersOf(origin.events);
      const possible = letterSubjects(origin).map(({ document, about }): PossibleLetter => {
        const found = letterSources(document, about, origin);
        const twin = letters.find((one) => !one.isVoid && one.document === document && isSameSubject(one.about, about));
        return {
          document,
          about,
          missing: found ? missingOf(document, found) : [],
          ...(twin ? { issued: twin.letter } : {}),
        };
      });
      return { agencyId: origin.agency.id, version, letters, possible, hasLetterhead: origin.letterhead !== undefined };
    },

    /** A letter as it would be issued; only the unsealing is recorded, and no number is taken. */
    previewLetter: async (caller: Caller, input: LetterInput): Promise<LetterModel> => {
      const letter = letterToWrite(input);
      const { origin } = await originOf(desk, caller, input.id, 'letter.preview', letter.about.source);
      const place = { numberPlace: `${origin.letterhead?.numberPrefix ?? ''}〔${letter.on.slice(0, 4)}〕${BLANK}号` };
      return writeLetter(desk, origin, letter, place, 'letter.preview');
    },

    /**
     * Issues a letter: one append over the request and the letter book gives it its number and keeps its file, sealed and hashed.
     * Another letter issued at the same time gets the next number; no number is left out or given twice.
     */
    issueLetter: (
      caller: Caller,
      commandId: string,
      input: LetterInput & { readonly expectedVersion?: number | undefined },
    ): Promise<IssuedLetter> => issueLetter(desk, caller, commandId, input),

    /** Cancels a letter that has not gone out; its number stays in the book, void. */
    voidLetter: (caller: Caller, commandId: string, input: VoidingInput): Promise<CommandAnswer> =>
      voidLetter(desk, caller, commandId, input),

    /** Records that a letter went out (国办公开办函〔2016〕235号, 邮政法 第五十五条). */
    recordLetterSent: (caller: Caller, commandId: string, input: SendingInput): Promise<CommandAnswer> => {
      const { letter, mode, carrier, cashOnDelivery, sentOn, trackingNumber, place } = input;
      return onLetters(desk, caller, commandId, 'letter.send', input, (seal) => ({
        type: 'RecordLetterSent',
        letter,
        mode,
        carrier,
        cashOnDelivery,
        sentOn,
        trackingNumber: trackingNumber === undefined ? undefined : seal(trackingNumber),
        place: place === undefined ? undefined : seal(place),
        by: caller.principal.userId,
      }));
    },

    /** Records that a letter reached its addressee (民事诉讼法 第八十七条至第九十一条). */
    recordLetterDelivered: (caller: Caller, commandId: string, input: DeliveryInput): Promise<CommandAnswer> => {
      const { letter, deliveredOn, note } = input;
      return onLetters(desk, caller, commandId, 'letter.send', input, (seal) => ({
        type: 'RecordLetterDelivered',
        letter,
        deliveredOn,
        note: note === undefined ? undefined : seal(note),
        by: caller.principal.userId,
      }));
    },
  };
}

async function voidLetter(desk: Desk, caller: Caller, commandId: string, input: VoidingInput): Promise<CommandAnswer> {
  const { id, expectedVersion, letter, reason } = input;
  const stream = requestStream(id);
  const agencyId = await agencyOf(desk, caller, stream, 'letter.void');
  const by = caller.principal.userId;
  const commandOf = (seal: SealText) => ({ type: 'VoidLetter', letter, reason: seal(reason), by }) as const;
  const { number } = lettersOf(await readEvents(desk, stream)).find((one) => one.letter === letter) ?? {};
  if (!number) return onLetters(desk, caller, commandId, 'letter.void', input, commandOf);
  const handled = await executeOnBook(desk, {
    caller,
    commandId,
    act: 'letter.void',
    body: { letter, reason },
    id,
    agencyId,
    book: letterbookStream(agencyId, number.year),
    expectedVersion,
    prepare: () => sealedLetter(desk, id, agencyId, commandOf),
    decide: ({ request, letterbook }, { context: { now } }, command) => {
      const letters = lettersOf(knownRequest(request.state).facts);
      const voided = decideLetter(command, letters, { now, notBefore: dateOfInstant(now) });
      const entry = { type: 'VoidLetterNumber', letter, reason: command.reason, by } as const;
      return {
        events: {
          request: voided,
          letterbook: voided.length === 0 ? [] : decideLetterbook([entry], letterbook.state),
        },
      };
    },
  });
  return answerOf(handled);
}

type SealText = (text: string) => Sealed;

function sealedLetter<Command extends LetterCommand>(
  desk: Desk,
  id: string,
  agency: string,
  commandOf: (seal: SealText) => Command,
): Promise<Prepared<Command>> {
  return sealedUnder(desk, { keyId: requestKey(id), agency }, (seal) =>
    commandOf((text) => seal(SEALED_FIELDS.text, text)),
  );
}

function onLetters(
  desk: Desk,
  caller: Caller,
  commandId: string,
  act: Permission,
  { id, expectedVersion, ...body }: OnExisting,
  commandOf: (seal: SealText) => LetterCommand,
): Promise<CommandAnswer> {
  return execute(desk, {
    caller,
    commandId,
    act,
    body,
    id,
    stream: requestStream(id),
    fold: REQUEST_FOLD,
    expectedVersion,
    prepare: (_, { scope }) => sealedLetter(desk, id, scope, commandOf),
    decide: (state, { scope, context }, command) => {
      const { now } = context;
      const { facts, arrivedOn, receivedOn } = knownRequest(state);
      const notBefore = arrivedOn ?? receivedOn ?? dateOfInstant(now);
      return withItsAct(decideLetter(command, lettersOf(facts), { now, notBefore }), state, context, caller, scope);
    },
  });
}

// The same append records what sending or delivering a letter means for the request, by the request's own rules, so that nobody
// enters it twice. A delivery is recorded even when the request has ended and its notice no longer matters.
function withItsAct(
  decided: readonly LetterEvent[],
  before: Request,
  context: DecisionContext,
  caller: Caller,
  agencyId: string,
): readonly (LetterEvent | RequestEvent)[] {
  const state = (decided as readonly RequestEvent[]).reduce(evolveRequest, before);
  const act = decided.flatMap((event) => {
    if (state.status === 'unknown' || (event.type !== 'LetterSent' && event.type !== 'LetterDelivered')) return [];
    const letter = lettersOf(state.facts).find((one) => one.letter === event.data.letter)!;
    const found = event.type === 'LetterSent' ? actOfSending(letter, state) : actOfDelivery(letter, state);
    if (!found || (event.type === 'LetterDelivered' && forbidsAct(found, state, context))) return [];
    requirePermission(caller, ACT_RULES[found.type].access, agencyId);
    return [found];
  });
  return [...decided, ...decideRequest(act, state, context)];
}
