import { CALENDAR_PROBLEM_CODES, NOTICE_PROBLEM_CODES } from '@yishen/calendar';

/** The refusals of the domain: stable codes, each with a sentence in the message catalogue (`problem.<code>`). */
export const REJECTION_CODES = [
  'date.invalid',
  'request.unknown',
  'request.already-received',
  'request.already-concluded',
  'request.received-in-future',
  'request.received-before-law',
  'request.applicant-kind-unknown',
  'request.channel-unknown',
  'request.decision-unknown',
  'request.decision-is-withdrawal',
  'request.service-mode-unknown',
  'request.replied-before-received',
  'request.replied-in-future',
  'request.withdrawn-before-received',
  'request.withdrawn-in-future',
  'proceeding.unknown',
  'proceeding.already-opened',
  'proceeding.already-concluded',
  'proceeding.kind-unknown',
  'proceeding.outcome-unknown',
  'proceeding.opened-in-future',
  'proceeding.concluded-in-future',
  'proceeding.concluded-before-opened',
  'publication.figure-unknown',
  'publication.value-invalid',
  'publication.year-in-future',
  'person.unknown',
  'person.already-erased',
  'person.erasure-not-requested',
  'person.needs-second-person',
  'person.ground-unknown',
  'agency.already-registered',
  'agency.name-missing',
  'agency.unknown',
  'agency.setting-unknown',
  'agency.setting-value-invalid',
  ...NOTICE_PROBLEM_CODES,
  ...CALENDAR_PROBLEM_CODES,
  'calendar.kind-unknown',
  'calendar.ground-unknown',
  'calendar.year-already-published',
  'calendar.nothing-changes',
  'calendar.proposal-unknown',
  'calendar.proposal-closed',
  'calendar.needs-second-person',
  'user.already-registered',
  'user.unknown',
  'user.role-unknown',
] as const;

/** A refusal code. */
export type RejectionCode = (typeof REJECTION_CODES)[number];

/** A refused command: `code` says which rule, `parameters` fill its sentence. Compare by code. */
export class Rejected extends Error {
  constructor(
    readonly code: RejectionCode,
    readonly parameters: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
    this.name = 'Rejected';
  }
}
