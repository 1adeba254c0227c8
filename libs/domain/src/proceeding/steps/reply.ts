import type { PlainDate } from '@yishen/calendar';
import {
  isHearingProcedure,
  proceedingPeriod,
  type HearingProcedure,
  type ProceedingPeriodName,
} from '@yishen/statute';
import type { ByType, DomainEvent } from '../../event';
import { Rejected } from '../../rejected';
import { given } from '../../request/evidence';
import type { Sealed } from '../../sealed';
import { periodParts, type Parts } from '../deadline';
import { fact, instanceIn, saidBy, type Instance } from '../dispute';
import { inOrder, named, onlyOnce, past } from '../readings';
import { heard, inOpenInstance } from '../standing';
import type { Step } from '../step';

declare module '../dispute' {
  interface ProceedingFacts extends ByType<NoticeReceived | ReplyFiled> {}
  interface ProceedingActs extends ByType<ReceiveNotice | FileReply> {}
  interface ProceedingDeadlineKinds {
    replyAndEvidence: true;
  }
  interface Instance {
    readonly notice?: {
      readonly receivedOn: PlainDate;
      readonly procedure: HearingProcedure;
      readonly acceptedOn?: PlainDate;
    };
    readonly filedOn?: PlainDate;
  }
}

/** The copy of the application, complaint or appeal reached the agency, whose reply period now runs (复议法 第四十八条、第五十四条，行诉法 第六十七条). */
export type NoticeReceived = DomainEvent<
  'NoticeReceived',
  {
    readonly instance: number;
    readonly receivedOn: PlainDate;
    readonly procedure: HearingProcedure;
    /** The day the body accepted or docketed the case, from which its own period runs. */
    readonly acceptedOn?: PlainDate;
    readonly note?: Sealed;
  }
>;

/** The agency's reply and evidence went to the body: handed in, or posted before expiry (民事诉讼法 第八十五条). */
export type ReplyFiled = DomainEvent<
  'ReplyFiled',
  { readonly instance: number; readonly filedOn: PlainDate; readonly note?: Sealed }
>;

/** Records that the copy of the application, complaint or appeal reached the agency. */
export interface ReceiveNotice {
  readonly type: 'ReceiveNotice';
  readonly instance: number;
  readonly receivedOn: string;
  readonly procedure: string;
  readonly acceptedOn?: string;
  readonly note?: Sealed;
}

/** Records that the agency's reply and evidence were handed in or posted. */
export interface FileReply {
  readonly type: 'FileReply';
  readonly instance: number;
  readonly filedOn: string;
  readonly note?: Sealed;
}

/** Reply and evidence (复议法 第四十八条、第五十四条，行诉法 第六十七条). */
export const replyOfDispute: Step<'ReceiveNotice' | 'FileReply', 'NoticeReceived' | 'ReplyFiled'> = {
  acts: {
    ReceiveNotice: {
      refusal: inOpenInstance(({ notice }) => (notice ? 'proceeding.already-recorded' : undefined)),
      decide: ({ instance, procedure, acceptedOn, note, ...command }, state, desk) => {
        onlyOnce(heard(state.dispute, instance).notice);
        const accepted = acceptedOn === undefined ? {} : { acceptedOn: desk.day(acceptedOn) };
        const receivedOn = desk.day(command.receivedOn);
        const heardIn = { procedure: named(isHearingProcedure, 'procedure', procedure) };
        return fact('NoticeReceived', { instance, receivedOn, ...heardIn, ...accepted, ...given('note', note) });
      },
    },
    FileReply: {
      refusal: inOpenInstance(({ notice, filedOn }) => {
        if (!notice) return 'proceeding.notice-missing';
        return filedOn === undefined ? undefined : 'proceeding.already-recorded';
      }),
      decide: ({ instance, filedOn, note }, state, desk) => {
        onlyOnce(heard(state.dispute, instance).filedOn);
        return fact('ReplyFiled', { instance, filedOn: desk.day(filedOn), ...given('note', note) });
      },
    },
  },
  facts: {
    NoticeReceived: {
      numberedBy: 'instance',
      correctable: {
        receivedOn: past,
        acceptedOn: past,
        procedure: (value) => named(isHearingProcedure, 'procedure', String(value)),
      },
    },
    ReplyFiled: {
      numberedBy: 'instance',
      correctable: { filedOn: past },
      restsOn: ({ instance }, dispute) => {
        if (!instanceIn(dispute, instance)?.notice) throw new Rejected('proceeding.notice-missing');
      },
    },
  },
  ofInstance: (facts, n) => {
    const notice = saidBy(facts, 'NoticeReceived').find(({ instance }) => instance === n);
    const filed = saidBy(facts, 'ReplyFiled').find(({ instance }) => instance === n);
    return { ...given('notice', notice), ...given('filedOn', filed?.filedOn) };
  },
  checkInstance: ({ forum, openedOn, notice, filedOn }) => {
    if (!notice) return;
    inOrder(openedOn, notice.receivedOn, filedOn);
    inOrder(openedOn, notice.acceptedOn);
    const name = replyPeriodOf(forum, notice.procedure);
    if (name && !proceedingPeriod(name, notice.receivedOn)) {
      throw new Rejected('proceeding.before-law', { date: notice.receivedOn });
    }
  },
  instanceDeadlines: ({ n, forum, notice, filedOn, conclusion }, _, calendar) => {
    const name = replyPeriodOf(forum, notice?.procedure);
    if (!notice || !name) return [];
    // A case that ended before the reply was due leaves nothing to reply to.
    const doneOn = filedOn ?? conclusion?.decidedOn;
    return periodParts(name, notice.receivedOn, calendar).map((period): Parts => ({
      ...period,
      kind: 'replyAndEvidence',
      ref: n,
      party: 'agency',
      onExpiry: 'miss',
      doneOn,
    }));
  },
};

// The period to reply in a forum; `undefined` where the law sets no period.
function replyPeriodOf(
  forum: Instance['forum'],
  procedure: HearingProcedure = 'ordinary',
): ProceedingPeriodName | undefined {
  switch (forum) {
    case 'reconsideration':
      return procedure === 'simplified' ? 'reconsiderationReplySimplified' : 'reconsiderationReply';
    case 'firstInstance':
      return 'answer';
    case 'appeal':
      return 'appealAnswer';
    case 'retrial':
      return undefined;
  }
}
