import { AGENCY_REFUSALS } from './agencyRefusals';
import { CALENDAR_REFUSALS, CALENDAR_APPROVAL_REFUSALS, NOTICE_REFUSALS } from './calendarRefusals';
import { INTERFACE_REFUSALS } from './interfaceRefusals';
import { LETTER_REFUSALS } from './letterRefusals';
import type { Message } from './message';
import { PROCEEDING_REFUSALS } from './proceedingRefusals';
import { PUBLICATION_REFUSALS } from './publicationRefusals';
import { RECORD_CORRECTION_REFUSALS } from './recordCorrectionRefusals';
import type { Refusal } from './refusal';
import { REPORT_REFUSALS } from './reportRefusals';
import { REQUEST_REFUSALS } from './requestWords';

/** The refusals by rules of the domain, by what the rules are about. */
export const REFUSALS_BY_SUBJECT = {
  request: REQUEST_REFUSALS,
  proceeding: PROCEEDING_REFUSALS,
  recordCorrection: RECORD_CORRECTION_REFUSALS,
  report: REPORT_REFUSALS,
  publication: PUBLICATION_REFUSALS,
  agency: AGENCY_REFUSALS,
  letter: LETTER_REFUSALS,
  notice: NOTICE_REFUSALS,
  calendar: { ...CALENDAR_REFUSALS, ...CALENDAR_APPROVAL_REFUSALS },
};

/** The refusals by rules of the domain. */
export const DOMAIN_REFUSALS = {
  ...REFUSALS_BY_SUBJECT.request,
  ...REFUSALS_BY_SUBJECT.proceeding,
  ...REFUSALS_BY_SUBJECT.recordCorrection,
  ...REFUSALS_BY_SUBJECT.report,
  ...REFUSALS_BY_SUBJECT.publication,
  ...REFUSALS_BY_SUBJECT.agency,
  ...REFUSALS_BY_SUBJECT.letter,
  ...REFUSALS_BY_SUBJECT.notice,
  ...REFUSALS_BY_SUBJECT.calendar,
};

const REFUSALS = { ...DOMAIN_REFUSALS, ...INTERFACE_REFUSALS };

/** A code with which the domain refuses. */
export type RejectionCode = keyof typeof DOMAIN_REFUSALS;

/** A code with which libs/calendar refuses a holiday notice. */
export type NoticeRejectionCode = keyof typeof NOTICE_REFUSALS;

/** A code with which libs/calendar refuses notices that do not fit together. */
export type CalendarRejectionCode = keyof typeof CALENDAR_REFUSALS;

/** The code of a problem: a refusal of the domain or of the interface itself. */
export type ProblemCode = keyof typeof REFUSALS;

/** The HTTP status of a refusal. */
export function statusOf(code: ProblemCode): number {
  return REFUSALS[code].status;
}

/** The codes of all problems. */
export const PROBLEM_CODES = Object.keys(REFUSALS) as readonly ProblemCode[];

/** Whether a text is the code of a problem. */
export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(REFUSALS, text);
}

/** The sentences of a refusal. */
export function refusalOf(code: ProblemCode): Refusal {
  return REFUSALS[code];
}

/** The sentences of all refusals as messages: `problem.<code>` for the rule, `detail.<code>` for the occurrence. */
export const REFUSAL_MESSAGES = Object.fromEntries(
  Object.entries<Refusal>(REFUSALS).flatMap(([code, { title, detail }]) => [
    [`problem.${code}`, title],
    ...(detail ? [[`detail.${code}`, detail] as const] : []),
  ]),
) as { readonly [C in ProblemCode as `problem.${C}`]: Message };
