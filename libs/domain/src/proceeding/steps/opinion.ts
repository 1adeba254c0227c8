import type { PlainDate } from '@yishen/calendar';
import type { ByType, DomainEvent } from '../../event';
import { Rejected } from '../../rejected';
import { given } from '../../request/evidence';
import type { Sealed } from '../../sealed';
import { periodParts, type Parts } from '../deadline';
import { fact, instanceIn, saidBy } from '../dispute';
import { inOrder, onlyOnce, past, requireNumber } from '../readings';
import { instanceOf } from '../standing';
import type { Step } from '../step';

declare module '../dispute' {
  interface ProceedingFacts extends ByType<OpinionReceived | OpinionReported> {}
  interface ProceedingActs extends ByType<ReceiveOpinion | ReportOpinion> {}
  interface ProceedingDeadlineKinds {
    opinionReport: true;
  }
  interface Dispute {
    readonly opinions: readonly {
      readonly n: number;
      readonly instance: number;
      readonly receivedOn: PlainDate;
      readonly reportedOn?: PlainDate;
    }[];
  }
}

/** A 行政复议意见书 reached the agency, which must report within sixty days what it put right (复议法 第七十六条). */
export type OpinionReceived = DomainEvent<
  'OpinionReceived',
  { readonly n: number; readonly instance: number; readonly receivedOn: PlainDate; readonly note?: Sealed }
>;

/** The agency reported to the reconsideration organ what it put right. */
export type OpinionReported = DomainEvent<'OpinionReported', { readonly n: number; readonly reportedOn: PlainDate }>;

/** Records a 行政复议意见书. */
export interface ReceiveOpinion {
  readonly type: 'ReceiveOpinion';
  readonly instance: number;
  readonly receivedOn: string;
  readonly note?: Sealed;
}

/** Records that the agency reported what it put right. */
export interface ReportOpinion {
  readonly type: 'ReportOpinion';
  readonly n: number;
  readonly reportedOn: string;
}

/** 行政复议意见书 and the report on it (复议法 第七十六条). */
export const opinionOfDispute: Step<'ReceiveOpinion' | 'ReportOpinion', 'OpinionReceived' | 'OpinionReported'> = {
  acts: {
    ReceiveOpinion: {
      refusal: ({ kind }) => (kind === 'reconsideration' ? undefined : 'proceeding.opinion-not-of-court'),
      decide: ({ instance, receivedOn, note }, { dispute }, desk) => {
        if (instanceOf(dispute, instance).forum !== 'reconsideration') {
          throw new Rejected('proceeding.opinion-not-of-court');
        }
        const received = { instance, receivedOn: desk.day(receivedOn) };
        return fact('OpinionReceived', { n: desk.next('OpinionReceived'), ...received, ...given('note', note) });
      },
    },
    ReportOpinion: {
      refusal: ({ opinions }) =>
        opinions.some(({ reportedOn }) => reportedOn === undefined) ? undefined : 'proceeding.number-unknown',
      decide: ({ n, reportedOn }, { dispute }, desk) => {
        onlyOnce(dispute.opinions.find((one) => one.n === n)?.reportedOn);
        return fact('OpinionReported', { n, reportedOn: desk.day(reportedOn) });
      },
    },
  },
  facts: {
    OpinionReceived: { numberedBy: 'n', correctable: { receivedOn: past } },
    OpinionReported: {
      numberedBy: 'n',
      correctable: { reportedOn: past },
      restsOn: ({ n }, _, facts) => requireNumber(facts, 'OpinionReceived', n),
    },
  },
  ofDispute: (facts) => ({
    opinions: saidBy(facts, 'OpinionReceived').map(({ n, instance, receivedOn }) => {
      const reported = saidBy(facts, 'OpinionReported').find((one) => one.n === n);
      return { n, instance, receivedOn, ...given('reportedOn', reported?.reportedOn) };
    }),
  }),
  check: (dispute) => {
    for (const { instance, receivedOn, reportedOn } of dispute.opinions) {
      inOrder(instanceIn(dispute, instance)?.openedOn, receivedOn, reportedOn);
    }
  },
  deadlines: ({ opinions }, calendar) =>
    opinions.flatMap(({ n, receivedOn, reportedOn }) =>
      periodParts('opinionReport', receivedOn, calendar).map((period): Parts => ({
        ...period,
        kind: 'opinionReport',
        ref: n,
        party: 'agency',
        onExpiry: 'miss',
        doneOn: reportedOn,
      })),
    ),
};
