import { isSealed } from '@yishen/vault';

/** The names under which values are sealed; a value moved to another field does not open. */
export const SEALED_FIELDS = {
  name: 'applicant.name',
  identity: 'applicant.identity',
  contact: 'applicant.contact',
  content: 'request.content',
  answerNote: 'answer.note',
  withdrawalNote: 'withdrawal.note',
  narrative: 'report.narrative',
  reportReason: 'report.reason',
  reportPlace: 'report.where',
  /** Every other free text that an act on a request records. */
  text: 'request.text',
  fileName: 'file.name',
  settingReason: 'setting.reason',
  normReason: 'norm.reason',
  proceedingBody: 'proceeding.body',
  proceedingCaseNumber: 'proceeding.caseNumber',
  proceedingNote: 'proceeding.note',
  correctionReason: 'proceeding.reason',
  /** Every free text of an application to correct a record. */
  correctionText: 'recordCorrection.text',
} as const;

/** The key of a person's data. */
export const personKey = (person: string): string => `person-${person}`;
/** The key of a request's free text. */
export const requestKey = (request: string): string => `request-${request}`;
/** The key of an agency's own free text. */
export const agencyKey = (agencyId: string): string => `agency-${agencyId}`;
/** The key of the free text of the proceedings about a request, or of one proceeding that is not about a request. */
export const proceedingKey = (about: string): string => `proceeding-${about}`;
/** The key of the free text of an application to correct a record. */
export const recordCorrectionKey = (id: string): string => `recordCorrection-${id}`;
/** The key of the texts of an agency's report of a year. */
export const reportKey = (agencyId: string, year: number): string => `report-${agencyId}-${year}`;
/** The key of one stored file. */
export const fileKey = (file: string): string => `file-${file}`;

/** Every key that seals something in a JSON value, at any depth. */
export function sealingKeys(value: unknown): readonly string[] {
  const keys = new Set<string>();
  const walk = (part: unknown): void => {
    if (isSealed(part)) keys.add(part.k);
    else if (typeof part === 'object' && part !== null) Object.values(part).forEach(walk);
  };
  walk(value);
  return [...keys];
}

// Values that open under another name than the free texts of acts.
const OTHER_FIELDS: Readonly<Record<string, string>> = {
  'RequestAnswered.note': SEALED_FIELDS.answerNote,
  'RequestWithdrawn.note': SEALED_FIELDS.withdrawalNote,
  // A letter is sealed with the request's own key, its file name too.
  'LetterIssued.file.name': SEALED_FIELDS.fileName,
};

/** A sealed value of an event: its place, and the name under which it opens. */
export interface SealedPlace {
  /** The steps to it, e.g. `items.0`. */
  readonly path: string;
  readonly field: string;
  readonly sealed: { readonly k: string; readonly v: string };
}

/** The free texts of an event of a request; names of persons and files are left out, since they have keys of their own. */
export function sealedTexts(type: string, data: unknown, request: string): readonly SealedPlace[] {
  const places: SealedPlace[] = [];
  const walk = (part: unknown, path: readonly string[]): void => {
    if (isSealed(part)) {
      const name = path.join('.');
      const field = OTHER_FIELDS[`${type}.${name}`] ?? SEALED_FIELDS.text;
      if (part.k === requestKey(request)) places.push({ path: name, field, sealed: part });
    } else if (typeof part === 'object' && part !== null) {
      for (const [key, value] of Object.entries(part)) walk(value, [...path, key]);
    }
  };
  if (type !== 'RequestReceived' && type !== 'RequestArrived') walk(data, []);
  return places;
}
