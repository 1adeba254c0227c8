import type { PlainDate } from '@yishen/calendar';
import type { DecisionCode } from '@yishen/statute';
import type { DeadlineKind } from '../../clock';
import type { ByType, DomainEvent } from '../../event';
import { Rejected } from '../../rejected';
import type { Sealed } from '../../sealed';
import { choice, date, text, type FieldsOfActs } from '../actField';
import { factDate } from '../context';
import { given, withNumber } from '../evidence';
import { feeBalance } from '../feeAccount';
import { OPEN, forbidden } from '../guards';
import type { KnownRequest, Procedure } from '../procedure';
import { withStanding } from '../standingAnswer';
import type { Desk, Step } from '../step';
import { pastDay } from '../values';

declare module '../procedure' {
  interface RequestFacts extends ByType<RequestLapsed> {}
  interface RequestActs extends LapseActs {}
}

/** The request is taken as given up: not supplemented or not paid in time (条例 第三十条; 109号 第六条). */
export type RequestLapsed = DomainEvent<
  'RequestLapsed',
  {
    readonly step: LapsableStep;
    readonly n: number;
    readonly decision: 'A21' | 'A22';
    readonly lapsedOn: PlainDate;
    readonly note?: Sealed;
  }
>;

/** The acts of a lapse. */
export const lapseActs = {
  ConfirmLapse: { step: choice('supplement', 'fee'), lapsedOn: date, note: text },
} as const satisfies FieldsOfActs;
type LapseActs = typeof lapseActs;

type LapsableStep = 'supplement' | 'fee';

interface Lapsable {
  readonly decision: 'A21' | 'A22';
  readonly deadline: DeadlineKind;
  /** The served notices whose answer is awaited. */
  readonly awaited: (facts: Procedure) => readonly { readonly n: number }[];
  readonly lapsed: (facts: Procedure) => readonly { readonly n: number; readonly lapsedOn?: PlainDate }[];
}

const LAPSABLE: Readonly<Record<LapsableStep, Lapsable>> = {
  supplement: {
    decision: 'A21',
    deadline: 'supplementReply',
    awaited: ({ supplements }) =>
      supplements.filter(({ receivedOn, servedOn }) => receivedOn === undefined && servedOn !== undefined),
    lapsed: ({ supplements }) => supplements,
  },
  fee: {
    decision: 'A22',
    deadline: 'feePayment',
    awaited: ({ fees }) => fees.filter((fee) => feeBalance(fee) > 0 && fee.servedOn !== undefined),
    lapsed: ({ fees }) => fees,
  },
};

const SOMETHING_LAPSABLE = forbidden('request.nothing-lapsed', (state) =>
  Object.values(LAPSABLE).every(({ awaited }) => awaited(state).length === 0),
);

/** Requests that the applicant lets lapse. */
export const lapse: Step<'ConfirmLapse', 'RequestLapsed'> = {
  flow: 'supplement',
  acts: {
    ConfirmLapse: {
      access: 'request.handle',
      article: '条例第三十条；109号第六条',
      guards: [...OPEN, SOMETHING_LAPSABLE],
      decide: ({ step, lapsedOn, note }, state, desk) => {
        if (step !== 'supplement' && step !== 'fee') throw new Rejected('request.choice-unknown', { step });
        return [lapseOf(step, state, factDate(lapsedOn, desk), desk, note)];
      },
    },
  },
  facts: {
    RequestLapsed: {
      type: 'RequestLapsed',
      sheet: 'sheet.RequestLapsed',
      mark: 'back',
      day: 'lapsedOn',
      correctable: { lapsedOn: pastDay },
      revocable: false,
      concludes: true,
      apply: (procedure, { data: { step, n, lapsedOn, decision } }) => {
        const marked =
          step === 'supplement'
            ? { ...procedure, supplements: withNumber(procedure.supplements, n, { lapsedOn }) }
            : { ...procedure, fees: withNumber(procedure.fees, n, { lapsedOn }) };
        const concluded = { ...marked, conclusion: { how: 'lapsed' as const, on: lapsedOn, decision } };
        return withStanding(concluded, { decision, on: lapsedOn, remedies: 'told' });
      },
    },
  },
  kinds: {},
  // A lapse needs a served notice whose last day is over: whoever corrects that must reopen the request first.
  check: (facts, desk) => {
    const { conclusion } = facts;
    if (conclusion?.how !== 'lapsed') return;
    const { deadline: kind, lapsed } = LAPSABLE[conclusion.decision === 'A21' ? 'supplement' : 'fee'];
    const notice = lapsed(facts).find(({ lapsedOn }) => lapsedOn !== undefined);
    const deadline = desk
      .deadlines(facts, conclusion.on)
      .find((candidate) => candidate.kind === kind && candidate.ref === notice?.n);
    if (!deadline) throw new Rejected('request.nothing-lapsed');
    if (deadline.state !== 'lapsed') throw new Rejected('request.lapse-too-early', { dueOn: deadline.dueOn });
  },
};

/** The lapse of an awaited step: never before the day after its last day, nor on a provisional date. Throws `Rejected`. */
export function lapseOf(
  step: LapsableStep,
  state: KnownRequest,
  lapsedOn: PlainDate,
  desk: Pick<Desk, 'deadlines'>,
  note?: Sealed,
): RequestLapsed {
  const { decision, deadline: kind, awaited } = LAPSABLE[step];
  const [notice] = awaited(state);
  if (!notice) throw new Rejected('request.nothing-lapsed');
  const deadline = desk
    .deadlines(state, lapsedOn)
    .find((candidate) => candidate.kind === kind && candidate.ref === notice.n);
  if (deadline?.state !== 'lapsed') {
    const dueOn = deadline?.dueOn ?? '';
    throw new Rejected(deadline?.provisional ? 'request.lapse-provisional' : 'request.lapse-too-early', { dueOn });
  }
  return {
    type: 'RequestLapsed',
    schema: 1,
    data: { step, n: notice.n, decision, lapsedOn, ...given('note', note) },
  };
}

/** What follows when the applicant let a period pass: the lapse, where the agency's setting is automatic; otherwise a person is asked. */
export function lapsing(step: LapsableStep, state: KnownRequest, desk: Desk): readonly RequestLapsed[] | 'propose' {
  return desk.clock.policy.lapse === 'automatic' ? [lapseOf(step, state, desk.today, desk)] : 'propose';
}

/** Refuses a file note that the applicant let a period pass (A21, A22) where the notice on record, if there is one, says otherwise. */
export function requireLapse(decision: DecisionCode, state: KnownRequest, on: PlainDate, desk: Desk): void {
  if (decision === 'A21' && state.supplements.length > 0) lapseOf('supplement', state, on, desk);
  if (decision === 'A22' && state.fees.length > 0) lapseOf('fee', state, on, desk);
}
