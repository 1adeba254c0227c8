import type { PossibleLetter } from '../api/schemas';

/** What names a possible letter in a choice. */
export function choiceOf({ document, n }: Pick<PossibleLetter, 'document' | 'n'>): string {
  return n === null ? document : `${document}#${n}`;
}

/** What the form of a letter holds. */
export interface LetterValues {
  readonly choice?: string;
  readonly issuedOn?: string;
  readonly values?: Readonly<Record<string, string | undefined>>;
}

/** The letter as the API takes it: only what this document lacks is sent, and nothing that is blank. */
export function letterOf(possible: PossibleLetter, { issuedOn = '', values = {} }: LetterValues) {
  const typed = possible.missing.flatMap(({ key, from }) => {
    const text = values[key]?.trim();
    return from === 'case' && text ? [[key, text] as const] : [];
  });
  return {
    document: possible.document,
    issuedOn,
    ...(possible.n === null ? {} : { n: possible.n }),
    ...(typed.length > 0 ? { values: Object.fromEntries(typed) } : {}),
  };
}
