import type { RejectionCode } from '../rejected';
import type { Guard } from './step';

/** A guard: what forbids an act, and whether a named officer may override it. */
export const forbidden = (code: RejectionCode, forbids: Guard['forbids'], overridable?: true): Guard =>
  overridable ? { code, forbids, overridable } : { code, forbids };

/** Makes a guard look at the day of the act instead of today. */
const onItsDay = (guard: Guard): Guard => ({ ...guard, byDay: true });

/** The date of receipt is not confirmed. */
export const UNCONFIRMED = forbidden('request.unconfirmed', ({ status }) => status === 'unconfirmed');
/** The request was split; only its parts are worked on. */
export const SPLIT = forbidden('request.split', ({ split }) => split === true);
/** The request has ended. */
export const CONCLUDED = forbidden('request.already-concluded', ({ conclusion }) => conclusion !== undefined);
// A fact from before the end may be entered after it: past cases are entered in any order.
const CONCLUDED_BY_THEN = onItsDay(
  forbidden('request.already-concluded', (_, { then }) => then.conclusion !== undefined),
);
const NOT_CONCLUDED = forbidden('request.not-concluded', ({ conclusion }) => conclusion === undefined);

/** Received, and not ended as of now. */
export const OPEN = [UNCONFIRMED, SPLIT, CONCLUDED];
/** Received, and not ended on the day of the act. */
export const RUNNING = [UNCONFIRMED, SPLIT, CONCLUDED_BY_THEN];
/** Received and ended. */
export const ENDED = [UNCONFIRMED, SPLIT, NOT_CONCLUDED];

/** The reply period was over on the day of the act. */
export const IN_PERIOD = onItsDay(forbidden('request.reply-period-over', (_, { reply }) => reply?.state === 'missed'));
/** The same guard, which a named officer may override. */
export const IN_PERIOD_OR_OVERRIDDEN: Guard = { ...IN_PERIOD, overridable: true };

/** An order to answer anew is still open. */
export const NO_OPEN_REANSWER = forbidden('request.reanswer-open', ({ reanswers }) =>
  reanswers.some(({ repliedOn }) => repliedOn === undefined),
);
/** The file is archived. */
export const ARCHIVED = forbidden('request.archived', ({ archivedOn }) => archivedOn !== undefined);
