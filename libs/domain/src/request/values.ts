import { dateOfInstant, isPlainDate } from '@yishen/calendar';
import { isChannel, isDecisionCode, isServiceMode } from '@yishen/statute';
import { dateNotAfterToday, type DecisionContext } from './context';
import { isRemedies } from './standingAnswer';

/** Which values a correction may set, and whether the correction needs a second person. */
export interface ValueCheck {
  readonly isValid: (value: unknown, context: Pick<DecisionContext, 'now'>) => boolean;
  readonly twoPersons?: true;
}

const ofText = (isValid: (text: string) => boolean): ValueCheck => ({
  isValid: (value) => typeof value === 'string' && isValid(value),
});

const ofNumber = (from: number, to: number): ValueCheck => ({
  isValid: (value) => Number.isInteger(value) && Number(value) >= from && Number(value) <= to,
});

/** A day that has come; a day in the future gets a refusal of its own. */
export const pastDay: ValueCheck = {
  isValid: (value, { now }) =>
    typeof value === 'string' &&
    isPlainDate(value) &&
    dateNotAfterToday(value, now, 'request.date-in-future') <= dateOfInstant(now),
};

/** Any day. */
export const anyDay = ofText(isPlainDate);
/** A period in working days. */
export const workingDays = ofNumber(1, 250);
/** An amount in fen. */
export const amount = ofNumber(1, Number.MAX_SAFE_INTEGER);
/** A channel of 条例 第二十九条. */
export const channel = ofText(isChannel);
/** A conclusion; a withdrawal is the applicant's act and has its own record. */
export const conclusionCode = ofText((value) => isDecisionCode(value) && value !== 'A23');
/** A mode of service. */
export const serviceMode = ofText(isServiceMode);
/** Whether the answer named the remedies. */
export const remedies = ofText(isRemedies);

/** A value whose correction a second person confirms: it decides the clock, the law and the year. */
export const twoPersons = (check: ValueCheck): ValueCheck => ({ ...check, twoPersons: true });
