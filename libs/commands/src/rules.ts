import { createHash } from 'node:crypto';
import { dateOfInstant } from '@yishen/calendar';
import {
  RULES_IN_FORCE,
  UNKNOWN_PROCEEDING,
  UNKNOWN_REQUEST,
  deadlinesOf,
  evolveProceeding,
  evolveRequest,
  movedDeadlines,
  proceedingDeadlinesOf,
  streamKind,
  whatMoves,
  type ProceedingEvent,
  type RequestEvent,
} from '@yishen/domain';
import { PERIODS, PROCEEDING_PERIODS, type Periods } from '@yishen/statute';
import { EVERYWHERE, requireAct, type Caller } from './access';
import type { Desk } from './desk';
import { impactOn, type Impact, type OpenStreams } from './movedCases';

/** A name for the periods of this build, the same for the same periods. */
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
     * What moves in the open cases: between what is recorded and what the rules of this build derive, as an upgrade will; or,
     * when `periods` are given, between the rules of this build and the same with these periods, which requests alone have.
     */
    previewRules: async (
      caller: Caller,
      { periods }: { readonly periods?: Periods | undefined },
      streams: OpenStreams,
    ): Promise<Impact> => {
      requireAct(caller, 'rules.read', EVERYWHERE);
      const asOf = dateOfInstant(desk.now());
      return impactOn(desk, streams, (stream, events, context) => {
        if (streamKind(stream) === 'proceeding') {
          const state = events.reduce(
            (folded, event) => evolveProceeding(folded, event as unknown as ProceedingEvent),
            UNKNOWN_PROCEEDING,
          );
          if (state.status === 'unknown' || state.closed) return Promise.resolve(undefined);
          const derived = proceedingDeadlinesOf(state, context.calendar, asOf);
          return Promise.resolve(movedDeadlines(periods ? derived : state.deadlines, derived));
        }
        const state = events.reduce(
          (folded, event) => evolveRequest(folded, event as unknown as RequestEvent),
          UNKNOWN_REQUEST,
        );
        if (state.status === 'unknown' || state.closed) return Promise.resolve(undefined);
        const rules = periods && { ...RULES_IN_FORCE, periods };
        return Promise.resolve(
          rules
            ? whatMoves(state, context, { ...context, rules }, asOf)
            : movedDeadlines(state.deadlines, deadlinesOf(state, context, asOf)),
        );
      });
    },
  };
}
