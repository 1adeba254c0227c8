import type { PlainDate } from '@yishen/calendar';
import { Rejected, type LetterSubject } from '@yishen/domain';
import {
  LetterIncomplete,
  letterModel,
  missingInLetter,
  type LetterData,
  type LetterModel,
  type LetterValue,
  type MissingContent,
} from '@yishen/rendering';
import { DECISION_CONTENTS, DOCUMENTS, type DocumentCode } from '@yishen/statute';
import { displayNames } from '@yishen/accounts';
import { recordUnsealing } from '@yishen/vault';
import { CommandError } from '../commandError';
import type { Desk } from '../desk';
import { letterSources, type LetterCase, type LetterSources, type SealedText, type Source } from './letterSources';

/** A letter to be written: its document, the step it is about, its day, and what the case does not record. */
export interface LetterToWrite {
  readonly document: DocumentCode;
  readonly about: LetterSubject;
  readonly on: PlainDate;
  readonly values: Readonly<Record<string, string>>;
}

/** The case a letter is about, with its agency. */
export interface LetterOrigin extends LetterCase {
  readonly agency: { readonly id: string; readonly name: string };
  readonly stream: string;
}

/** What a document lacks in a case before anything is typed; sealed contents count as present. */
export function missingOf(document: DocumentCode, { sources, decision }: LetterSources): readonly MissingContent[] {
  const values: Record<string, LetterValue | true> = {};
  for (const [key, source] of Object.entries(sources)) values[key] = 'value' in source ? source.value : true;
  return missingInLetter(document, { values, decision });
}

/**
 * Writes a letter from a case: unseals its contents, records the unsealing before anything is shown, and refuses a letter that
 * lacks what it must contain, a typed content that the document does not have, and one that the case has on record.
 */
export async function writeLetter(
  desk: Desk,
  origin: LetterOrigin,
  letter: LetterToWrite,
  number: { readonly number: string } | { readonly numberPlace: string },
  purpose: 'letter.preview' | 'letter.issue',
): Promise<LetterModel> {
  const { document, about, on, values: typed } = letter;
  const { letterhead, agency } = origin;
  if (!letterhead) throw new Rejected('letter.letterhead-missing');
  const found = letterSources(document, about, origin);
  if (!found) throw new Rejected('letter.not-available', { document });
  requireTypable(document, found, typed);
  const { reconsiderationAuthority, court } = letterhead;
  const { policy } = await desk.contexts.of(agency.id);
  const data: LetterData = {
    agency: agency.name,
    on,
    ...number,
    you: found.you,
    ...(found.decision === undefined ? {} : { decision: found.decision }),
    parties: { reconsiderationAuthority, court },
    overdue: policy.overdueRemedy,
    values: { ...(await openSources(desk, origin, found.sources, purpose)), ...typed },
  };
  try {
    return letterModel(document, data);
  } catch (error) {
    if (error instanceof LetterIncomplete) {
      throw new Rejected('letter.contents-missing', { missing: error.missing.join('、') });
    }
    throw error;
  }
}

function requireTypable(
  document: DocumentCode,
  { sources, decision }: LetterSources,
  typed: Readonly<Record<string, string>>,
): void {
  const keys = [
    ...DOCUMENTS[document].contents.filter(({ from }) => from === 'case').map(({ key }) => key),
    ...(decision ? DECISION_CONTENTS[decision].map(({ key }) => key) : []),
  ];
  for (const key of Object.keys(typed)) {
    if (!keys.includes(key)) throw new Rejected('letter.value-unknown', { key });
    if (Object.hasOwn(sources, key)) throw new Rejected('letter.value-recorded', { key });
  }
}

async function openSources(
  desk: Desk,
  { agency, stream, request, actor, correction }: LetterOrigin,
  sources: Readonly<Record<string, Source>>,
  purpose: string,
): Promise<Readonly<Record<string, LetterValue>>> {
  const texts = Object.values(sources).flatMap((source): readonly SealedText[] =>
    'sealed' in source ? source.sealed : [],
  );
  const clear = await desk.vault.unsealMany(texts);
  if (clear.includes(undefined)) throw new CommandError('person.data-erased');
  const people = Object.values(sources).flatMap((source) => ('staff' in source ? [source.staff] : []));
  const names = await displayNames(desk.database, [...new Set(people)]);
  const fields = [...new Set(texts.map(({ field }) => field))];
  const look = { at: desk.now(), actor, agency: agency.id, stream, person: request.person, fields, purpose };
  const { person } = correction?.applicant ?? {};
  await recordUnsealing(desk.database, [
    look,
    ...(correction && person !== undefined ? [{ ...look, stream: correction.stream, person }] : []),
  ]);
  const opened = new Map(texts.map((text, at) => [text, clear[at] ?? '']));
  return Object.fromEntries(
    Object.entries(sources).map(([key, source]): [string, LetterValue] => {
      if ('value' in source) return [key, source.value];
      if ('staff' in source) {
        return [key, [names.get(source.staff) ?? source.staff, ...(source.after ? [source.after] : [])].join('，')];
      }
      const parts = source.sealed.map((text) => opened.get(text) ?? '');
      if (source.joinedBy === undefined && parts.length > 1) return [key, parts];
      return [key, `${source.before ?? ''}${parts.join(source.joinedBy ?? '')}`];
    }),
  );
}
