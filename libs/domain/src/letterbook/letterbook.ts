import type { PlainDate } from '@yishen/calendar';
import type { DocumentCode } from '@yishen/statute';
import type { DomainEvent } from '../event';
import { Rejected } from '../rejected';
import type { Sealed } from '../sealed';

/** The next number of an agency's year was given to a letter. */
export type LetterNumbered = DomainEvent<
  'LetterNumbered',
  {
    readonly agencyId: string;
    readonly year: number;
    readonly number: number;
    readonly letter: string;
    readonly request: string;
    readonly document: DocumentCode;
    readonly issuedOn: PlainDate;
  }
>;

/** A number was cancelled (作废): it stays in the book with its reason and is never given again. */
export type LetterNumberVoided = DomainEvent<
  'LetterNumberVoided',
  { readonly number: number; readonly letter: string; readonly reason: Sealed; readonly by: string }
>;

/** Every event of a letter book's stream. */
export type LetterbookEvent = LetterNumbered | LetterNumberVoided;

/** A letter in the book. */
export interface NumberedLetter {
  readonly number: number;
  readonly letter: string;
  readonly isVoid: boolean;
}

/** The letter book of an agency and year (发文登记簿): its numbers are 1 to n, each once. */
export interface Letterbook {
  readonly letters: readonly NumberedLetter[];
}

/** A book without letters. */
export const EMPTY_LETTERBOOK: Letterbook = { letters: [] };

/** Gives a letter the next number. */
export interface NumberLetter {
  readonly type: 'NumberLetter';
  readonly agencyId: string;
  readonly year: number;
  readonly letter: string;
  readonly request: string;
  readonly document: DocumentCode;
  readonly issuedOn: PlainDate;
}

/** Cancels the number of a letter. */
export interface VoidLetterNumber {
  readonly type: 'VoidLetterNumber';
  readonly letter: string;
  readonly reason: Sealed;
  readonly by: string;
}

/** Every command of a letter book. */
export type LetterbookCommand = NumberLetter | VoidLetterNumber;

/** Folds one event into the book; never throws. */
export function evolveLetterbook(state: Letterbook, event: LetterbookEvent): Letterbook {
  switch (event.type) {
    case 'LetterNumbered': {
      const { number, letter } = event.data;
      return { letters: [...state.letters, { number, letter, isVoid: false }] };
    }
    case 'LetterNumberVoided':
      return {
        letters: state.letters.map((one) => (one.letter === event.data.letter ? { ...one, isVoid: true } : one)),
      };
    default:
      return state;
  }
}

/** Decides the numbers of a book. Throws `Rejected`; `[]` means that the letter already has its number, or is void already. */
export function decideLetterbook(
  commands: readonly LetterbookCommand[],
  state: Letterbook,
): readonly LetterbookEvent[] {
  const events: LetterbookEvent[] = [];
  let after = state;
  for (const command of commands) {
    for (const event of decideOne(command, after)) {
      events.push(event);
      after = evolveLetterbook(after, event);
    }
  }
  return events;
}

function decideOne(command: LetterbookCommand, state: Letterbook): LetterbookEvent[] {
  const known = state.letters.find(({ letter }) => letter === command.letter);
  switch (command.type) {
    case 'NumberLetter': {
      if (known) return [];
      const { agencyId, year, letter, request, document, issuedOn } = command;
      const number = nextLetterNumber(state);
      const data = { agencyId, year, number, letter, request, document, issuedOn };
      return [{ type: 'LetterNumbered', schema: 1, data }];
    }
    case 'VoidLetterNumber': {
      if (!known) throw new Rejected('letter.unknown');
      if (known.isVoid) return [];
      const { letter, reason, by } = command;
      return [{ type: 'LetterNumberVoided', schema: 1, data: { number: known.number, letter, reason, by } }];
    }
  }
}

/** The number of the next letter; void numbers are not given again. */
export function nextLetterNumber({ letters }: Letterbook): number {
  return (letters.at(-1)?.number ?? 0) + 1;
}
