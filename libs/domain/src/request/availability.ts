import type { PlainDate } from '@yishen/calendar';
import type { Permission } from '../access/permissions';
import type { Deadline } from '../clock';
import type { RejectionCode } from '../rejected';
import type { ClockContext } from './context';
import { requestDeadlines } from './deadlines';
import type { KnownRequest, Procedure, RequestActName } from './procedure';
import { procedureOn } from './state';
import type { Moment } from './step';
import { ACT_RULES, REQUEST_ACT_NAMES } from './stepTable';

/** Why an act is forbidden now: a stable code, and whether a named officer may override it. */
export interface Forbidden {
  readonly code: RejectionCode;
  readonly overridable: boolean;
}

/** An act as it stands for a request now: what the interface offers, and what the command handler enforces. */
export interface Availability {
  readonly act: RequestActName;
  readonly access: Permission;
  readonly article: string;
  readonly allowed: boolean;
  readonly code?: RejectionCode;
  readonly overridable?: boolean;
  /** The last day on which the act keeps its period, where it has one. */
  readonly latestOn?: PlainDate;
}

/** What forbids an act on its own day, which may lie before the day it is entered; `undefined` when nothing does. */
export function forbids(
  act: RequestActName,
  state: KnownRequest,
  today: PlainDate,
  clock: ClockContext,
): Forbidden | undefined {
  return against(act, state, momentOf(procedureOn(state, today), today, clock));
}

function against(act: RequestActName, state: KnownRequest, moment: Moment): Forbidden | undefined {
  const guard = ACT_RULES[act].guards.find((candidate) => candidate.forbids(state, moment));
  return guard && { code: guard.code, overridable: guard.overridable === true };
}

/**
 * Whether an act that this code forbids today may be allowed on an earlier day, because its own day decides: true of acts before
 * the end of a request that has ended, and of acts within a period that is over.
 */
export function isForbiddenByDay(act: RequestActName, code: string): boolean {
  return ACT_RULES[act].guards.some((guard) => guard.code === code && guard.byDay === true);
}

/** Every act as it stands for a request today, forbidden ones with their reason. */
export function availabilityOf(state: KnownRequest, today: PlainDate, clock: ClockContext): readonly Availability[] {
  const moment = momentOf(procedureOn(state, today), today, clock);
  const now = momentOf(state, today, clock);
  return REQUEST_ACT_NAMES.map((act) => {
    const { access, article, latestOn: latest } = ACT_RULES[act];
    const forbidden = against(act, state, moment);
    const latestOn = latest?.(state, now);
    return {
      act,
      access,
      article,
      allowed: forbidden === undefined,
      ...(forbidden ? { code: forbidden.code, overridable: forbidden.overridable } : {}),
      ...(latestOn === undefined ? {} : { latestOn }),
    };
  });
}

/** The reply deadline derived from the facts, seen from a day. */
export function replyDeadlineOf(facts: Procedure, today: PlainDate, clock: ClockContext): Deadline | undefined {
  return requestDeadlines(facts, clock, today).find(({ kind }) => kind === 'reply');
}

// Derive the deadlines once, and only for the few guards that ask.
function momentOf(then: Procedure, today: PlainDate, clock: ClockContext): Moment {
  let derived: { readonly reply: Deadline | undefined } | undefined;
  return {
    today,
    clock,
    then,
    get reply() {
      derived ??= { reply: replyDeadlineOf(then, today, clock) };
      return derived.reply;
    },
  };
}
