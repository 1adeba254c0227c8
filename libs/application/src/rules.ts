import { createHash } from 'node:crypto';
import { dateOfInstant, type PlainDate } from '@yishen/calendar';
import {
  RULES_IN_FORCE,
  deadlinesOf,
  movedDeadlines,
  proceedingDeadlinesOf,
  whatMoves,
  type MovedDeadline,
} from '@yishen/domain';
import { PERIODS, PROCEEDING_PERIODS, type Periods } from '@yishen/statute';
import { EVERYWHERE, requirePermission, type Caller } from './access';
import type { ScopeContext } from './contexts';
import type { Desk } from './desk';
import { impactOn, openCaseOf, type Impact, type OpenCase, type OpenStreams } from './movedCases';

/** A name for the periods of this build; the same periods give the same name. */
export function rulesVersion(): string {
  return createHash('sha256')
    .update(JSON.stringify([PERIODS, PROCEEDING_PERIODS]))
    .digest('hex')
    .slice(0, 16);
}

/** The questions about the rules of this build. */
export function ruleReading(desk: Desk) {
  return {
    /**
     * What moves in the open cases: between the recorded deadlines and those that the rules of this build derive, as an upgrade
     * will; or, when `periods` are given, between the rules of this build and the same with these periods, which only requests
     * have.
     */
    previewRules: async (
      caller: Caller,
      { periods }: { readonly periods?: Periods | undefined },
      streams: OpenStreams,
    ): Promise<Impact> => {
      requirePermission(caller, 'rules.read', EVERYWHERE);
      const asOf = dateOfInstant(desk.now());
      return impactOn(desk, streams, (stream, events, context) =>
        Promise.resolve(movesOf(openCaseOf(stream, events), context, periods, asOf)),
      );
    },
  };
}

function movesOf(
  open: OpenCase | undefined,
  context: ScopeContext,
  periods: Periods | undefined,
  asOf: PlainDate,
): readonly MovedDeadline[] | undefined {
  if (!open) return undefined;
  if ('request' in open) {
    const { request } = open;
    if (periods) return whatMoves(request, context, { ...context, rules: { ...RULES_IN_FORCE, periods } }, asOf);
    return movedDeadlines(request.deadlines, deadlinesOf(request, context, asOf));
  }
  const derived = proceedingDeadlinesOf(open.proceeding, context.calendar, asOf);
  return movedDeadlines(periods ? derived : open.proceeding.deadlines, derived);
}
