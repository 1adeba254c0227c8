import type { PlainDate } from '@yishen/calendar';
import type { DecisionCode } from '@yishen/statute';
import type { DeadlineKind } from '../../clock';
import type { ByType, DomainEvent } from '../../event';
import { Rejected } from '../../rejected';
import type { Sealed } from '../../sealed';
import { choice, date, optional, text, type FieldsOfActs } from '../actField';
import { dateNotAfterToday, factDate } from '../context';
import { given } from '../evidence';
import { ARCHIVED, ENDED, NO_OPEN_REANSWER, OPEN, SPLIT, UNCONFIRMED } from '../guards';
import type { KnownRequest, Procedure } from '../procedure';
import { withStanding, withoutStanding } from '../standingAnswer';
import type { Desk, Step } from '../step';
import { pastDay } from '../values';

declare module '../procedure' {
  interface Procedure {
    readonly conclusion?: Conclusion;
  }
  interface RequestFacts extends ByType<RequestWithdrawn | RequestForwarded | RequestReopened> {}
  interface RequestActs extends ConclusionActs {}
}

/** The applicant withdrew the request. */
export type RequestWithdrawn = DomainEvent<
  'RequestWithdrawn',
  { readonly withdrawnOn: PlainDate; readonly note?: Sealed }
>;

/** The request was passed on to another agency, which counts it if it registers it. */
export type RequestForwarded = DomainEvent<
  'RequestForwarded',
  { readonly forwardedOn: PlainDate; readonly to: Sealed }
>;

/** A conclusion was undone: the request is open again and its result no longer counts. */
export type RequestReopened = DomainEvent<
  'RequestReopened',
  {
    readonly reopenedOn: PlainDate;
    readonly ground: 'lapseUndone' | 'withdrawalUndone' | 'concludedInError';
    readonly reason?: Sealed;
  }
>;

/** How a request ended. */
export interface Conclusion {
  readonly how: 'answered' | 'withdrawn' | 'lapsed';
  readonly on: PlainDate;
  readonly decision: DecisionCode;
}

/** The acts that end a request, pass it on or open it again. */
export const conclusionActs = {
  WithdrawRequest: { withdrawnOn: date, note: optional(text) },
  ForwardRequest: { forwardedOn: date, to: text },
  ReopenRequest: {
    reopenedOn: date,
    ground: choice('lapseUndone', 'withdrawalUndone', 'concludedInError'),
    reason: text,
  },
} as const satisfies FieldsOfActs;
type ConclusionActs = typeof conclusionActs;

/** How a request ends other than by an answer, and how it opens again. */
export const conclusion: Step<keyof ConclusionActs, 'RequestWithdrawn' | 'RequestForwarded' | 'RequestReopened'> = {
  flow: 'end',
  acts: {
    WithdrawRequest: {
      access: 'request.withdraw',
      article: '国办公开办函〔2021〕30号',
      guards: OPEN,
      decide: (act, state, desk) => {
        const withdrawnOn = dateNotAfterToday(act.withdrawnOn, desk.now, 'request.withdrawn-in-future');
        const { receivedOn = withdrawnOn } = state;
        if (withdrawnOn < receivedOn) {
          throw new Rejected('request.withdrawn-before-received', { receivedOn, withdrawnOn });
        }
        return [{ type: 'RequestWithdrawn', schema: 1, data: { withdrawnOn, ...given('note', act.note) } }];
      },
    },
    ForwardRequest: {
      access: 'request.handle',
      article: '条例第三十六条第五项',
      guards: [UNCONFIRMED, SPLIT],
      decide: (act, state, desk) => {
        const forwardedOn = factDate(act.forwardedOn, desk, state.receivedOn);
        return [{ type: 'RequestForwarded', schema: 1, data: { forwardedOn, to: act.to } }];
      },
    },
    ReopenRequest: {
      access: 'request.approve',
      article: '条例第四十五条',
      guards: [...ENDED, ARCHIVED, NO_OPEN_REANSWER],
      decide: ({ reopenedOn: on, ground, reason }, state, desk) => {
        if (ground !== 'lapseUndone' && ground !== 'withdrawalUndone' && ground !== 'concludedInError') {
          throw new Rejected('request.choice-unknown', { ground });
        }
        const how = state.conclusion?.how;
        if ((ground === 'lapseUndone' && how !== 'lapsed') || (ground === 'withdrawalUndone' && how !== 'withdrawn')) {
          throw new Rejected('request.reopening-ground-wrong', { ground });
        }
        const reopenedOn = factDate(on, desk, state.conclusion?.on);
        return [{ type: 'RequestReopened', schema: 1, data: { reopenedOn, ground, reason } }];
      },
    },
  },
  facts: {
    RequestWithdrawn: {
      type: 'RequestWithdrawn',
      sheet: 'sheet.RequestWithdrawn',
      mark: 'back',
      day: 'withdrawnOn',
      correctable: { withdrawnOn: pastDay },
      revocable: false,
      concludes: true,
      apply: (procedure, { data: { withdrawnOn: on } }) => {
        const concluded = { ...procedure, conclusion: { how: 'withdrawn' as const, on, decision: 'A23' as const } };
        return withStanding(concluded, { decision: 'A23', on, remedies: 'told' });
      },
    },
    RequestForwarded: {
      type: 'RequestForwarded',
      sheet: 'sheet.RequestForwarded',
      mark: 'sent',
      day: 'forwardedOn',
      correctable: { forwardedOn: pastDay },
      revocable: true,
      apply: (procedure) => procedure,
    },
    RequestReopened: {
      type: 'RequestReopened',
      sheet: null,
      mark: 'back',
      day: null,
      correctable: {},
      revocable: false,
      apply: reopened,
    },
  },
  kinds: {},
  inOrder: (facts) => [
    [facts.receivedOn, facts.conclusion?.on],
    [facts.standing?.on, facts.standing?.deliveredOn],
  ],
};

// Undoing an answer uses up the draft that was sent out: the next one is written, reviewed and signed anew.
function reopened(procedure: Procedure): Procedure {
  const { conclusion: undone, draft, ...rest } = withoutStanding(procedure);
  const open = <T extends { readonly lapsedOn?: PlainDate }>({ lapsedOn: _, ...notice }: T) => notice;
  const kept = draft === undefined || undone?.how === 'answered' ? {} : { draft };
  return { ...rest, ...kept, supplements: procedure.supplements.map(open), fees: procedure.fees.map(open) };
}

/**
 * Undoes a lapse when an act in time becomes known later: the request is open again. After an end of another kind, an act from
 * before that end is only recorded, and a later one is refused.
 */
export function undoneLapse(
  { conclusion: ended }: KnownRequest,
  decision: 'A21' | 'A22',
  on: PlainDate,
  inTime: boolean,
  { today }: Desk,
): readonly RequestReopened[] {
  if (!ended) return [];
  const lapsed = ended.how === 'lapsed' && ended.decision === decision;
  if (!lapsed && on <= ended.on) return [];
  if (!lapsed || !inTime) throw new Rejected('request.already-concluded', { concludedOn: ended.on });
  return [{ type: 'RequestReopened', schema: 1, data: { reopenedOn: today, ground: 'lapseUndone' } }];
}

/** The last day of a deadline of a request. */
export function dueDay(state: KnownRequest, kind: DeadlineKind, ref: number, desk: Desk): PlainDate | undefined {
  return desk.deadlines(state, desk.today).find((deadline) => deadline.kind === kind && deadline.ref === ref)?.dueOn;
}
