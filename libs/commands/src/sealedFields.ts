import { isSealed } from '@yishen/vault';

/** The names under which values are sealed; a value moved to another field does not open. */
export const SEALED_FIELDS = {
  name: 'applicant.name',
  identity: 'applicant.identity',
  contact: 'applicant.contact',
  content: 'request.content',
  answerNote: 'answer.note',
  withdrawalNote: 'withdrawal.note',
  fileName: 'file.name',
  settingReason: 'setting.reason',
  proceedingBody: 'proceeding.body',
  proceedingCaseNumber: 'proceeding.caseNumber',
  proceedingNote: 'proceeding.note',
  correctionReason: 'proceeding.reason',
} as const;

/** The key of a person's data. */
export const personKey = (person: string): string => `person-${person}`;
/** The key of a request's free text. */
export const requestKey = (request: string): string => `request-${request}`;
/** The key of an agency's own free text. */
export const agencyKey = (agencyId: string): string => `agency-${agencyId}`;
/** The key of the free text of the proceedings about a request, or of one proceeding that is about none. */
export const proceedingKey = (about: string): string => `proceeding-${about}`;
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
