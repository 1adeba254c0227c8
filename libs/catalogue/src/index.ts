import { CLI } from './cli';
import { CONSOLE } from './console';
import { CONSOLE_CASE } from './consoleCase';
import { CONSOLE_REPORT } from './consoleReport';
import { INCIDENTS } from './incidents';
import { LABELS } from './labels';
import { LETTER_WORDS } from './letterWords';
import { fill, type Locale, type Message, type MessageParameters } from './message';
import { OPEN_CASES, type OpenCaseFault } from './openCases';
import { PROBLEM_DETAILS, PROBLEM_TITLES, type ProblemCode } from './problems';
import { PROCEEDING_LABELS } from './proceedingLabels';
import { PROJECTOR } from './projector';
import { RECORD_CORRECTION_WORDS } from './recordCorrectionWords';
import { REQUEST_ACTS } from './requestActs';
import { REQUEST_EVENTS } from './requestEvents';

export type { Locale, Message, MessageParameters } from './message';
export { DOMAIN_PROBLEM_CODES, INTERFACE_PROBLEM_CODES, type ProblemCode } from './problems';

/** Every message of the product; one file per section. */
export const MESSAGES = {
  ...PROBLEM_TITLES,
  ...PROBLEM_DETAILS,
  ...LABELS,
  ...PROCEEDING_LABELS,
  ...RECORD_CORRECTION_WORDS,
  ...CLI,
  ...CONSOLE,
  ...CONSOLE_CASE,
  ...CONSOLE_REPORT,
  ...LETTER_WORDS,
  ...PROJECTOR,
  ...REQUEST_ACTS,
  ...REQUEST_EVENTS,
  ...INCIDENTS,
  ...OPEN_CASES,
};

/** The key of a message. */
export type MessageKey = keyof typeof MESSAGES;

/** The text of a message in a language, its places filled. */
export function message(key: MessageKey, locale: Locale, parameters: MessageParameters = {}): string {
  const found: Message = MESSAGES[key];
  return fill(found[locale], parameters);
}

/** Whether a text is the key of a message. */
export function isMessageKey(text: string): text is MessageKey {
  return Object.hasOwn(MESSAGES, text);
}

/** Whether a text is the code of a problem. */
export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(PROBLEM_TITLES, `problem.${text}`);
}

/** What went wrong in this occurrence: the detail with its parameters where there is one, else the title. */
export function problemDetail(code: ProblemCode, locale: Locale, parameters: MessageParameters = {}): string {
  const key = `detail.${code}`;
  return isMessageKey(key) ? message(key, locale, parameters) : message(`problem.${code}`, locale, parameters);
}

/** What is wrong in a place of a list of open cases, with its row and column. */
export function openCaseProblemText(
  problem: {
    readonly row: number;
    readonly column: string;
    readonly code: OpenCaseFault;
    readonly parameters: MessageParameters;
  },
  locale: Locale,
): string {
  const { row, column, code, parameters } = problem;
  return message('openCases.place', locale, { row, column, reason: message(`openCases.${code}`, locale, parameters) });
}

/** Why a row of a list of open cases was refused, from the refusal's code and parameters. */
export function openCaseRefusalText(
  {
    row,
    refusal,
  }: { readonly row: number; readonly refusal: { readonly code: string; readonly parameters?: MessageParameters } },
  locale: Locale,
): string {
  const { code, parameters = {} } = refusal;
  const known = isProblemCode(code) ? problemDetail(code, locale, parameters) : code;
  const reason = code === 'command-reused' ? message('openCases.changed', locale) : known;
  return message('openCases.row', locale, { row, reason });
}
