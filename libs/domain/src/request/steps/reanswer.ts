import { addDays, type PlainDate } from '@yishen/calendar';
import { DECISIONS, SERVICE_MODES, type DecisionCode, type ServiceMode } from '@yishen/statute';
import { buildDeadline } from '../../clock';
import type { ByType, DomainEvent } from '../../event';
import { Rejected } from '../../rejected';
import type { Sealed } from '../../sealed';
import { choice, count, date, oneOf, optional, text, type FieldsOfActs } from '../actField';
import { dateOf, factDate, wholeNumber } from '../context';
import { agencyState } from '../deadlineStates';
import { given, nextNumber, serviceModeOf, withNumber } from '../evidence';
import { ENDED, forbidden } from '../guards';

import { REMEDIES, withStanding, withoutStanding, type Remedies } from '../standingAnswer';
import type { Step } from '../step';
import { anyDay, conclusionCode, pastDay, remedies, serviceMode, workingDays } from '../values';
import { answerCode, remediesOf } from './decision';

declare module '../procedure' {
  interface Procedure {
    readonly reanswers: readonly Reanswer[];
  }
  interface RequestFacts extends ByType<ReanswerOrdered | ReanswerGiven> {}
  interface RequestActs extends ReanswerActs {}
}
declare module '../../clock' {
  interface DeadlineKinds {
    reanswer: true;
  }
}

/** A reconsideration, a judgment or the agency itself ordered a new answer; the first one stays counted. */
export type ReanswerOrdered = DomainEvent<
  'ReanswerOrdered',
  {
    readonly n: number;
    readonly ground: 'reconsideration' | 'judgment' | 'ownMotion';
    readonly receivedOn: PlainDate;
    readonly workingDays?: number;
    readonly until?: PlainDate;
    readonly reference: Sealed;
    readonly proceeding?: string;
  }
>;

/** The new answer was given. */
export type ReanswerGiven = DomainEvent<
  'ReanswerGiven',
  {
    readonly n: number;
    readonly decision: DecisionCode;
    readonly repliedOn: PlainDate;
    readonly serviceMode: ServiceMode;
    readonly note?: Sealed;
    readonly remedies?: Remedies;
  }
>;

/** An order to answer anew and what came of it. */
export interface Reanswer {
  readonly n: number;
  readonly receivedOn: PlainDate;
  readonly workingDays?: number;
  readonly until?: PlainDate;
  readonly repliedOn?: PlainDate;
}

/** The acts of answering anew. */
export const reanswerActs = {
  OrderReanswer: {
    ground: choice('reconsideration', 'judgment', 'ownMotion'),
    receivedOn: date,
    workingDays: optional(count),
    until: optional(date),
    reference: text,
    proceeding: optional({ kind: 'id' }),
  },
  RecordReanswer: {
    n: count,
    decision: oneOf(DECISIONS),
    repliedOn: date,
    serviceMode: oneOf(SERVICE_MODES),
    remedies: optional(choice(...REMEDIES)),
    note: optional(text),
  },
} as const satisfies FieldsOfActs;
type ReanswerActs = typeof reanswerActs;

const REANSWER_OPEN = forbidden(
  'request.no-reanswer-ordered',
  ({ reanswers }) => !reanswers.some(({ repliedOn }) => repliedOn === undefined),
);

/** Answering anew (复议法 第六十四条、行诉法 第七十条). */
export const reanswer: Step<keyof ReanswerActs, 'ReanswerOrdered' | 'ReanswerGiven', 'reanswer', 'reanswers'> = {
  flow: 'end',
  acts: {
    OrderReanswer: {
      access: 'request.orderReanswer',
      article: '复议法第六十四条；行诉法第七十条',
      guards: ENDED,
      decide: ({ ground, reference, proceeding, ...act }, state, desk) => {
        if (ground !== 'reconsideration' && ground !== 'judgment' && ground !== 'ownMotion') {
          throw new Rejected('request.choice-unknown', { ground });
        }
        const receivedOn = factDate(act.receivedOn, desk, state.conclusion?.on);
        if (act.workingDays !== undefined) wholeNumber(act.workingDays, 1, 500, 'request.period-invalid');
        const until = act.until === undefined ? undefined : dateOf(act.until);
        if (until !== undefined && until < addDays(receivedOn, 1)) {
          throw new Rejected('request.date-out-of-order', { date: until, earlier: receivedOn });
        }
        const data = {
          n: nextNumber(state.reanswers),
          ground,
          receivedOn,
          ...given('workingDays', act.workingDays),
          ...given('until', until),
          reference,
          ...given('proceeding', proceeding),
        } as const;
        return [{ type: 'ReanswerOrdered', schema: 1, data }];
      },
    },
    RecordReanswer: {
      access: 'request.handle',
      article: '复议法第六十四条；行诉法第七十条',
      guards: [...ENDED, REANSWER_OPEN],
      about: ({ reanswers }) =>
        reanswers.filter(({ repliedOn }) => !repliedOn).map(({ n, receivedOn }) => ({ n, on: receivedOn })),
      decide: ({ n, note, ...act }, state, desk) => {
        const ordered = state.reanswers.find((one) => one.n === n && one.repliedOn === undefined);
        if (!ordered) throw new Rejected('request.no-reanswer-ordered', { n });
        const decision = answerCode(act.decision);
        const repliedOn = factDate(act.repliedOn, desk, ordered.receivedOn);
        const mode = serviceModeOf(act.serviceMode);
        const told = remediesOf(act.remedies);
        return [
          {
            type: 'ReanswerGiven',
            schema: 1,
            data: { n, decision, repliedOn, serviceMode: mode, ...given('note', note), ...given('remedies', told) },
          },
        ];
      },
    },
  },
  facts: {
    ReanswerOrdered: {
      type: 'ReanswerOrdered',
      sheet: 'sheet.ReanswerOrdered',
      mark: 'plain',
      day: 'receivedOn',
      correctable: { receivedOn: pastDay, workingDays, until: anyDay },
      revocable: true,
      hasFollowers: (state, { data }) =>
        state.reanswers.some(({ n, repliedOn }) => n === data.n && repliedOn !== undefined),
      apply: (procedure, { data: { n, receivedOn, workingDays: days, until } }) => ({
        ...withoutStanding(procedure),
        reanswers: [...procedure.reanswers, { n, receivedOn, ...given('workingDays', days), ...given('until', until) }],
      }),
    },
    ReanswerGiven: {
      type: 'ReanswerGiven',
      sheet: 'sheet.ReanswerGiven',
      mark: 'done',
      day: 'repliedOn',
      correctable: { repliedOn: pastDay, decision: conclusionCode, serviceMode, remedies },
      revocable: true,
      // Revoking it would turn its delivery into that of the earlier answer.
      hasFollowers: ({ facts }, { version: given }) =>
        facts.some(({ type, version }) => type === 'AnswerDelivered' && version > given),
      apply: (procedure, { data: { n, decision, repliedOn, remedies: told = 'told' } }) => {
        const answered = { ...procedure, reanswers: withNumber(procedure.reanswers, n, { repliedOn }) };
        return withStanding(answered, { decision, on: repliedOn, remedies: told });
      },
    },
  },
  start: { reanswers: [] },
  kinds: {
    reanswer: { of: 'agency', whenNear: 'nearing', whenMissed: 'missed' },
  },
  deadlines: (facts, _, { calendar, policy }, asOf) =>
    facts.reanswers.map(({ n, receivedOn, workingDays: days, until, repliedOn }) => {
      const parts = {
        kind: 'reanswer' as const,
        ref: n,
        from: receivedOn,
        workingDays: days ?? policy.reanswerDays,
        article: '《行政复议法》第六十四条、《行政诉讼法》第七十条',
        ruleVersion: 'reanswer-2024',
        ...given('until', until),
      };
      return buildDeadline(parts, calendar, agencyState(repliedOn, asOf));
    }),
  inOrder: ({ reanswers }) => reanswers.map(({ receivedOn, repliedOn }) => [receivedOn, repliedOn]),
};
