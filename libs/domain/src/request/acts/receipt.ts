import { CHANNELS, isApplicantKind, periodInForce } from '@yishen/statute';
import { Rejected } from '../../rejected';
import { clockContextOf, factDate } from '../context';
import type { Deciders } from './deciders';
import { evidenceOf, given } from './evidence';

/** Receipt: confirming it, proving it, and the applicant's column (条例 第三十一条). */
export const receiptActs: Pick<
  Deciders,
  'LogContactAttempt' | 'ConfirmReceipt' | 'RecordReceiptEvidence' | 'SetApplicantKind'
> = {
  LogContactAttempt: ({ attemptedOn: on, outcome, note }, state, context) => {
    const attemptedOn = factDate(on, context, state.arrivedOn);
    if (outcome !== 'reached' && outcome !== 'unreachable') throw new Rejected('request.choice-unknown', { outcome });
    return [{ type: 'ContactAttempted', schema: 1, data: { attemptedOn, outcome, ...given('note', note) } }];
  },

  ConfirmReceipt: (act, state, context) => {
    const receivedOn = factDate(act.receivedOn, context, state.arrivedOn);
    if (!periodInForce('reply', receivedOn, clockContextOf(context).rules.periods)) {
      throw new Rejected('request.received-before-law', { date: receivedOn });
    }
    const evidence = evidenceOf(act, CHANNELS[state.channel].evidence);
    return [{ type: 'ReceiptConfirmed', schema: 1, data: { receivedOn, evidence } }];
  },

  RecordReceiptEvidence: (act, state) => {
    const evidence = evidenceOf(act, CHANNELS[state.channel].evidence);
    return [{ type: 'ReceiptEvidenced', schema: 1, data: { evidence } }];
  },

  SetApplicantKind: ({ kind, reason }, state) => {
    if (!isApplicantKind(kind)) throw new Rejected('request.applicant-kind-unknown', { kind });
    if (kind === state.applicantKind) return [];
    return [{ type: 'ApplicantKindSet', schema: 1, data: { kind, reason } }];
  },
};
