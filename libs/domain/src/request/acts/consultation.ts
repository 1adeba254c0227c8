import { CONSULTED_PARTIES, isConsultedParty, isStance } from '@yishen/statute';
import { Rejected } from '../../rejected';
import { actorOf, factDate } from '../context';
import type { Consultation, KnownRequest } from '../state';
import type { Deciders } from './deciders';
import { evidenceIfAny, given, nextNumber } from './evidence';

/** Consulting third parties, co-makers and other agencies (条例 第十一条、第十五条、第三十二条、第三十四条). */
export const consultationActs: Pick<
  Deciders,
  'StartConsultation' | 'RecordConsultationServed' | 'RecordConsultationReply' | 'EndConsultation' | 'OverrideObjection'
> = {
  StartConsultation: (act, state, context) => {
    const { party, name, contact, question } = act;
    if (!isConsultedParty(party)) throw new Rejected('request.choice-unknown', { party });
    const sentOn = factDate(act.sentOn, context, state.receivedOn);
    const n = nextNumber(state.consultations);
    const data = { n, party, name, ...given('contact', contact), question, sentOn };
    return [{ type: 'ConsultationStarted', schema: 1, data }];
  },

  RecordConsultationServed: (act, state, context) => {
    const { n, sentOn, endedOn, how } = consultationOf(state, act.n);
    const servedOn = factDate(act.servedOn, context);
    if (servedOn < sentOn) throw new Rejected('request.served-before-issued', { servedOn, issuedOn: sentOn });
    if (endedOn !== undefined && how !== 'silent' && servedOn > endedOn) {
      throw new Rejected('request.date-out-of-order', { date: endedOn, earlier: servedOn });
    }
    return [{ type: 'ConsultationServed', schema: 1, data: { n, servedOn, ...evidenceIfAny(act) } }];
  },

  RecordConsultationReply: (act, state, context) => {
    const { stance, reasons, groundsReasonable } = act;
    const consultation = consultationOf(state, act.n);
    if (consultation.how === 'replied' || consultation.how === 'ended') {
      throw new Rejected('request.consultation-ended', { n: act.n });
    }
    if (!isStance(stance)) throw new Rejected('request.choice-unknown', { stance });
    if (stance === 'objects' && groundsReasonable === undefined) throw new Rejected('request.grounds-not-judged');
    const receivedOn = factDate(act.receivedOn, context, consultation.servedOn ?? consultation.sentOn);
    const judged = stance === 'objects' ? given('groundsReasonable', groundsReasonable) : {};
    const data = { n: act.n, receivedOn, stance, ...given('reasons', reasons), ...judged };
    return [{ type: 'ConsultationReplied', schema: 1, data }];
  },

  EndConsultation: (act, state, context) => {
    const consultation = consultationOf(state, act.n);
    if (consultation.endedOn !== undefined) throw new Rejected('request.consultation-ended', { n: act.n });
    const endedOn = factDate(act.endedOn, context, consultation.sentOn);
    return [{ type: 'ConsultationEnded', schema: 1, data: { n: act.n, endedOn, reason: act.reason } }];
  },

  OverrideObjection: (act, state, context) => {
    const { n, content, reasons } = act;
    const consultation = consultationOf(state, n);
    if (consultation.stance !== 'objects' || CONSULTED_PARTIES[consultation.party].silence !== 'agencyDecides') {
      throw new Rejected('request.no-objection', { n });
    }
    const decidedOn = factDate(act.decidedOn, context, consultation.endedOn);
    const by = actorOf(context);
    return [{ type: 'ObjectionOverridden', schema: 1, data: { n, decidedOn, content, reasons, by } }];
  },
};

function consultationOf(state: KnownRequest, n: number): Consultation {
  const found = state.consultations.find((consultation) => consultation.n === n);
  if (!found) throw new Rejected('request.no-consultation', { n });
  return found;
}
