import { CLI } from './cli';
import { CONFIGURATION } from './configuration';
import { CONSOLE } from './console';
import { CONSOLE_CASE } from './consoleCase';
import { CONSOLE_REPORT } from './consoleReport';
import { INCIDENTS } from './incidents';
import { LABELS } from './labels';
import { LETTER_WORDS } from './letterWords';
import { fill, type Locale, type Message, type MessageParameters } from './message';
import { OPEN_CASES, type OpenCaseFault } from './openCaseWords';
import { PROCEEDING_LABELS } from './proceedingLabels';
import { PROJECTOR } from './projector';
import { RECORD_CORRECTION_WORDS } from './recordCorrectionWords';
import { REFUSAL_MESSAGES, isProblemCode, refusalOf, type ProblemCode } from './refusals';
import { REQUEST_WORDS } from './requestWords';
import { SIGN_IN } from './signIn';

export type { Locale, Message, MessageParameters } from './message';
export {
  DOMAIN_REFUSALS,
  PROBLEM_CODES,
  REFUSALS_BY_SUBJECT,
  isProblemCode,
  statusOf,
  type CalendarRejectionCode,
  type NoticeRejectionCode,
  type ProblemCode,
  type RejectionCode,
} from './refusals';

export { signInMessage, type SignInKey } from './signIn';

/** Every message of the product; each section has its own file. */
export const MESSAGES = {
  ...REFUSAL_MESSAGES,
  ...LABELS,
  ...PROCEEDING_LABELS,
  ...RECORD_CORRECTION_WORDS,
  ...CLI,
  ...CONFIGURATION,
  ...CONSOLE,
  ...CONSOLE_CASE,
  ...CONSOLE_REPORT,
  ...LETTER_WORDS,
  ...PROJECTOR,
  ...REQUEST_WORDS,
  ...INCIDENTS,
  ...OPEN_CASES,
  ...SIGN_IN,
};

/** The key of a message. */
export type MessageKey = keyof typeof MESSAGES;

/** The text of a message in a language, with its places filled. */
export function message(key: MessageKey, locale: Locale, parameters: MessageParameters = {}): string {
  const found: Message = MESSAGES[key];
  return fill(found[locale], parameters);
}

/** Whether a text is the key of a message. */
export function isMessageKey(text: string): text is MessageKey {
  return Object.hasOwn(MESSAGES, text);
}

/** What went wrong in this occurrence: the detail with its parameters, or the title when there is no detail. */
export function problemDetail(code: ProblemCode, locale: Locale, parameters: MessageParameters = {}): string {
  const { title, detail = title } = refusalOf(code);
  return fill(detail[locale], parameters);
}

/** The text for a problem in a list of open cases, with its row and column. */
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

/** The text for a refused row of a list of open cases, from the refusal's code and parameters. */
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
