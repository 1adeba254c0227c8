import type { Messages } from '../message';
import type { Refusals } from '../refusal';

/** The words of consultations (条例 第三十二条、第三十四条). */
export const CONSULTATION_WORDS = {
  'event.ConsultationStarted': {
    zh: '{sentOn} 书面征求{party}意见（第 {n} 项）',
    en: 'Consulted ({party}) on {sentOn}, no. {n}',
  },
  'event.ConsultationServed': {
    zh: '{servedOn} 被征求意见方收到（第 {n} 项）',
    en: 'Consultation {n} received on {servedOn}',
  },
  'event.ConsultationReplied': {
    zh: '{receivedOn} 收到意见：{stance}（第 {n} 项）',
    en: 'Opinion on {receivedOn}: {stance} (no. {n})',
  },
  'event.ConsultationSilent': {
    zh: '第 {n} 项征求意见至 {endedOn} 未答复：{meaning}',
    en: 'Consultation {n} unanswered by {endedOn}: {meaning}',
  },
  'event.ConsultationEnded': { zh: '{endedOn} 结束征求意见（第 {n} 项）', en: 'Consultation {n} ended on {endedOn}' },
  'event.ObjectionOverridden': {
    zh: '{decidedOn} 为公共利益决定公开（第 {n} 项反对意见）',
    en: 'Disclosed for the public interest on {decidedOn} (objection {n})',
  },
  'requestAct.StartConsultation': { zh: '征求意见', en: 'Consult' },
  'requestAct.RecordConsultationServed': { zh: '登记征求意见送达', en: 'Record the consultation’s service' },
  'requestAct.RecordConsultationReply': { zh: '登记意见', en: 'Record the opinion' },
  'requestAct.EndConsultation': { zh: '结束征求意见', en: 'End the consultation' },
  'requestAct.OverrideObjection': { zh: '为公共利益公开', en: 'Disclose for the public interest' },
  'field.party': { zh: '征求对象', en: 'Party' },
  'field.name': { zh: '名称', en: 'Name' },
  'field.contact': { zh: '联系方式', en: 'Contact' },
  'field.question': { zh: '征求事项', en: 'Question' },
  'field.sentOn': { zh: '发出日期', en: 'Sent on' },
  'field.stance': { zh: '意见', en: 'Opinion' },
  'field.groundsReasonable': { zh: '反对理由合理', en: 'The grounds are reasonable' },
  'field.endedOn': { zh: '结束日期', en: 'Ended on' },
  'field.decidedOn': { zh: '决定日期', en: 'Decided on' },
  'choice.meaning.agencyDecides': { zh: '由行政机关决定是否公开', en: 'the agency decides' },
  'choice.meaning.deemedConsent': { zh: '视为同意公开', en: 'taken as consent' },
  'deadline.consultationService': { zh: '征求意见送达', en: 'Service of the consultation' },
  'deadline.consultationReply': { zh: '征求意见期限', en: 'Consultation' },
  'sheet.ConsultationStarted': { zh: '征求意见', en: 'Consulted' },
  'sheet.ConsultationReplied': { zh: '收到意见', en: 'Opinion received' },
  'sheet.ConsultationEnded': { zh: '征求意见结束', en: 'Consultation ended' },
  'sheet.ObjectionOverridden': { zh: '决定公开（公共利益）', en: 'Disclosed for the public interest' },
} as const satisfies Messages;

/** The refusals of consultations (条例 第三十二条、第三十四条). */
export const CONSULTATION_REFUSALS = {
  'request.no-consultation': {
    status: 422,
    title: { zh: '没有该项征求意见', en: 'No such consultation' },
    detail: { zh: '没有编号为 {n} 的征求意见。', en: 'There is no consultation {n}.' },
  },
  'request.no-consultation-open': {
    status: 422,
    title: { zh: '没有进行中的征求意见', en: 'No consultation is open' },
    detail: { zh: '所有征求意见都已结束。', en: 'Every consultation has ended.' },
  },
  'request.consultation-ended': {
    status: 422,
    title: { zh: '该项征求意见已结束', en: 'The consultation has ended' },
    detail: { zh: '编号为 {n} 的征求意见已经结束。', en: 'Consultation {n} has ended.' },
  },
  'request.grounds-not-judged': {
    status: 422,
    title: { zh: '未判断反对理由是否合理', en: 'The grounds are not judged' },
    detail: {
      zh: '第三方不同意公开的，应当判断其理由是否合理（第三十二条）。',
      en: 'Say whether the grounds of the objection are reasonable (Article 32).',
    },
  },
  'request.no-objection': {
    status: 422,
    title: { zh: '没有需要越过的反对意见', en: 'There is no objection' },
    detail: { zh: '没有第三方提出仍然有效的反对意见。', en: 'No third party’s objection stands.' },
  },
} as const satisfies Refusals;
