import { addDays } from '@yishen/calendar';
import { Rejected } from '../../rejected';
import { dateNotAfterToday, dateOf, factDate, wholeNumber } from '../context';
import { answerCode, remediesOf } from './decision';
import type { Deciders } from './deciders';
import { given, nextNumber, serviceModeOf } from './evidence';

/** How a request ends, and what may come after the end (domain.md 1.18, 3.6.6–3.6.8, 4.7). */
export const conclusionActs: Pick<
  Deciders,
  'WithdrawRequest' | 'ForwardRequest' | 'ReopenRequest' | 'OrderReanswer' | 'RecordReanswer' | 'ArchiveRequest'
> = {
  WithdrawRequest: (act, state, context) => {
    const withdrawnOn = dateNotAfterToday(act.withdrawnOn, context.now, 'request.withdrawn-in-future');
    const { receivedOn = withdrawnOn } = state;
    if (withdrawnOn < receivedOn) throw new Rejected('request.withdrawn-before-received', { receivedOn, withdrawnOn });
    return [{ type: 'RequestWithdrawn', schema: 1, data: { withdrawnOn, ...given('note', act.note) } }];
  },

  ForwardRequest: (act, state, context) => {
    const forwardedOn = factDate(act.forwardedOn, context, state.receivedOn);
    return [{ type: 'RequestForwarded', schema: 1, data: { forwardedOn, to: act.to } }];
  },

  ReopenRequest: ({ reopenedOn: on, ground, reason }, state, context) => {
    if (ground !== 'lapseUndone' && ground !== 'withdrawalUndone' && ground !== 'concludedInError') {
      throw new Rejected('request.choice-unknown', { ground });
    }
    const how = state.conclusion?.how;
    if ((ground === 'lapseUndone' && how !== 'lapsed') || (ground === 'withdrawalUndone' && how !== 'withdrawn')) {
      throw new Rejected('request.reopening-ground-wrong', { ground });
    }
    const reopenedOn = factDate(on, context, state.conclusion?.on);
    return [{ type: 'RequestReopened', schema: 1, data: { reopenedOn, ground, reason } }];
  },

  OrderReanswer: (act, state, context) => {
    const { ground, workingDays, reference, proceeding } = act;
    if (ground !== 'reconsideration' && ground !== 'judgment' && ground !== 'ownMotion') {
      throw new Rejected('request.choice-unknown', { ground });
    }
    const receivedOn = factDate(act.receivedOn, context, state.conclusion?.on);
    if (workingDays !== undefined) wholeNumber(workingDays, 1, 500, 'request.period-invalid');
    const until = act.until === undefined ? undefined : dateOf(act.until);
    if (until !== undefined && until < addDays(receivedOn, 1)) {
      throw new Rejected('request.date-out-of-order', { date: until, earlier: receivedOn });
    }
    const data = {
      n: nextNumber(state.reanswers),
      ground,
      receivedOn,
      ...given('workingDays', workingDays),
      ...given('until', until),
      reference,
      ...given('proceeding', proceeding),
    } as const;
    return [{ type: 'ReanswerOrdered', schema: 1, data }];
  },

  RecordReanswer: (act, state, context) => {
    const { n, note } = act;
    const ordered = state.reanswers.find((reanswer) => reanswer.n === n && reanswer.repliedOn === undefined);
    if (!ordered) throw new Rejected('request.no-reanswer-ordered', { n });
    const decision = answerCode(act.decision);
    const repliedOn = factDate(act.repliedOn, context, ordered.receivedOn);
    const serviceMode = serviceModeOf(act.serviceMode);
    const remedies = remediesOf(act.remedies);
    return [
      {
        type: 'ReanswerGiven',
        schema: 1,
        data: { n, decision, repliedOn, serviceMode, ...given('note', note), ...given('remedies', remedies) },
      },
    ];
  },

  ArchiveRequest: (act, state, context) => {
    const archivedOn = factDate(act.archivedOn, context, state.conclusion?.on);
    return [{ type: 'RequestArchived', schema: 1, data: { archivedOn, volume: act.volume } }];
  },
};
